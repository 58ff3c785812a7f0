import { type TicketId, ticketId } from '../../../domain/ticket/ticket';
import type { Button } from '../../../views/card';

/** What a press brings back. */
export interface EventKey {
  readonly action: string;
  readonly ticket?: TicketId;
  /** At most 200 characters. */
  readonly value?: string;
}

/** Longer than any key WeCom takes. */
const longest = 2048;

/** Compact JSON of it: `a`ction, `t`icket, `v`alue. */
export const eventKeyOf = ({ action, ticket, value }: Pick<Button, keyof EventKey>): string =>
  JSON.stringify({ a: action, t: ticket, v: value });

/** Undefined where it is none of ours, e.g. from a card of an older version. Never throws. */
export function pressIn(eventKey: string): EventKey | undefined {
  const json = eventKey.length > longest ? undefined : parsed(eventKey);
  if (typeof json !== 'object' || json === null) return undefined;
  const { a: action, t: ticket, v: value } = json as Readonly<Record<string, unknown>>;
  if (typeof action !== 'string' || action === '') return undefined;
  return {
    action,
    ...(typeof ticket === 'number' && Number.isSafeInteger(ticket) && ticket > 0 && { ticket: ticketId(ticket) }),
    ...(typeof value === 'string' && { value }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
