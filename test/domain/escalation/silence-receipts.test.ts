import { silenceTimers } from '../../../src/domain/escalation/silence-timers';
import type { SilenceStep } from '../../../src/domain/escalation/steps';
import { type Person, type PersonId, personId } from '../../../src/domain/people/person';
import { redactTicket } from '../../../src/domain/privacy/redact-ticket';
import { byPattern } from '../../../src/domain/roster/shifts';
import { type EventOf, type TicketEvent, theDesk } from '../../../src/domain/ticket/event';
import { replay } from '../../../src/domain/ticket/evolve';
import { receiptOf, stepsBrought } from '../../../src/domain/ticket/receipt-of';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import { notReached } from '../../../src/domain/ticket/unreached';
import { hours, type Instant, after as later, minutes, seconds } from '../../../src/domain/time/instant';
import type { Text } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import type { Announcement } from '../../../src/views/announcement';
import { engineersCard } from '../../../src/views/engineers-card';
import { requesterCard } from '../../../src/views/requester-card';
import { silenceCard } from '../../../src/views/silence-card';
import { announced } from '../../kit/announced';
import { ticketHistoryCard, ticketViewOf } from '../../kit/ticket-views';
import {
  aReport,
  aTicket,
  at,
  chen,
  context,
  desk as demo,
  everybody,
  happened,
  kate,
  li,
  liHasIt,
  start,
  tom,
  wang,
} from '../../kit/tickets';

const steps: readonly SilenceStep[] = [
  { after: hours(1), tell: ['owner'] },
  { after: hours(2), tell: ['backup'], people: [tom.id] },
  { after: hours(3), tell: ['leads'] },
];
const desk = { ...demo, silence: steps };
const day = { primary: li.id, backup: wang.id };

/** The next step of its ladder when it is due. */
function stepOf(ticket: Ticket, people?: readonly Person[]): EventOf<'silence-step-taken'> {
  const [timer] = silenceTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: ticket.lastEventAt });
  const known = people && { people: new Map(people.map((person) => [person.id, person])) };
  const event = timer && decideTimer(ticket, timer, context(timer.due, { desk, duty: day, ...known }));
  if (event?.type !== 'silence-step-taken') throw new Error('no step is taken');
  return event;
}
const takenBy = (ticket: Ticket, event: TicketEvent): readonly Announcement[] =>
  announced(ticket, event, context(event.at, { desk, duty: day })).filter(({ calls }) => calls !== undefined);

/** Every call of these messages came, or did not (`why`), two seconds later. */
function heard(ticket: Ticket, said: readonly Announcement[], why?: string): Ticket {
  return said.reduce((now, { to, calls = [] }) => {
    if (to.kind !== 'person') throw new Error('a channel is called by nobody');
    const found = calls.map((call) =>
      receiptOf(now, { person: to.person, call, ...(why === undefined ? {} : { why }) }, later(call.at, seconds(2))),
    );
    return happened(now, ...found.filter((one) => one !== undefined));
  }, ticket);
}

/** The ticket after its next step, whose messages came. */
function climbed(ticket: Ticket): Ticket {
  const event = stepOf(ticket);
  return heard(happened(ticket, event), takenBy(ticket, event));
}
const told = ({ receipts = [] }: Ticket) =>
  receipts.map(({ ladder, step, person, outcome, why }) => [ladder, step, person, why ?? outcome]);

describe.each([
  ['in operating time', '09:11', false],
  ['urgent, in operating time', '09:11', true],
  ['urgent, at night', '2026-11-25T01:00', true],
] as const)('every hop of the ladder for a ticket that nobody hears of, %s,', (_, claimedAt, urgent) => {
  const claimed = happened(aTicket({ urgent }), { type: 'claimed', by: li.id, at: at(claimedAt) });

  test('leaves its receipt on the ticket: its owner, whoever stands behind them, a named person', () => {
    const twice = climbed(climbed(claimed));
    expect(told(twice)).toEqual([
      ['silence', 0, li.id, 'delivered'],
      ['silence', 1, wang.id, 'delivered'],
      ['silence', 1, tom.id, 'delivered'],
    ]);
    // A message that comes once more says nothing new.
    expect(heard(twice, takenBy(claimed, stepOf(claimed))).version).toBe(twice.version);
  });
});

