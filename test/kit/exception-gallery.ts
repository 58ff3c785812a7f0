import { exceptionActions } from '../../src/commands/exception/actions';
import { exceptionBeginnings } from '../../src/commands/exception/beginnings';
import { exceptionKind } from '../../src/commands/exception/kind';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { beginException, type DutyException, type ExceptionEvent } from '../../src/domain/exception/exception';
import { exceptionRules } from '../../src/domain/exception/exception-rules';
import { fixOf } from '../../src/domain/exception/fix-of';
import { type OneTap, writeOneTap } from '../../src/domain/exception/one-tap';
import type { Person } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { evolved } from '../../src/domain/record/record';
import { recordKey } from '../../src/domain/record/record-ref';
import { type Invalid, isInvalid, isRefusal, type Refusal } from '../../src/domain/refusal';
import type { CoverageFinding } from '../../src/domain/roster/coverage';
import { theDesk } from '../../src/domain/ticket/event';
import { exceptionCard } from '../../src/views/exception/exception-card';
import * as forms from '../../src/views/exception/exception-forms';
import { exceptionViews } from '../../src/views/exception/exception-views';
import { overrideForm, temporaryForm } from '../../src/views/exception/plan-forms';
import type { Answers } from '../../src/views/form';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { coverageCard, coverageForManagers } from '../../src/views/roster/coverage-card';
import { act, at, chen, context, desk, li, start, tom, wang } from './tickets';

const path = pathOf(exceptionKind, () => kinds);

/** What comes of beginning one: by a form (`new`, `override`, `temporary`), or by a press (`take`, `put`). */
export function putting(
  name: 'new' | 'take' | 'put' | 'override' | 'temporary',
  by: Person,
  given: { readonly answers?: Answers; readonly tap?: OneTap },
  now: DecisionContext = context(),
): ExceptionEvent | Refusal | Invalid {
  const beginning = exceptionBeginnings.find(({ id }) => id === name);
  if (!beginning) throw new Error(name);
  const input = act(by, given.answers ?? {}, given.tap && writeOneTap(given.tap));
  return beginning.refuse(undefined, by, now) ?? beginning.decide(undefined, input, now);
}

const eventOf = (came: ExceptionEvent | Refusal | Invalid): ExceptionEvent => {
  if (isRefusal(came) || isInvalid(came)) throw new Error(JSON.stringify(came));
  return came;
};

/** Wednesday evening, in which Wang is first and Chen stands behind him. */
export const evening = { from: at('2026-11-25T18:00'), to: at('2026-11-25T22:00') };

/** Chen puts Tom in Wang's place for the evening. */
export const answers: Answers = {
  ...{ person: tom.id, ...evening, place: 'all', skill: 'all', instead: wang.id, why: '王磊外出培训' },
};

/** Chen puts Li and Tom in everybody's place for the evening. */
export const overrideAnswers: Answers = {
  ...{ primary: li.id, backup: tom.id, ...evening, place: 'all', skill: 'all', why: '系统搬迁' },
};

const half = { from: evening.from, to: at('2026-11-25T20:00') };
/** Chen writes a schedule for the evening: Tom, then Li behind whom is Wang. */
export const temporaryAnswers: Answers = {
  ...{ ...evening, place: 'all', skill: 'all', why: '春节值班' },
  ...{ 'begins-1': half.from, 'ends-1': half.to, 'first-1': tom.id, 'second-1': 'all' },
  ...{ 'begins-2': half.to, 'ends-2': evening.to, 'first-2': li.id, 'second-2': wang.id },
};

const given = { new: answers, override: overrideAnswers, temporary: temporaryAnswers } as const;

/** What Chen looks at before it is meant. */
export const aDraft = (
  more: Answers = {},
  now: DecisionContext = context(),
  name: keyof typeof given = 'new',
): DutyException => ({
  ...beginException(eventOf(putting(name, chen, { answers: { ...given[name], ...more } }, now))),
  id: 7,
});

/** What happens when an action is pressed; throws where it is refused. */
export function pressing(
  exception: DutyException,
  id: string,
  by: Person,
  { now = context(exception.lastEventAt), ...input }: { readonly now?: DecisionContext; readonly words?: string } = {},
): DutyException {
  const action = exceptionActions.find((one) => one.id === id);
  if (action === undefined) throw new Error(id);
  const came = action.refuse(exception, by, now) ?? action.decide(exception, act(by, input), now);
  return acting(exception, eventOf(came as ExceptionEvent | Refusal | Invalid));
}

/** The exception that is in force. */
export const anException = (more: Answers = {}, now: DecisionContext = context()): DutyException =>
  acting(aDraft(more, now), { type: 'confirmed', by: chen.id, at: now.at, asks: [], changes: [] });

/** The exception after an event. */
export const acting = (exception: DutyException, event: ExceptionEvent): DutyException =>
  evolved(exceptionRules, exception, event);

