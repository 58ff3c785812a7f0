import { createHash } from 'node:crypto';
import { wecomLimits } from '../../platforms/wecom-limits';
import { CannotDo } from '../acts/person';
import { type Answered, ask } from '../ask';
import type { Company } from './company';
import { encrypted, signatureOf } from './envelope';

/** How a callback went: the app's answer, or why there is none. */
export type CallbackDelivered =
  | { readonly ok: true; readonly status: number; readonly body: string }
  | { readonly ok: false; readonly why: 'timeout' | 'connection' | 'status' | 'no url'; readonly status?: number };

/** How a callback may be spoiled or forged, to see what the app makes of it. Spoiled ones are not repeated. */
export interface SpoiledCallback {
  readonly signature?: 'wrong' | 'none';
  /** Encrypted for somebody else. */
  readonly receiveId?: string;
  /** Seconds by which the timestamp lies in the past. */
  readonly age?: number;
  /** Bytes taken off the end of the encrypted message. */
  readonly truncate?: number;
  /** Blanks put after the envelope. */
  readonly pad?: number;
  /** Sent as it is in place of the envelope. */
  readonly body?: string;
}

interface Waiting {
  readonly xml: string;
  readonly tried: number;
  timer: NodeJS.Timeout;
}

interface Held {
  readonly xml: string;
  readonly done: (delivered: CallbackDelivered) => void;
}

const pauses = [3000, 3000, 3000] as const;

/** WeCom's way to the app: encrypts, signs, waits, and tries three times more where it was not taken. */
export class Callbacks {
  /** Where callbacks go; undefined until the address was verified. */
  url: string | undefined;
  private readonly waiting = new Set<Waiting>();
  private readonly underway = new Set<Promise<unknown>>();
  private readonly aborters = new Set<AbortController>();
  private held: Held[] | undefined;
  private stopped = false;
  /** The last XML that was sent, oldest first. */
  readonly sent: string[] = [];

  constructor(private readonly company: Company) {}

  /** Asks the address to decrypt a word, as saving it in the admin console does. Throws CannotDo where it can't. */
  async verify(url: string): Promise<void> {
    const word = String(this.company.nextMsgId());
    const echo = encrypted(this.company.seed.app, word, this.company.seed.corpId, this.random());
    const query = this.signed(echo, {});
    query.set('echostr', echo);
    const address = `${url}?${query}`;
    const answer = await this.within((signal) => ask(address, { signal }));
    if (typeof answer === 'string') throw new CannotDo(`the callback address did not answer (${answer})`);
    const isRight = answer.status === 200 && answer.body === word;
    if (!isRight) throw new CannotDo(`the callback address answered ${answer.status}, and not the word it was asked`);
    this.url = url;
  }

  /** Answers how the first delivery went; repetitions follow by themselves. While held back, waits for the release. */
  send(xml: string): Promise<CallbackDelivered> {
    this.sent.push(xml);
    if (this.sent.length > 1000) this.sent.shift();
    const { held } = this;
    if (held === undefined) return this.attempt(xml, 0);
    return new Promise((done) => held.push({ xml, done }));
  }

  /** Exactly one delivery, spoiled as told. */
  async sendSpoiled(xml: string, spoiled: SpoiledCallback): Promise<CallbackDelivered> {
    return this.post(xml, spoiled);
  }

  /** Keeps callbacks back until `release`. */
  hold(): void {
    this.held ??= [];
  }

  /** Delivers what was kept back: in any order, each so many times. Resolves when all were tried. */
  async release(how: { readonly reversed?: boolean; readonly times?: number } = {}): Promise<void> {
    const held = this.held ?? [];
    this.held = undefined;
    for (const one of how.reversed ? held.reverse() : held) {
      for (let more = 1; more < (how.times ?? 1); more += 1) await this.post(one.xml, {});
      one.done(await this.attempt(one.xml, 0));
    }
  }

  /** How many wait to be repeated. */
  get repeating(): number {
    return this.waiting.size;
  }

