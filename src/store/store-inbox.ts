import type { EntityManager } from 'typeorm';
import { after, type Duration, days, before as earlier, type Instant, seconds } from '../domain/time/instant';
import type { Ids } from '../ports/ids';
import { type Inbox, type KeptEvent, type Lease, mostTries, type NewEvent } from '../ports/queues';
import { updateRows } from './change-rows';
import { claimToken } from './claim-token';
import { atMost } from './conditions';
import type { Database } from './database';
import { deleteAllOld } from './delete-old';
import { isDuplicate } from './failure';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { type InboxRow, inboxRow } from './rows/inbound-rows';
import { shortKey } from './short-key';

/** The wait after a try is twice the last one, but for the last few. */
const mostDoubled = 6;
/** Keys of words that were filed. Their card stays in the chat, so they are remembered longer than the words (30 days). */
const ofDrafts = 'draft:';
const draftsAfter = days(30);
/**
 * Whoever keeps an event handles it at once and holds on to it (`Handling`); only after this long without that is it
 * taken for forgotten. Somebody waits for an answer, so it is not long.
 */
const ownTime = seconds(20);

const toEvent = ({ eventKey, platform, payload, attempts }: InboxRow): KeptEvent => ({
  key: eventKey,
  platform,
  payload: payload.event,
  attempts,
});

/** Of each person the oldest, then of each the next; what nobody did is as if each were somebody's. */
const byTurns = `
  SELECT event_key FROM (
    SELECT event_key, wake_at,
      ROW_NUMBER() OVER (PARTITION BY COALESCE(origin, event_key) ORDER BY wake_at, event_key) AS turn
    FROM inbox WHERE wake_at <= ?) AS due
  ORDER BY turn, wake_at, event_key LIMIT ?`;

/** Inbound events in the table `inbox`. */
export class StoreInbox implements Inbox {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
  ) {}

  keep({ key, platform, payload, by }: NewEvent, now: Instant): Promise<boolean> {
    const origin = by === undefined ? null : shortKey(`${platform}:${by}`);
    const row = { eventKey: shortKey(key), platform, payload: { event: payload }, attempts: 0, origin };
    const fresh = { ...row, wakeAt: after(now, ownTime), leaseBy: null, doneAt: null, receivedAt: now };
    const once = async (write: EntityManager): Promise<boolean> => {
      try {
        await insertRows(write, inboxRow, [fresh]);
        return true;
      } catch (error) {
        if (isDuplicate(error)) return false;
        throw error;
      }
    };
    // A try that nobody answered may have kept it; then it is handled after `ownTime`.
    return retryWrite(() => this.database.write(once));
  }

  /** What was said is not needed any more once it was handled: only the key stays. */
  done(key: string, at: Instant): Promise<void> {
    const handled = { wakeAt: null, doneAt: at, origin: null, payload: () => `'{}'` };
    return retryWrite(async () => {
      await this.database.write((write) => updateRows(write, inboxRow, { eventKey: shortKey(key) }, handled));
    });
  }

  renew(keys: readonly string[], { now, length }: Pick<Lease, 'now' | 'length'>): Promise<void> {
    const until = after(now, length);
    // What is finished, or tried no more, has no moment; one that waits longer than that goes on waiting.
    const handled = { eventKey: keys.map(shortKey), wakeAt: atMost(until) };
    return retryWrite(async () => {
      await this.database.write((write) => updateRows(write, inboxRow, handled, { wakeAt: until }));
    });
  }

  async claimUnfinished(lease: Lease, limit: number): Promise<readonly KeptEvent[]> {
    const forgotten: { event_key: string }[] = await this.database.read.query(byTurns, [lease.now, limit]);
    const keys = forgotten.map((row) => row.event_key);
    if (keys.length === 0) return [];
    const token = claimToken(lease, this.ids);
    return retryWrite(() => this.#take(keys, token, lease));
  }

  async forget(before: Instant): Promise<void> {
    const key = { table: 'delivery_key', key: 'delivery_key' };
    await deleteAllOld(this.database, { table: 'inbox', key: 'event_key', where: 'done_at < ?', values: [before] });
    const others = `seen_at < ? AND delivery_key NOT LIKE '${ofDrafts}%'`;
    await deleteAllOld(this.database, { ...key, where: others, values: [before] });
    await deleteAllOld(this.database, { ...key, where: 'seen_at < ?', values: [earlier(before, draftsAfter)] });
  }

  async #take(keys: readonly string[], leaseBy: string, { now, length }: Lease): Promise<readonly KeptEvent[]> {
    const waits = Array.from(
      { length: mostTries - 1 },
      (_, tried) => `WHEN ${tried} THEN ${after(now, (length * 2 ** Math.min(tried, mostDoubled)) as Duration)}`,
    );
    // `attempts` last: MySQL lets later assignments see the new values of earlier ones.
    const held = { wakeAt: () => `CASE attempts ${waits.join(' ')} END`, leaseBy, attempts: () => 'attempts + 1' };
    const due = { eventKey: keys, wakeAt: atMost(now) };
    await this.database.write((write) => updateRows(write, inboxRow, due, held));
    // Whoever kept one may have finished it at this very moment: nothing of it is left to do.
    const taken = await findRows(this.database.read, inboxRow, { eventKey: keys, leaseBy, doneAt: null });
    return keys.flatMap((key) => taken.filter(({ eventKey }) => eventKey === key).map(toEvent));
  }
}
