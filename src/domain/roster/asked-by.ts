import { type Desk, type DutyLine, placeOf, skillOf } from '../desk';
import { regimeAt } from '../sla/regime';
import type { Ticket } from '../ticket/ticket';
import { usualHours } from '../time/operating-time';
import type { Asked } from './fit';

/** What is asked of the roster for a ticket. */
export function askedBy(
  ticket: Pick<Ticket, 'place' | 'category' | 'urgent' | 'reportedAt'>,
  desk: Pick<Desk, 'places' | 'catalogue'>,
): Asked & { readonly place: string; readonly line: DutyLine } {
  const { place, category } = ticket;
  return { place, skill: skillOf(desk, category), line: lineOf(ticket, desk) };
}

/** What was reported outside operating time and is urgent goes to the emergency duty (TIME-2), all else to whoever serves then. */
function lineOf(
  { place, urgent, reportedAt }: Pick<Ticket, 'place' | 'urgent' | 'reportedAt'>,
  desk: Pick<Desk, 'places'>,
): DutyLine {
  if (!urgent) return 'operating';
  return regimeAt(usualHours(placeOf(desk, place).hours), reportedAt) === 'outside' ? 'emergency' : 'operating';
}
