import { placeOf } from '../domain/desk';
import { onRoster, type Person, personId } from '../domain/people/person';
import { nextReportAt } from '../domain/progress/next-report';
import { firstAsked } from '../domain/roster/first-asked';
import type { Clock } from '../domain/sla/clock';
import { judgedClocks } from '../domain/sla/judged';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { nextOpening } from '../domain/time/next-opening';
import { type OperatingTime, usualHours } from '../domain/time/operating-time';
import { unlessCalendarEnds } from '../domain/time/unless-calendar-ends';
import type { Offered, RecordView } from './record/record-view';

/** Everything a card of a ticket may show, gathered at one moment. */
export interface TicketView
  extends Pick<
    RecordView<Ticket>,
    'desk' | 'at' | 'duty' | 'people' | 'rostered' | 'shifts' | 'linked' | 'linkedRows' | 'buttonFor'
  > {
  readonly ticket: Ticket;
  readonly clocks: readonly Clock[];
  /** When the requester hears next; null when nothing is due or no calendar can tell. */
  readonly nextReportAt: Instant | null;
  /** When work on the ticket begins, for a ticket reported outside operating time; null when it has. */
  readonly startsAt: Instant | null;
  /** The year whose calendar is missing, where times are told by the week as usual, without holidays; else null. */
  readonly unknownYear: number | null;
  /**
   * When work goes on by itself: the next opening of the place, for a ticket that is not urgent, while it is closed. Nobody
   * is called to it before. Null while it is open, and for a ticket that cannot wait.
   */
  readonly restsUntil: Instant | null;
  /** What an audience may press now. `engineers`: the shared card in their channel. */
  readonly offered: (audience: 'engineers' | 'requester') => Offered;
  /** What this person may press now, on a card that only they see. */
  readonly offeredTo: (viewer: Person) => Offered;
}

/** Stands for whoever reads the engineers' channel while nobody owns the ticket. */
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

/** The same for a ticket whose owner has left: a lead has to move it on. */
const anyLead: Person = { ...anyEngineer, roles: ['lead'] };

/**
 * What the cards of a ticket show. The shared card has what its owner and helpers may press, or a lead when they left.
 */
export function ticketViewOf({
  record: ticket,
  desk,
  at,
  duty,
  people,
  rostered,
  shifts,
  linked,
  offeredToAny,
  buttonFor,
  linkedRows,
}: RecordView<Ticket>): TicketView {
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
    duty: firstAsked(duty, ticket),
    people,
    rostered,
    shifts,
    linked,
    clocks: judgedClocks(ticket, desk, at),
    nextReportAt: next,
    startsAt,
    unknownYear: Math.max(at, startsAt ?? 0, next ?? 0) >= hours.until ? hours.missingYear : null,
    restsUntil: restsUntil(ticket, hours, at),
    offered: (audience) => offeredToAny(viewers[audience]),
    offeredTo: (viewer) => offeredToAny([viewer]),
    buttonFor,
    linkedRows,
  };
}

/** When work on a ticket begins that was reported while nobody works, by the week where no calendar is known; null when it has. */
function startOf(ticket: Ticket, hours: OperatingTime, at: Instant): Instant | null {
  const opening = unlessCalendarEnds(() => nextOpening(usualHours(hours), ticket.reportedAt));
  return opening !== undefined && opening > at ? opening : null;
}

/** Until when a ticket that nobody is called to waits for an opening, by the week where no calendar is known. */
function restsUntil({ urgent }: Ticket, hours: OperatingTime, at: Instant): Instant | null {
  if (urgent) return null;
  const opening = unlessCalendarEnds(() => nextOpening(usualHours(hours), at));
  return opening !== undefined && opening > at ? opening : null;
}
