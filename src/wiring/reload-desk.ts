import { rosterSeen } from '../chat/people/look-after-roster';
import type { CommandDeps } from '../commands/command-deps';
import { BadConfig } from '../config/bad-config';
import type { Config } from '../config/config';
import { withDeskOfNow } from '../domain/followed';
import { after, type Instant, minutes, seconds } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import { createTranslator } from '../i18n/create-translator';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';
import type { AppDeps } from './app-deps';
import type { ConfigInForce } from './config-in-force';
import { keepingOf, keepTerms } from './keep-terms';
import { renewWakeUps } from './renew-at-start';
import { revokeRemoved } from './revoke-removed';
import { syncStaff } from './sync-staff';

/** What came of reading the desk file anew. */
export type Reloaded =
  /** It says what is in force already. */
  | { readonly kind: 'same' }
  /** It is in force from now on. */
  | { readonly kind: 'taken' }
  /** The one before stays in force, whole. */
  | { readonly kind: 'refused'; readonly problems: readonly Say[] };

/** What reading the desk file anew needs. */
export interface Reloading {
  readonly app: AppDeps;
  readonly store: Store;
  readonly commandDeps: CommandDeps;
  readonly inForce: ConfigInForce;
}

/** What only a desk that is started anew can take from its file. */
export function needsRestart(running: Config, next: Config): readonly Say[] {
  const [before, after] = [running.desk.prefix, next.desk.prefix];
  return before === after ? [] : [say('reload.prefix', { before, after })];
}

/**
 * Reads the desk file anew and decides by it from then on; one that is wrong is refused whole. Terms are kept and people are
 * known before anything is decided by it, and whoever it names no more leaves after that. Throws what the database refuses: then
 * the one before stays in force.
 */
export async function reloadDesk({ app, store, commandDeps, inForce }: Reloading): Promise<Reloaded> {
  const { config, reread, clock, logger } = app;
  if (reread === undefined) return { kind: 'same' };
  let next: Config;
  try {
    next = reread(config.supplied);
  } catch (error) {
    if (!(error instanceof BadConfig)) throw error;
    return { kind: 'refused', problems: error.problems };
  }
  if (next.deskFile.digest === config.deskFile.digest) return { kind: 'same' };
  const problems = needsRestart(config, next);
  if (problems.length > 0) return { kind: 'refused', problems };

  const now = clock.now();
  await keepTerms(keepingOf(next, store), now);
  const before = await rosterSeen({ ...store, ...withDeskOfNow(commandDeps), logger });
  await syncStaff(next.desk, store.people, now);
  inForce.use(next);
  await revokeRemoved({ ...store, ...withDeskOfNow(commandDeps), logger }, before);
  return { kind: 'taken' };
}

/** What was being decided by the file before when another came has ended by then (`commands/retry.ts`). */
const decidedBy = minutes(1);

/** Reading the desk file anew, once at a time, and what follows from it. */
export interface Reloads {
  readonly reload: () => Promise<Reloaded>;
  /** Wake-ups that were computed by the file before are compared with the rules: at once, and when nobody decides by it any more. */
  readonly part: Part;
}

/** To the log, with the sentences of `dutydesk check`. */
function tell({ logger, config, clock }: AppDeps, reloaded: Reloaded): void {
  const { path, digest } = config.deskFile;
  const which = { path, digest: digest.slice(0, 12) };
  if (reloaded.kind === 'same') logger.info('the desk file says what is in force', which);
  if (reloaded.kind === 'taken') logger.info('the desk file was read anew', which);
  if (reloaded.kind !== 'refused') return;
  const { language, zone } = config.desk;
  const speak = createTranslator(logger).speakTo({ language, zone, now: clock.now(), nameOf: (id) => id });
  logger.error('the desk file was refused; the one before stays in force', {
    ...which,
    problems: reloaded.problems.map(speak),
  });
}

export function reloadsOf(parts: Reloading): Reloads {
  const { app, store, commandDeps } = parts;
  let last: Promise<unknown> = Promise.resolve();
  let renewals: readonly Instant[] = [];
  const renew = async (): Promise<void> => {
    const now = app.clock.now();
    const due = renewals.filter((at) => at <= now);
    if (due.length === 0) return;
    await renewWakeUps(store, withDeskOfNow(commandDeps), app.logger);
    renewals = renewals.filter((at) => !due.includes(at));
  };
  const once = async (): Promise<Reloaded> => {
    const reloaded = await reloadDesk(parts);
    tell(app, reloaded);
    if (reloaded.kind !== 'taken') return reloaded;
    const now = app.clock.now();
    renewals = [...renewals, now, after(now, decidedBy)];
    commandDeps.committed();
    return reloaded;
  };
  return {
    reload: () => {
      const reloaded = last.then(once);
      last = reloaded.catch(() => undefined);
      return reloaded;
    },
    part: { name: 'desk-file', every: seconds(0), wakes: true, run: renew },
  };
}
