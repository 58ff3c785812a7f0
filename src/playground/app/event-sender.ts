import type { Json } from '../json';
import type { AppLine } from './app-line';
import type { Delivered, Spoiled } from './delivery';

interface Pending {
  readonly payload: Json;
  readonly num: number;
  readonly reason: string;
  timer: NodeJS.Timeout;
}

/** Between the deliveries of one event, in ms: at once, after a minute, after five (docs.slack.dev/apis/events-api). */
export const retryAfter = [0, 60_000, 300_000] as const;

/** Sends events to the app, and again where it did not take them: three more times, as Slack does. */
export class EventSender {
  private readonly pending = new Set<Pending>();
  private readonly sending = new Set<Promise<unknown>>();

  private stopped = false;

  constructor(private readonly line: AppLine) {}

  /** How many events wait to be repeated. */
  get waiting(): number {
    return this.pending.size;
  }

  /** Answers how the first delivery went; repeats follow by themselves. */
  send(payload: Json, spoiled?: Spoiled): Promise<Delivered> {
    return this.attempt(payload, 0, { ...(spoiled === undefined ? {} : { spoiled }) });
  }

  /** Sends every waiting event now rather than in its minute. Resolves when each was tried. */
  async retryNow(): Promise<void> {
    const due = [...this.pending];
    await Promise.all(due.map((one) => this.retry(one)));
  }

  /** Resolves when nothing is on its way (what waits for its minute is not). */
  async idle(): Promise<void> {
    while (this.sending.size > 0) await Promise.all(this.sending);
  }

  stop(): void {
    this.stopped = true;
    for (const one of this.pending) clearTimeout(one.timer);
    this.pending.clear();
  }

  private async attempt(
    payload: Json,
    num: number,
    how: { readonly reason?: string; readonly spoiled?: Spoiled },
  ): Promise<Delivered> {
    const retry = num === 0 ? {} : { retry: { num, reason: how.reason ?? 'unknown_error' } };
    const spoiled = how.spoiled === undefined ? {} : { spoiled: how.spoiled };
    const sent = this.line.send({ kind: 'events_api', payload, ...retry, ...spoiled });
    this.sending.add(sent);
    const delivered = await sent;
    this.sending.delete(sent);
    if (!delivered.ok && delivered.noRetry !== true && how.spoiled === undefined)
      this.later(payload, num, delivered.why);
    return delivered;
  }

  private later(payload: Json, num: number, reason: string): void {
    const wait = retryAfter[num];
    if (wait === undefined || this.stopped) return;
    const one: Pending = { payload, num: num + 1, reason, timer: setTimeout(() => void this.retry(one), wait) };
    one.timer.unref();
    this.pending.add(one);
  }

  private async retry(one: Pending): Promise<void> {
    if (!this.pending.delete(one)) return;
    clearTimeout(one.timer);
    await this.attempt(one.payload, one.num, { reason: one.reason });
  }
}