const planned = { ...anException(), id: 9_999_999 };
const numbered = (exception: DutyException): DutyException => ({ ...exception, id: 9_999_999 });
const asked = numbered(pressing(aDraft(), 'confirm', chen));
const drafts = { override: aDraft({}, context(), 'override'), temporary: aDraft({}, context(), 'temporary') };
/** Each state that one can be in. */
export const exceptionStates: Readonly<Record<string, DutyException>> = {
  planned,
  draft: numbered(aDraft()),
  'draft of an override': numbered(drafts.override),
  'draft of a schedule': numbered(drafts.temporary),
  'draft in the longest words': numbered(aDraft({ why: '外出培训，'.repeat(600) })),
  asked,
  'asked, reminded': acting(asked, { type: 'reminded', by: theDesk, at: start, told: [tom.id] }),
  'asked of several': numbered(pressing(drafts.temporary, 'confirm', chen)),
  'asked, one accepted': numbered(pressing(pressing(drafts.override, 'confirm', chen), 'accept', li)),
  'asked, refused': pressing(asked, 'object', tom, { words: '那天要去医院' }),
  'asked, begun': acting(asked, { type: 'unanswered', by: theDesk, at: evening.from }),
  accepted: pressing(asked, 'accept', tom),
  enforced: pressing(pressing(asked, 'object', tom, { words: '不行' }), 'enforce', chen, { words: '没有别人' }),
  'in force, objected': pressing(planned, 'object', tom, { words: '那天要去医院，'.repeat(400) }),
  'asked, withdrawn': acting(asked, { type: 'withdrawn', by: chen.id, at: start, words: '' }),
  'draft, given up': acting(numbered(aDraft()), { type: 'withdrawn', by: theDesk, at: start, words: '' }),
  'for one place and category': {
    ...anException({ place: desk.places[1]?.id ?? '', skill: desk.catalogue[0]?.id ?? '' }),
    id: 9_999_999,
  },
  'in the longest words': { ...anException({ why: '外出培训，'.repeat(600) }), id: 9_999_999 },
  'by one press': { ...planned, why: '' },
  withdrawn: acting(planned, { type: 'withdrawn', by: chen.id, at: start, words: '不去了' }),
  ended: acting(planned, { type: 'ended', by: theDesk, at: evening.to }),
};

/** What its cards show. */
export const viewOfException = (exception: DutyException, now: DecisionContext) => path.viewOf(exception, now);

const cardsOf = ([name, exception]: readonly [string, DutyException]): readonly GalleryItem[] => {
  const view = path.viewOf(exception, context(exception.lastEventAt));
  const event = eventOf(putting('new', chen, { answers }));
  const told = { lines: exceptionViews.history, events: [event], view, inside: true };
  return [
    ...[chen, tom, wang, li].map((reader) => ({
      name: `exception ${name}: ${reader.id}`,
      card: exceptionCard(view, reader),
    })),
    { name: `exception ${name}: history`, card: historyCard(recordKey(desk, view.about), told) },
  ];
};

const findings: readonly CoverageFinding[] = [
  { kind: 'gone', places: [], skills: [], person: li.id, spans: [evening, evening], recurs: true },
  { kind: 'no-primary', places: [desk.places[0].id], skills: [], line: 'emergency', spans: [evening], recurs: false },
  { kind: 'no-backup', places: [], skills: desk.catalogue.map(({ id }) => id), spans: [evening], recurs: true },
  ...(['same-person', 'short-service', 'unfamiliar', 'too-long', 'no-primary'] as const).map(
    (kind): CoverageFinding => ({ kind, places: [], skills: [], person: wang.id, spans: [evening], recurs: false }),
  ),
];

const shown = findings.map((finding, nth) => {
  const fix = fixOf(finding, start);
  return {
    ...{ finding, ...(nth % 2 === 0 ? {} : { since: start }) },
    ...(nth < 2 && fix !== undefined ? { fix, mayTake: true, candidate: tom.id } : {}),
  };
});

/** Cards and forms of exceptions, and of what leads read in the morning. */
export const exceptionItems: readonly GalleryItem[] = [
  ...Object.entries(exceptionStates).flatMap(cardsOf),
  { name: 'form exception.new', form: forms.exceptionForm({}, '', context()) },
  { name: 'form exception.new, of a finding', form: forms.exceptionForm(shown[1]?.fix ?? {}, '好', context()) },
  { name: 'form exception.override', form: overrideForm('好', context()) },
  { name: 'form exception.temporary', form: temporaryForm('', context()) },
  { name: 'form object, exception', form: forms.objectForm(planned, desk) },
  { name: 'form enforce, exception', form: forms.enforceForm(asked, desk) },
  { name: 'form withdraw, exception', form: forms.withdrawForm(planned, desk) },
  { name: 'coverage, much', card: coverageCard(desk, shown) },
  { name: 'coverage, one', card: coverageCard(desk, shown.slice(0, 1)) },
  { name: 'coverage, managers', card: coverageForManagers(desk, shown) },
];