describe('a ticket that is silent for weeks', () => {
  test('has one receipt for each call, however many leads read of it in their list each morning', () => {
    const leads = ['a', 'b', 'c', 'd', 'e'].map((id): Person => ({ ...chen, id: personId(id) }));
    const staff = [...everybody, ...leads];
    const readers = staff.filter(({ roles }) => roles.includes('lead')).map(({ id }) => id);
    let ticket = happened(aTicket({ urgent: true }), { type: 'claimed', by: li.id, at: at('09:11') });
    let calls = 0;
    let written = 0;
    // Each list is said twice: the second one brings nothing that the first one brought.
    const list = (now: Instant): void => {
      for (const person of [...readers, ...readers]) {
        for (const call of stepsBrought(ticket, person)) {
          const event = receiptOf(ticket, { person, call }, now);
          if (event === undefined) continue;
          ticket = happened(ticket, event);
          written += 1;
        }
      }
    };
    for (let nth = 0; nth < 20; nth += 1) {
      const event = stepOf(ticket, staff);
      calls += event.told.filter((id) => readers.includes(id)).length;
      ticket = happened(ticket, event);
      list(later(event.at, minutes(1)));
      list(later(event.at, hours(1)));
    }
    expect(calls).toBeGreaterThan(100);
    expect(written).toBe(calls);
  });

  test('brings what the last list did not, and only what each of its readers was told', () => {
    const twice = happened(climbed(liHasIt()), stepOf(climbed(liHasIt())));
    const third = stepOf(twice);
    const ticket = happened(twice, third);
    const brought = (person: PersonId) => stepsBrought(ticket, person).map(({ step }) => step);
    expect([li.id, tom.id, chen.id].map(brought)).toEqual([[], [1], [2]]);
    expect(stepsBrought(ticket, chen.id)).toEqual([{ ladder: 'silence', step: 2, at: third.at }]);
  });
});

describe('what became of a call of the ladder for silence', () => {
  const claimed = happened(aTicket(), { type: 'claimed', by: li.id, at: at('09:11') });
  const once = climbed(claimed);

  test('says why somebody could not be called, or whom a platform did not take it for', () => {
    const gone = stepOf(
      once,
      everybody.map((person) => (person.id === tom.id ? { ...person, active: false } : person)),
    );
    expect(told(happened(once, gone)).at(-1)).toEqual(['silence', 1, tom.id, 'left']);
    const event = stepOf(once);
    const lost = heard(happened(once, event), takenBy(once, event).slice(0, 1), 'no_account');
    expect(told(lost).at(-1)).toEqual(['silence', 1, wang.id, 'no-account']);
    expect(lost.silenceAtOnce).toBeUndefined();
    // Nobody of the step was reached: the next one follows at once, as it does in the other ladder.
    const nobody = heard(lost, takenBy(once, event).slice(1), 'user_disabled');
    expect(stepOf(nobody)).toMatchObject({ step: 2, at: nobody.silenceAtOnce });
  });

  test('that was said to be lost a moment ago is kept all the same, and rings nobody twice', () => {
    const event = stepOf(once);
    const call = { ladder: 'silence', step: 1, at: event.at } as const;
    const lost = { person: tom.id, why: 'left', reason: 'warning', call };
    const first = notReached(happened(once, event), lost, later(event.at, seconds(1)));
    expect(first).toMatchObject({ type: 'not-reached', ladder: 'silence', step: 1 });
    const then = happened(once, event, first as TicketEvent);
    expect(told(then).at(-1)).toEqual(['silence', 1, tom.id, 'left']);
    const other = { ...lost, call: { ...call, step: 2, at: later(event.at, minutes(2)) } };
    expect(notReached(then, other, later(event.at, minutes(3)))).toMatchObject({
      ...{ type: 'rescue-receipt', step: 2, outcome: 'failed', why: 'left' },
    });
  });

  test('is answered by a word to the requester of whoever was called, and the next silence has receipts of its own', () => {
    const word = { type: 'progress-reported', by: li.id, at: at('13:30'), text: '在查', automatic: false } as const;
    const answered = happened(once, { ...word, promise: 'kept' });
    expect(told(answered)).toEqual([['silence', 0, li.id, 'answered']]);
    expect(answered.silenceCalled).toBeUndefined();
    expect(told(climbed(answered))).toEqual([['silence', 0, li.id, 'delivered']]);
    // A word of somebody who was not called answers nobody's call.
    expect(told(happened(once, { ...word, by: kate.id, promise: 'kept' }))).toEqual(told(once));
  });

  test('is not mixed up with calls of the other ladder', () => {
    const rescue = (outcome: 'delivered' | 'failed', when: Instant): TicketEvent => ({
      ...{ type: 'rescue-receipt', by: theDesk, at: when, step: 0, person: li.id, way: 'chat', outcome },
    });
    const both = happened(aTicket(), rescue('delivered', at('09:10:30')), {
      ...{ type: 'claimed', by: li.id, at: at('09:11') },
    });
    expect(told(climbed(both))).toEqual([
      [undefined, 0, li.id, 'answered'],
      ['silence', 0, li.id, 'delivered'],
    ]);
  });

  test('names nobody any more who is erased, and the ticket is what its log adds up to', () => {
    const events: TicketEvent[] = [aReport({ at: start }), { type: 'claimed', by: li.id, at: at('09:11') }];
    const event = stepOf(claimed);
    const call = takenBy(claimed, event)[0]?.calls?.[0];
    const receipt = call && receiptOf(happened(claimed, event), { person: li.id, call }, later(event.at, seconds(2)));
    events.push(event, receipt as TicketEvent);
    const ticket = replay(claimed.id, events);
    const how = { person: () => 'gone' as never, text: (words: string) => words, files: () => [] };
    const left = redactTicket({ ticket, log: events }, how as never);
    expect(JSON.stringify([left.ticket.receipts, left.ticket.silenceCalled, left.log.slice(1)])).not.toContain(li.id);
    expect(left.ticket).toEqual(replay(claimed.id, left.log));
  });

  test('of a step that an older release took is not asked for', () => {
    const { ways: _, ...old } = stepOf(claimed);
    expect(happened(claimed, old as TicketEvent).silenceCalled).toBeUndefined();
  });
});

