import { accountFields, wordedBeginnings } from '../../commands/kinds';
import { saidInThread } from '../../commands/ticket/words';
import { own } from '../../domain/own';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { refuse } from '../../domain/refusal';
import { readBeginValue } from '../../domain/talk/begin-value';
import { type Beginning, beginsWith } from '../../domain/talk/begins-record';
import type { Intent } from '../../domain/talk/intent';
import { namedNumber } from '../../domain/ticket/named-number';
import { say } from '../../domain/words';
import type { Press, Reply, Said, Submission } from '../../ports/inbound';
import type { Draft } from '../../ports/repositories';
import { beginsCard } from '../../views/begins-card';
import type { Answers, Form } from '../../views/form';
import { longText } from '../../views/forms/fields';
import { readAnswers } from '../../views/read-answers';
import { actAndReply, beginAndReply, beginFormOf } from '../conversation/act';
import { endOpenDraft } from '../conversation/conversation-state';
import type { InboundDeps } from '../inbound-deps';
import { withPeople } from '../people/people-in-form';
import { begin, keptDraft, type Line } from './begin-report';
import { first, inPieces, lengthOf } from './in-pieces';
import { draftKey, filedBefore, ownDraft } from './report';

/** The way to begin a record that words name; after a command they need not be set apart. */
export const wordsBeginning = (text: string, typed?: 'command'): Beginning | undefined =>
  beginsWith(
    wordedBeginnings().map(({ id, words }) => ({ name: id, said: words.said })),
    text,
    typed,
  );

/** Keeps the words and asks whether they begin a record. */
export async function askToBegin(
  deps: InboundDeps,
  by: Person,
  line: Line,
  { name, on }: Extract<Intent, { do: 'ask-begin' }>,
): Promise<Reply> {
  const { said } = line;
  const beginning = wordedBeginnings().find(({ id }) => id === name);
  if (beginning === undefined) throw new Error(`nothing begins by "${name}"`);
  // Where others write, too, or below a card, what they write next stands for itself.
  const goesOn = said.where === 'chat' || said.where === 'direct';
  const draft = goesOn ? await begin(deps, by, line, 'begin') : await keptDraft(deps, by, said);
  if ('kind' in draft) return draft;
  const card = beginsCard({ draft: draft.id, said: said.text, beginning, ...(on && { on }) });
  return { kind: 'card', card, isPrivate: true };
}

/** Words become what they are to a record of another kind. */
export async function tellRecord(
  deps: InboundDeps,
  by: Person,
  said: Said,
  { about, action, text, press }: Extract<Intent, { do: 'tell' }>,
): Promise<Reply> {
  const isBelow = said.where === 'thread';
  const value = isBelow ? { value: saidInThread(said.from.platform) } : {};
  const answers = { text, files: said.files };
  const reply = await actAndReply(deps, { key: said.key, action, about, by, answers, ...value }, filedBefore);
  if (reply.kind !== 'done' || reply.text !== undefined || isBelow) return reply;
  const ticket = recordKey(deps.desk, about);
  return {
    kind: 'done',
    text: press ? say('desk.pressed', { ticket, what: say(press) }) : say('desk.added', { ticket }),
    about,
  };
}

/** Somebody opens the form of a beginning: by its button, whose `value` says what it carries, or with words of a command. */
interface Opened {
  readonly action: string;
  readonly value?: string | undefined;
  readonly text?: string;
}

/** A button that this release does not understand. */
const stale: Reply = { kind: 'refused', refusal: refuse('refusal.staleButton') };

/** One press begins it: its button says the rest. */
export const beginAtOnce = (deps: InboundDeps, by: Person, { key, action, value }: Press): Promise<Reply> =>
  beginAndReply(deps, { key, action, by, answers: {}, ...(value === undefined ? {} : { value }) });

/** Its form, filled with what they have written already. */
export async function openBeginning(
  deps: InboundDeps,
  by: Person,
  { action, value, text = '' }: Opened,
): Promise<Reply> {
  const begun = readBeginValue(value);
  if (begun === undefined) return stale;
  const { on, draft: id } = begun;
  const draft = id === undefined ? undefined : await ownDraft(deps, by, id);
  if (draft !== undefined && 'kind' in draft) return draft;
  const said = draft === undefined ? text : withoutPhrase(deps, draft.text);
  const field = wordedBeginnings().find((one) => one.id === action)?.words.field;
  const head = first(inPieces(said, longText, lengthOf), 1)[0] ?? '';
  const answers = field === undefined || head === '' ? {} : { [field]: head };
  const reply = await beginFormOf(deps, { action, by, answers, ...(on && { on }) });
  if (reply.kind !== 'form') return reply;
  const carried = draft === undefined ? {} : { draft: draft.id, shown: String(head.length) };
  return { kind: 'form', form: filledWith({ ...reply.form, carried: { ...reply.form.carried, ...carried } }, answers) };
}

/** What is left of words without the number and the phrase before them. */
function withoutPhrase({ desk }: InboundDeps, text: string): string {
  return wordsBeginning(namedNumber(desk.prefix, text)?.rest ?? text)?.rest ?? text;
}

/** A text that its kind left empty holds what they wrote. */
const filledWith = (form: Form, answers: Answers): Form => ({
  ...form,
  fields: form.fields.map((field) => {
    const given = field.kind === 'text' ? own(answers, field.name) : undefined;
    return field.kind === 'text' && typeof given === 'string' ? { ...field, initial: field.initial ?? given } : field;
  }),
});

/** A record is begun, about the one its form carries, for whoever is named in it, with all that was kept for it. */
export async function submitBeginning(deps: InboundDeps, by: Person, form: Submission): Promise<Reply> {
  const { from, key, action, carried } = form;
  const named = await withPeople(deps, from, form.answers, accountFields(action));
  if ('invalid' in named) return { kind: 'invalid', ...named };
  const { answers } = named;
  const on = readBeginValue(carried['on']);
  if (on === undefined) return stale;
  const id = carried['draft'];
  const draft = id === undefined ? undefined : await ownDraft(deps, by, id);
  if (draft === undefined) return beginAndReply(deps, { key, action, by, answers, ...on });
  if ('kind' in draft) return draft;
  const all = withDraft(answers, { ...draft, text: withoutPhrase(deps, draft.text) }, form);
  const reply = await beginAndReply(deps, { key: draftKey(draft.id), action, by, answers: all, ...on }, filedBefore);
  if (reply.kind === 'done') await endOpenDraft(deps, by, draft.id);
  return reply;
}

/** What was written since the form was opened, or had no room in it, and the files that came with it, go along. */
function withDraft(answers: Answers, draft: Draft, { action, carried }: Submission): Answers {
  const words = wordedBeginnings().find((one) => one.id === action)?.words;
  if (words === undefined) return answers;
  const more = draft.text.slice(Number(carried['shown']) || 0).trim();
  const { text, files } = readAnswers(
    { text: 'text', files: 'files' },
    {
      text: own(answers, words.field),
      files: words.files && own(answers, words.files),
    },
  );
  return {
    ...answers,
    ...(more === '' ? {} : { [words.field]: [text, more].filter((part) => part !== '').join('\n') }),
    ...(draft.files.length === 0 || words.files === undefined ? {} : { [words.files]: [...draft.files, ...files] }),
  };
}
