import type { FileRef } from '../../domain/ticket/ticket';
import type { Said, Sender } from '../../ports/inbound';
import { accountAt, at, isJson, type Json, listAt, textAt } from './fields';
import { fileOf } from './read-form';
import { plainText, withoutMention } from './text';

/** Where a message stands in Slack. */
export interface Spot {
  readonly channel: string;
  readonly ts: string;
  /** The thread it belongs to, if it is an answer in one. */
  readonly thread?: string;
}

/** Somebody wrote something that is for the desk. */
export interface Heard {
  readonly by: string;
  readonly spot: Spot;
  readonly where: Said['where'];
  /** As Slack sent it, the mention of the bot taken out. */
  readonly markup: string;
  readonly files: readonly FileRef[];
}

/** Who we are in this workspace. */
export interface Identity {
  readonly botUser: string;
  readonly bot: string;
  readonly team: string;
}

/** Key under which a message is known to the desk. */
export const keyOfSpot = (channel: string, ts: string): string => `${channel}:${ts}`;

/** Kinds of message people write themselves; all others are Slack's or a bot's. */
const written = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * What a `message` or `app_mention` event says to the desk; undefined for what is not ours to hear: our own words, other
 * bots', edits, and channel talk that neither mentions us nor stands in a thread.
 */
export function heardIn(event: unknown, me: Identity): Heard | undefined {
  if (!isJson(event) || (event['type'] !== 'message' && event['type'] !== 'app_mention')) return undefined;
  const by = accountAt(event, 'user');
  const channel = textAt(event, 'channel');
  const ts = textAt(event, 'ts');
  const foreign = textAt(event, 'bot_id') !== undefined || by === me.botUser || by === 'USLACKBOT';
  if (by === undefined || channel === undefined || ts === undefined || foreign) return undefined;
  if (!written.has(textAt(event, 'subtype'))) return undefined;
  const where = whereOf(event, me);
  const thread = threadOf(event);
  const files = listAt(event, 'files').flatMap((file) => fileOf(file) ?? []);
  const markup = withoutMention(textAt(event, 'text') ?? '', me.botUser);
  return where && { by, where, markup, files, spot: { channel, ts, ...(thread !== undefined && { thread }) } };
}

function threadOf(event: Json): string | undefined {
  const thread = textAt(event, 'thread_ts');
  return thread === textAt(event, 'ts') ? undefined : thread;
}

function whereOf(event: Json, me: Identity): Said['where'] | undefined {
  const direct = event['channel_type'] === 'im' || textAt(event, 'channel')?.startsWith('D');
  if (direct) return threadOf(event) === undefined ? 'direct' : 'thread';
  if (event['type'] === 'app_mention' || mentions(event, me)) return 'mention';
  return threadOf(event) === undefined ? undefined : 'thread';
}

const mentions = (event: Json, me: Identity): boolean =>
  new RegExp(`<@${me.botUser}(\\||>)`).test(textAt(event, 'text') ?? '');

/**
 * Under which key a delivered event is kept; undefined: none of ours, acknowledged and forgotten. A mention arrives as
 * two events with different ids (`message` and `app_mention`), so messages are known by where they stand.
 */
export function keptKey(payload: unknown, me: Identity): string | undefined {
  const event = at(payload, 'event');
  const type = textAt(event, 'type');
  if (type === 'message' || type === 'app_mention') {
    const heard = heardIn(event, me);
    return heard && `slack:message:${keyOfSpot(heard.spot.channel, heard.spot.ts)}`;
  }
  const id = textAt(payload, 'event_id');
  return id === undefined ? undefined : `slack:event:${id}`;
}

/** Who did what a delivered event tells; undefined where nobody did. */
export const byWhom = (payload: unknown): string | undefined => accountAt(payload, 'event', 'user');

/** What was heard, for the desk. `where` may have been settled to `thread` by whoever knows our threads. */
export function saidBy(
  heard: Heard,
  where: Said['where'],
  from: Sender,
  nameOf: (account: string) => string | undefined,
): Said {
  const { channel, ts, thread } = heard.spot;
  return {
    from,
    key: `slack:message:${keyOfSpot(channel, ts)}`,
    where,
    ...(thread !== undefined && { under: keyOfSpot(channel, thread) }),
    text: plainText(heard.markup, nameOf),
    files: heard.files,
  };
}
