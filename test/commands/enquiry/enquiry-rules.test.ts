import { enquiryBeginnings } from '../../../src/commands/enquiry/beginnings';
import { enquiryKind } from '../../../src/commands/enquiry/kind';
import type { Enquiry, EnquiryEvent } from '../../../src/domain/enquiry/enquiry';
import { beginEnquiry, dueNext, openPlaces } from '../../../src/domain/enquiry/enquiry';
import { mostQuestions } from '../../../src/domain/enquiry/questions-in';
import type { Person } from '../../../src/domain/people/person';
import type { DecisionContext } from '../../../src/domain/record/decision-context';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { alreadyOwned, invalid, refuse } from '../../../src/domain/refusal';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { evolve } from '../../../src/domain/ticket/evolve';
import { hours, type Instant } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import {
  acted,
  acting,
  anEnquiry,
  beginning,
  eventOf,
  rung,
  saidOf,
  tried,
  viewOf,
  wakeUps,
} from '../../kit/enquiries';
import { aTicket, at, chen, context, desk, li, liHasIt, resolvedByLi, sun, tom, wang, zhou } from '../../kit/tickets';

const two = '1. VPN 怎么申请？\n2. 打印机怎么双面打印？';
const claimed = (text?: string, now = context()): Enquiry => acted(anEnquiry(text, now), 'claim', li, { now });
const answered = (text?: string): Enquiry => {
  const enquiry = claimed(text);
  const answers = Object.fromEntries(openPlaces(enquiry).map((place) => [`answer-${place}`, `答复${place}`]));
  return acted(enquiry, 'answer', li, { answers });
};
const others: readonly Person[] = [{ ...li, active: false }, sun, { ...zhou, id: tom.id }];
const refused = (key: Parameters<typeof refuse>[0], facts = {}) => refuse(key, facts);

