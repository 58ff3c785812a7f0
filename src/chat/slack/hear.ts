import type { Say } from '../../domain/words';
import { withAbove } from './above';
import { type SlackAdapter, senderOf } from './adapter';
import { answer } from './answer';
import { markAbove } from './lookup';
import { type Changed, type Heard, keyOfSpot, saidBy, wordsChanged } from './parse';
import { sharedFiles } from './shared-files';
import { plainText } from './text';

/**
 * Somebody wrote: the desk hears it and answers where it was said, a mention in a thread below it. `again`: an earlier
 * try may have answered already, so that is looked up first. Throws SlackError.
 */
export async function handleHeard(slack: SlackAdapter, heard: Heard, again: boolean): Promise<void> {
  const where = await settled(slack, heard, again);
  if (where === undefined) return;
  const { taken, notes } = await inFull(slack, { heard, where, again });
  const said = saidBy(taken, where, senderOf(slack, heard.by), nameIn(slack));
  const isAlone = taken.markup === heard.markup || heard.files.length > 0;
  const own = isAlone ? {} : { own: plainText(heard.markup, nameIn(slack)) };
  const answered = await slack.inbound.hear({ ...said, ...own });
  const head = heard.spot.thread ?? (heard.where === 'mention' ? heard.spot.ts : undefined);
  const aside = where === 'mention' ? { by: heard.by } : {};
  await answer(slack, answered, { spot: heard.spot, key: said.key, head, again, text: said.text, notes, ...aside });
}

/** Somebody changed what they had written, or took it away. Throws SlackError. */
export async function handleChanged(slack: SlackAdapter, changed: Changed, again: boolean): Promise<void> {
  const where = await settled(slack, changed, again);
  if (where === undefined) return;
  const words = wordsChanged(changed, where, senderOf(slack, changed.by), nameIn(slack));
  if (words === undefined) return;
  const answered = await slack.inbound.changed(words);
  const head = changed.spot.thread ?? (changed.where === 'mention' ? changed.spot.ts : undefined);
  await answer(slack, answered, { spot: changed.spot, key: words.key, head, again });
}

const nameIn =
  (slack: SlackAdapter) =>
  (account: string): string | undefined =>
    slack.profiles.known(account)?.name;

interface Hearing {
  readonly heard: Heard;
  readonly where: Heard['where'];
  readonly again: boolean;
}

/** With the files that Slack only named, and, in somebody else's thread, with what the mention is about. */
async function inFull(
  slack: SlackAdapter,
  { heard, where, again }: Hearing,
): Promise<{ readonly taken: Heard; readonly notes: readonly Say[] }> {
  const above = where === 'mention' ? await withAbove(slack, heard, again) : { taken: heard, notes: [] };
  const { files, notes } = await sharedFiles(slack, above.taken, again);
  return { taken: { ...above.taken, files }, notes: [...above.notes, ...notes] };
}

/** It may stand below a card whose reference is not written down yet: the kept event is handled again a little later. */
export class ThreadUnknownYet extends Error {
  override readonly name = 'ThreadUnknownYet';
}

/**
 * Whether the thread begins with a message of ours of which nobody has written down yet where it stands. On a busy desk some
 * message is always on its way: from the second try on Slack is asked whether it is this one.
 */
async function isBelowUndecided({ api, refs }: SlackAdapter, channel: string, thread: string): Promise<boolean> {
  if (!(await refs.undecided())) return false;
  const mark = await markAbove(api, channel, thread);
  return mark !== undefined && (await refs.undecided(mark));
}

/**
 * Where it was really said. In a channel only the desk's own threads concern it: whoever talks in others is not even
 * looked up. In a conversation with the bot alone everything is meant for it, whatever it stands below.
 */
async function settled(
  slack: SlackAdapter,
  { where, spot }: Pick<Heard, 'where' | 'spot'>,
  again: boolean,
): Promise<Heard['where'] | undefined> {
  const { channel, thread } = spot;
  if (thread === undefined) return where;
  const isOurs = async (): Promise<boolean> =>
    (await slack.refs.slotOf('slack', keyOfSpot(channel, thread))) !== undefined;
  if (await isOurs()) return 'thread';
  // A card is on the screen a moment before we know which one it is, longer when the process that sent it died.
  const mayBeOurs = again ? await isBelowUndecided(slack, channel, thread) : await slack.refs.undecided();
  if (mayBeOurs) throw new ThreadUnknownYet();
  // It may have been written down between the two questions.
  if (await isOurs()) return 'thread';
  if (where === 'mention') return where;
  return channel.startsWith('D') ? 'direct' : undefined;
}