describe('who reads what became of it', () => {
  const claimed = happened(aTicket(), { type: 'claimed', by: li.id, at: at('09:11') });
  const once = climbed(claimed);
  const second = stepOf(
    once,
    everybody.map((person) => (person.id === tom.id ? { ...person, active: false } : person)),
  );
  const ticket = happened(once, second);
  const wordsOf = (card: object, language: 'en' | 'zh-CN' = 'en'): string => {
    const speak = createTranslator().speakTo({ language, zone: 'Asia/Shanghai', now: second.at, nameOf: (id) => id });
    const found: string[] = [];
    JSON.stringify(card, (_, value: unknown) => {
      if (value !== null && typeof value === 'object' && 'say' in value) found.push(speak(value as Text));
      return value;
    });
    return found.join('\n');
  };
  const view = ticketViewOf(ticket, context(second.at, { desk, duty: day }));

  test('the engineers on their card and its owner on theirs, as long as nobody heard of it', () => {
    for (const card of [engineersCard(view), silenceCard(view)]) {
      expect(wordsOf(card)).toContain('li.na: message delivered 10:11; tom.baker: could not be reached, account left');
      expect(wordsOf(card, 'zh-CN')).toContain('li.na：消息 10:11 送达；tom.baker：未能联系到，账号已停用');
    }
    const later = happened(ticket, { type: 'remote-started', by: li.id, at: at('13:30') });
    expect(wordsOf(engineersCard(ticketViewOf(later, context(at('13:30')))))).not.toContain('delivered');
  });

  test('in the history whoever has a part in the desk; its requester neither there nor on their card', () => {
    const receipt: TicketEvent = {
      ...{ type: 'rescue-receipt', by: theDesk, at: second.at, ladder: 'silence' },
      ...{ step: 1, person: wang.id, way: 'chat', outcome: 'delivered' },
    };
    const log = [aReport({ at: start }), second, receipt];
    const inside = wordsOf(ticketHistoryCard({ desk, ticket }, log, true));
    expect(inside).toContain('The message reached wang.lei.');
    expect(inside).toContain('tom.baker could not be called: account left.');
    for (const outside of [ticketHistoryCard({ desk, ticket }, log, false), requesterCard(view)]) {
      expect(wordsOf(outside)).not.toMatch(/reached|delivered|wang|tom/);
    }
  });

  test('the engineers’ card is drawn anew where it stands once others are told than its owner, and rings nobody', () => {
    const drawn = (before: Ticket, event: TicketEvent) =>
      announced(before, event, context(event.at, { desk, duty: day })).filter(({ refreshes }) => refreshes);
    expect(drawn(claimed, stepOf(claimed))).toEqual([]);
    expect(drawn(once, second).every(({ reason }) => reason === 'card')).toBe(true);
    expect(drawn(once, second)).not.toEqual([]);
  });
});
