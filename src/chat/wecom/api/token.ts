import { after, type Duration, type Instant, minutes, seconds } from '../../../domain/time/instant';
import type { Clock } from '../../../ports/clock';
import type { SharedKey, SharedState } from '../../../ports/shared-state';
import { WecomError } from '../api';
import type { WecomConfig } from '../config';

/** What WeCom gives for the secret. */
export interface Bought {
  readonly token: string;
  readonly lasts: Duration;
}

/** What keeping a token needs. */
export interface TokenDeps {
  readonly config: Pick<WecomConfig, 'corpId' | 'agentId'>;
  readonly shared: SharedState;
  /** The real time: tokens end by it. */
  readonly clock: Pick<Clock, 'now'>;
  readonly pause: (length: Duration) => Promise<void>;
  /** Asks WeCom for a token. Throws WecomError. */
  readonly buy: () => Promise<Bought>;
}

/** So long before its end a token is not used any more. */
const margin = minutes(5);
const shortest = seconds(30);
/** How long one process may take to buy; then another tries. */
const lease = seconds(15);
/** Looks at what another process buys: longer, together, than its lease. */
const looks = 100;
const eachLook = seconds(0.2);
/** A setup WeCom refused is not asked about again for so long. */
const patience = seconds(30);

interface Held {
  readonly token: string;
  readonly until: Instant;
}

function heldIn(value: unknown): Held | undefined {
  if (typeof value !== 'object' || value === null || !('token' in value) || !('until' in value)) return undefined;
  const { token, until } = value;
  return typeof token === 'string' && typeof until === 'number' ? { token, until: until as Instant } : undefined;
}

/** The one access token of the app, shared by all processes and bought by one of them at a time. */
export class AccessToken {
  readonly #key: SharedKey;
  #held: Held | undefined;
  #buying: Promise<string> | undefined;
  #refusal: { readonly error: WecomError; readonly until: Instant } | undefined;

  constructor(private readonly deps: TokenDeps) {
    this.#key = `wecom:token:${deps.config.corpId}:${deps.config.agentId}`;
  }

  /** A token that is thought good. Throws WecomError. */
  async current(): Promise<string> {
    const now = this.deps.clock.now();
    if (this.#held !== undefined && now < this.#held.until) return this.#held.token;
    this.#buying ??= this.#shareOrBuy().finally(() => {
      this.#buying = undefined;
    });
    return this.#buying;
  }

  /** WeCom did not take this one: forgets it, unless somebody has renewed it meanwhile. */
  async refused(token: string): Promise<void> {
    if (this.#held?.token === token) this.#held = undefined;
    const { shared, clock } = this.deps;
    const now = clock.now();
    const fact = await shared.get(this.#key, now);
    if (fact === undefined || heldIn(fact.value)?.token !== token) return;
    await shared.swap({ key: this.#key, version: fact.version, value: null, now, until: now });
  }

  async #shareOrBuy(): Promise<string> {
    for (let look = 0; look < looks; look += 1) {
      const shared = await this.#shared();
      if (shared !== undefined) return shared;
      if (await this.#lease()) return this.#buy();
      await this.deps.pause(eachLook);
    }
    throw new WecomError('gettoken', { code: 'timeout', fate: 'later', retryIn: seconds(10) });
  }

  async #shared(): Promise<string | undefined> {
    const fact = await this.deps.shared.get(this.#key, this.deps.clock.now());
    const held = heldIn(fact?.value);
    if (held !== undefined) this.#held = held;
    return held?.token;
  }

  #lease(): Promise<boolean> {
    const now = this.deps.clock.now();
    return this.deps.shared.swap({
      key: `${this.#key}:lease`,
      version: undefined,
      value: 1,
      now,
      until: after(now, lease),
    });
  }

  async #buy(): Promise<string> {
    const { shared, clock } = this.deps;
    try {
      // Somebody may have bought one between our look and our lease.
      const bought = await this.#shared();
      if (bought !== undefined) return bought;
      const { token, lasts } = await this.#ask();
      const until = after(clock.now(), Math.max(lasts - margin, shortest) as Duration);
      await shared.put(this.#key, { token, until }, until);
      this.#held = { token, until };
      return token;
    } finally {
      await shared.take(`${this.#key}:lease`, clock.now());
    }
  }

  /** Buys, unless WeCom has just said that secret or address are wrong: asking again and again is punished. */
  async #ask(): Promise<Bought> {
    const { clock, buy } = this.deps;
    if (this.#refusal !== undefined && clock.now() < this.#refusal.until) throw this.#refusal.error;
    try {
      return await buy();
    } catch (error) {
      if (error instanceof WecomError && error.fate === 'setup') {
        this.#refusal = { error, until: after(clock.now(), patience) };
      }
      throw error;
    }
  }
}
