import { type Say, say, type Text, typed } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Answered, Reply } from '../../ports/inbound';
import type { Speak } from '../../ports/translator';
import { paragraph, plain, run } from './blocks';
import { writePressValue } from './press-value';
import { type Audience, type Rendered, renderCard } from './render-card';
import { renderForm } from './render-form';
import { cutEscaped } from './text';
import { cardView, noticeView, type View } from './view';

/** Replies name nobody by account and bring no pictures: they are for one person's eyes. */
const alone = (speak: Speak): Omit<Audience, 'native'> => ({ speak, accountOf: () => undefined, pictures: new Map() });

/** What a reply says in words; undefined where it says nothing. A form says its own title. */
export function wordsOf(reply: Reply, speak: Speak, kept: 'kept' | 'nothing kept' = 'nothing kept'): Text | undefined {
  const broken = (reference: string): Say =>
    kept === 'kept' ? say('slack.brokenForm', { reference }) : say('slack.broken', { reference });
  if (reply.kind === 'done') return reply.text;
  if (reply.kind === 'refused') return reply.refusal;
  if (reply.kind === 'broken') return broken(reply.reference);
  if (reply.kind === 'invalid') return typed(Object.values(reply.invalid.fields).map(speak).join('\n'));
  return reply.kind === 'card' ? reply.card.summary : reply.form.title;
}

/** A reply as a message; undefined where there is nothing to say. A form becomes a button that opens it. */
export function replyMessage({ reply, speak }: Answered, said?: string): Rendered | undefined {
  if (reply.kind === 'card') return renderCard(reply.card, { ...alone(speak), native: false });
  const words = wordsOf(reply, speak);
  if (words === undefined) return undefined;
  const text = speak(words);
  const message = {
    text: cutEscaped(text, slackLimits.updateText.most),
    blocks: [paragraph(run(text, slackLimits.textObject.most))],
  };
  if (reply.kind !== 'form') return message;
  const { action, about } = reply.form;
  const value = writePressValue({
    action,
    opens: 'open',
    ...(about !== undefined && { about }),
    ...(said && { text: said }),
  });
  const label = plain(speak(say('slack.openForm')), slackLimits.buttonText.most);
  const button = { type: 'button' as const, action_id: 'press:0', text: label, value, style: 'primary' as const };
  return { ...message, blocks: [...message.blocks, { type: 'actions', elements: [button] }] };
}

/** A reply as the window it fills. */
export function replyView({ reply, speak }: Answered): View {
  if (reply.kind === 'form') return renderForm(reply.form, speak);
  if (reply.kind === 'card') return cardView(reply.card, alone(speak));
  const title = { done: 'slack.savedTitle', broken: 'slack.brokenTitle' } as const;
  const key = reply.kind === 'done' || reply.kind === 'broken' ? title[reply.kind] : 'slack.answerTitle';
  return noticeView(speak(say(key)), speak(wordsOf(reply, speak) ?? say('slack.saved')), speak);
}
