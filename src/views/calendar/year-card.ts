import { type CalendarYear, isOpenYear } from '../../domain/calendar/calendar-year';
import { changedDays } from '../../domain/calendar/changed-days';
import { emptyParty, missingParties, stuckWithout } from '../../domain/calendar/who-confirms';
import { parties } from '../../domain/people/party';
import type { Party, Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { type Facts, listOf, type Say, say, typed } from '../../domain/words';
import type { Button, Card, FactRow, Part, Tone } from '../card';
import type { RecordView } from '../record/record-view';
import { changeLines, holidayLines, wholeYear } from './year-said';

export type CalendarView = RecordView<CalendarYear>;

/** What every sentence about a year may name. */
export function yearFacts({ record, about, desk }: Pick<CalendarView, 'record' | 'about' | 'desk'>): Facts {
  const { year, countsAt, replacedBy } = record;
  return {
    calendar: recordKey(desk, about),
    year: String(year.year),
    ...(countsAt === undefined ? {} : { counts: { at: countsAt, style: 'time' } }),
    ...(replacedBy === undefined ? {} : { other: recordKey(desk, { kind: 'calendar', id: replacedBy }) }),
  };
}

const tones: Readonly<Record<CalendarYear['state'], Tone>> = {
  proposed: 'warn',
  objected: 'bad',
  confirmed: 'good',
  replaced: 'quiet',
};

/** How it stands, in words. */
export function stateSaid(view: CalendarView): Say {
  const { record } = view;
  if (record.state === 'replaced') {
    return say('calendar.state.replaced', { other: yearFacts(view)['other'] ?? '' });
  }
  if (record.countsAt !== undefined) {
    return record.origin === undefined
      ? say('calendar.state.adopted')
      : say('calendar.state.confirmed', { counts: { at: record.countsAt, style: 'date-time' } });
  }
  if (record.state === 'objected') return say('calendar.state.objected');
  const missing = missingParties(record, view).map((party) => say(`calendar.party.${party}`));
  return missing.length === 0 ? say('calendar.state.alone') : say('calendar.state.proposed', { who: listOf(missing) });
}

/** What a party said. */
function saidBy({ record, ...now }: CalendarView, party: Party): Say {
  const { objection } = record;
  if (objection?.party === party) return say('calendar.objectedBy', { who: { person: objection.by } });
  const theirs = record.confirmations.find((one) => one.party === party);
  if (theirs !== undefined) {
    return say('calendar.confirmedBy', { who: { person: theirs.by }, at: { at: theirs.at, style: 'date-time' } });
  }
  const isEmpty = record.without === party || (isOpenYear(record) && emptyParty(now) === party);
  return say(isEmpty ? 'calendar.nobodyThere' : 'calendar.notYet');
}

function aboutIt(view: CalendarView): readonly FactRow[] {
  const { record } = view;
  const adopted = record.origin === undefined;
  return [
    { label: say('calendar.row.state'), value: stateSaid(view), changes: true },
    ...(adopted
      ? []
      : parties.map(
          (party): FactRow => ({
            ...{ label: say(`calendar.row.${party}`), value: saidBy(view, party), changes: true },
          }),
        )),
    { label: say('calendar.row.source'), value: typed(record.year.source) },
    ...(record.origin === undefined
      ? []
      : [{ label: say('calendar.row.origin'), value: say(`calendar.origin.${record.origin}`) }]),
  ];
}

/** What is another than what counts, where something does. */
function changes({ year, before }: CalendarYear): readonly Part[] {
  if (before === undefined) return [];
  const lines = changeLines(changedDays(before, year), year.year);
  return [
    { kind: 'text', style: 'strong', text: say('calendar.changes') },
    ...lines.map((text): Part => ({ kind: 'text', text })),
  ];
}

/** That nobody can go on with it, and who has to be named: of one party, or of both. */
export const stuckSaid = ({ record, ...now }: Pick<CalendarView, 'record' | 'people'>) =>
  stuckWithout(record, now).length > 1 ? 'calendar.said.nobody' : 'calendar.said.stuck';

/** What comes of confirming it, and of leaving it. */
function meaning(view: CalendarView): readonly Part[] {
  const { record } = view;
  if (!isOpenYear(record)) return [];
  const [stuck] = stuckWithout(record, view);
  const without = stuck ?? emptyParty(view);
  const hint = say(record.before === undefined ? 'calendar.untilThen' : 'calendar.untilThenAsBefore', yearFacts(view));
  return [
    { kind: 'text', style: 'quiet', text: hint },
    ...(without === undefined
      ? []
      : [
          {
            kind: 'text',
            style: 'quiet',
            text: say(stuck === undefined ? 'calendar.oneParty' : stuckSaid(view), {
              ...yearFacts(view),
              party: say(`calendar.party.${without}`),
            }),
          } as const,
        ]),
  ];
}

/** A year as this person sees and uses it. `whole`: with each month of it, where there is room. */
export function yearCard(view: CalendarView, viewer: Person, whole = false): Card {
  const { record, about } = view;
  const facts = yearFacts(view);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const look: Button = {
    ...{ action: 'look', about, tone: 'plain', opens: 'card' },
    label: say('calendar.action.wholeYear'),
  };
  const pressed = [...buttons, ...(whole ? [] : [look])];
  return {
    title: say('calendar.title', facts),
    tone: tones[record.state],
    summary: say('calendar.line', { ...facts, state: stateSaid(view) }),
    parts: [
      { kind: 'facts', style: 'list', rows: aboutIt(view) },
      ...(record.objection === undefined
        ? []
        : [{ kind: 'text', style: 'quote', text: typed(record.objection.reason) } as const]),
      ...changes(record),
      ...holidayLines(record.year).map((text): Part => ({ kind: 'text', text })),
      ...(whole ? wholeYear(record.year) : []).map((text): Part => ({ kind: 'text', style: 'quiet', text })),
      ...meaning(view),
      ...(pressed.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons: pressed, menu } as const]),
    ],
  };
}
