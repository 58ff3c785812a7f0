import { FaultQueue } from '../fault-queue';

/** How the next calls of a method go wrong; `response_url` stands for the addresses that answer an act. */
export interface Fault {
  /** Answered as `ok: false`, without effect. */
  readonly error?: string;
  /** An HTTP status, without effect. */
  readonly status?: number;
  /** Seconds of Retry-After, for `status: 429`. */
  readonly retryAfter?: number;
  /** Never answered, without effect. */
  readonly hang?: boolean;
  /** Done, but the connection breaks before the answer. */
  readonly dropAfterEffect?: boolean;
  /** Only calls that speak in this conversation. */
  readonly channel?: string;
  /** How many calls; default 1. */
  readonly times?: number;
}

/** How calls of Slack's Web API go wrong next. */
export class Faults extends FaultQueue<Fault> {}
