import { calendarRules, withoutSpeaker } from '../../domain/calendar/calendar-rules';
import type { CalendarEvent, CalendarYear } from '../../domain/calendar/calendar-year';
import { countsAt } from '../../domain/calendar/counts-at';
import {
  emptyParty,
  missingParties,
  partySpokenFor,
  refuseConfirming,
  refuseObjecting,
} from '../../domain/calendar/who-confirms';
import { isWritten } from '../../domain/record/unreached';
import { refuse } from '../../domain/refusal';
import { theDesk } from '../../domain/ticket/event';
import { calendarViews } from '../../views/calendar/calendar-views';
import type { CalendarView } from '../../views/calendar/year-card';
import { objectForm } from '../../views/calendar/year-forms';
import { missing } from '../answers';
import type { RecordAction } from '../record/action';
import { asking } from '../record/asking';
import type { Consequence, RecordKind } from '../record/kind';

type Action = RecordAction<CalendarYear, CalendarEvent>;

/** Their party agrees. With the last one that was missing it counts, from one moment on in every process. */
const confirm: Action = {
  ...{ id: 'confirm', label: 'calendar.action.confirm', tone: 'main', shown: 'button' },
  confirm: 'calendar.action.confirmSure',
  refuse: refuseConfirming,
  decide: (year, { by }, now) => {
    const party = partySpokenFor(by);
    if (party === undefined) return refuse('calendar.refusal.notParty');
    const others = missingParties(year, now).filter((one) => one !== party);
    const isObjected = year.objection !== undefined && year.objection.party !== party;
    const event = { type: 'confirmed', by: by.id, at: now.at, party } as const;
    if (others.length > 0 || isObjected) return event;
    const without = emptyParty(now);
    const said = without !== undefined && year.confirmations.some((one) => one.party === without);
    return { ...event, countsAt: countsAt(now.at), ...(without === undefined || said ? {} : { without }) };
  },
};

/** Something is wrong: nobody goes by it until it was put right. */
const object: Action = asking(objectForm, {
  ...{ id: 'object', label: 'calendar.action.object', tone: 'plain', shown: 'button' },
  refuse: refuseObjecting,
  form: (year, _input, { desk }) => objectForm(year, desk),
  decide: (_year, { by, answers }, { at }) => {
    const party = partySpokenFor(by);
    if (party === undefined) return refuse('calendar.refusal.notParty');
    return missing(answers, 'reason') ?? { type: 'objected', by: by.id, at, party, reason: answers.reason };
  },
});

/** A proposal takes the place of one of the same year that is open; one that was confirmed, of what counted. */
function consequences({
  event,
  after,
}: {
  readonly event: CalendarEvent;
  readonly after: CalendarYear;
}): readonly Consequence[] {
  const replaced = (id: number | undefined): readonly Consequence[] =>
    id === undefined
      ? []
      : [
          {
            about: { kind: 'calendar', id },
            event: { type: 'replaced', by: theDesk, at: event.at, instead: after.id } as CalendarEvent,
          },
        ];
  if (event.type === 'proposed') return replaced(event.instead);
  return event.type === 'confirmed' && event.countsAt !== undefined ? replaced(after.beforeId) : [];
}

/** The calendar year, whole. */
export const calendarKind: RecordKind<CalendarYear, CalendarEvent, CalendarView> = {
  ...calendarRules,
  ...calendarViews,
  actions: [confirm, object],
  consequences,
  // What is written below its card is no answer: it is pressed, or what is wrong is written in its form.
  says: () => undefined,
  personLeft: (year, _person, now) => withoutSpeaker(year, now),
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
