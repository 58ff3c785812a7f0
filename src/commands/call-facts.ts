import type { CallFailure, TelephoneName } from '../domain/escalation/call-failure';
import type { TicketCall } from '../domain/escalation/ticket-call';
import { hours, type Instant } from '../domain/time/instant';
import type { SharedKey } from '../ports/shared-state';

/** What one telephone was asked about a call. */
export interface AskedTelephone {
  /** It was asked at that moment, and nobody has written down what it said. */
  readonly dialledAt?: Instant;
  /** How often it said to come again. */
  readonly tries: number;
  /** What it said to one of them was lost: it may ring. */
  readonly mayRing?: true;
  /** It is not asked again, and why. */
  readonly why?: CallFailure;
}

/** A call as every process knows it, by its id: whom it is to, and what each telephone was asked. */
export interface KnownCall extends Pick<TicketCall, 'key' | 'step' | 'person'> {
  readonly ticket: number;
  readonly asked: { readonly [Name in TelephoneName]?: AskedTelephone };
}

export const callFactKey = (id: string): SharedKey => `call:${id}`;

/** So long a provider may tell of a call. */
export const callKnown = hours(2);
