/** How the next calls of a Slack method go wrong; `response_url` stands for the addresses that answer an act. */
export interface SlackFault {
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

/** How the next calls of a WeCom method go wrong. */
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

/** The faults that were asked for and have not happened yet, by method, first asked first. */
export class Faults<Fault extends { readonly times?: number }> {
  private readonly waiting = new Map<string, { readonly fault: Fault; left: number }[]>();

  failNext(method: string, fault: Fault): void {
    this.waiting.set(method, [...(this.waiting.get(method) ?? []), { fault, left: fault.times ?? 1 }]);
  }

  /** The fault that hits this call, if any: the first that may hit it. */
  take(method: string, mayHit: (fault: Fault) => boolean = () => true): Fault | undefined {
    const list = this.waiting.get(method) ?? [];
    const first = list.find(({ fault }) => mayHit(fault));
    if (first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) list.splice(list.indexOf(first), 1);
    return first.fault;
  }

  clear(): void {
    this.waiting.clear();
  }
}
