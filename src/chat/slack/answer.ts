import type { Instant } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Answered, Reply } from '../../ports/inbound';
import type { SlackAdapter } from './adapter';
import { smallPrint } from './blocks';
import { findSent, metadataOf } from './lookup';
import type { Spot } from './parse';
import type { Rendered } from './render-card';
import { replyMessage } from './render-reply';
import { sentence, spoken } from './tell';

/** What is answered, and where. */
export interface ToAnswer {
  readonly spot: Spot;
  /** Names the answer, so that it is said once. */
  readonly key: string;
  /** Head of the thread it is said in; at the top of the conversation unless given. */
  readonly head?: string | undefined;
  /** An earlier try may have answered already, so that is looked up first. */
  readonly again: boolean;
  readonly text?: string;
  /** What could not be had of what somebody sent, said below the answer. */
  readonly notes?: readonly Say[];
  /** Whoever asked in a channel: what tells of tickets is said to them alone. */
  readonly by?: string;
}

/** Says what came of words. Nothing where there is nothing to say. Throws SlackError. */
export async function answer(slack: SlackAdapter, answered: Answered, asked: ToAnswer): Promise<void> {
  const { spot, key, head, again, text, notes = [], by } = asked;
  const said = replyMessage(answered, text);
  const lines = notes.map((note) => answered.speak(note));
  if (said === undefined && lines.length === 0) return;
  const message = {
    text: said?.text ?? lines.join('\n'),
    blocks: [...(said?.blocks ?? []), ...lines.map((line) => smallPrint(line, slackLimits.textObject.most))],
  };
  const { channel, ts } = spot;
  const to = { channel, ...(head !== undefined && { thread: head }) };
  // That it failed is no answer: what another try comes to is said too. What an earlier try came to holds.
  const marks = answered.reply.kind === 'broken' ? [`${key}:broken`, key] : [key];
  const since = (Number(ts) * 1000) as Instant;
  for (const outboxId of again ? marks : []) {
    if ((await findSent(slack.api, to, { outboxId, since })) !== undefined) return;
  }
  const place = { channel, ...(head !== undefined && { thread_ts: head }), metadata: metadataOf(marks[0] ?? key) };
  const aside = by !== undefined && isOnlyTheirs(answered.reply);
  if (aside) await sayDirectly(slack, by, message);
  const here = aside ? sentence(answered.speak(say('slack.toldDirectly'))) : message;
  // Small talk leaves room for cards.
  await slack.api.call('chat.postMessage', spoken(here, place), { channel, priority: 'low' });
}

/** Who else is in the channel need not read what somebody's tickets are about. */
const isOnlyTheirs = (reply: Reply): boolean =>
  reply.kind === 'card' && (reply.about !== undefined || reply.isPrivate === true);

async function sayDirectly(slack: SlackAdapter, account: string, message: Rendered): Promise<void> {
  const channel = slack.addresses.directWith(account);
  await slack.api.call('chat.postMessage', spoken(message, { channel }), { channel });
}
