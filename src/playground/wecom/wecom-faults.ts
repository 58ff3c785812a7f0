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

/** The faults asked for that have not happened yet, by method, first asked first. */
export class WecomFaults {
  private readonly waiting = new Map<string, { readonly fault: WecomFault; left: number }[]>();

  failNext(method: string, fault: WecomFault): void {
    this.waiting.set(method, [...(this.waiting.get(method) ?? []), { fault, left: fault.times ?? 1 }]);
  }

  /** The fault that hits this call, if any. */
  take(method: string): WecomFault | undefined {
    const list = this.waiting.get(method) ?? [];
    const first = list[0];
    if (first === undefined) return undefined;
    first.left -= 1;
    if (first.left <= 0) list.shift();
    return first.fault;
  }
}
