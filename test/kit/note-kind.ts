import { kinds, rulesOfKinds } from '../../src/commands/kinds';
import { asking, askingToBegin } from '../../src/commands/record/asking';
import { bind } from '../../src/commands/record/bind';
import type { RecordKind } from '../../src/commands/record/kind';
import type { Linked } from '../../src/domain/record/decision-context';
import type { LogRules } from '../../src/domain/record/log-rules';
import { type KindName, kindNames, letters, recordKey } from '../../src/domain/record/record-ref';
import { refuse } from '../../src/domain/refusal';
import { say, typed } from '../../src/domain/words';
import { defineForm } from '../../src/views/define-form';
import type { RecordView } from '../../src/views/record/record-view';
import { type Note, type NoteEvent, note, noteRules } from '../store/kit/a-note-kind';

const title = ({ about, record, desk }: RecordView<Note>) =>
  say('desk.jobLine', { ticket: recordKey(desk, about), title: record.text });
const text = {
  kind: 'text',
  name: 'text',
  label: say('form.description'),
  required: true,
  lines: 'many',
  most: 3000,
} as const;

const answerForm = defineForm({ text: 'text' }, (id: number) => ({
  action: 'answer',
  about: { kind: note, id },
  title: say('ticket.action.reply'),
  submit: say('form.send'),
  fields: [text],
}));

const pinForm = defineForm({ text: 'text', files: 'files' }, (on: Linked | undefined) => ({
  action: `${note}.new`,
  ...(on === undefined ? {} : { carried: { on: String(on.about.id) } }),
  title: say('ticket.action.note'),
  submit: say('form.send'),
  fields: [text, { kind: 'files', name: 'files', label: say('form.photos'), required: false, most: 5 }],
}));

/** A note, whole: its author and its reader may see it, the reader answers it, and everybody but engineers pins one. */
export const noteKind: RecordKind<Note, NoteEvent, RecordView<Note>> = {
  ...noteRules,
  viewOf: (base) => base,
  notifications: { pinned: () => [], answered: () => [] },
  history: {
    pinned: (event) => ({ text: say('desk.jobLine', { ticket: 'pinned', title: event.text }) }),
    answered: (event) => ({ text: say('desk.jobLine', { ticket: 'answered', title: event.text }) }),
  },
  maySee: ({ author, reader }, { id }) => id === author || id === reader,
  isInside: ({ reader }, { id }) => id === reader,
  cards: (view, viewer) => [
    {
      title: title(view),
      tone: 'plain',
      summary: title(view),
      parts: [
        { kind: 'text', style: 'quote', text: typed(view.record.text) },
        { kind: 'buttons', ...view.offeredToAny([viewer]) },
      ],
    },
  ],
  line: ({ record }, viewer) => ({
    text: say('desk.rowState', { title: record.text, state: record.answer ? 'answered' : 'unanswered' }),
    waits: viewer.id === record.reader && record.answer === undefined,
  }),
  actions: [
    asking(answerForm, {
      id: 'answer',
      label: 'ticket.action.reply',
      tone: 'main',
      shown: 'button',
      refuse: ({ reader, answer }, { id }) =>
        id === reader && answer === undefined ? undefined : refuse('refusal.staleButton'),
      form: ({ id }) => answerForm(id),
      decide: (_record, { by, answers }, { at }) => ({
        type: 'answered',
        by: by.id,
        at,
        text: answers.text,
      }),
    }),
  ],
  says: ({ reader }, { id }) => (id === reader ? 'answer' : undefined),
  beginnings: [
    askingToBegin(pinForm, {
      id: 'new',
      label: 'ticket.action.note',
      tone: 'plain',
      shown: 'menu',
      words: { said: ['便条', 'leave a note', 'note'], field: 'text', files: 'files' },
      refuse: (_on, { roles }) => (roles.includes('engineer') ? refuse('refusal.notRequester') : undefined),
      form: (on) => pinForm(on),
      decide: (on, { by, answers }, { at, duty }) => ({
        ...{ type: 'pinned', by: by.id, at, text: answers.text, reader: duty.primary ?? by.id },
        ...{ files: answers.files },
        ...(on === undefined ? {} : { about: on.about }),
      }),
    }),
  ],
  notReached: () => undefined,
};

/** For the tests of a file the desk has notes besides its own kinds. */
export function withNotes(): void {
  const known = { letters, kinds } as unknown as { letters: Record<string, string>; kinds: Record<string, unknown> };
  const names = kindNames as KindName[];
  const rules = rulesOfKinds as LogRules[];
  beforeAll(() => {
    known.letters[note] = 'N';
    names.push(note);
    const bound = bind(noteKind, () => kinds);
    known.kinds[note] = bound;
    rules.push(bound.rules);
  });
  afterAll(() => {
    delete known.letters[note];
    delete known.kinds[note];
    names.pop();
    rules.pop();
  });
}
