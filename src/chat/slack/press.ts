import { say } from '../../domain/words';
import { type SlackAdapter, senderOf, voiceFor } from './adapter';
import { at, listAt, textAt } from './fields';
import { readFormData } from './form-data';
import { publishHome } from './home';
import { keyOfSpot } from './parse';
import { type PressValue, readPressValue } from './press-value';
import { readAnswers } from './read-form';
import { answerId } from './render-field';
import { renderForm } from './render-form';
import { replyMessage, replyView } from './render-reply';
import { type Origin, originOf, sentence, tell } from './tell';
import { fill, inWindow, openAndFill, openFilled, windowIn } from './windows';

/** Somebody used a control: a button or menu of a card, or a field that redraws its form. `body` is acknowledged. */
export async function handleControl(slack: SlackAdapter, body: unknown): Promise<void> {
  const origin = originOf(body);
  const control = listAt(body, 'actions')[0];
  if (origin === undefined) return;
  if (textAt(control, 'action_id') === answerId) return redraw(slack, origin, body);
  const value = textAt(control, 'value') ?? textAt(control, 'selected_option', 'value');
  const press = readPressValue(value);
  if (press === undefined) return tellUnknown(slack, origin);
  await handlePress(slack, { body, origin, press, key: keyOf(body, control) });
}

interface Pressed {
  readonly body: unknown;
  readonly origin: Origin;
  readonly press: PressValue;
  readonly key: string;
}

/** Each press has a trigger of its own, and a delivery that Slack repeats has the same one. */
const keyOf = (body: unknown, control: unknown): string =>
  `slack:press:${textAt(body, 'trigger_id') ?? `${textAt(body, 'user', 'id')}:${textAt(control, 'action_ts')}`}`;

async function handlePress(slack: SlackAdapter, pressed: Pressed): Promise<void> {
  const { body, origin, press, key } = pressed;
  const { opens, text, ...what } = press;
  const from = senderOf(slack, origin.account);
  const trigger = textAt(body, 'trigger_id') ?? '';
  const window = inWindow(body) ? windowIn(body) : undefined;
  if (opens === 'open') {
    const opening = { from, action: what.action, ...(what.about && { about: what.about }), ...(text && { text }) };
    return openAndFill(slack, { trigger, origin }, () => slack.inbound.open(opening));
  }
  const ask = () => slack.inbound.press({ from, key, ...what });
  if (window !== undefined) return fill(slack, window, replyView(await ask()));
  if (opens !== undefined) return openAndFill(slack, { trigger, origin }, ask);
  const answered = await ask();
  if (answered.reply.kind === 'form') {
    return openFilled(slack, { trigger, origin }, renderForm(answered.reply.form, answered.speak));
  }
  const message = replyMessage(answered);
  if (message !== undefined) await tell(slack, origin, message);
  else if (answered.reply.kind === 'done') await redrawLooked(slack, pressed);
  if (textAt(body, 'view', 'type') === 'home') await publishHome(slack, origin.account);
}

/** A card that somebody asked for stands nowhere in the books: after a press it is drawn as it is now, in its place. */
async function redrawLooked(slack: SlackAdapter, { body, origin, press: { about }, key }: Pressed): Promise<void> {
  const channel = textAt(body, 'container', 'channel_id') ?? '';
  const ts = textAt(body, 'container', 'message_ts');
  if (about === undefined || ts === undefined || !channel.startsWith('D')) return;
  if ((await slack.refs.slotOf('slack', keyOfSpot(channel, ts))) !== undefined) return;
  const from = senderOf(slack, origin.account);
  const message = replyMessage(await slack.inbound.press({ from, key: `${key}:look`, action: 'look', about }));
  if (message !== undefined) await slack.api.call('chat.update', { ...message, channel, ts }, { channel });
}

async function redraw(slack: SlackAdapter, { account }: Origin, body: unknown): Promise<void> {
  const window = windowIn(body);
  const form = readFormData(textAt(body, 'view', 'private_metadata'));
  if (window === undefined || form === undefined) return;
  const answers = readAnswers(at(body, 'view'));
  const key = `slack:redraw:${window.id}:${window.hash ?? ''}`;
  const answered = await slack.inbound.refresh({ from: senderOf(slack, account), key, ...form, answers });
  // Anything but a form leaves the window as it is: what was typed matters more.
  if (answered.reply.kind === 'form') await fill(slack, window, renderForm(answered.reply.form, answered.speak));
}

async function tellUnknown(slack: SlackAdapter, origin: Origin): Promise<void> {
  const speak = await voiceFor(slack, origin.account);
  const text = speak(say('slack.unknownPress'));
  await tell(slack, origin, sentence(text));
}
