import { createHash } from 'node:crypto';
import { after, type Duration, days, hours } from '../../domain/time/instant';
import { wecomLimits } from '../../platforms/wecom-limits';
import type { Clock } from '../../ports/clock';
import type { SharedKey, SharedState } from '../../ports/shared-state';

/** An hour is left for clocks that differ. */
const validFor = (wecomLimits.responseCode.most - hours(1)) as Duration;
/** How long a click on a card that was replaced still finds out that it was. */
const remembered = days(30);

/** A code as it is kept. */
export interface Code {
  readonly key: SharedKey;
  readonly code: string;
  readonly until: number;
}

const prefixOf = (task: string): SharedKey => `wecom:code:${task}:`;
const overKey = (task: string): SharedKey => `wecom:over:${task}`;

/**
 * The codes with which a card can be redrawn: one from sending it, one from each click, each good once and for a while.
 * A click's is used first; the one of the sending stays in reserve.
 */
export class Codes {
  constructor(
    private readonly shared: SharedState,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** The same code again is kept once. */
  async keep(task: string, code: string, from: 'click' | 'send'): Promise<void> {
    const until = after(this.clock.now(), validFor);
    // In order of key, `c` comes before `s`.
    const mark = createHash('sha256').update(code).digest('hex').slice(0, 16);
    const key: SharedKey = `${prefixOf(task)}${from === 'click' ? 'c' : 's'}${mark}`;
    await this.shared.put(key, { key, code, until } satisfies Code, until);
  }

  async left(task: string): Promise<number> {
    return (await this.shared.under(prefixOf(task), this.clock.now())).length;
  }

  /** A code for one taker only. */
  async take(task: string): Promise<Code | undefined> {
    for (const { key } of await this.shared.under(prefixOf(task), this.clock.now())) {
      const taken = (await this.shared.take(key, this.clock.now())) as Code | undefined;
      if (taken !== undefined) return taken;
    }
    return undefined;
  }

  /** The call it was taken for did not happen, or nobody knows. */
  giveBack(code: Code): Promise<void> {
    return this.shared.put(code.key, code, code.until as ReturnType<Clock['now']>);
  }

  /** Another card has taken this one's place: whoever still clicks it is told so. */
  async replaced(tasks: readonly string[]): Promise<void> {
    for (const task of tasks) await this.shared.put(overKey(task), true, after(this.clock.now(), remembered));
  }

  async isReplaced(task: string): Promise<boolean> {
    return (await this.shared.get(overKey(task), this.clock.now())) !== undefined;
  }
}
