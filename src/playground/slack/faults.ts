/** How the next calls of a method go wrong. */
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
  /** How many calls; default 1. */
  readonly times?: number;
}

/** The faults that were asked for and have not happened yet, by method, first asked first. */
export class Faults {
  private readonly waiting = new Map<string, { fault: Fault; left: number }[]>();

  failNext(method: string, fault: Fault): void {
    this.waiting.set(method, [...(this.waiting.get(method) ?? []), { fault, left: fault.times ?? 1 }]);
  }

  /** The fault that hits this call, if any. */
  take(method: string): Fault | undefined {
    const list = this.waiting.get(method) ?? [];
    const first = list[0];
    if (first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) list.shift();
    return first.fault;
  }

  clear(): void {
    this.waiting.clear();
  }
}
