import { afterLook, type Known, mostNamed, type Trouble } from '../../domain/auditor/trouble';
import { afterTelling, toTell } from '../../domain/auditor/when-told';
import { after, before, days, type Instant, minutes, type Span, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { inTime } from '../../ports/in-time';
import { isOutage } from '../../ports/is-outage';
import type { Logger } from '../../ports/logger';
import type { SharedFact, SharedState } from '../../ports/shared-state';
import { type Look, type Looked, type Remembered, type Side, TakenOver } from './look';

/** What the auditor needs. */
export interface AuditorParts {
  readonly shared: Pick<SharedState, 'get' | 'swap'>;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Name of this process. */
  readonly worker: string;
  readonly looks: Readonly<Record<Side, Look>>;
  /** Whether it is a time at which people read what can wait. */
  readonly isDay: (at: Instant) => boolean;
  /** Tells leads; `at` names the message. */
  readonly tell: (troubles: readonly Known[], at: Instant) => Promise<void>;
  /** Says outside that all is well; does nothing where nobody is to be told. Deals with its own failures. */
  readonly ping: () => Promise<void>;
  /** Told what each look found. */
  readonly onFound: (found: readonly Trouble[]) => void;
  /** Whether this process may work by its clock. */
  readonly isFit: () => boolean;
  /** Called every few seconds of real time, whatever the desk's clock says. */
  readonly onBeat: () => void;
  /** What every process shows the one that looks, before it is known which one does. */
  readonly show: (at: Instant) => Promise<void>;
}

/** Looks after the desk beside its own clockwork: it goes on while that stands. */
export interface Auditor {
  start(): void;
  /** What is looked at every few seconds of real time, whatever the desk's clock says. */
  beat(): void;
  /** Looks, if it is time and this process is the one that does. For tests, and a clock that is pushed. */
  run(): Promise<void>;
  /** Begins nothing more, and leaves it to the other processes. */
  stop(): Promise<void>;
}

const key = 'auditor';
/** Longer than a look takes; whoever is silent for longer is followed by the next. */
const lease = minutes(3);
const renewedEvery = seconds(20);
const lookEvery = minutes(1);
const rememberedFor = days(3650);
/** A desk that was silent for longer did not run. */
const awayFrom = minutes(5);
const beat = seconds(5);
const patience = seconds(5);

/** Looks at the desk once a minute, in one process at a time. */
export function createAuditor(parts: AuditorParts): Auditor {
  /** Sides at which the look before could not look, as something outside did not answer. */
  const away = new Set<Side>();
  let next: Instant | undefined;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  const failed = (error: unknown): void => {
    parts.logger.error('the auditor failed', { error });
    next = after(parts.clock.now(), lookEvery);
  };
  const run = (): Promise<void> => {
    const now = parts.clock.now();
    if (!parts.isFit() || (next !== undefined && now < next && now >= before(next, lookEvery)))
      return Promise.resolve();
    running ??= look(parts, away)
      .then((at) => {
        next = at;
      }, failed)
      .finally(() => (running = undefined));
    return running;
  };
  return {
    start: () => {
      timer ??= setInterval(() => {
        parts.onBeat();
        void run();
      }, beat).unref();
    },
    beat: parts.onBeat,
    run,
    stop: async () => {
      clearInterval(timer);
      await inTime(running, patience);
      await inTime(
        letGo(parts).catch(() => undefined),
        patience,
      );
    },
  };
}

/** One process looks; answers when it is time again. */
async function look(parts: AuditorParts, away: Set<Side>): Promise<Instant> {
  const now = parts.clock.now();
  await parts.show(now);
  const turn = await takeTurn(parts, now);
  if (turn === undefined) return after(now, lookEvery);
  const found: Trouble[] = [];
  let remember: Looked['remember'] = {};
  for (const [side, one] of Object.entries(parts.looks) as [Side, Look][]) {
    const looked = await one(now, turn.last, turn.alive).catch(failedLook);
    found.push(...looked.found.map(withFew), ...failureOf(parts, away, side, looked));
    remember = { ...remember, ...looked.remember };
  }
  if (found.length > 0) parts.logger.warn('the auditor found', { found });
  parts.onFound(found);
  const known = afterLook(turn.last.known, found, now);
  await turn.keep({ ...remember, known });
  const told = toTell(known, now, parts.isDay(now));
  if (told.length > 0) await parts.tell(told, now);
  if (known.length > 0) await turn.keep({ known: afterTelling(known, told, now) });
  if (away.size === 0 && found.every(({ cause }) => cause === 'away')) await parts.ping();
  return after(now, lookEvery);
}

/** A side may have found thousands: it is said how many, and the first of them. */
const withFew = (trouble: Trouble): Trouble => ({ ...trouble, records: trouble.records.slice(0, mostNamed) });

/** One that fails keeps nobody from looking at the other sides. */
function failedLook(failure: unknown): Looked {
  if (failure instanceof TakenOver) throw failure;
  return { found: [], failure };
}

/** That it could not look, where it was no outage that has passed by the next look. */
function failureOf(
  { logger }: Pick<AuditorParts, 'logger'>,
  away: Set<Side>,
  side: Side,
  { failure: error }: Looked,
): readonly Trouble[] {
  const wasAway = away.delete(side);
  if (error === undefined) return [];
  logger.error('the auditor could not look', { side, error });
  if (isOutage(error)) away.add(side);
  if (isOutage(error) && !wasAway) return [];
  return [{ cause: 'look-failed', why: side, count: 1, urgent: 0, records: [] }];
}

/** This process's turn to look: what is remembered, and how it goes on being remembered. */
interface Turn {
  last: Remembered;
  /** Throws where another process looks by now. */
  keep(change: Partial<Remembered>): Promise<void>;
  /** Keeps the turn while much is found. */
  alive(): Promise<void>;
}

const first: Omit<Remembered, 'by' | 'at' | 'upSince'> = {
  reached: {},
  overdue: { timers: [], messages: [] },
  known: [],
};

/** Undefined: another process looks. */
async function takeTurn({ shared, clock, worker }: AuditorParts, now: Instant): Promise<Turn | undefined> {
  let fact: SharedFact | undefined = await shared.get(key, now);
  const kept = fact?.value as Remembered | undefined;
  const isTheirs = kept !== undefined && kept.by !== '' && kept.by !== worker && !isToCome(kept.at, now);
  if (isTheirs && now < after(kept.at, lease)) return undefined;
  const turn: Turn = {
    last: begun(kept, worker, now),
    keep: async (change) => {
      const at = clock.now();
      const value: Remembered = { ...turn.last, ...change, at };
      const swapped = { key, version: fact?.version, value, now: at, until: after(at, rememberedFor) } as const;
      if (!(await shared.swap(swapped))) throw new TakenOver();
      fact = { value, version: (fact?.version ?? 0) + 1 };
      turn.last = value;
    },
    alive: async () => {
      if (clock.now() >= after(turn.last.at, renewedEvery)) await turn.keep({});
    },
  };
  await turn.keep({});
  return turn;
}

/** A desk that nobody looked at for a while did not run; neither did one whose clock was set forward, as far as others see. */
function begun(kept: Remembered | undefined, worker: string, now: Instant): Remembered {
  if (kept === undefined) return { ...first, by: worker, at: now, upSince: now };
  const away: Span | undefined = now >= after(kept.at, awayFrom) ? { from: kept.at, to: now } : undefined;
  return {
    ...kept,
    ...{ by: worker, at: now, upSince: away !== undefined || isToCome(kept.at, now) ? now : kept.upSince },
    ...(away && { away }),
  };
}

/** The clock was set back; those of two processes are a little apart. */
const isToCome = (at: Instant, now: Instant): boolean => now < before(at, lookEvery);

async function letGo({ shared, clock, worker }: AuditorParts): Promise<void> {
  const now = clock.now();
  const fact = await shared.get(key, now);
  const kept = fact?.value as Remembered | undefined;
  if (fact === undefined || kept?.by !== worker) return;
  const value: Remembered = { ...kept, by: '' };
  await shared.swap({ key, version: fact.version, value, now, until: after(now, rememberedFor) });
}
