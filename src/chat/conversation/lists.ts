import { type ClocksOf, inOrder } from '../../domain/finding/in-order';
import { type Person, worksTickets } from '../../domain/people/person';
import { judgedClocks } from '../../domain/sla/judged';
import type { Ticket } from '../../domain/ticket/ticket';
import { isInside } from '../../domain/ticket/who-may';
import type { Sender } from '../../ports/inbound';
import type { Card } from '../../views/card';
import { type TicketsWords, ticketsCard } from '../../views/home-cards';
import type { InboundDeps } from '../inbound-deps';
import { type ListName, othersIn } from './others';

/** Whether there is a list of that name. */
export const isListName = (name: string): name is ListName => Object.hasOwn(wordsOf, name);

/**
 * Tickets looked through for a list: more than a desk has open. What a ticket's promises come to stands in no column, so
 * all of them are read before any is put first.
 */
const most = 5000;

const wordsOf: Readonly<Record<ListName, TicketsWords>> = {
  mine: { title: 'desk.myJobs', none: 'desk.noJobs' },
  work: { title: 'desk.myWork', none: 'desk.noWork' },
  open: { title: 'desk.openJobs', none: 'desk.noOpenJobs' },
};

/** Which page of which list, and for whom. */
export interface ListAsked {
  readonly by: Person;
  readonly from: Pick<Sender, 'rowsOfCard'>;
  readonly list: ListName;
  /** From 0. */
  readonly nth?: number;
}

/** Whether this person may read that list. */
export const mayList = (list: ListName, by: Person): boolean =>
  list === 'mine' || (list === 'work' ? worksTickets(by) : isInside(by));

/** A page of a list, urgent tickets first, then by what is due next. */
export async function listCard(deps: InboundDeps, { by, from, list, nth = 0 }: ListAsked): Promise<Card> {
  const clocks = clocksNow(deps);
  const found = await ticketsOf(deps, by, list);
  const tickets = inOrder(found.slice(0, most), clocks);
  const others = await othersIn(deps, by, list);
  const beyond = list === 'open' && found.length > most ? (await deps.tickets.countOpen()) - most : 0;
  return ticketsCard(deps.desk, wordsOf[list], tickets, {
    list,
    nth,
    others: others.rows,
    ...rowsFor(from),
    ...(list === 'mine' ? {} : { clocksOf: clocks }),
    ...(beyond > 0 ? { beyond } : { isCut: found.length > most || others.isCut }),
  });
}

/** As many rows as the platform wants on one card. */
export const rowsFor = ({ rowsOfCard }: Pick<Sender, 'rowsOfCard'>): { readonly rows?: number } =>
  rowsOfCard === undefined ? {} : { rows: rowsOfCard };

/** How the promises of a ticket stand now. */
export function clocksNow({ desk, clock }: Pick<InboundDeps, 'desk' | 'clock'>): ClocksOf {
  const now = clock.now();
  return (ticket) => judgedClocks(ticket, desk, now);
}

function ticketsOf({ tickets }: InboundDeps, by: Person, list: ListName): Promise<readonly Ticket[]> {
  // One more than is shown tells whether there are more.
  if (list === 'open') return tickets.open(most + 1);
  return list === 'work' ? tickets.ofEngineer(by.id, most + 1) : tickets.ofRequester(by.id, most + 1);
}
