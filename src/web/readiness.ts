import { type Duration, minutes, seconds } from '../domain/time/instant';
import { clockTolerance } from '../ports/clock';
import { oneLook } from './one-look';

/** Where readiness looks. Each question takes one statement on a connection of the pool. */
export interface ReadinessParts {
  /** Rejects when the database does not answer. */
  readonly pingDatabase: () => Promise<unknown>;
  /** Writes something of no consequence; rejects when the database takes no writes. */
  readonly tryWriting: () => Promise<unknown>;
  readonly pendingMigrations: () => Promise<number>;
  readonly heartbeat: () => { readonly ok: boolean; readonly silentFor: Duration; readonly stuck: readonly string[] };
  /** Undefined: nothing waits. */
  readonly outboxAge: () => Promise<Duration | undefined>;
  /** How far the clock is from the database's; not `ok`: so far that no work is taken. Absent: it is not compared. */
  readonly clock?: () => { readonly ok: boolean; readonly apart: Duration };
  /** Whether this process goes by another desk file than the one in force. Absent: nobody looks. */
  readonly hasOtherFile?: () => boolean;
  /** Real time since some moment. */
  readonly monotonic: () => Duration;
}

/** What is asked before requests are sent here. All lengths in milliseconds. */
export interface Readiness {
  readonly ready: boolean;
  /** Why not; empty when ready. */
  readonly reasons: readonly string[];
  /** What somebody should look at although requests are served. */
  readonly warnings: readonly string[];
  readonly database: 'ok' | 'takes no writes' | 'unreachable';
  readonly pendingMigrations: number | null;
  readonly heartbeatSilentFor: number;
  /** Parts of the scheduler that do not come to an end. */
  readonly stuck: readonly string[];
  /** Null: nothing waits, or nobody knows. */
  readonly outboxAge: number | null;
  /** From the database's clock; null where it is not compared. */
  readonly clockApart: number | null;
}

const lateMessages = minutes(10);
/** However many ask, the database is looked at once in so long; the migrations change with a release only. */
const looked = { database: seconds(1), migrations: seconds(30) };

/**
 * Whether this process can serve. Late messages are a warning only: nothing would leave sooner if requests were turned
 * away, and a platform that is down must not take the desk down for the others.
 */
export function createReadiness(parts: ReadinessParts): () => Promise<Readiness> {
  const { monotonic, heartbeat } = parts;
  const ping = oneLook(parts.pingDatabase, looked.database, monotonic);
  const write = oneLook(parts.tryWriting, looked.database, monotonic);
  const pending = oneLook(parts.pendingMigrations, looked.migrations, monotonic);
  const age = oneLook(parts.outboxAge, looked.database, monotonic);
  return async () => {
    const [pinged, written, migrations, outbox] = await Promise.all([ping(), write(), pending(), age()]);
    const database = written.ok ? 'ok' : pinged.ok ? 'takes no writes' : 'unreachable';
    return judged({
      database,
      pendingMigrations: migrations.ok ? migrations.value : null,
      outboxAge: outbox.ok ? (outbox.value ?? null) : null,
      ...heartbeat(),
      clock: parts.clock?.(),
      hasOtherFile: parts.hasOtherFile?.() ?? false,
    });
  };
}

/** What was found. */
type Found = Pick<Readiness, 'database' | 'pendingMigrations' | 'outboxAge'> &
  ReturnType<ReadinessParts['heartbeat']> & {
    readonly clock: ReturnType<NonNullable<ReadinessParts['clock']>> | undefined;
    readonly hasOtherFile: boolean;
  };

function judged({
  database,
  pendingMigrations,
  outboxAge,
  ok,
  silentFor,
  stuck,
  clock,
  hasOtherFile,
}: Found): Readiness {
  const apart = `the clock is ${Math.round((clock?.apart ?? 0) / 1000)} s apart from the database's`;
  const reasons = [
    ...(database === 'unreachable' ? ['the database does not answer'] : []),
    ...(database === 'takes no writes' ? ['the database takes no writes'] : []),
    ...(pendingMigrations !== null && pendingMigrations > 0 ? [`${pendingMigrations} migrations are not applied`] : []),
    ...(clock === undefined || clock.ok ? [] : [`${apart}: no work is taken`]),
    ...stuck.map((part) => `the scheduler's part "${part}" got no further for over 2 min`),
    ...(!ok && stuck.length === 0 ? [`the scheduler was silent for ${Math.round(silentFor / 1000)} s`] : []),
  ];
  const late = outboxAge !== null && outboxAge > lateMessages;
  return {
    ready: reasons.length === 0,
    reasons,
    warnings: [
      ...(late ? [`a message has waited for ${Math.round(outboxAge / 60_000)} min`] : []),
      ...(clock?.ok && clock.apart > clockTolerance ? [apart] : []),
      ...(hasOtherFile ? ['another desk file is in force than the one of this process'] : []),
    ],
    database,
    pendingMigrations,
    heartbeatSilentFor: Math.round(silentFor),
    stuck,
    outboxAge,
    clockApart: clock?.apart ?? null,
  };
}