  /** Repeats what waits at once. Resolves when each was tried. */
  async retryNow(): Promise<void> {
    await Promise.all([...this.waiting].map((one) => this.again(one)));
  }

  /** Resolves when nothing is on its way (what waits to be repeated is not). */
  async idle(): Promise<void> {
    while (this.underway.size > 0) await Promise.all(this.underway);
  }

  stop(): void {
    this.stopped = true;
    for (const one of this.waiting) clearTimeout(one.timer);
    for (const one of this.aborters) one.abort();
    this.waiting.clear();
  }

  private async attempt(xml: string, tried: number): Promise<CallbackDelivered> {
    const sending = this.post(xml, {});
    this.underway.add(sending);
    const delivered = await sending;
    this.underway.delete(sending);
    const pause = (this.company.rules.retryAfter ?? pauses)[tried];
    if (!delivered.ok && delivered.why !== 'no url' && pause !== undefined && !this.stopped) {
      const one: Waiting = { xml, tried: tried + 1, timer: setTimeout(() => void this.again(one), pause) };
      one.timer.unref();
      this.waiting.add(one);
    }
    return delivered;
  }

  private async again(one: Waiting): Promise<void> {
    if (!this.waiting.delete(one)) return;
    clearTimeout(one.timer);
    await this.attempt(one.xml, one.tried);
  }

  private async post(xml: string, spoiled: SpoiledCallback): Promise<CallbackDelivered> {
    if (this.url === undefined) return { ok: false, why: 'no url' };
    const { seed } = this.company;
    const whole = encrypted(seed.app, xml, spoiled.receiveId ?? seed.corpId, this.random());
    const text = shortened(whole, spoiled.truncate ?? 0);
    const envelope =
      `<xml><ToUserName><![CDATA[${seed.corpId}]]></ToUserName>` +
      `<Encrypt><![CDATA[${text}]]></Encrypt><AgentID><![CDATA[${seed.app.agentId}]]></AgentID></xml>`;
    const body = spoiled.body ?? envelope + ' '.repeat(spoiled.pad ?? 0);
    const address = `${this.url}?${this.signed(text, spoiled)}`;
    const headers = { 'content-type': 'text/xml; charset=utf-8', 'user-agent': 'Mozilla/4.0' };
    const answer = await this.within((signal) => ask(address, { method: 'POST', headers, body, signal }));
    if (typeof answer === 'string') return { ok: false, why: answer };
    const { status } = answer;
    return status === 200 ? { ok: true, status, body: answer.body } : { ok: false, why: 'status', status };
  }

  private signed(text: string, spoiled: SpoiledCallback): URLSearchParams {
    const timestamp = String(Math.floor(this.company.wall() / 1000) - (spoiled.age ?? 0));
    const nonce = this.company.mint(10);
    const token = spoiled.signature === 'wrong' ? 'somebody else' : this.company.seed.app.token;
    const query = new URLSearchParams({ timestamp, nonce });
    if (spoiled.signature !== 'none') query.set('msg_signature', signatureOf(token, timestamp, nonce, text));
    return query;
  }

  private random(): Buffer {
    return createHash('sha256').update(this.company.mint()).digest().subarray(0, 16);
  }

  private async within(sent: (signal: AbortSignal) => Promise<Answered>): Promise<Answered | 'timeout' | 'connection'> {
    const aborter = new AbortController();
    this.aborters.add(aborter);
    const timer = setTimeout(() => aborter.abort(), this.company.rules.answerWithin ?? wecomLimits.callbackAnswer.most);
    try {
      return await sent(aborter.signal);
    } catch {
      return aborter.signal.aborted ? 'timeout' : 'connection';
    } finally {
      clearTimeout(timer);
      this.aborters.delete(aborter);
    }
  }
}

function shortened(text: string, bytes: number): string {
  if (bytes === 0) return text;
  const whole = Buffer.from(text, 'base64');
  return whole.subarray(0, Math.max(0, whole.length - bytes)).toString('base64');
}
