import type { DutyException } from '../../domain/exception/exception';
import { type Plan, putOnBy } from '../../domain/exception/plan';
import { previewOf } from '../../domain/exception/preview';
import { refusePlan } from '../../domain/exception/who-can';
import type { Person, PersonId } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { type Fact, type Facts, listOfSome, type Say, say, typed } from '../../domain/words';
import type { Card, FactRow, Part } from '../card';
import type { RecordView } from '../record/record-view';
import { previewParts } from './preview-parts';
import { scopeSaid } from './scope-said';

export type ExceptionView = RecordView<DutyException>;

/** People named in one sentence. */
const mostNames = 3;
const names = (people: readonly PersonId[]): Fact =>
  listOfSome(
    people.map((person) => ({ person })),
    mostNames,
  );

/** What every sentence about an exception may name. */
export const exceptionFacts = ({ record, about, desk }: Pick<ExceptionView, 'record' | 'about' | 'desk'>): Facts => ({
  exception: recordKey(desk, about),
  person: names(putOnBy(record.plan)),
  by: { person: record.filedBy },
  span: { span: record.plan.span },
});

/** How it stands, in words. */
export const stateSaid = ({ state }: Pick<DutyException, 'state'>): Say => say(`exception.state.${state}`);

const person = (id: PersonId): Say => say('card.person', { person: { person: id } });
const row = (label: Say, value: FactRow['value'] | undefined, changes?: true): readonly FactRow[] =>
  value === undefined ? [] : [{ label, value, ...(changes && { changes }) }];

/** Whom it puts on duty, each post by its own row. */
function planRows(plan: Plan, viewer: Person): readonly FactRow[] {
  if (plan.does === 'put-on') {
    return [
      ...row(say('exception.row.person'), plan.person === viewer.id ? undefined : person(plan.person)),
      ...row(say('exception.row.instead'), plan.instead === undefined ? undefined : person(plan.instead)),
    ];
  }
  if (plan.does === 'override') {
    return [
      ...row(say('exception.row.primary'), person(plan.primary)),
      ...row(say('exception.row.backup'), plan.backup === null ? say('exception.nobody') : person(plan.backup)),
    ];
  }
  return plan.shifts.map(({ span, primary, backup }, nth) => {
    const facts = { primary: { person: primary }, backup: { person: backup ?? '' }, span: { span } };
    const value = say(backup === null ? 'exception.shiftAlone' : 'exception.shift', facts);
    return { label: say('exception.row.nth', { nth: nth + 1 }), value };
  });
}

/** Who has not said yes, and who said that they cannot, with their words for those who plan. */
function answersOf({ waitsFor, objections }: DutyException, plans: boolean): readonly Part[] {
  return [
    ...(waitsFor.length === 0
      ? []
      : [{ kind: 'text', text: say('exception.waitsFor', { people: names(waitsFor) }) } as const]),
    ...objections.map(({ person: id, words }): Part => {
      const facts = { person: { person: id }, words };
      return { kind: 'text', text: say(plans ? 'exception.objectedWhy' : 'exception.objected', facts) };
    }),
  ];
}

/** What it would change, while its lead decides whether they mean it; and why it cannot be meant now, if it cannot. */
function draftParts(view: ExceptionView): readonly Part[] {
  const { record, desk } = view;
  if (record.state !== 'draft') return [];
  const no = refusePlan(record.plan, view);
  return [
    ...previewParts(desk, previewOf({ id: record.id, plan: record.plan }, view)),
    ...(no === undefined ? [] : [{ kind: 'text', style: 'strong', text: say(no.say, no.facts) } as const]),
  ];
}

/** An exception as this person sees and uses it. */
export function exceptionCard(view: ExceptionView, viewer: Person): Card {
  const { record, desk } = view;
  const facts = exceptionFacts(view);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const isTheirs = putOnBy(record.plan).includes(viewer.id);
  const { plan, filedBy, why, state } = record;
  const plans = buttons.some(({ action }) => action === 'withdraw') || viewer.id === filedBy;
  const isAsked = state === 'asked' && record.waitsFor.includes(viewer.id);
  const theirs = isAsked ? 'exception.titleAsked' : 'exception.titleYours';
  const title = state === 'draft' ? 'exception.titleDraft' : isTheirs ? theirs : 'exception.title';
  return {
    title: say(title, facts),
    tone: state === 'asked' ? 'warn' : state === 'planned' ? 'plain' : 'quiet',
    summary: say(isTheirs ? 'exception.lineYours' : 'exception.line', { ...facts, state: stateSaid(record) }),
    parts: [
      {
        kind: 'facts',
        style: 'list',
        rows: [
          ...row(say('exception.row.state'), stateSaid(record), true),
          ...row(say('exception.row.when'), say('desk.at', { at: { span: plan.span } })),
          ...planRows(plan, viewer),
          ...row(say('exception.row.for'), scopeSaid(desk, plan)),
          ...row(say('exception.row.by'), filedBy === viewer.id ? undefined : person(filedBy)),
        ],
      },
      why === ''
        ? { kind: 'text', style: 'quiet', text: say('exception.fromCoverage') }
        : { kind: 'text', style: 'quote', text: typed(why) },
      ...draftParts(view),
      ...answersOf(record, plans),
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
    ],
  };
}
