import type { PersonId } from '../../../src/domain/people/person';
import {
  byType,
  type Happened,
  type Recorded,
  type RecordRules,
  redactedByType,
} from '../../../src/domain/record/record';
import type { KindName, RecordRef } from '../../../src/domain/record/record-ref';
import type { FileRef } from '../../../src/domain/ticket/ticket';
import { after, type Instant, seconds } from '../../../src/domain/time/instant';

import { later, li, nine, zhang } from '../samples';

/** A kind that is none of the desk's: pinned up by somebody for somebody, answered once, reminded of until then. */
export const note = 'note' as KindName;
/** One more, so that kinds can be told apart. */
export const memo = 'memo' as KindName;

export const noteRef = (id: number): RecordRef => ({ kind: note, id });

export interface Note extends Recorded {
  readonly text: string;
  readonly author: PersonId;
  readonly reader: PersonId;
  readonly files: readonly FileRef[];
  readonly pinnedAt: Instant;
  readonly about?: RecordRef;
  readonly answer?: { readonly text: string; readonly by: PersonId; readonly at: Instant };
}

export type NoteEvent =
  | (Happened & {
      readonly type: 'pinned';
      readonly text: string;
      readonly reader: PersonId;
      readonly files: readonly FileRef[];
      readonly about?: RecordRef;
    })
  | (Happened & { readonly type: 'answered'; readonly text: string });

export const noteRules: RecordRules<Note, NoteEvent> = {
  name: note,
  begin: (first) => {
    if (first.type !== 'pinned') throw new Error(`a note begins with ${first.type}`);
    const { type: _, by, at, ...said } = first;
    return { ...said, version: 1, author: by, pinnedAt: at };
  },
  evolve: byType<Note, NoteEvent>({
    pinned: (state) => state,
    answered: (state, { text, by, at }) => ({ ...state, answer: { text, by, at } }),
  }),
  timers: [
    {
      wanted: ({ answer, pinnedAt }) =>
        answer === undefined ? [{ kind: 'remind', key: 'remind', due: after(pinnedAt, seconds(60)) }] : [],
      fires: { remind: ({ reader }, _timer, { at }) => ({ type: 'answered', by: reader, at, text: '' }) },
    },
  ],
  needs: ({ author, reader }) => ({ people: [author, reader] }),
  index: ({ text, author, reader, pinnedAt, answer, about }) => ({
    state: answer === undefined ? 'open' : 'answered',
    open: answer === undefined,
    openedAt: pinnedAt,
    ...(answer === undefined ? {} : { endedAt: answer.at }),
    ...(about === undefined ? {} : { about }),
    parties: [
      { person: author, part: 'author' },
      ...(answer === undefined ? [{ person: reader, part: 'reader' }] : []),
    ],
    words: [text, ...(answer === undefined ? [] : [answer.text])].join('\n'),
  }),
  account: ({ author }) => author,
  redacted: redactedByType<NoteEvent>({
    pinned: (event, how) => ({
      ...event,
      reader: how.person(event.reader),
      text: how.text(event.text, event.by),
      files: how.files(event.files, event.by),
    }),
    answered: (event, how) => ({ ...event, text: how.text(event.text, event.by) }),
  }),
};

export const pinned = (changes: Partial<Pinned> = {}): Pinned => ({
  ...{ type: 'pinned', by: zhang, at: nine, text: 'the projector hums', reader: li, files: [] },
  ...changes,
});
type Pinned = Extract<NoteEvent, { readonly type: 'pinned' }>;

export const answered = (by: PersonId, at: Instant = later(1), text = 'not any more'): NoteEvent => ({
  ...{ type: 'answered', by, at, text },
});
