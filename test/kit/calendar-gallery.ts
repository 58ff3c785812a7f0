import { calendarKind } from '../../src/commands/calendar/kind';
import { kinds } from '../../src/commands/kinds';
import { pathOf } from '../../src/commands/record/path';
import { calendarRules } from '../../src/domain/calendar/calendar-rules';
import { beginYear, type CalendarEvent, type CalendarYear } from '../../src/domain/calendar/calendar-year';
import type { OfficialYear } from '../../src/domain/calendar/official-year';
import { arrivalOf } from '../../src/domain/calendar/propose';
import type { Person } from '../../src/domain/people/person';
import type { DecisionContext } from '../../src/domain/record/decision-context';
import { evolved, wantedBy } from '../../src/domain/record/record';
import { recordKey } from '../../src/domain/record/record-ref';
import { isInvalid, isRefusal } from '../../src/domain/refusal';
import { theDesk } from '../../src/domain/ticket/event';
import { after, type Instant, instant, minutes } from '../../src/domain/time/instant';
import { calendarViews } from '../../src/views/calendar/calendar-views';
import { yearCard } from '../../src/views/calendar/year-card';
import { objectForm } from '../../src/views/calendar/year-forms';
import type { Answers } from '../../src/views/form';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { act, chen, context, desk, kate, li, start, sun } from './tickets';

export const path = pathOf(calendarKind, () => kinds);

/** The next year, as the State Council arranges one. */
export const of2027: OfficialYear = {
  year: 2027,
  source: '国办发明电〔2026〕9 号',
  holidays: [
    { festival: '元旦', from: '2027-01-01', to: '2027-01-03', makeUp: ['2026-12-27'] },
    { festival: '春节', from: '2027-02-05', to: '2027-02-11', makeUp: ['2027-01-31', '2027-02-20'] },
    { festival: '清明节', from: '2027-04-03', to: '2027-04-05', makeUp: [] },
    { festival: '劳动节', from: '2027-05-01', to: '2027-05-05', makeUp: ['2027-05-08'] },
    { festival: '端午节', from: '2027-06-09', to: '2027-06-09', makeUp: [] },
    { festival: '中秋节', from: '2027-09-15', to: '2027-09-15', makeUp: [] },
    { festival: '国庆节、校庆', from: '2027-10-01', to: '2027-10-07', makeUp: ['2027-09-26', '2027-10-09'] },
  ],
};

/** As it was revised: one day more in spring, one make-up workday moved. */
export const revised: OfficialYear = {
  ...of2027,
  source: '国办发明电〔2027〕1 号',
  holidays: of2027.holidays.map((one) =>
    one.festival === '春节' ? { ...one, to: '2027-02-12', makeUp: ['2027-01-31', '2027-02-27'] } : one,
  ),
};

/** When a date begins in Shanghai. */
export const midnight = (date: string): Instant => instant(`${date}T00:00:00+08:00`);

const number = 9_999_999;

/** The year as it arrives; `known`: what counts already. */
export function arrived(year = of2027, known: readonly CalendarYear[] = [], at = start): CalendarYear {
  const arrival = arrivalOf(known, { year, origin: 'import', by: theDesk, at, midnight });
  if (arrival.kind !== 'proposed') throw new Error(arrival.kind);
  return { ...beginYear(arrival.event), id: number };
}

/** The year after an event. */
export const happening = (year: CalendarYear, event: CalendarEvent): CalendarYear =>
  evolved(calendarRules, year, event);

/** Whoever may confirm it was shown it. */
export const shownYear = (year = arrived()): CalendarYear =>
  happening(year, { type: 'shown', by: theDesk, at: year.openedAt, told: [sun.id, chen.id, kate.id] });

interface Acting {
  readonly answers?: Answers;
  readonly now?: DecisionContext;
}

/** What somebody does to it. Throws where they may not. */
export function acted(year: CalendarYear, action: 'confirm' | 'object', by: Person, given: Acting = {}): CalendarYear {
  const { answers = {}, now = context(after(year.lastEventAt, minutes(5))) } = given;
  const found = calendarKind.actions.find(({ id }) => id === action);
  const no = found?.refuse(year, by, now);
  const came = no ?? found?.decide(year, act(by, answers), now);
  if (came === undefined || isRefusal(came) || isInvalid(came)) throw new Error(JSON.stringify(came));
  return happening(year, came);
}

