import type { Instant } from '../../domain/time/instant';
import { type SlackDesk, senderOf } from './desk';
import { findSent, metadataOf } from './lookup';
import { type Heard, keyOfSpot, saidBy } from './parse';
import { replyMessage } from './render-reply';
import { spoken } from './tell';

/**
 * Somebody wrote: the desk hears it and answers where it was said, a mention in a thread below it. `again`: an earlier
 * try may have answered already, so that is looked up first. Throws SlackError.
 */
export async function handleHeard(desk: SlackDesk, heard: Heard, again: boolean): Promise<void> {
  const { channel, ts, thread } = heard.spot;
  const where = await settled(desk, heard, again);
  if (where === undefined) return;
  const nameOf = (account: string): string | undefined => desk.profiles.known(account)?.name;
  const said = saidBy(heard, where, senderOf(desk, heard.by), nameOf);
  const answered = await desk.inbound.hear(said);
  const message = replyMessage(answered, said.text);
  if (message === undefined) return;
  const head = thread ?? (heard.where === 'mention' ? ts : undefined);
  const to = { channel, ...(head !== undefined && { thread: head }) };
  // That it failed is no answer: what another try comes to is said too. What an earlier try came to holds.
  const marks = answered.reply.kind === 'broken' ? [`${said.key}:broken`, said.key] : [said.key];
  const since = (Number(ts) * 1000) as Instant;
  for (const outboxId of again ? marks : []) {
    if ((await findSent(desk.api, to, { outboxId, since })) !== undefined) return;
  }
  const place = { channel, ...(head !== undefined && { thread_ts: head }), metadata: metadataOf(marks[0] ?? said.key) };
  // Small talk leaves room for cards.
  await desk.api.call('chat.postMessage', spoken(message, place), { channel, priority: 'low' });
}

/** It may stand below a card whose reference is not written down yet: the kept event is handled again a little later. */
export class ThreadUnknownYet extends Error {
  override readonly name = 'ThreadUnknownYet';
}

/**
 * Where it was really said. In a channel only the desk's own threads concern it: whoever talks in others is not even
 * looked up. In a conversation with the bot alone everything is meant for it, whatever it stands below.
 */
async function settled(
  { refs }: SlackDesk,
  { where, spot }: Heard,
  again: boolean,
): Promise<Heard['where'] | undefined> {
  const { channel, thread } = spot;
  if (thread === undefined) return where;
  const isOurs = async (): Promise<boolean> => (await refs.slotOf('slack', keyOfSpot(channel, thread))) !== undefined;
  if (await isOurs()) return 'thread';
  // A card is on the screen a moment before we know which one it is, longer when the process that sent it died.
  if (!again && (await refs.undecided())) throw new ThreadUnknownYet();
  // It may have been written down between the two questions.
  if (await isOurs()) return 'thread';
  if (where === 'mention') return where;
  return channel.startsWith('D') ? 'direct' : undefined;
}
