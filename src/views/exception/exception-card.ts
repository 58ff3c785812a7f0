import type { Desk } from '../../domain/desk';
import type { DutyException, PutOn } from '../../domain/exception/exception';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { type Fact, type Facts, listOfSome, type Say, say, typed } from '../../domain/words';
import type { Card, FactRow } from '../card';
import type { RecordView } from '../record/record-view';

export type ExceptionView = RecordView<DutyException>;

/** What every sentence about an exception may name. */
export const exceptionFacts = ({ record, about, desk }: Pick<ExceptionView, 'record' | 'about' | 'desk'>): Facts => ({
  exception: recordKey(desk, about),
  person: { person: record.person },
  by: { person: record.filedBy },
  span: { span: record.span },
});

/** How it stands, in words. */
export const stateSaid = ({ state }: Pick<DutyException, 'state'>): Say => say(`exception.state.${state}`);

const most = 4;

/** Places, kinds of work and line that are meant; undefined: all of them. */
export function scopeSaid(
  desk: Desk,
  { places, skills, line }: Pick<PutOn, 'places' | 'skills' | 'line'>,
): Say | undefined {
  const names: readonly Fact[] = [
    ...desk.places.filter(({ id }) => places.includes(id)).map(({ name }) => ({ localised: name })),
    ...desk.catalogue.filter(({ id }) => skills.includes(id)).map(({ name }) => ({ localised: name })),
    ...(line === undefined ? [] : [say(`exception.line.${line}`)]),
  ];
  return names.length === 0 ? undefined : say('desk.at', { at: listOfSome(names, most) });
}

/** An exception as this person sees and uses it. */
export function exceptionCard(view: ExceptionView, viewer: Person): Card {
  const { record, desk } = view;
  const facts = exceptionFacts(view);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const isTheirs = viewer.id === record.person;
  const row = (label: Say, value: FactRow['value'] | undefined, changes?: true): readonly FactRow[] =>
    value === undefined ? [] : [{ label, value, ...(changes && { changes }) }];
  const person = (id: string): Say => say('card.person', { person: { person: id } });
  const { span, instead, filedBy, why } = record;
  return {
    title: say(isTheirs ? 'exception.titleYours' : 'exception.title', facts),
    tone: record.state === 'planned' ? 'plain' : 'quiet',
    summary: say(isTheirs ? 'exception.lineYours' : 'exception.line', { ...facts, state: stateSaid(record) }),
    parts: [
      {
        kind: 'facts',
        style: 'list',
        rows: [
          ...row(say('exception.row.state'), stateSaid(record), true),
          ...row(say('exception.row.person'), isTheirs ? undefined : person(record.person)),
          ...row(say('exception.row.from'), say('desk.at', { at: { at: span.from, style: 'date-time' } })),
          ...row(say('exception.row.to'), say('desk.at', { at: { at: span.to, style: 'date-time' } })),
          ...row(say('exception.row.for'), scopeSaid(desk, record)),
          ...row(say('exception.row.instead'), instead === undefined ? undefined : person(instead)),
          ...row(say('exception.row.by'), filedBy === viewer.id ? undefined : person(filedBy)),
        ],
      },
      why === ''
        ? { kind: 'text', style: 'quiet', text: say('exception.fromCoverage') }
        : { kind: 'text', style: 'quote', text: typed(why) },
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
    ],
  };
}
