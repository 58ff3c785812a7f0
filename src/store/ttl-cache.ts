const second = 1000;

/**
 * Remembers an answer for a second of real time: for what every transaction asks and hardly ever changes. Only finished
 * answers are remembered, so that one lost connection fails nobody else.
 */
export class TtlCache<T> {
  #known: { readonly answer: T } | undefined;
  #forgotten = 0;

  /** The remembered answer where it `fits`, else a new one. */
  async recall(read: () => Promise<T>, fits: (answer: T) => boolean = () => true): Promise<T> {
    const known = this.#known;
    if (known !== undefined && fits(known.answer)) return known.answer;
    const before = this.#forgotten;
    const answer = await read();
    if (before === this.#forgotten) this.#remember({ answer });
    return answer;
  }

  /** Something changed: what is being read now counts no more either. */
  forget(): void {
    this.#known = undefined;
    this.#forgotten += 1;
  }

  #remember(known: { readonly answer: T }): void {
    this.#known = known;
    setTimeout(() => {
      if (this.#known === known) this.#known = undefined;
    }, second).unref();
  }
}