describe('an enquiry (HOT-8)', () => {
  test('is answered within a working day, which the desk file may change, and what was settled stays', () => {
    const enquiry = anEnquiry(undefined, context(at('16:00')));
    expect(dueNext(enquiry)).toMatchObject({ askedAt: at('16:00'), within: hours(8), due: at('2026-11-25T16:00') });
    const slow = { ...desk, enquiries: { answer: hours(16) } };
    expect(dueNext(anEnquiry(undefined, context(at('16:00'), { desk: slow })))?.due).toBe(at('2026-11-26T16:00'));
    expect(wakeUps(enquiry, at('16:00')).find(({ kind }) => kind === 'miss')?.due).toBe(at('2026-11-25T16:00'));
  });

  test('is told to whoever is on duty, by day; at night to nobody before the place opens', () => {
    const night = context(at('20:00'));
    const enquiry = anEnquiry(undefined, night);
    const said = saidOf(enquiry, asked(night), night);
    expect(engineersIn(said)).toEqual([]);
    const opened = rung(enquiry);
    expect(opened).toMatchObject({ at: at('2026-11-25T09:00'), event: { type: 'called', told: [li.id, wang.id] } });
    expect(engineersIn(saidOf(anEnquiry(), asked(context())))).toEqual([li.id, wang.id]);
  });

  test('does not close the ticket it was while somebody complains about that one (HOT-7)', () => {
    const on = { about: ticketRef(liHasIt().id), record: liHasIt() };
    const ofTicket = enquiryBeginnings.find(({ id }) => id === 'of-ticket');
    expect(ofTicket?.refuse(on, li, context())).toBeUndefined();
    const complaint = { complainant: zhou.id, excluded: [li.id] };
    const linked = [{ about: { kind: 'complaint', id: 1 } as const, record: complaint }];
    const meanwhile = context(undefined, { linked });
    // It is offered as ever, for whoever is complained about would miss it.
    expect(ofTicket?.refuse(on, li, meanwhile)).toBeUndefined();
    const given = { by: li, answers: { text: '怎么申请？' } };
    expect(ofTicket?.decide(on, given, context())).toMatchObject({ type: 'asked' });
    expect(ofTicket?.decide(on, given, meanwhile)).toEqual(refuse('refusal.somethingOpen'));
  });

  test('has one owner, the first who says yes (HOT-6), and is free again when they are gone', () => {
    const enquiry = claimed();
    expect(tried(enquiry, 'claim', wang)).toEqual(alreadyOwned(li.id));
    expect(tried(enquiry, 'claim', li)).toEqual(refused('refusal.alreadyYours'));
    const gone = context(at('10:00'), {
      people: new Map([...context().people].map(([id, one]) => [id, id === li.id ? { ...one, active: false } : one])),
    });
    expect(tried(enquiry, 'claim', wang, { now: gone })).toMatchObject({ type: 'claimed', by: wang.id });
  });

  test('is called anew at once when whoever has it leaves, at night in the morning, and its asker knows', () => {
    const enquiry = claimed();
    const left = (one: Enquiry, person: Person, moment = at('10:00')) => {
      const event = enquiryKind.personLeft?.(one, person.id, context(moment));
      return event && { event, said: saidOf(one, event) };
    };
    const gone = left(enquiry, li);
    expect(acting(enquiry, gone?.event as EnquiryEvent)).toMatchObject({ state: 'new' });
    expect(acting(enquiry, gone?.event as EnquiryEvent)).not.toHaveProperty('owner');
    expect(JSON.stringify(gone?.said)).toContain('enquiry.said.ownerGone"');
    expect(JSON.stringify(gone?.said)).toContain('enquiry.said.ownerGoneToYou"');
    expect(left(enquiry, li, at('23:00'))?.event).toMatchObject({ resting: true });
    expect(left(enquiry, wang)).toBeUndefined();
    expect(left(answered(), li)).toBeUndefined();
  });

  test('is claimed, answered, given back and assigned by nobody who serves no tickets, and never by whoever asked it', () => {
    for (const by of others) {
      for (const action of ['claim', 'answer', 'return', 'assign', 'to-ticket']) {
        expect(tried(claimed(), action, by)).toMatchObject({ kind: 'refusal' });
      }
    }
    const own = anEnquiry(undefined, context(), tom);
    for (const action of ['claim', 'answer', 'return', 'assign']) {
      expect(tried(own, action, tom)).toEqual(refused('enquiry.refusal.yourOwn'));
    }
    expect(tried(claimed(), 'answer', wang)).toEqual(refused('refusal.ownerDecides', { owner: { person: li.id } }));
    expect(tried(anEnquiry(), 'answer', li)).toEqual(refused('refusal.claimFirst'));
  });

  test('is confirmed, gone on with and withdrawn by nobody but its asker', () => {
    for (const by of [li, wang, chen, sun]) {
      for (const action of ['confirm', 'not-complete', 'add']) {
        expect(tried(answered(), action, by, { answers: { text: '还有呢' } })).toEqual(
          refused('enquiry.refusal.notAsker'),
        );
      }
      expect(tried(claimed(), 'withdraw', by)).toEqual(refused('enquiry.refusal.notAsker'));
    }
  });

  test('cannot be sent as complete while a question is open; a part can, and what it leaves open stays so', () => {
    const enquiry = claimed(two);
    const first = { 'answer-0': '填写申请表。', sent: 'complete' };
    expect(tried(enquiry, 'answer', li, { answers: first })).toEqual(
      invalid({ 'answer-1': say('enquiry.refusal.leftOpen') }),
    );
    const partly = acted(enquiry, 'answer', li, { answers: { ...first, sent: 'partly' } });
    expect(partly).toMatchObject({ state: 'claimed', questions: [{ open: false }, { open: true }] });
    expect(dueNext(partly)?.due).toBe(dueNext(enquiry)?.due);
    expect(tried(enquiry, 'answer', li, { answers: { sent: 'partly' } })).toMatchObject({ kind: 'invalid' });
    const rest = acted(partly, 'answer', li, { answers: { 'answer-1': '在首选项里选择。', sent: 'partly' } });
    expect(rest).toMatchObject({ state: 'answered' });
  });

  test('goes on under its number when the answer is not all of it, or the asker wants to know more', () => {
    const again = acted(answered(two), 'not-complete', zhou, {
      answers: { again: ['1'], text: 'A3 纸呢？' },
      now: context(at('15:00')),
    });
    expect(again).toMatchObject({ id: 7, state: 'claimed', owner: li.id });
    expect(openPlaces(again)).toEqual([1]);
    expect(again.questions[1]?.text).toContain('A3 纸呢？');
    expect(dueNext(again)?.due).toBe(at('2026-11-25T15:00'));
    const further = acted(answered(two), 'not-complete', zhou, { answers: { text: '谁付钱？' } });
    expect(openPlaces(further)).toEqual([2]);
    const closed = acted(answered(), 'confirm', zhou);
    expect(acted(closed, 'add', zhou, { answers: { text: '还有一问' } })).toMatchObject({ state: 'claimed' });
    expect(tried(closed, 'add', zhou, { answers: { text: '还有一问' }, now: context(at('2026-12-24T09:00')) })).toEqual(
      refused('enquiry.refusal.over'),
    );
    expect(tried(acted(claimed(), 'withdraw', zhou), 'add', zhou, { answers: { text: 'x' } })).toEqual(
      refused('enquiry.refusal.over'),
    );
  });

  test('takes thanks for a yes where the answer is there, and for no question anywhere', () => {
    for (const text of ['谢谢', 'OK, thanks!', '明白了']) {
      expect(tried(answered(), 'add', zhou, { answers: { text } })).toMatchObject({ type: 'confirmed', how: 'said' });
      expect(tried(claimed(), 'add', zhou, { answers: { text } })).toEqual(refused('enquiry.refusal.asksNothing'));
    }
    expect(tried(answered(), 'add', zhou, { answers: { text: '谢谢，那 A3 纸呢？' } })).toMatchObject({
      type: 'asked-more',
    });
  });

  test('reminds whoever it concerns before its time ends, tells the asker a new time, and goes on so', () => {
    let enquiry = anEnquiry();
    const seen: string[] = [];
    for (let turn = 0; turn < 6; turn += 1) {
      const next = rung(enquiry);
      if (next === undefined) throw new Error('it ended by itself');
      seen.push(`${next.event.type} ${new Date(next.at).toISOString().slice(5, 16)}`);
      enquiry = next.after;
    }
    expect(seen).toEqual([
      // Asked on Tuesday at 09:10; 12 to 13 is lunch.
      'reminded 11-24T06:10',
      'reminded 11-24T08:10',
      'missed 11-25T01:10',
      // Nobody reads three times a day that it is late: each day that goes by is told once.
      'missed 11-26T01:10',
      'missed 11-27T01:10',
      'missed 11-30T01:10',
    ]);
    // Leads hear of one that nobody has when most of the time is over.
    const [half, most] = [rung(anEnquiry()), rung(rung(anEnquiry())?.after ?? enquiry)];
    expect([half?.event, most?.event].map((event) => event?.type === 'reminded' && event.told)).toEqual([
      [li.id, wang.id],
      [li.id, wang.id, chen.id],
    ]);
    // An answer to a part of it begins anew.
    const two = acted(anEnquiry('1. VPN 怎么申请？\n2. A3 纸呢？'), 'claim', li);
    let late = two;
    for (let turn = 0; turn < 3; turn += 1) late = rung(late)?.after ?? late;
    const given = { answers: { 'answer-0': '填表', sent: 'partly' }, now: context(at('2026-11-25T10:00')) };
    expect(late.missed).toHaveLength(1);
    expect(rung(acted(late, 'answer', li, given))?.event.type).toBe('reminded');
    const missed = rung(rung(rung(anEnquiry())?.after ?? enquiry)?.after ?? enquiry);
    expect(missed?.event).toMatchObject({ told: [li.id, wang.id, chen.id] });
  });

  test('rings nobody at night, at the weekend or on a holiday, whatever happened when', () => {
    // Friday evening; and the evening before National Day.
    for (const evening of [at('2026-11-27T19:00'), at('2026-09-30T19:00')]) {
      const now = (moment: Instant): DecisionContext => context(moment);
      let enquiry = anEnquiry(undefined, now(evening));
      for (let turn = 0; turn < 8; turn += 1) {
        const next = rung(enquiry, now);
        if (next === undefined) break;
        expect(inHours(next.at)).toBe(true);
        enquiry = next.after;
      }
    }
  });

  test('asks the asker whether that is all, once more the next working morning, and closes by silence', () => {
    const asks = rung(answered());
    expect(asks).toMatchObject({ at: at('2026-11-25T09:00'), event: { type: 'asked-again' } });
    const ends = asks && rung(asks.after);
    expect(ends).toMatchObject({ at: at('2026-11-27T18:00'), event: { type: 'confirmed', how: 'silence' } });
    expect(ends && rung(ends.after)).toBeUndefined();
  });
});

