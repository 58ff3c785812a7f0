import { createHash } from 'node:crypto';
import { writeAction } from '../../domain/record/record-wire';
import { say } from '../../domain/words';
import { inTime } from '../../ports/in-time';
import type { Answered, Submission } from '../../ports/inbound';
import type { Speak } from '../../ports/translator';
import { type SlackAdapter, senderOf, voiceFor } from './adapter';
import { accountAt, at, type Json, listAt, textAt } from './fields';
import { readFormData } from './form-data';
import { keepTyped } from './keep-typed';
import { readAnswers } from './read-form';
import { fieldOf } from './render-field';
import { replyView, wordsOf } from './render-reply';
import { noticeView } from './view';
import { fill, windowIn } from './windows';

/** Answers Slack's waiting request, within three seconds. */
export type Acknowledge = (answer: Json) => Promise<void>;

/** A form came back: the desk does it and the window says what came of it, with everything typed kept on a no. */
export async function handleSubmit(slack: SlackAdapter, body: unknown, acknowledge: Acknowledge): Promise<void> {
  const account = accountAt(body, 'user', 'id');
  const view = at(body, 'view');
  const form = readFormData(textAt(view, 'private_metadata'));
  const window = windowIn(body);
  if (account === undefined || form === undefined || window === undefined)
    return acknowledge(await unknownForm(slack, account));
  const answers = readAnswers(view);
  const key = `slack:submit:${window.id}:${digestOf([writeAction(form), answers])}`;
  const submission: Submission = { from: senderOf(slack, account), key, ...form, answers };
  const working = slack.inbound.submit(submission);
  // Asked meanwhile: Slack waits for three seconds in all.
  const speaking = voiceFor(slack, account);
  const answered = await inTime(working, slack.answerWithin);
  if (answered !== undefined) return acknowledge(answerTo(answered, view));
  await acknowledge(notSavedYet(view, await speaking));
  await fill(slack, { id: window.id }, lateView(await working, view));
}

/** Whoever sends the same once more, because nobody told them what came of it, has it done once. */
const digestOf = (submitted: unknown): string =>
  createHash('sha256').update(JSON.stringify(submitted)).digest('base64url').slice(0, 22);

/** Nothing is durable yet, and this process may die: the form stays as it is, chosen files included. */
function notSavedYet(view: unknown, speak: Speak): Json {
  const words = speak(say('slack.notSavedYet'));
  const field = typedFieldsOf(view)[0];
  if (field === undefined) return { response_action: 'update', view: keepTyped(view, words) };
  return { response_action: 'errors', errors: { [field.id]: words } };
}

async function unknownForm(slack: SlackAdapter, account = ''): Promise<Json> {
  const speak = await voiceFor(slack, account);
  const view = noticeView(speak(say('slack.answerTitle')), speak(say('slack.unknownPress')), speak);
  return { response_action: 'update', view };
}

/** What the window shows next: errors at their fields where the form stays, otherwise another view, or nothing. */
export function answerTo(answered: Answered, view: unknown): Json {
  const { reply, speak } = answered;
  const staying = reply.kind === 'invalid' || reply.kind === 'refused' || reply.kind === 'broken';
  const errors = staying ? errorsOf(answered, view) : undefined;
  if (errors !== undefined) return { response_action: 'errors', errors };
  if (reply.kind === 'done' && reply.text === undefined) return { response_action: 'clear' };
  return { response_action: 'update', view: staying ? lateView(answered, view) : replyView({ reply, speak }) };
}

/** The fields of a window that can say what is wrong, those that are typed into first. */
function typedFieldsOf(view: unknown): readonly (NonNullable<ReturnType<typeof fieldOf>> & { readonly id: string })[] {
  const fields = listAt(view, 'blocks').flatMap((block) => {
    const id = textAt(block, 'block_id');
    const field = id === undefined ? undefined : fieldOf(id);
    return id === undefined || field === undefined ? [] : [{ id, ...field }];
  });
  return fields.toSorted((one, other) => Number(other.kind === 'text') - Number(one.kind === 'text'));
}

/** Errors by block. What belongs to no field in view stands at the first field that is typed into. */
function errorsOf({ reply, speak }: Answered, view: unknown): Readonly<Record<string, string>> | undefined {
  const fields = typedFieldsOf(view);
  const anyField = fields[0];
  if (anyField === undefined) return undefined;
  const wrong: readonly (readonly [string, string])[] =
    reply.kind === 'invalid'
      ? Object.entries(reply.invalid.fields).map(([name, text]) => [name, speak(text)])
      : [['', speak(wordsOf(reply, speak, 'kept') ?? say('slack.answerTitle'))]];
  const errors = new Map<string, string>();
  for (const [name, text] of wrong) {
    const id = fields.find((field) => field.name === name)?.id ?? anyField.id;
    errors.set(id, [errors.get(id), text].filter(Boolean).join(' '));
  }
  return Object.fromEntries(errors);
}

/** The window after it said that nothing is saved yet: a no brings the form back with everything typed, below the reason. */
function lateView(answered: Answered, view: unknown): Json {
  const { reply, speak } = answered;
  if (reply.kind === 'invalid' || reply.kind === 'refused' || reply.kind === 'broken') {
    return keepTyped(view, speak(wordsOf(reply, speak, 'kept') ?? say('slack.answerTitle')));
  }
  return { ...replyView(answered) };
}
