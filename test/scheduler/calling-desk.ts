import { fireTimer } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import { reportFault } from '../../src/commands/report-fault';
import type { CallFailure } from '../../src/domain/escalation/call-failure';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { EventOf } from '../../src/domain/ticket/event';
import { type TicketId, ticketId } from '../../src/domain/ticket/ticket';
import { after, type Duration, minutes, seconds } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { noFault } from '../../src/ports/fault-point';
import { CallRefused, type CallState, type Telephone, type TelephoneCall } from '../../src/ports/telephone';
import { type Calling, createCalling } from '../../src/scheduler/calling';
import { fireDueTimers } from '../../src/scheduler/fire-timers';
import type { DatabaseKind } from '../kit/databases';
import { type DeskAtHand, deskAtHand, storeOf } from '../kit/desk-at-hand';
import { desk, zhou } from '../kit/tickets';
import { FakeLogger } from './fakes';

/** A telephone that does what the test says. */
export class ScriptedTelephone implements Telephone {
  readonly begun: TelephoneCall[] = [];
  /** How often it was asked, whatever it said. */
  asked = 0;
  readonly patience = seconds(60);
  readonly budgets = [{ most: 3, within: minutes(8) }];
  readonly look: (person: unknown, ref: string) => Promise<CallState>;
  state: CallState = { is: 'ringing' };
  refuses: { readonly why: CallFailure; readonly again?: boolean } | undefined;
  /** The process ends after the provider has taken the call. */
  dies = false;
  reachesNobody = false;
  /** What happens while the provider is asked. */
  meanwhile: () => Promise<unknown> = async () => undefined;

  constructor(
    readonly name: Telephone['name'] = 'wecom',
    readonly repeats = false,
  ) {
    this.look = async () => this.state;
  }

  reaches = (): boolean => !this.reachesNobody;
  begin = async (call: TelephoneCall): Promise<string> => {
    this.asked += 1;
    const { refuses } = this;
    if (refuses) throw new CallRefused(this.name, refuses.why, { code: 'scripted', again: refuses.again ?? false });
    this.begun.push(call);
    await this.meanwhile();
    if (this.dies) throw new Error('the process ended');
    return `ref-${call.id}`;
  };
}

const steps = [
  { after: seconds(0), tell: ['primary'], by: ['chat', 'call'] },
  { after: minutes(10), tell: ['backup'], by: ['chat', 'call'] },
] as const;
const calling = { ...desk, rescue: { ...desk.rescue, inside: steps } };

/** A desk without platforms that calls whoever is on duty at once, and the backup after ten minutes; two processes of it. */
export class CallingDesk {
  telephone = new ScriptedTelephone();
  other = new ScriptedTelephone('webhook', true);
  /** In which they are tried. */
  order = [this.telephone, this.other];
  readonly trouble: string[] = [];
  readonly counted: string[] = [];
  readonly late: string[] = [];
  readonly callings: readonly Calling[];

  constructor(readonly hand: DeskAtHand) {
    this.other.reachesNobody = true;
    this.callings = hand.stores.map((_, nth) => this.#callingOf(nth));
  }

  deps = (nth: number): CommandDeps => ({ ...this.hand.deps(nth), desk: calling });

  #callingOf(nth: number): Calling {
    const { shared, timers } = storeOf(this.hand, nth);
    return createCalling({
      ...{ ...this.deps(nth), telephones: () => this.order, shared, timers },
      ...{ translator: createTranslator(), logger: new FakeLogger(), reach: noFault },
      count: (action, result) => void this.counted.push(`${action}: ${result}`),
      onTrouble: async (name, why) => void this.trouble.push(`${name}: ${why}`),
      onWell: async (name) => void this.trouble.push(`${name} is well`),
    });
  }

  /** Somebody reports a fault; its ladder is climbed when time passes. */
  async report(description: string): Promise<TicketId> {
    const answers = { description, branch: 'hardware', 'item-hardware': 'printer' };
    const done = await reportFault(this.deps(0), {
      ...{ key: description, by: zhou, requester: zhou, answers, source: 'form' },
    });
    if (done.kind !== 'reported') throw new Error(done.kind);
    return done.ticket.id;
  }

  /** Time passes, and every process does what is due, side by side. */
  async pass(length: Duration, processes = this.callings): Promise<void> {
    this.hand.now = after(this.hand.now, length);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        processes.map(async (one, nth) => {
          await fireDueTimers({
            timers: storeOf(this.hand, nth).timers,
            aside: one.take,
            fire: async (timer) => void (await fireTimer(this.deps(nth), timer)),
            onFired: ({ kind }) => void this.late.push(kind),
            ...{ worker: `w${nth}`, clock: this.hand.deps(nth).clock, logger: new FakeLogger(), limit: 100 },
            ...{ reach: noFault, failures: new Map() },
          });
          await one.idle();
        }),
      );
    }
  }

  ticket = (id = ticketId(1001)) => storeOf(this.hand, 0).uow.transact(this.hand.now, (tx) => tx.ticket(id));

  /** What became of the calls of a ticket, in order. */
  async receipts(id = ticketId(1001)): Promise<readonly string[]> {
    const events = await storeOf(this.hand, 0).uow.transact(this.hand.now, (tx) => tx.events(ticketRef(id)));
    return events.flatMap((event) => {
      if (event.type !== 'rescue-receipt') return [];
      const { person, outcome, why, rangFor } = event as EventOf<'rescue-receipt'>;
      return [`${person}: ${why ?? outcome}${rangFor === undefined ? '' : ` with ${rangFor}`}`];
    });
  }
}

/** A new one for every test. */
export function callingDesk(kind: DatabaseKind): () => CallingDesk {
  const hand = deskAtHand(kind, kind.name === 'embedded' ? 1 : 2);
  let at: CallingDesk;
  beforeEach(() => {
    at = new CallingDesk(hand);
  });
  return () => at;
}
