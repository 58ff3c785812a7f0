import { type Duration, minutes, seconds } from '../domain/time/instant';
import { clockTolerance } from '../ports/clock';

/** Where readiness looks. */
export interface ReadinessParts {
  /** Rejects when the database does not answer. */
  readonly pingDatabase: () => Promise<unknown>;
  readonly pendingMigrations: () => Promise<number>;
  readonly heartbeat: () => { readonly ok: boolean; readonly silentFor: Duration };
  /** Undefined: nothing waits. */
  readonly outboxAge: () => Promise<Duration | undefined>;
  /** How far the clock is from the database's; not `ok`: so far that no work is taken. Absent: it is not compared. */
  readonly clock?: () => { readonly ok: boolean; readonly apart: Duration };
}

/** What is asked before requests are sent here. All lengths in milliseconds. */
export interface Readiness {
  readonly ready: boolean;
  /** Why not; empty when ready. */
  readonly reasons: readonly string[];
  /** What somebody should look at although requests are served. */
  readonly warnings: readonly string[];
  readonly database: 'ok' | 'unreachable';
  readonly pendingMigrations: number | null;
  readonly heartbeatSilentFor: number;
  /** Null: nothing waits, or nobody knows. */
  readonly outboxAge: number | null;
  /** From the database's clock; null where it is not compared. */
  readonly clockApart: number | null;
}

const patience = seconds(2);
const lateMessages = minutes(10);

/**
 * Whether this process can serve. Late messages are a warning only: nothing would leave sooner if requests were turned
 * away, and a platform that is down must not take the desk down for the others.
 */
export async function readiness(parts: ReadinessParts): Promise<Readiness> {
  const [answered, pending, outboxAge] = await Promise.all([
    inTime(parts.pingDatabase).then((it) => it.ok),
    inTime(parts.pendingMigrations).then((it) => (it.ok ? it.value : null)),
    inTime(parts.outboxAge).then((it) => (it.ok ? (it.value ?? null) : null)),
  ]);
  const { ok: beating, silentFor } = parts.heartbeat();
  const clock = parts.clock?.();
  const apart = `the clock is ${Math.round((clock?.apart ?? 0) / 1000)} s apart from the database's`;
  const reasons = [
    ...(answered ? [] : ['the database does not answer']),
    ...(pending !== null && pending > 0 ? [`${pending} migrations are not applied`] : []),
    ...(clock === undefined || clock.ok ? [] : [`${apart}: no work is taken`]),
    ...(beating ? [] : [`the scheduler was silent for ${Math.round(silentFor / 1000)} s`]),
  ];
  const late = outboxAge !== null && outboxAge > lateMessages;
  return {
    ready: reasons.length === 0,
    reasons,
    warnings: [
      ...(late ? [`a message has waited for ${Math.round(outboxAge / 60_000)} min`] : []),
      ...(clock?.ok && clock.apart > clockTolerance ? [apart] : []),
    ],
    database: answered ? 'ok' : 'unreachable',
    pendingMigrations: pending,
    heartbeatSilentFor: Math.round(silentFor),
    outboxAge,
    clockApart: clock?.apart ?? null,
  };
}

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false };

async function inTime<Value>(ask: () => Promise<Value>): Promise<Answer<Value>> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<Answer<Value>>((resolve) => {
    timer = setTimeout(resolve, patience, { ok: false });
  });
  const asked = (async (): Promise<Answer<Value>> => ({ ok: true, value: await ask() }))();
  return Promise.race([asked.catch((): Answer<Value> => ({ ok: false })), tooLate]).finally(() => clearTimeout(timer));
}
