/** The faults that were asked for and have not happened yet, by method, first asked first. */
export class FaultQueue<Fault extends { readonly times?: number }> {
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
