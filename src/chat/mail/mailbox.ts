import type { ImapFlow } from 'imapflow';
import { after, before, type Duration, days, type Instant, minutes, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { inTime } from '../../ports/in-time';
import type { Logger } from '../../ports/logger';
import type { SharedState } from '../../ports/shared-state';
import type { AccessTokens } from './access-token';
import type { MailConfig } from './config';
import { imapClient, isAuthRefused, type Reached } from './connect';
import type { Mail } from './mail';
import { parseMail } from './parse-mail';
import { problemOf } from './problem-of';

/** What reading a mailbox needs. */
export interface MailboxParts {
  readonly config: Reached & Pick<MailConfig, 'folder'>;
  readonly tokens?: AccessTokens | undefined;
  readonly shared: Pick<SharedState, 'get' | 'swap'>;
  readonly clock: Pick<Clock, 'now'>;
  /** The real time, which the server stamps mails with. */
  readonly wall: Pick<Clock, 'now'>;
  readonly logger: Logger;
  /** Names this process. */
  readonly worker: string;
  /** Keeps a mail; only then is it marked as read. What it throws leaves the mail for a later look. */
  readonly take: (mail: Mail) => Promise<void>;
  /** Told why it cannot be read, while that lasts. */
  readonly away: (why: string) => Promise<void>;
  /** Shorter than usual, for tests. */
  readonly waits?: Partial<typeof usualWaits>;
}

/** A mailbox that is read. */
export interface Mailbox {
  start(): void;
  /** Takes no more mails, and lets another process read. */
  stop(): Promise<void>;
  /** Resolves when no mail that is there is being taken any more. */
  idle(): Promise<void>;
}

const usualWaits = {
  /** Between two tries of a mailbox that is away: the first, and at most. */
  retry: seconds(2),
  longest: minutes(5),
  /** One process reads at a time; whoever stops without a word is followed after this. */
  lease: seconds(60),
  /** So long it cannot be read before anybody is told; then each time, and whoever tells people does it once. */
  tell: minutes(10),
  /** Between two looks where the server tells nothing. */
  look: seconds(20),
};

/** A mail up to this size is read whole; of a larger one what stands first, which is its words. */
const mostWhole = 20 * 1024 * 1024;
const mostOfHuge = 256 * 1024;
/** Older mails were there before the desk read here. */
const reaches = days(7);
/** Mails of one look; the others are found by the next, which follows at once. */
const atOnce = 50;
/** So often a mail that cannot be taken is tried, before it is set aside. */
const mostTries = 5;

/**
 * Reads a mailbox for as long as it runs: told of new mails by the server (IDLE), connected again with growing waits.
 * A mail is marked as read after it was taken, and a mail's own key tells it from another: a new UIDVALIDITY, another
 * process or a mail that comes twice changes nothing.
 */
export function readMailbox(parts: MailboxParts): Mailbox {
  const reading: Reading = {
    parts,
    waits: { ...usualWaits, ...parts.waits },
    tries: new Map(),
    waking: new Wake(),
    lease: new ReaderLease(parts, parts.waits?.lease ?? usualWaits.lease),
    stopped: false,
    taking: Promise.resolve(),
  };
  let running: Promise<void> = Promise.resolve();
  return {
    start: () => {
      running = readAgainAndAgain(reading);
    },
    stop: async () => {
      reading.stopped = true;
      reading.waking.wake();
      await inTime(running, seconds(5));
    },
    idle: () => reading.taking.catch(() => undefined),
  };
}

/** A mailbox as it is being read. */
interface Reading {
  readonly parts: MailboxParts;
  readonly waits: typeof usualWaits;
  /** How often each mail that could not be taken was tried, by UID. */
  readonly tries: Map<number, number>;
  readonly waking: Wake;
  readonly lease: ReaderLease;
  stopped: boolean;
  /** What is being taken now. */
  taking: Promise<void>;
}

async function readAgainAndAgain(reading: Reading): Promise<void> {
  const { parts, waits, lease, waking } = reading;
  const { logger } = parts;
  let wait: Duration = waits.retry;
  let failing: Instant | undefined;
  while (!reading.stopped) {
    let pause: Duration = waits.look;
    try {
      if (await lease.hold()) {
        await readOnce(reading, () => {
          wait = waits.retry;
          failing = undefined;
        });
        pause = waits.retry;
      }
    } catch (error) {
      const refused = isAuthRefused(error);
      // Whoever tries a wrong password again and again is locked out; a token may have ended before its time.
      pause = refused && parts.tokens === undefined ? waits.longest : wait;
      if (refused) parts.tokens?.forget();
      wait = Math.min(wait * 2, waits.longest) as Duration;
      logger[refused ? 'error' : 'warn']('the mailbox cannot be read; it is tried again', { refused, pause, error });
      failing ??= parts.wall.now();
      if (parts.wall.now() - failing >= waits.tell) await tellAway(parts, error);
    }
    if (!reading.stopped) await waking.sleep(pause);
  }
  await lease.end().catch((error: unknown) => logger.warn('the mailbox was not given back', { error }));
}

/** Where the database is away as well, there is another chance. */
const tellAway = (parts: MailboxParts, error: unknown): Promise<void> =>
  parts.away(problemOf(error).code || problemOf(error).problem).catch((failed: unknown) => {
    parts.logger.warn('nobody could be told of the mailbox', { error: failed });
  });

/** Reads until the line, the lease or the whole reading ends; `connected` is told once mails can be read. */
async function readOnce(reading: Reading, connected: () => void): Promise<void> {
  const { parts, waits, waking, lease, tries } = reading;
  const client = await imapClient(parts.config, parts.tokens);
  client.on('exists', () => waking.wake());
  client.on('error', () => undefined);
  client.on('close', () => waking.wake());
  try {
    await client.connect();
    await client.mailboxOpen(parts.config.folder);
    connected();
    parts.logger.info('reading the mailbox', { folder: parts.config.folder });
    while (!reading.stopped && client.usable && (await lease.hold())) {
      waking.begin();
      reading.taking = takeNew(parts, client, tries);
      await reading.taking;
      await waking.wait(waits.look);
    }
  } finally {
    await inTime(
      client.logout().catch(() => undefined),
      seconds(2),
    );
    client.close();
  }
}

/** Takes every mail that was not read yet, the oldest first. One that cannot be taken keeps no other waiting. */
async function takeNew(parts: MailboxParts, client: ImapFlow, tries: Map<number, number>): Promise<void> {
  const { wall, logger } = parts;
  for (;;) {
    const since = new Date(before(wall.now(), reaches));
    const found = (await client.search({ seen: false, since }, { uid: true })) || [];
    const uids = found.filter((uid) => !tries.has(uid)).slice(0, atOnce);
    const again = found.filter((uid) => tries.has(uid));
    for (const uid of [...again, ...uids]) {
      try {
        await takeOne(parts, client, uid);
        tries.delete(uid);
      } catch (error) {
        if (!client.usable) throw error;
        const nth = (tries.get(uid) ?? 0) + 1;
        tries.set(uid, nth);
        logger.error('a mail could not be taken', { uid, nth, error });
        if (nth < mostTries) continue;
        await client.messageFlagsAdd(`${uid}`, ['\\Seen', '\\Flagged'], { uid: true });
        tries.delete(uid);
      }
    }
    if (uids.length < atOnce) return;
  }
}

async function takeOne({ take, logger }: MailboxParts, client: ImapFlow, uid: number): Promise<void> {
  const sized = await client.fetchOne(`${uid}`, { size: true }, { uid: true });
  if (sized === false) return;
  const isWhole = (sized.size ?? 0) <= mostWhole;
  const source = isWhole ? true : { start: 0, maxLength: mostOfHuge };
  const fetched = await client.fetchOne(`${uid}`, { source }, { uid: true });
  // Somebody has deleted it meanwhile.
  if (fetched === false || fetched.source === undefined) return;
  if (!isWhole) logger.warn('a mail is too large to be read whole', { uid, size: sized.size });
  await take(await parseMail(fetched.source, isWhole));
  await client.messageFlagsAdd(`${uid}`, ['\\Seen'], { uid: true });
}

/** One process reads the mailbox at a time: the one whose name stands in the lease. */
class ReaderLease {
  #held: { readonly version: number } | undefined;

  constructor(
    private readonly parts: Pick<MailboxParts, 'shared' | 'clock' | 'worker'>,
    private readonly length: Duration,
  ) {}

  /** Whether it is ours now, for another length. Throws where the database is away. */
  async hold(): Promise<boolean> {
    const { shared, clock, worker } = this.parts;
    const now = clock.now();
    const fact = await shared.get('mail:reader', now);
    if (fact !== undefined && fact.value !== worker) return false;
    const version = fact?.version;
    const until = after(now, this.length);
    const isOurs = await shared.swap({ key: 'mail:reader', version, value: worker, now, until });
    this.#held = isOurs ? { version: (version ?? 0) + 1 } : undefined;
    return isOurs;
  }

  /** Another process may read at once. */
  async end(): Promise<void> {
    const { shared, clock, worker } = this.parts;
    const now = clock.now();
    if (this.#held === undefined) return;
    await shared.swap({ key: 'mail:reader', version: this.#held.version, value: worker, now, until: now });
  }
}

/** Waits that something ends early. */
class Wake {
  #woken = false;
  #wake: () => void = () => undefined;

  /** What wakes from here on is not missed. */
  begin(): void {
    this.#woken = false;
  }

  wake(): void {
    this.#woken = true;
    this.#wake();
  }

  /** At most so long; not at all where something woke since `begin`. */
  async wait(length: Duration): Promise<void> {
    if (!this.#woken) await this.sleep(length);
  }

  async sleep(length: Duration): Promise<void> {
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    await inTime(woken, length);
  }
}
