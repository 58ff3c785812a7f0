import type { EventOf, TicketEvent } from '../ticket/event';
import type { Instant } from '../time/instant';
import type { BegunCall } from './call-failure';
import { type Hop, reasonOf } from './receipts';

/** Events that may tell what became of a call. */
export const tellingOfHops = ['rescue-receipt', 'not-reached'] as const satisfies readonly TicketEvent['type'][];

/** What became of a call, and when. */
export interface HopTold extends Hop {
  readonly at: Instant;
  /** Of a telephone that rings. */
  readonly begun?: BegunCall;
}

/** The call of which an event tells what became: by its receipt, or because its message reached nobody; undefined: none. */
export function hopTold(event: TicketEvent): HopTold | undefined {
  if (event.type === 'rescue-receipt') return event;
  return event.type === 'not-reached' ? messageLost(event) : undefined;
}

/** Of a photo, or as an older release wrote it, nobody knows which call it was. */
function messageLost({ person, why, ladder, step, at }: EventOf<'not-reached'>): HopTold | undefined {
  if (step === undefined) return undefined;
  const hop = { step, person, way: 'chat', outcome: 'failed', why: reasonOf(why), at } as const;
  return ladder === undefined ? hop : { ...hop, ladder };
}
