import { placeOf } from '../domain/desk';
import { onRoster, type Person, personId } from '../domain/people/person';
import { nextReportAt } from '../domain/progress/next-report';
import { ticketRef } from '../domain/record/record-ref';
import { firstAsked } from '../domain/roster/first-asked';
import { judgedClocks } from '../domain/sla/judged';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { nextOpening } from '../domain/time/next-opening';
import { type OperatingTime, usualHours } from '../domain/time/operating-time';
import { unlessCalendarEnds } from '../domain/time/unless-calendar-ends';
import { say } from '../domain/words';
import type { Button } from '../views/card';
import type { Offered, TicketView } from '../views/ticket-view';
import type { DecisionContext, TicketAction } from './action';
import { actionOf, ticketActions } from './ticket/index';

/** Stands for whoever reads the engineers' channel while nobody owns the job. */
const anyEngineer: Person = {
  id: personId('anybody'),
  name: '',
  language: 'en',
  zone: 'UTC',
  roles: ['engineer'],
  skills: [],
  active: true,
  identities: {},
};

/** The same for a job whose owner has left: a lead has to move it on. */
const anyLead: Person = { ...anyEngineer, roles: ['lead'] };

/** Most buttons shown at once; what more there is opens with the menu. */
const atOnce = 5;

const buttonOf = (action: TicketAction, ticket: Ticket, value?: string): Button => ({
  action: action.id,
  about: ticketRef(ticket.id),
  label: say(action.label),
  tone: action.tone,
  ...(value === undefined ? {} : { value }),
  ...(action.form ? { opens: 'form' as const } : {}),
  ...(action.confirm === undefined ? {} : { confirm: say(action.confirm) }),
  ...(action.passes ? { orLook: true as const } : {}),
});

/** What any of these people may press. */
function offeredOn(ticket: Ticket, viewers: readonly Person[], now: DecisionContext): Offered {
  const offered = ticketActions.filter(
    (action) => action.shown !== 'never' && viewers.some((viewer) => action.refuse(ticket, viewer, now) === undefined),
  );
  const shown = (where: TicketAction['shown']) =>
    offered.filter((action) => action.shown === where).map((action) => buttonOf(action, ticket));
  const buttons = shown('button');
  return { buttons: buttons.slice(0, atOnce), menu: [...buttons.slice(atOnce), ...shown('menu')] };
}

/** Everything the cards of a ticket may show now. The shared card has what its owner and helpers may press, or a lead when they left. */
export function ticketViewOf(ticket: Ticket, now: DecisionContext): TicketView {
  const { desk, people, at } = now;
  const { hours } = placeOf(desk, ticket.place);
  const owner = ticket.owner === undefined ? undefined : people.get(ticket.owner);
  const nobody = ticket.owner === undefined ? anyEngineer : anyLead;
  // What its requester may do does not stand on a card for all.
  const helpers = ticket.collaborators.flatMap((id) => (id === ticket.requester ? [] : (people.get(id) ?? [])));
  const requester = people.get(ticket.requester);
  const viewers = {
    engineers: [owner && onRoster(owner) ? owner : nobody, ...helpers],
    requester: requester ? [requester] : [],
  };
  const next = nextReportAt(ticket, desk, hours);
  const startsAt = startOf(ticket, hours, at);
  return {
    ticket,
    desk,
    at,
    duty: firstAsked(now.duty, ticket),
    people,
    clocks: judgedClocks(ticket, desk, at),
    nextReportAt: next,
    startsAt,
    unknownYear: Math.max(at, startsAt ?? 0, next ?? 0) >= hours.until ? hours.missingYear : null,
    restsUntil: restsUntil(ticket, hours, at),
    offered: (audience) => offeredOn(ticket, viewers[audience], now),
    offeredTo: (viewer) => offeredOn(ticket, [viewer], now),
    buttonFor: (reader, id, value) => {
      const action = actionOf(id);
      if (!action) throw new Error(`no ticket action is called "${id}"`);
      const viewer = reader === undefined ? undefined : people.get(reader);
      return viewer && action.refuse(ticket, viewer, now) === undefined ? [buttonOf(action, ticket, value)] : [];
    },
  };
}

/** When work on a job begins that was reported while nobody works, by the week where no calendar is known; null when it has. */
function startOf(ticket: Ticket, hours: OperatingTime, at: Instant): Instant | null {
  const opening = unlessCalendarEnds(() => nextOpening(usualHours(hours), ticket.reportedAt));
  return opening !== undefined && opening > at ? opening : null;
}

/** Until when a job that nobody is called to waits for an opening, by the week where no calendar is known. */
function restsUntil({ urgent }: Ticket, hours: OperatingTime, at: Instant): Instant | null {
  if (urgent) return null;
  const opening = unlessCalendarEnds(() => nextOpening(usualHours(hours), at));
  return opening !== undefined && opening > at ? opening : null;
}
