import type { Desk } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import type { Burden } from '../../domain/roster/burden';
import type { DutySpan } from '../../domain/roster/duty-spans';
import type { Fortnight, RosterDay } from '../../domain/roster/fortnight';
import type { UnpaidDay } from '../../domain/roster/unpaid-days';
import { type Fact, type Say, say } from '../../domain/words';
import type { Button, Card, Part } from '../card';
import { burdenParts, mostRows } from './burdens';
import { partSaid, personSaid } from './duty-said';
import { unpaidParts } from './unpaid-days';

/** The day as a heading: its date, what it is in the calendar, and that it is today. */
export function daySaid({ kind, from }: Pick<RosterDay, 'kind' | 'from'>, isToday: boolean): Say {
  const day = say(`roster.kind.${kind}`, { day: { at: from, style: 'date' } });
  return isToday ? say('roster.today', { day }) : day;
}

/** The hours of a stretch within its day; the end of the day is 24:00. */
export function hoursSaid({ from, to }: DutySpan, day: Pick<RosterDay, 'from' | 'to'>): Say {
  if (from === day.from && to === day.to) return say('roster.wholeDay');
  const end: Fact = to === day.to ? '24:00' : { at: to, style: 'of-day' };
  return say('roster.stretch', { from: { at: from, style: 'of-day' }, to: end });
}

/** Stretches of the days in which nobody answers. */
export const holesIn = ({ days }: Pick<Fortnight, 'days'>): number =>
  days.flatMap(({ parts }) => parts.flat()).filter(({ primary }) => primary === null).length;

/** What is shown with a roster, depending on who reads it. */
interface RosterReader {
  readonly links?: readonly Button[];
  /** What everybody bore of late; for whoever plans duty. */
  readonly burdens?: ReadonlyMap<PersonId, Burden>;
  /** What of this month is not payable; for leads and managers. */
  readonly unpaid?: readonly UnpaidDay[];
}

/** The roster of the next days: a table for each part, who is on leave, and as of when. */
export function rosterCard(
  desk: Pick<Desk, 'places' | 'catalogue'>,
  roster: Fortnight,
  { links = [], burdens = new Map(), unpaid }: RosterReader = {},
): Card {
  const { parts, days, away, asOf, zone } = roster;
  const holes = holesIn(roster);
  const title = say('roster.title');
  return {
    title,
    tone: holes > 0 ? 'warn' : 'plain',
    summary: title,
    parts: [
      ...(holes > 0 ? [{ kind: 'text', text: say('roster.holes', { count: holes }) } as const] : []),
      ...parts.flatMap((part, nth): readonly Part[] => [
        ...(parts.length > 1 ? [{ kind: 'text', style: 'strong', text: partSaid(desk, part) } as const] : []),
        tableOf(days, nth),
      ]),
      ...(away.length === 0
        ? []
        : [
            { kind: 'text', style: 'strong', text: say('roster.away') } as const,
            ...away.map(
              ({ person, from, to }): Part => ({
                kind: 'text',
                text: say('roster.awayOf', { person: { person }, span: { span: { from, to } } }),
              }),
            ),
          ]),
      ...(burdens.size === 0 ? [] : burdenParts(burdens)),
      ...(unpaid === undefined ? [] : unpaidParts(unpaid, desk)),
      { kind: 'text', style: 'quiet', text: say('roster.asOf', { at: { at: asOf, style: 'date-time' }, zone }) },
      ...(links.length === 0 ? [] : [{ kind: 'buttons', buttons: links } as const]),
    ],
  };
}

function tableOf(days: readonly RosterDay[], nth: number): Part {
  const rows = days.flatMap((day, index) =>
    (day.parts[nth] ?? []).map((duty, at) => [
      at === 0 ? daySaid(day, index === 0) : say('roster.name', { name: '' }),
      hoursSaid(duty, day),
      say('roster.name', { name: personSaid(duty.primary) }),
      say('roster.name', { name: duty.backup === null ? '–' : { person: duty.backup } }),
    ]),
  );
  const columns = [say('roster.day'), say('roster.time'), say('roster.who.column'), say('roster.backup.column')];
  return { kind: 'table', columns, rows: rows.slice(0, mostRows) };
}
