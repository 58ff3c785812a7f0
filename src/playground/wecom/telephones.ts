import { wecomLimits } from '../../platforms/wecom-limits';
import type { PlayPhone } from '../wire';
import type { Company } from './company';
import { must, WecomError } from './wecom-error';

const minutes = 60_000;
const hours = 60 * minutes;
/** Longest that a telephone rings. */
const ringsFor = 45_000;
/** So long WeCom remembers how a call ended. */
const remembered = 7 * 24 * hours;

/** What becomes of a call: the member answers by hand, at once, or not; or their telephone is switched off. */
export type Answering = 'rings' | 'answers' | 'ignores' | 'unreachable';

/** A call of the emergency notice. Moments are the demo clock's. */
export interface WecomPhoneCall {
  readonly callid: string;
  readonly userid: string;
  readonly at: number;
  answeredAt?: number;
  endedAt?: number;
  /** Why it ended; 0 in the usual way. */
  reason: number;
}

/** The emergency notice (紧急通知) of the company: who may use it, what is left to pay with, and every call. */
export class Telephones {
  /** What a call is refused with, whomever it is to: 301049 not linked, 301050 not switched on. */
  refusesWith: number | undefined;
  /** Calls that are still paid for. */
  balance = 100;
  /** What becomes of calls to whom nothing was decided. */
  usual: Answering = 'rings';
  readonly calls: WecomPhoneCall[] = [];
  private readonly answering = new Map<string, Answering>();

  constructor(private readonly company: Company) {}

  /** What becomes of calls to that member from now on. */
  decide(userid: string, how: Answering): void {
    this.answering.set(userid.toLowerCase(), how);
  }

  /** Begins a call. Throws WecomError 301049 to 301051; 60111 and 45009 stand for this one person. */
  begin(userid: string): WecomPhoneCall {
    this.mustBeOn();
    must(this.balance > 0, 301051, 'no balance left');
    const member = this.company.member(userid);
    if (member === undefined || member.status !== 1) throw new WecomError(60111, 'userid not found');
    if (!this.takes(userid)) throw new WecomError(45009, 'called too often');
    this.balance -= 1;
    const at = this.company.clock.now();
    const call: WecomPhoneCall = { callid: `6-${this.company.mint(16)}-out`, userid: member.userid, at, reason: 0 };
    this.calls.push(call);
    const how = this.answering.get(userid.toLowerCase()) ?? this.usual;
    if (how === 'answers') this.answer(call);
    if (how === 'ignores') Object.assign(call, { endedAt: at + ringsFor });
    if (how === 'unreachable') Object.assign(call, { endedAt: at, reason: 1 });
    this.changed(call);
    setTimeout(() => this.changed(call), ringsFor).unref();
    return call;
  }

  /** The call that rings at that member's now. */
  ringing(userid: string): WecomPhoneCall | undefined {
    const now = this.company.clock.now();
    return this.calls.findLast(
      (call) =>
        call.userid.toLowerCase() === userid.toLowerCase() &&
        call.answeredAt === undefined &&
        (call.endedAt ?? call.at + ringsFor) > now,
    );
  }

  /** Somebody takes the call, and hangs up after the voice. */
  answer(call: WecomPhoneCall): void {
    const now = this.company.clock.now();
    Object.assign(call, { answeredAt: now, endedAt: now });
    this.changed(call);
  }

  /** Somebody lets it ring no longer. */
  decline(call: WecomPhoneCall): void {
    call.endedAt = this.company.clock.now();
    this.changed(call);
  }

  /** How it looks on the member's page. */
  shown(userid: string): PlayPhone | null {
    const call = this.ringing(userid);
    return call === undefined ? null : { id: call.callid, words: '', isAnswered: false, takesKeys: false };
  }

  /** Pages are told anew who is called, after the clock was pushed. */
  clockMoved(): void {
    for (const call of this.calls.slice(-20)) this.changed(call);
  }

  find(callid: string, userid: string): WecomPhoneCall | undefined {
    const since = this.company.clock.now() - remembered;
    return this.calls.find(
      (call) => call.callid === callid && call.userid.toLowerCase() === userid.toLowerCase() && call.at > since,
    );
  }

  private changed({ userid }: WecomPhoneCall): void {
    this.company.tell(userid, { type: 'phone', phone: this.shown(userid) });
  }

  /** Throws WecomError where the app may not use the emergency notice. */
  mustBeOn(): void {
    if (this.refusesWith !== undefined) throw new WecomError(this.refusesWith, 'emergency notice is not available');
  }

  /** Whether one more call to that person is within what WeCom allows. */
  private takes(userid: string): boolean {
    const now = this.company.clock.now();
    const to = this.calls.filter((call) => call.userid.toLowerCase() === userid.toLowerCase());
    const within = (length: number): number => to.filter(({ at }) => at > now - length).length;
    return (
      within(8 * minutes) < wecomLimits.callsIn8Minutes.most && within(24 * hours) < wecomLimits.callsIn24Hours.most
    );
  }
}
