import { after, type Duration, type Instant, minutes, seconds } from '../../../domain/time/instant';
import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Clock } from '../../../ports/clock';
import type { SharedKey, SharedState } from '../../../ports/shared-state';
import { WecomError } from '../api';

/** WeCom silently drops what goes beyond (wecom.md §3.4). An hour counts by whole minutes here, so a few stay unused. */
const urgently = { aMinute: wecomLimits.memberMinute.most, anHour: wecomLimits.memberHour.most - 10 };
/** The last of it is left to what is urgent. */
const usual = { aMinute: wecomLimits.memberMinute.most - 2, anHour: wecomLimits.memberHour.most - 100 };
type Pace = typeof usual;

/** Tries to write one member's count against other processes that send to the same member. */
const tries = 20;

/** When a member was sent something: each moment of the last minute, and counts by minute of the last hour. */
interface Sent {
  readonly moments: readonly number[];
  readonly byMinute: Readonly<Record<string, number>>;
}

/** Keeps what all processes send to each member within what WeCom delivers. */
export interface Pacing {
  /**
   * Counts one message to each account. Throws WecomError `paced` when it is not the turn of one of them; then nobody is
   * counted who could be told apart. `urgent`: may use up the last that WeCom allows.
   */
  take(accounts: readonly string[], urgent: boolean): Promise<void>;
}

/** `clock`: the real time, which WeCom counts by. */
export function createPacing(deps: { readonly shared: SharedState; readonly clock: Pick<Clock, 'now'> }): Pacing {
  return {
    async take(accounts, urgent) {
      const pace = urgent ? urgently : usual;
      // In one order, so that of two senders the same one comes first with everybody.
      const keys = [...new Set(accounts.map((account): SharedKey => `wecom:pace:${account.toLowerCase()}`))].sort();
      const turns = await Promise.all(keys.map((key) => look(deps, key, pace)));
      for (const turn of turns) await count(deps, turn, pace);
    },
  };
}

type Deps = Parameters<typeof createPacing>[0];

/** What a member was sent, if it is their turn. Throws WecomError. */
async function look({ shared, clock }: Deps, key: SharedKey, pace: Pace) {
  const now = clock.now();
  const fact = await shared.get(key, now);
  const sent = recent(sentIn(fact?.value), now);
  const wait = waitOf(sent, pace, now);
  if (wait > 0) throw new WecomError('message/send', { code: 'paced', fate: 'later', retryIn: wait });
  return { key, version: fact?.version, sent, now };
}

async function count(deps: Deps, first: Awaited<ReturnType<typeof look>>, pace: Pace): Promise<void> {
  let turn = first;
  for (let nth = 0; nth < tries; nth += 1) {
    const { key, version, sent, now } = turn;
    const change = { key, version, value: withOne(sent, now), now, until: after(now, minutes(61)) };
    if (await deps.shared.swap(change)) return;
    turn = await look(deps, key, pace);
  }
  throw new WecomError('message/send', { code: 'paced', fate: 'later', retryIn: seconds(1) });
}

function sentIn(value: unknown): Sent {
  if (typeof value !== 'object' || value === null) return { moments: [], byMinute: {} };
  const moments = 'moments' in value && Array.isArray(value.moments) ? value.moments : [];
  const byMinute = 'byMinute' in value && typeof value.byMinute === 'object' ? value.byMinute : {};
  return { moments: moments.map(Number), byMinute: { ...byMinute } };
}

const minuteOf = (now: Instant): number => Math.floor(now / minutes(1));

/** Without what lies too far back to count. */
function recent({ moments, byMinute }: Sent, now: Instant): Sent {
  const counted = Object.entries(byMinute).filter(([minute]) => Number(minute) > minuteOf(now) - 61);
  return { moments: moments.filter((at) => at > now - minutes(1)), byMinute: Object.fromEntries(counted) };
}

const withOne = ({ moments, byMinute }: Sent, now: Instant): Sent => ({
  moments: [...moments, now],
  byMinute: { ...byMinute, [minuteOf(now)]: (byMinute[minuteOf(now)] ?? 0) + 1 },
});

/** Until the oldest that is too many lies a minute, or an hour, back; zero when it is their turn. */
function waitOf({ moments, byMinute }: Sent, { aMinute, anHour }: Pace, now: Instant): Duration {
  const blocking = moments.toSorted((one, other) => one - other).at(-aMinute);
  const untilMinute = blocking === undefined ? 0 : blocking + minutes(1) - now;
  const full = fullMinute(byMinute, anHour);
  const untilHour = full === undefined ? 0 : (full + 61) * minutes(1) - now;
  return Math.max(0, untilMinute, untilHour) as Duration;
}

/** The minute since which an hour's worth was sent; undefined while it is less. */
function fullMinute(byMinute: Sent['byMinute'], anHour: number): number | undefined {
  const latestFirst = Object.keys(byMinute)
    .map(Number)
    .sort((one, other) => other - one);
  let sum = 0;
  for (const minute of latestFirst) {
    sum += byMinute[minute] ?? 0;
    if (sum >= anHour) return minute;
  }
  return undefined;
}
