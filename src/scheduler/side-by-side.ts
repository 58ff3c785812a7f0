import { type Duration, seconds } from '../domain/time/instant';

/** How much goes on at a time. */
export interface Widths {
  /** Of what is not slow. */
  readonly width: number;
  /** Of all. */
  readonly most: number;
}

/** What takes longer, for a platform hangs or has no room, no longer keeps others waiting. */
const slowFrom: Duration = seconds(2);

/** Work that goes on side by side, a few at a time: what is slow goes on beside them. */
export class SideBySide {
  readonly #running = new Map<string, Promise<void>>();
  readonly #slow = new Set<string>();
  #freed: (() => void) | undefined;

  constructor(private readonly widths: Widths) {}

  /** How many may begin now. */
  room(): number {
    const { width, most } = this.widths;
    return Math.min(width - (this.#running.size - this.#slow.size), most - this.#running.size);
  }

  /** Resolves when there may be room: something ended, or is slow. Asked by one at a time. */
  roomAgain(): Promise<void> {
    return new Promise((resolve) => {
      this.#freed = resolve;
    });
  }

  /** Begins work, which deals with its own failures. Of one key there is one at a time. */
  begin(key: string, work: () => Promise<unknown>): void {
    const alarm = setTimeout(() => {
      this.#slow.add(key);
      this.#freed?.();
    }, slowFrom);
    const ended = work().finally(() => {
      clearTimeout(alarm);
      this.#slow.delete(key);
      this.#running.delete(key);
      this.#freed?.();
    });
    this.#running.set(
      key,
      ended.then(() => undefined),
    );
  }

  /** Waits until nothing goes on. */
  async drain(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }
}
