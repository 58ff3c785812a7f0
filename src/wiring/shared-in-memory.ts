import type { Instant } from '../domain/time/instant';
import type { SharedFact, SharedKey, SharedState } from '../ports/shared-state';

type Change = Omit<Parameters<SharedState['swap']>[0], 'key'> & { readonly key: string };

/** Shared facts of one process alone: for a command that asks a platform something and ends. */
export class SharedInMemory implements SharedState {
  readonly #facts = new Map<string, SharedFact & { readonly until: Instant }>();

  async get(key: string, now: Instant): Promise<SharedFact | undefined> {
    const fact = this.#facts.get(key);
    return fact !== undefined && fact.until > now ? { value: fact.value, version: fact.version } : undefined;
  }

  async put(key: string, value: unknown, until: Instant): Promise<void> {
    this.#facts.set(key, { value, version: (this.#facts.get(key)?.version ?? 0) + 1, until });
  }

  async swap({ key, version, value, now, until }: Change): Promise<boolean> {
    const fact = this.#facts.get(key);
    const standing = fact !== undefined && fact.until > now ? fact.version : undefined;
    if (standing !== version) return false;
    this.#facts.set(key, { value, version: (version ?? 0) + 1, until });
    return true;
  }

  async take(key: string, now: Instant): Promise<unknown> {
    const fact = this.#facts.get(key);
    this.#facts.delete(key);
    return fact !== undefined && fact.until > now ? fact.value : undefined;
  }

  async under(prefix: string, now: Instant): ReturnType<SharedState['under']> {
    const found = [...this.#facts].filter(([key, { until }]) => key.startsWith(prefix) && until > now);
    return found
      .map(([key, { value }]) => ({ key: key as SharedKey, value }))
      .sort((one, other) => (one.key < other.key ? -1 : 1));
  }

  async forget(now: Instant): Promise<void> {
    for (const [key, { until }] of this.#facts) if (until <= now) this.#facts.delete(key);
  }
}
