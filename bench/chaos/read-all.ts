import type { TicketEvent } from '../../src/domain/ticket/event';
import { ticketEventShape } from '../../src/domain/ticket/event-shapes';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { ticketShape } from '../../src/domain/ticket/ticket-shape';
import type { PlayMessage } from '../../src/playground/wire';
import { crowdInSlack } from '../kit/crowd';
import type { Field } from './field';

/** Everything there is at the end. */
export interface Told {
  readonly tickets: readonly {
    readonly id: number;
    readonly owner: string | null;
    readonly ticket: Ticket;
    readonly text: string;
  }[];
  readonly logs: ReadonlyMap<number, readonly TicketEvent[]>;
  readonly outbox: readonly OutboxFound[];
  readonly messages: readonly PlayMessage[];
}

interface OutboxFound {
  readonly id: string;
  readonly state: string;
  readonly slot: string | null;
  readonly createdAt: number;
  readonly endedAt: number;
  readonly why: string | null;
}

const fromJson = <T>(value: unknown): T => (typeof value === 'string' ? JSON.parse(value) : value) as T;

async function rowsOf(field: Field, sql: string) {
  const rows = await field.ask(sql);
  if (rows === undefined) throw new Error('no database answers at the end');
  return rows;
}

/** Reads it from the database and from the workspace. */
export async function readAll(field: Field): Promise<Told> {
  const tickets = (await rowsOf(field, 'SELECT id, owner, data FROM ticket')).map(({ id, owner, data }) => ({
    id: Number(id),
    owner: owner as string | null,
    text: JSON.stringify(fromJson(data)),
    ticket: { ...ticketShape.read(fromJson(data)), id: ticketId(Number(id)) },
  }));
  const logs = new Map<number, TicketEvent[]>();
  const events = await rowsOf(field, 'SELECT ticket_id, seq, data FROM ticket_event ORDER BY ticket_id, seq');
  for (const row of events) {
    const log = logs.get(Number(row['ticket_id'])) ?? [];
    logs.set(Number(row['ticket_id']), [...log, ticketEventShape.read(fromJson(row['data']))]);
  }
  const outbox = (await rowsOf(field, 'SELECT id, state, slot, created_at, ended_at, why FROM outbox')).map((row) => ({
    ...{ id: String(row['id']), state: String(row['state']), slot: row['slot'] as string | null },
    ...{ createdAt: Number(row['created_at']), endedAt: Number(row['ended_at']), why: row['why'] as string | null },
  }));
  return { tickets, logs, outbox, messages: messagesOf(field) };
}

/** Everything that stands in the workspace. */
function messagesOf({ slack }: Field): readonly PlayMessage[] {
  const staff = ['U0TOM', 'U0CHENHAO', 'U0SUNYUE', 'U0KATE', 'U0ZHOUTING', 'U0EMMA'];
  const dms = [...staff, ...crowdInSlack.map(({ id }) => id)].map((id) => slack.as(id).dmChannel);
  return ['C0ITDESK', 'C0REPORTS', ...dms].flatMap((channel) => slack.messagesIn(channel));
}