describe('an enquiry and a ticket', () => {
  const on = (ticket = aTicket()) => ({ about: { kind: 'ticket', id: ticket.id } as const, record: ticket });

  test('a ticket turns out to be one, in the words of its requester, and stays with whoever has it', () => {
    const came = beginning('of-ticket', li, { text: '怎么申请 VPN？' }, { on: on(liHasIt()) });
    expect(came).toMatchObject({ type: 'asked', asker: zhou.id, owner: li.id, about: { id: 1001 }, source: 'ticket' });
  });

  test.each<readonly [string, Person, ReturnType<typeof aTicket>]>([
    ['its requester', zhou, aTicket()],
    ['a colleague of whoever has it', wang, liHasIt()],
    ['a manager', sun, aTicket()],
    ['whoever resolved it', li, resolvedByLi()],
  ])('%s cannot say that a ticket is one', (_who, by, ticket) => {
    expect(beginning('of-ticket', by, { text: 'x' }, { on: on(ticket) })).toMatchObject({ kind: 'refusal' });
  });

  test('nobody forges the way by which a question came: no form gives it', () => {
    expect(beginning('new', zhou, { text: 'x', source: 'mail' })).toMatchObject({ source: 'chat' });
    expect(beginning('new', zhou, { text: 'x' }, { value: 'mail' })).toMatchObject({ source: 'mail' });
  });

  test('only those who serve ask for somebody else', () => {
    expect(beginning('new', zhou, { text: 'x', requester: tom.id })).toMatchObject({ asker: zhou.id });
    expect(beginning('new', li, { text: 'x', requester: zhou.id })).toMatchObject({ by: li.id, asker: zhou.id });
  });
});

