import type { TelephoneName } from '../domain/escalation/call-failure';
import type { TicketCall } from '../domain/escalation/ticket-call';
import { hours, type Instant } from '../domain/time/instant';
import type { SharedKey } from '../ports/shared-state';

/** A call as every process knows it, by its id: whom it is to, and who tries to begin it. */
export interface KnownCall extends Pick<TicketCall, 'key' | 'step' | 'person'> {
  readonly ticket: number;
  readonly by: TelephoneName;
  /** Somebody asked the provider at that moment, and has not written down what it said. */
  readonly dialledAt?: Instant;
  /** How often the provider said to come again. */
  readonly tries: number;
}

export const callFactKey = (id: string): SharedKey => `call:${id}`;

/** So long a provider may tell of a call. */
export const callKnown = hours(2);