/** What its next wake-up makes of it; undefined: it wants none. */
export function rung(year: CalendarYear, more: Partial<DecisionContext> = {}) {
  const [next] = wantedBy(calendarRules, year, context(year.lastEventAt)).toSorted((one, other) => one.due - other.due);
  if (next === undefined) return undefined;
  const rule = calendarRules.timers.find(({ fires }) => next.kind in fires);
  const event = rule?.fires[next.kind]?.(year, next, context(next.due, more));
  if (event === undefined) throw new Error(`${next.kind} did nothing`);
  return { due: next.due, event, after: happening(year, event) };
}

const reason = '2月12日也放假，请核对国务院办公厅的通知。';
const proposed = shownYear();
const byOne = acted(proposed, 'confirm', chen);
const objected = acted(byOne, 'object', sun, { answers: { reason } });
const inForce = acted(byOne, 'confirm', sun);
const withChanges = shownYear(arrived(revised, [{ ...inForce, id: 4 }]));
const longest: OfficialYear = {
  ...of2027,
  source: '国务院办公厅关于节假日安排的通知，'.repeat(20),
  holidays: of2027.holidays.map((one) => ({ ...one, festival: '校庆日与建校纪念日'.repeat(8) })),
};
const alone = context(start, { people: new Map([li, chen].map((one) => [one.id, one])) });

/** Each state that a year can be in, and around what it is looked at. */
export const calendarStates: Readonly<Record<string, { readonly year: CalendarYear; readonly now?: DecisionContext }>> =
  {
    proposed: { year: proposed },
    'proposed to one party': { year: proposed, now: alone },
    'confirmed by one': { year: byOne },
    'objected to': { year: objected },
    'objected to by a party that left': { year: objected, now: alone },
    'nobody there': { year: proposed, now: context(start, { people: new Map([[li.id, li]]) }) },
    'confirmed all the same': { year: acted(objected, 'confirm', sun) },
    confirmed: { year: inForce },
    'confirmed by one party alone': { year: acted(proposed, 'confirm', chen, { now: alone }), now: alone },
    'with changes': { year: withChanges },
    reminded: { year: rung(byOne)?.after ?? byOne },
    replaced: { year: happening(objected, { type: 'replaced', by: theDesk, at: start, instead: 9 }) },
    'counted before': { year: { ...beginYear({ type: 'adopted', by: theDesk, at: start, year: of2027 }), id: 1 } },
    'in the longest words': { year: shownYear(arrived(longest)) },
    'objected to in the longest words': {
      year: acted(shownYear(arrived(longest)), 'object', sun, { answers: { reason: '这一天不对，'.repeat(500) } }),
    },
    'wholly other than before': { year: shownYear(arrived({ ...longest, holidays: [] }, [{ ...inForce, id: 4 }])) },
  };

const cardsOf = ([name, { year, now }]: readonly [string, (typeof calendarStates)[string]]): readonly GalleryItem[] => {
  const at = after(year.lastEventAt, minutes(1));
  const view = path.viewOf(year, { ...(now ?? context(at)), at });
  const events: readonly [CalendarEvent, ...CalendarEvent[]] = [
    { type: 'proposed', by: theDesk, at: start, year: year.year, origin: 'import', startsAt: year.startsAt },
    { type: 'objected', by: sun.id, at: start, party: 'customer', reason },
  ];
  const told = { lines: calendarViews.history, events, view, inside: true };
  return [
    ...[chen, sun, kate, li].map((reader) => ({
      name: `calendar ${name}: ${reader.id}`,
      card: yearCard(view, reader),
    })),
    { name: `calendar ${name}: whole`, card: yearCard(view, sun, true) },
    { name: `calendar ${name}: history`, card: historyCard(recordKey(desk, view.about), told) },
  ];
};

/** Cards and forms of calendar years. */
export const calendarItems: readonly GalleryItem[] = [
  ...Object.entries(calendarStates).flatMap(cardsOf),
  { name: 'form object, calendar', form: objectForm(proposed, desk) },
];
