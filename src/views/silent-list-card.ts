import { silentFrom } from '../domain/escalation/silence-timers';
import type { PersonId } from '../domain/people/person';
import { ticketRef } from '../domain/record/record-ref';
import { type Fact, say } from '../domain/words';
import type { Button, Card, Part } from './card';
import { lookButton } from './look-button';
import { categoryText, stateOf, ticketFacts } from './ticket-facts';
import type { TicketView } from './ticket-view';

/** Tickets shown in the list; the rest is counted. */
export const silentShown = 5;

/** What may be done about a ticket from the list, the first that its reader may. */
const remedies = ['claim', 'assign', 'hand-over'];

/** Tickets that nobody has or nobody hears of, the worst first, each with what its reader may do about it. */
export function silentListCard(reader: PersonId, shown: readonly TicketView[], count: number): Card {
  const more = count - shown.length;
  return {
    title: say('card.silentTitle', { count }),
    tone: 'warn',
    summary: say('card.silentTitle', { count }),
    parts: [
      ...shown.flatMap((view) => linesOf(reader, view)),
      { kind: 'buttons', buttons: shown.map(({ desk, ticket }) => lookButton(desk, ticketRef(ticket.id))) },
      ...(more > 0 ? [{ kind: 'text', style: 'quiet', text: say('desk.moreJobs', { count: more }) } as const] : []),
    ],
  };
}

function linesOf(reader: PersonId, view: TicketView): readonly Part[] {
  const { ticket = '', owner: who = '' } = ticketFacts(view);
  const facts = { ticket, owner: who, state: stateOf(view), since: sinceOf(view) };
  const { owner, urgent } = view.ticket;
  const silent = owner === undefined ? 'card.silentUnclaimed' : 'card.silentSince';
  const buttons = buttonsOf(reader, view);
  return [
    {
      kind: 'text',
      style: 'strong',
      text: say(urgent ? 'card.silentUrgent' : 'card.silentLine', { ...facts, work: workOf(view) }),
    },
    { kind: 'text', style: 'quiet', text: say(silent, facts) },
    ...(buttons.length > 0 ? [{ kind: 'buttons', buttons } as const] : []),
  ];
}

/** The kind of work and not the title: nobody's words go where nobody looks for them. */
function workOf(view: TicketView): Fact {
  const work = categoryText(view);
  return 'typed' in work ? work.typed : work;
}

const sinceOf = ({ ticket }: TicketView) =>
  ({ at: ticket.owner === undefined ? ticket.reportedAt : silentFrom(ticket), style: 'time' }) as const;

function buttonsOf(reader: PersonId, view: TicketView): readonly Button[] {
  const [first] = remedies.flatMap((id) => view.buttonFor(reader, id));
  const { ticket } = ticketFacts(view);
  return first && ticket !== undefined && 'say' in first.label
    ? [{ ...first, tone: 'plain', label: say('card.silentAct', { ticket, act: first.label }), orLook: true }]
    : [];
}
