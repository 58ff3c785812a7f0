import type { Trouble } from '../domain/auditor/trouble';
import { after, hours } from '../domain/time/instant';
import { auditorCard } from './auditor-card';
import type { Card } from './card';
import type { TicketView } from './ticket-view';

/** What leads read of the desk itself: one cause, and all at once. */
export function auditorItems({
  desk,
  at,
  ticket,
}: Pick<TicketView, 'desk' | 'at' | 'ticket'>): readonly { readonly name: string; readonly card: Card }[] {
  const records = Array.from({ length: 5 }, (_, nth) => ({ kind: 'ticket', id: ticket.id + nth }) as const);
  const many = { count: 512, urgent: 12, records };
  const span = { from: at, to: after(at, hours(1)) };
  const all: readonly Trouble[] = [
    { cause: 'away', span, ...many },
    { cause: 'wake-ups-lost', ...many },
    ...(['failing', 'held', 'untaken'] as const).map((why) => ({ cause: 'wake-ups-late', why, ...many }) as const),
    { cause: 'messages-lost', ...many },
    { cause: 'messages-late', ...many },
    { cause: 'messages-late', why: 'rate_limited', ...many },
    ...(['digest', 'coverage', 'shifts'] as const).map(
      (why) => ({ cause: 'not-done', why, count: 3, urgent: 0, records: [] }) as const,
    ),
    { cause: 'undone', why: 'digest', count: 1, urgent: 0, records: [] },
    ...(['outbox', 'desk-files'] as const).map(
      (why) => ({ cause: 'stands', why, count: 1, urgent: 1, records: [] }) as const,
    ),
    { cause: 'fails', why: 'silent', count: 1, urgent: 0, records: [] },
    { cause: 'unchecked', ...many, urgent: 0 },
    { cause: 'look-failed', why: 'queues', count: 1, urgent: 0, records: [] },
  ];
  const card = (troubles: readonly Trouble[], mayKnow: boolean): Card => auditorCard(desk, troubles, () => mayKnow);
  return [
    { name: 'desk late, once', card: card([{ cause: 'wake-ups-lost', count: 1, urgent: 0, records }], true) },
    { name: 'desk late, everything', card: card(all, true) },
    { name: 'desk late, of what nobody may know', card: card(all, false) },
  ];
}
