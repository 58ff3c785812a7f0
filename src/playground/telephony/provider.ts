import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CannotDo } from '../acts/person';
import { answerJson } from '../http/answer';
import { readBody } from '../http/read-body';
import { isObject, parseJson, textIn } from '../json';
import type { PlayPhone } from '../wire';
import type { DemoClock, Workspace } from '../workspace';
import type { SeedTelephony } from './telephony-seed';

/** What becomes of calls to a number: its owner answers by hand, at once, or not; or it is switched off. */
export type Pickup = 'rings' | 'answers' | 'ignores' | 'unreachable';

/** A call that was asked for. Moments are the demo clock's. */
export interface ProviderCall {
  readonly id: string;
  readonly to: string;
  /** The user whose number it is. */
  readonly user: string;
  readonly words: string;
  readonly at: number;
  state: 'ringing' | 'answered' | 'over';
  /** What the app said to a key, for whoever is on the line. */
  said: string | undefined;
}

const mostBytes = 64_000;
/** Longest that a telephone rings, in ms of real time. */
const ringsFor = 45_000;
const path = '/telephony/calls';

/** A local telephony provider: takes signed requests to call, rings, and tells the app how each call goes on. */
export class LocalTelephony {
  /** Where the app hears of calls (scheme, host, port). */
  appUrl = '';
  /** Refuses calls with this word, e.g. `no-balance`, while set. */
  refusesWith: string | undefined;
  /** What becomes of calls to whom nothing was decided. */
  usual: Pickup = 'rings';
  readonly calls: ProviderCall[] = [];
  private readonly pickups = new Map<string, Pickup>();
  private readonly telling = new Set<Promise<unknown>>();

  constructor(
    private readonly seed: SeedTelephony,
    private readonly workspace: Workspace,
    private readonly clocks: { readonly clock: DemoClock; readonly wall: () => number },
  ) {}

  /** What becomes of calls to that user from now on. */
  decide(user: string, how: Pickup): void {
    this.pickups.set(user, how);
  }

  /** `POST /telephony/calls`: the same call again is answered and rings no second time. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, mostBytes);
    if (!this.isSigned(request, body)) return answerJson(response, 401, { error: 'not signed' });
    const asked = parseJson(body.toString('utf8'));
    const [id, to] = isObject(asked) ? [textIn(asked, 'call'), textIn(asked, 'to')] : [];
    if (!isObject(asked) || id === undefined || to === undefined)
      return answerJson(response, 400, { error: 'refused' });
    if (this.calls.some((call) => call.id === id)) return answerJson(response, 200, { call: id });
    if (this.refusesWith !== undefined) return answerJson(response, 422, { error: this.refusesWith });
    const user = this.seed.numbers[to];
    if (user === undefined) return answerJson(response, 422, { error: 'no-account' });
    answerJson(response, 200, { call: id });
    const words = textIn(asked, 'words') ?? '';
    this.ring({ id, to, user, words, at: this.clocks.clock.now(), state: 'ringing', said: undefined });
  }

  /** The call on somebody's telephone now: it rings, or they are on the line. */
  current(user: string): ProviderCall | undefined {
    return this.calls.findLast((call) => call.user === user && call.state !== 'over');
  }

  /** How it looks on their page. */
  shown(user: string): PlayPhone | null {
    const call = this.current(user);
    if (call === undefined) return null;
    const { id, words, state, said } = call;
    return { id, words: said ?? words, isAnswered: state === 'answered', takesKeys: said === undefined };
  }

  /** Somebody takes the call that rings. Throws CannotDo where none does. */
  async answer(user: string): Promise<void> {
    const call = this.need(user);
    call.state = 'answered';
    this.changed(user);
    await this.tell(call, { state: 'answered' });
  }

  /** Somebody on the line presses a key. Answers what the app says to it. */
  async press(user: string, key: string): Promise<string> {
    const call = this.need(user);
    call.state = 'answered';
    const answer = await this.tell(call, { state: 'answered', key });
    call.said = textIn(answer, 'words') ?? '';
    this.changed(user);
    return textIn(answer, 'result') ?? '';
  }

  /** Somebody hangs up, or lets it ring no longer. */
  async hangUp(user: string): Promise<void> {
    const call = this.need(user);
    const wasAnswered = call.state === 'answered';
    call.state = 'over';
    this.changed(user);
    if (!wasAnswered) await this.tell(call, { state: 'unanswered' });
  }

  /** Resolves when the app has heard all. */
  async idle(): Promise<void> {
    while (this.telling.size > 0) await Promise.all(this.telling);
  }

  private ring(call: ProviderCall): void {
    this.calls.push(call);
    this.changed(call.user);
    const how = this.pickups.get(call.user) ?? this.usual;
    if (how === 'rings') {
      setTimeout(() => void this.ringsNoMore(call), ringsFor).unref();
      return;
    }
    if (how === 'answers') call.state = 'answered';
    else call.state = 'over';
    const states = { answers: 'answered', ignores: 'unanswered', unreachable: 'failed' } as const;
    void this.tell(call, { state: states[how] });
    this.changed(call.user);
  }

  private async ringsNoMore(call: ProviderCall): Promise<void> {
    if (call.state === 'ringing' && this.current(call.user) === call) await this.hangUp(call.user);
  }

  private need(user: string): ProviderCall {
    const call = this.current(user);
    if (call === undefined) throw new CannotDo('no telephone rings');
    return call;
  }

  private changed(user: string): void {
    this.workspace.feed.tell(
      (who) => who === user,
      () => ({ type: 'phone', phone: this.shown(user) }),
    );
  }

  /** Tells the app; what it cannot hear is lost, as with a provider that tells once. */
  private tell(call: ProviderCall, news: Readonly<Record<string, string>>): Promise<Readonly<Record<string, unknown>>> {
    const body = JSON.stringify({ call: call.id, ...news });
    const timestamp = String(Math.floor(this.clocks.wall() / 1000));
    const told = fetch(`${this.appUrl}/telephone/calls`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-dutydesk-timestamp': timestamp,
        'x-dutydesk-signature': this.sign(timestamp, '/telephone/calls', body),
      },
      body,
    }).then(
      async (response) => (await response.json()) as Readonly<Record<string, unknown>>,
      () => ({}),
    );
    this.telling.add(told);
    return told.finally(() => this.telling.delete(told));
  }

  private isSigned({ headers }: IncomingMessage, body: Buffer): boolean {
    const timestamp = String(headers['x-dutydesk-timestamp'] ?? '');
    const given = Buffer.from(String(headers['x-dutydesk-signature'] ?? ''));
    const expected = Buffer.from(this.sign(timestamp, path, body.toString('utf8')));
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private sign(timestamp: string, at: string, body: string): string {
    return createHmac('sha256', this.seed.secret).update(`${timestamp}\nPOST\n${at}\n${body}`).digest('hex');
  }
}
