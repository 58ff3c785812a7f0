import { after, before, days, type Instant } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { Logger } from '../../ports/logger';
import type { SharedKey, SharedState } from '../../ports/shared-state';
import { SlackError } from './errors';
import { filePatience, type UploadDeps, untilReady, upload } from './files';

/** A picture that Slack holds as a file of ours. */
interface HeldPicture {
  readonly file: string;
  /** When it was last shown to somebody, to the day. */
  readonly usedAt: Instant;
}

/** What home pages show their pictures with. */
export interface HomePicturesDeps extends UploadDeps {
  readonly shared: Pick<SharedState, 'get' | 'put' | 'swap' | 'take' | 'under'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
}

/** Whoever opens their page after so long is shown the picture of then, and no page shows an older one. */
const unusedFor = days(7);
/** So many are held at most, the last used. */
const most = 60;
const usedToTheDay = days(1);
const remembered = days(400);
/** There is nothing left to delete. */
const gone: ReadonlySet<string> = new Set(['file_not_found', 'file_deleted']);

const keyOf = (picture: string): SharedKey => `slack:picture:${picture}`;

/**
 * Pictures of home pages as files of Slack. A key names what a picture shows, so each is uploaded once, for everybody and
 * all processes; what nobody looks at any more is deleted.
 */
export class HomePictures {
  readonly #coming = new Map<string, Promise<string | undefined>>();

  constructor(private readonly deps: HomePicturesDeps) {}

  /** The file that shows a picture; undefined where Slack has none. */
  async known(picture: string): Promise<string | undefined> {
    const { shared, clock } = this.deps;
    const now = clock.now();
    const held = (await shared.get(keyOf(picture), now))?.value as HeldPicture | undefined;
    if (held !== undefined && held.usedAt < before(now, usedToTheDay)) await this.#remember(keyOf(picture), held.file);
    return held?.file;
  }

  /**
   * Brings a picture to Slack and answers its file; undefined where that is not ready to be shown yet. Throws SlackError, and
   * what `draw` throws.
   */
  bring(picture: string, draw: () => Promise<Buffer>): Promise<string | undefined> {
    const coming = this.#coming.get(picture) ?? this.#bring(picture, draw);
    this.#coming.set(picture, coming);
    return coming.finally(() => this.#coming.delete(picture));
  }

  /** Slack does not show it any more. */
  async forget(picture: string): Promise<void> {
    const held = (await this.deps.shared.take(keyOf(picture), this.deps.clock.now())) as HeldPicture | undefined;
    if (held !== undefined) await this.#delete(held.file);
  }

  async #bring(picture: string, draw: () => Promise<Buffer>): Promise<string | undefined> {
    const name = `${picture.replace(/[^\w.-]+/g, '-')}.png`;
    const file = await upload({ name, bytes: await draw() }, this.deps);
    const isReady = await untilReady(file, this.deps);
    const now = this.deps.clock.now();
    const value: HeldPicture = { file, usedAt: now };
    const until = after(now, remembered);
    const isFirst = await this.deps.shared.swap({ key: keyOf(picture), version: undefined, value, now, until });
    if (!isFirst) {
      await this.#delete(file);
      return this.known(picture);
    }
    await this.#sweep(now);
    return isReady ? file : undefined;
  }

  async #sweep(now: Instant): Promise<void> {
    const { shared } = this.deps;
    const held = (await shared.under('slack:picture:', now))
      .map(({ key, value }) => ({ key, ...(value as HeldPicture) }))
      .sort((one, other) => other.usedAt - one.usedAt);
    const old = held.filter(({ usedAt }, nth) => nth >= most || usedAt < before(now, unusedFor));
    for (const { key, file } of old) {
      // Whoever takes it deletes it; what Slack did not delete is remembered again, and tried the next time.
      if ((await shared.take(key, now)) === undefined || (await this.#delete(file))) continue;
      await shared.put(key, { file, usedAt: 0 }, after(now, remembered));
    }
  }

  /** Whether it is gone. */
  async #delete(file: string): Promise<boolean> {
    try {
      await this.deps.api.call('files.delete', { file }, { patience: filePatience });
      return true;
    } catch (error) {
      if (error instanceof SlackError && gone.has(error.code)) return true;
      this.deps.logger.warn('a picture that nobody looks at could not be deleted', { file, error });
      return false;
    }
  }

  #remember(key: SharedKey, file: string): Promise<void> {
    const { shared, clock } = this.deps;
    const now = clock.now();
    return shared.put(key, { file, usedAt: now } satisfies HeldPicture, after(now, remembered));
  }
}