test('a long day with one rings each person as often as there is something new for them', () => {
  const rings: Record<string, number> = {};
  const count = (before: Enquiry, event: EnquiryEvent): Enquiry => {
    for (const { to, slot } of saidOf(before, event)) {
      const people = to.kind === 'person' ? [to.person] : to.kind === 'engineers' ? to.recipients : [];
      if (slot === undefined) for (const id of people) rings[id] = (rings[id] ?? 0) + 1;
    }
    return event.type === 'asked' ? before : acting(before, event);
  };
  const does = (before: Enquiry, id: string, by: Person, time: string, answers = {}): Enquiry =>
    count(before, eventOf(tried(before, id, by, { answers, now: context(at(time)) })));
  let enquiry = count(anEnquiry(two), asked(context()));
  enquiry = does(enquiry, 'claim', li, '09:20');
  enquiry = does(enquiry, 'answer', li, '10:00', { 'answer-0': 'x', sent: 'partly' });
  enquiry = does(enquiry, 'add', zhou, '10:05', { text: '还有一个问题：A3 呢？' });
  enquiry = does(enquiry, 'assign', li, '10:30', { person: wang.id });
  enquiry = does(enquiry, 'answer', wang, '11:00', { 'answer-1': 'y', 'answer-2': 'z' });
  enquiry = does(enquiry, 'confirm', zhou, '11:30');
  expect(enquiry.state).toBe('closed');
  // Zhou: who is on it, twice, and two answers. Li: one question more. Wang: that it is hers now.
  expect(rings).toEqual({ [zhou.id]: 4, [li.id]: 1, [wang.id]: 1 });
});

