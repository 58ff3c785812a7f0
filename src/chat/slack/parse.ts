import { isBlank } from '../../domain/text';
import type { FileRef } from '../../domain/ticket/ticket';
import type { Instant } from '../../domain/time/instant';
import type { ChangedWords, Said, Sender } from '../../ports/inbound';
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
  /** Ids of files of which Slack said nothing else: it has to be asked. */
  readonly unread: readonly string[];
  /** The desk's own account. */
  readonly botUser: string;
}

/** Somebody changed what they had written, or took it away. As Slack sent it, the mention of the bot taken out. */
export interface Changed extends Pick<Heard, 'by' | 'spot' | 'where'> {
  /** When: tells one change of a message from the next. */
  readonly stamp: string;
  readonly before: string;
  /** Absent: it was taken away. */
  readonly now?: string;
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
  const markup = withoutMention(textAt(event, 'text') ?? '', me.botUser);
  const spot = { channel, ts, ...(thread !== undefined && { thread }) };
  return where && { by, where, markup, ...filesIn(event), spot, botUser: me.botUser };
}

/** Files of a message: those that can be fetched, and ids of those that Slack only named. What was deleted is neither. */
export function filesIn(message: unknown): Pick<Heard, 'files' | 'unread'> {
  const all = listAt(message, 'files').filter((file) => textAt(file, 'mode') !== 'tombstone');
  const unread = all.flatMap((file) => (fileOf(file) === undefined ? (textAt(file, 'id') ?? []) : []));
  return { files: all.flatMap((file) => fileOf(file) ?? []), unread };
}

/**
 * What an edit or a deletion changed of words that were the desk's to hear; undefined where nobody's words changed: only a
 * preview came to them, or they are a bot's or Slack's own.
 */
export function changedIn(event: unknown, me: Identity): Changed | undefined {
  if (!isJson(event) || event['type'] !== 'message') return undefined;
  const subtype = textAt(event, 'subtype');
  if (subtype !== 'message_changed' && subtype !== 'message_deleted') return undefined;
  const channel = textAt(event, 'channel');
  const stamp = textAt(event, 'event_ts') ?? textAt(event, 'ts');
  const previous = at(event, 'previous_message');
  const message = at(event, 'message');
  if (!isJson(previous) || channel === undefined || stamp === undefined) return undefined;
  const words = heardIn({ ...previous, type: 'message', channel, channel_type: event['channel_type'] }, me);
  if (words === undefined || isBlank(words.markup)) return undefined;
  const { by, spot, where, markup: before } = words;
  const changed = { by, spot, where, stamp, before };
  // A deleted message that has answers stays as a gravestone.
  if (subtype === 'message_deleted' || textAt(message, 'subtype') === 'tombstone') return changed;
  const now = withoutMention(textAt(message, 'text') ?? '', me.botUser);
  if (now === before || accountAt(message, 'user') !== by) return undefined;
  return isBlank(now) ? changed : { ...changed, now };
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
    if (heard !== undefined) return keyOfMessage(heard);
    const changed = changedIn(event, me);
    return changed && keyOfChange(changed);
  }
  const id = textAt(payload, 'event_id');
  return id === undefined ? undefined : `slack:event:${id}`;
}

/** Who did what a delivered event tells; undefined where nobody did. */
export const byWhom = (payload: unknown): string | undefined =>
  accountAt(payload, 'event', 'user') ?? accountAt(payload, 'event', 'previous_message', 'user');

const keyOfMessage = ({ spot }: Pick<Heard, 'spot'>): string => `slack:message:${keyOfSpot(spot.channel, spot.ts)}`;
const keyOfChange = ({ spot, stamp }: Changed): string => `slack:changed:${keyOfSpot(spot.channel, spot.ts)}:${stamp}`;

/** What was heard, for the desk. `where` may have been settled to `thread` by whoever knows our threads. */
export function saidBy(
  heard: Heard,
  where: Said['where'],
  from: Sender,
  nameOf: (account: string) => string | undefined,
): Said {
  const { channel, thread } = heard.spot;
  return {
    from,
    key: keyOfMessage(heard),
    where,
    ...(thread !== undefined && { under: keyOfSpot(channel, thread) }),
    text: plainText(heard.markup, nameOf),
    files: heard.files,
  };
}

/** What was changed, for the desk; undefined where people read the same as before. */
export function wordsChanged(
  changed: Changed,
  where: Said['where'],
  from: Sender,
  nameOf: (account: string) => string | undefined,
): ChangedWords | undefined {
  const { channel, ts, thread } = changed.spot;
  const before = plainText(changed.before, nameOf);
  const now = changed.now === undefined ? undefined : plainText(changed.now, nameOf);
  if (now === before) return undefined;
  return {
    from,
    key: keyOfChange(changed),
    of: keyOfMessage(changed),
    where,
    ...(thread !== undefined && { under: keyOfSpot(channel, thread) }),
    saidAt: (Number(ts) * 1000) as Instant,
    before,
    ...(now !== undefined && { now }),
  };
}
