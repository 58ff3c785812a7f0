import { type Duration, seconds } from '../domain/time/instant';
import { inTime } from '../ports/in-time';

/** Longest wait before a step of what can wait, and before it begins at all: a desk in a flood gets on with it, too. */
const patience = { step: seconds(0.1), turn: seconds(10) } as const;

/** Ends a turn. */
export type Leave = () => void;

/**
 * Wake-ups go before what can wait: they hold the way while they are acted on, and whoever has much to do asks before each of
 * its steps. What can wait begins one after the other, so that a start does not do everything at once.
 */
export class RightOfWay {
  #holders = 0;
  #waiting: (() => void)[] = [];
  #last: Promise<void> = Promise.resolve();

  /** Does work that others give way to. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#holders += 1;
    try {
      return await work();
    } finally {
      this.#holders -= 1;
      if (this.#holders === 0) for (const go of this.#waiting.splice(0)) go();
    }
  }

  /** Resolves when nobody holds the way, or after a moment. */
  giveWay(): Promise<void> {
    return this.#free(patience.step);
  }

  /** Resolves when it is one's turn: nobody holds the way, and whoever came before has ended. None waits longer than ten seconds for each. */
  async turn(): Promise<Leave> {
    const before = this.#last;
    let leave: Leave = () => undefined;
    this.#last = new Promise((resolve) => {
      leave = resolve;
    });
    await inTime(before, patience.turn);
    await this.#free(patience.turn);
    return leave;
  }

  async #free(most: Duration): Promise<void> {
    if (this.#holders === 0) return;
    await inTime(new Promise<void>((resolve) => this.#waiting.push(resolve)), most);
  }
}