test('a press is offered to those it does not refuse, on their card', () => {
  const view = viewOf(claimed());
  const offered = (by: Person): readonly string[] => {
    const { buttons, menu } = view.offeredToAny([by]);
    return [...buttons, ...menu].map(({ action }) => action);
  };
  expect(offered(li)).toEqual(['answer', 'assign', 'return', 'to-ticket']);
  expect(offered(zhou)).toEqual(['to-ticket', 'add', 'withdraw']);
  expect(offered(sun)).toEqual([]);
});

test('files alone, after the answer, open the last question again, and before it they only come along', () => {
  const files = [{ id: 'F1', name: 'a.png', mime: 'image/png', size: 1, platform: 'desk', source: {} }];
  const after = acted(answered(two), 'add', zhou, { answers: { text: '', files } });
  expect([after.state, openPlaces(after), after.questions[1]?.text]).toEqual(['claimed', [1], '打印机怎么双面打印？']);
  expect(dueNext(after)).toBeDefined();
  expect(acted(after, 'answer', li, { answers: { 'answer-1': '见图。' } }).state).toBe('answered');
  const before = acted(claimed(two), 'add', zhou, { answers: { text: '', files } });
  expect([openPlaces(before), before.files.length]).toEqual([[0, 1], 1]);
});

test('however much somebody asks, an enquiry has ten questions, and no word is lost', () => {
  let enquiry = claimed(two);
  for (let nth = 0; nth < 30; nth += 1) {
    enquiry = acted(enquiry, 'add', zhou, { answers: { text: `1. 问 ${nth} 甲？\n2. 问 ${nth} 乙？` } });
  }
  expect(enquiry.questions).toHaveLength(mostQuestions);
  const all = enquiry.questions.map(({ text }) => text).join('\n');
  for (let nth = 0; nth < 30; nth += 1) for (const one of ['甲', '乙']) expect(all).toContain(`问 ${nth} ${one}？`);
  const answers = Object.fromEntries(openPlaces(enquiry).map((place) => [`answer-${place}`, '答复']));
  expect(acted(enquiry, 'answer', li, { answers }).state).toBe('answered');
});

const asked = (now: DecisionContext): EnquiryEvent =>
  eventOf(beginning('new', zhou, { text: '打印机怎么双面打印？' }, { now }));
const engineersIn = (said: ReturnType<typeof saidOf>) =>
  said.flatMap(({ to }) => (to.kind === 'engineers' ? to.recipients : []));
const inHours = (moment: Instant): boolean =>
  desk.places[0].hours.days.some(({ spans }) => spans.some(({ from, to }) => moment >= from && moment <= to));

test('a ticket that turned out to be one is, to a release that knows no enquiries, a ticket that was withdrawn', () => {
  const ticket = liHasIt();
  const on = { about: { kind: 'ticket', id: ticket.id } as const, record: ticket };
  const event = eventOf(beginning('of-ticket', li, { text: '怎么申请 VPN？' }, { on }));
  const record: Enquiry = { ...beginEnquiry(event), id: 7 };
  const [consequence] =
    enquiryKind.consequences?.(
      { about: { kind: 'enquiry', id: 7 }, event, before: record, after: record },
      context(event.at),
    ) ?? [];
  const cancelled = consequence?.event as TicketEvent;
  expect(cancelled).toMatchObject({ type: 'cancelled', reason: 'withdrawn', note: 'IT-Q7', enquiry: 7 });
  expect(evolve(ticket, cancelled)).toMatchObject({
    state: 'cancelled',
    cancelled: { reason: 'withdrawn', note: 'IT-Q7', at: event.at },
  });
});
