import type { Ticket } from '../../domain/ticket/ticket';
import { after, minutes } from '../../domain/time/instant';
import type { Card } from '../card';
import type { TicketView } from '../ticket-view';
import { shiftCard } from './shift-card';

/** What whoever comes on duty or goes off reads: little and much. */
export function shiftItems(
  { desk, at, ticket }: Pick<TicketView, 'desk' | 'at' | 'ticket'>,
  tickets: readonly Ticket[],
): readonly { readonly name: string; readonly card: Card }[] {
  const person = ticket.requester;
  const none = { promised: [], unassigned: [], urgent: [], theirs: [] };
  const due = { text: ticket.title, madeAt: at, due: after(at, minutes(30)), reminded: false, slips: 0 };
  const all = {
    promised: tickets.slice(0, 1).map((one) => ({ ...one, promise: due })),
    unassigned: tickets,
    urgent: tickets,
    theirs: tickets,
  };
  const post = { part: 'backup', places: [], skills: [], beside: [], questions: [] } as const;
  const limited = {
    ...post,
    part: 'primary',
    beside: [person],
    places: [desk.places[0].id],
    skills: desk.catalogue.map(({ id }) => id),
  } as const;
  const until = after(at, minutes(540));
  const on = { kind: 'on', person, post, since: at, until: undefined, later: undefined, before: [] } as const;
  const later = { part: 'backup', until: undefined } as const;
  const off = { kind: 'off', person, since: at, next: [] } as const;
  const handed = [1, 2].map((id) => ({
    about: { kind: 'handover', id } as const,
    to: person,
    tickets: tickets.slice(0, 2 * id).map((one) => one.id),
  }));
  return [
    { name: 'shift begins, nothing', card: shiftCard(desk, on, { work: none, isLate: false, handed: [] }) },
    {
      name: 'shift begins, late and much',
      card: shiftCard(
        desk,
        { ...on, post: limited, until, later, before: [person] },
        { work: all, isLate: true, handed: [] },
      ),
    },
    {
      name: 'shift begins, to be signed in for',
      card: shiftCard({ ...desk, signIn: { within: minutes(15) } }, on, {
        ...{ work: none, isLate: false, handed: [] },
        signIn: { kind: 'attendance', id: 9_999_999 },
      }),
    },
    { name: 'shift ends, nothing', card: shiftCard(desk, off, { work: none, isLate: false, handed: [] }) },
    {
      name: 'shift ends, late and much',
      card: shiftCard(desk, { ...off, next: [person] }, { work: all, isLate: true, handed }),
    },
  ];
}
