import { furthestTurn } from '../domain/flow/turn';
import { after, type Instant } from '../domain/time/instant';
import type { Database } from './database';

const first = (conversation: string): string => `(
  SELECT head.id FROM outbox head
  WHERE head.state = 'waiting' AND head.aside = 0 AND head.conversation = ${conversation}
  ORDER BY head.created_at, head.id LIMIT 1)`;

const isBefore = `(earlier.created_at < message.created_at
  OR (earlier.created_at = message.created_at AND earlier.id < message.id))`;

/**
 * Nothing of the same conversation waits before `message`, but what stepped aside; contents of one slot never pass each
 * other. A message being sent still waits. Costs one look, however much its conversation holds, and one at each that
 * stepped aside.
 */
export const isHead = `(
  NOT EXISTS (SELECT 1 FROM outbox earlier WHERE earlier.id = ${first('message.conversation')} AND ${isBefore})
  AND NOT EXISTS (
    SELECT 1 FROM outbox earlier
    WHERE earlier.state = 'waiting' AND earlier.aside = 1 AND earlier.conversation = message.conversation
      AND earlier.slot = message.slot AND ${isBefore}))`;

/** No turn of what is due lies further ahead: the rest of the index need not be read. */
const due = `state = 'waiting' AND due_at <= ? AND turn_at <= ? AND (lease_until IS NULL OR lease_until <= ?)`;
const dueAt = (now: Instant): readonly number[] => [now, after(now, furthestTurn), now];

/** Messages looked at in the order of their turns, before each conversation is asked for its first one. */
const fewTurns = 64;

const byTurn = (most: number): string => `
  SELECT message.id, ${isHead} AS head FROM (
    SELECT id, conversation, slot, created_at, turn_at FROM outbox
    WHERE ${due} ORDER BY turn_at, id LIMIT ${most}) AS message
  ORDER BY message.turn_at, message.id`;

/** All columns of the index are named, for MariaDB then goes from one conversation to the next, and not through each. */
const byConversation = (limit: number): string => `
  SELECT message.id FROM (
    SELECT ${first('one.conversation')} AS id
    FROM (SELECT DISTINCT state, aside, conversation FROM outbox WHERE state = 'waiting' AND aside = 0) AS one
    UNION ALL SELECT id FROM outbox WHERE state = 'waiting' AND aside = 1) AS candidate
  JOIN outbox message ON message.id = candidate.id
  WHERE ${due} AND ${isHead}
  ORDER BY message.turn_at, message.id LIMIT ${limit}`;

/**
 * The messages that are due, free and heads of their conversations, in the order of their turns, at most `limit`; some
 * of them where many others stand between. Costs by how many are asked for; where all that comes first stands behind
 * something that is sent just now, or rests, by how many conversations wait, not by how long they are.
 */
export async function findHeads({ read }: Database, now: Instant, limit: number): Promise<readonly number[]> {
  const most = Math.max(fewTurns, 2 * limit);
  const seen: { id: number; head: number | string }[] = await read.query(byTurn(most), [...dueAt(now)]);
  const heads = seen.filter(({ head }) => Number(head) === 1).slice(0, limit);
  if (heads.length > 0 || seen.length < most) return heads.map(({ id }) => id);
  const others: { id: number }[] = await read.query(byConversation(limit), [...dueAt(now)]);
  return others.map(({ id }) => id);
}
