import { FaultQueue } from '../fault-queue';

/** How the next calls of a method go wrong. */
export interface WecomFault {
  /** Answered with HTTP 200, without effect. */
  readonly errcode?: number;
  /** An HTTP status, without effect. */
  readonly status?: number;
  /** Never answered; `after` it was done, or without effect. */
  readonly hang?: true | 'after';
  /** Done, but the connection breaks before the answer. */
  readonly cut?: boolean;
  /** How many calls; default 1. */
  readonly times?: number;
}

/** How calls of the company's API go wrong next. */
export class WecomFaults extends FaultQueue<WecomFault> {}
