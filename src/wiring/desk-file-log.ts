import type { DeskVersion, FileChange } from '../domain/desk-version';
import type { Say } from '../domain/words';
import { createTranslator } from '../i18n/create-translator';
import type { AppDeps } from './app-deps';
import type { Reloaded } from './reload-desk';

/** What becomes of the desk file of a running process, to its log, with the sentences of `dutydesk check`. */
export class DeskFileLog {
  constructor(private readonly app: AppDeps) {}

  /** What came of reading it anew. `behind`: the version in force elsewhere, where this process goes by another file. */
  said(reloaded: Reloaded, behind?: number): void {
    const { logger } = this.app;
    if (reloaded.kind === 'same') {
      if (behind === undefined) logger.info('the desk file says what is in force', this.#which);
      else logger.warn('the desk file says what this process goes by, and another one is in force', this.#which);
    }
    if (reloaded.kind === 'taken') {
      logger.info('the desk file was read anew', { ...this.#which, changes: placesOf(reloaded.changes) });
    }
    if (reloaded.kind !== 'refused') return;
    const problems = this.#sentences(reloaded.problems);
    logger.error('the desk file was refused; the one before stays in force', { ...this.#which, problems });
  }

  /** Another one is in force, which this process does not have, or cannot take for these problems. */
  lacks({ version, digest }: DeskVersion, problems: readonly Say[]): void {
    this.app.logger.error('another desk file is in force than the one of this process; it goes on by its own', {
      ...this.#which,
      inForce: { version, digest: digest.slice(0, 12) },
      ...(problems.length > 0 && { problems: this.#sentences(problems) }),
    });
  }

  get #which() {
    const { path, digest } = this.app.config.deskFile;
    return { path, digest: digest.slice(0, 12) };
  }

  #sentences(problems: readonly Say[]): readonly string[] {
    const { config, logger, clock } = this.app;
    const { language, zone } = config.desk;
    const speak = createTranslator(logger).speakTo({ language, zone, now: clock.now(), nameOf: (id) => id });
    return problems.map(speak);
  }
}

const placesOf = (changes: readonly FileChange[]): readonly string[] => changes.map(({ path }) => path.join('.'));
