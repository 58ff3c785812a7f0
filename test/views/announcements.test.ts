import { isAction } from '../../src/commands/kinds';
import { rate } from '../../src/domain/rating/rate';
import { type TicketEvent, theDesk } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { hours } from '../../src/domain/time/instant';
import type { Announcement } from '../../src/views/announcement';
import { galleryTickets } from '../../src/views/gallery-tickets';
import { announced } from '../kit/announced';
import {
  aTicket,
  at,
  cast,
  chen,
  closedForZhou,
  desk,
  happened,
  li,
  liHasIt,
  resolvedByLi,
  start,
  sun,
  wang,
  zhou,
} from '../kit/tickets';

/** Every step of every ticket of the gallery, and what the desk does by itself. */
const everyEvent = (): readonly (readonly [Ticket, TicketEvent])[] => {
  const people = galleryTickets(cast)
    .filter(({ name }) => name.endsWith('shortest texts'))
    .flatMap(({ ticket, events }) => events.slice(1).map((event) => [ticket, event] as const));
  return [
    ...people,
    ...byTheDesk.map((event) => [liHasIt(), event] as const),
    ...byTheDesk.map((event) => [aTicket(), event] as const),
  ];
};
const auto = { by: theDesk, at: at('10:10') };
const step = { type: 'rescue-step-taken', ...auto, step: 1, told: [li.id], again: [], unreached: [wang.id] } as const;
const breach = {
  type: 'clock-breached',
  ...auto,
  clause: 'SLA-2',
  startedAt: start,
  due: at('09:12'),
  newTime: null,
} as const;
const byTheDesk: readonly TicketEvent[] = [
  step,
  breach,
  { type: 'clock-warned', ...auto, clause: 'SLA-5', startedAt: start, due: at('09:40') },
  { type: 'not-reached', ...auto, person: wang.id, why: 'x', about: 'rescue' },
  { type: 'progress-asked', ...auto, hour: at('10:20') },
  { type: 'progress-reported', ...auto, text: '', automatic: true, promise: 'open' },
  { type: 'promise-reminded', ...auto },
  { type: 'promise-slipped', ...auto, due: at('10:00'), newDue: at('11:00') },
  { type: 'rating-reminded', ...auto },
  { type: 'callback-reminded', ...auto },
];

test('every message has a key of its own, a reader who is not the desk itself, and its ticket', () => {
  for (const [ticket, event] of everyEvent()) {
    const said = announced(ticket, event);
    expect(new Set(said.map(({ key }) => key)).size).toBe(said.length);
    expect(said.filter(({ to }) => to.kind === 'person' && to.person === theDesk)).toEqual([]);
    expect(said.every((one) => one.about?.id === ticket.id)).toBe(true);
  }
});

test('a card comes before what is said below it', () => {
  for (const [ticket, event] of everyEvent()) {
    const said = announced(ticket, event);
    said.forEach(({ under }, nth) => {
      const card = said.findIndex(({ slot }) => slot === under);
      // An edit that may wait is of a card that has long been there.
      expect(under === undefined || card < nth || said[card]?.urgency === 'gathered').toBe(true);
    });
  }
});

test('no message has a button that leads nowhere', () => {
  const contents = everyEvent().flatMap(([ticket, event]) => announced(ticket, event).map(({ content }) => content));
  const parts = contents.flatMap((content) => (content.kind === 'card' ? content.parts : []));
  const actions = parts.flatMap((part) => (part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])] : []));
  expect([...new Set(actions.map(({ action }) => action))].filter((action) => !isAction(action))).toEqual([]);
});

const told = (said: readonly Announcement[], person: string) =>
  said.filter(({ to }) => to.kind === 'person' && to.person === person).map(({ content }) => JSON.stringify(content));

test('a rescuer who is called again gets a new line below their card, for an edited card rings nowhere', () => {
  const again = announced(aTicket({ rescueTold: [li.id] }), { ...step, again: [li.id] });
  expect(again.filter(({ to }) => to.kind === 'person').map(({ slot, under }) => [slot, under])).toEqual([
    ['1001:rescue:li.na', undefined],
    [undefined, '1001:rescue:li.na'],
  ]);
  expect(announced(aTicket(), step).filter(({ to }) => to.kind === 'person')).toHaveLength(1);
});

test('who is on the way, and who was called, hears that a ticket is withdrawn', () => {
  const withdrawn = { type: 'cancelled', by: zhou.id, at: at('09:20'), reason: 'withdrawn', note: '' } as const;
  const mentioned = announced(liHasIt({ collaborators: [wang.id] }), withdrawn).flatMap(({ content }) =>
    content.kind === 'message' ? (content.mentions ?? []) : [],
  );
  expect(mentioned).toEqual([li.id, wang.id]);
  expect(announced(aTicket({ rescueTold: [li.id] }), withdrawn).at(-1)).toMatchObject({
    slot: '1001:rescue:li.na',
    content: { text: { say: 'notice.rescueOver' } },
  });
});

test('who may not claim a ticket is told of it without a button that would refuse them', () => {
  const said = announced(aTicket(), { ...step, told: [li.id, sun.id] });
  expect(told(said, li.id).join()).toContain('action.claim');
  expect(told(said, sun.id).join()).toContain('card.rescueAsk');
  expect(told(said, sun.id).join()).not.toContain('action.claim');
});

test('each hour’s question is a new message, and is settled where it was asked (HOT-5)', () => {
  const ask = (hour: string) => announced(liHasIt(), { type: 'progress-asked', ...auto, hour: at(hour) }).at(-1)?.slot;
  expect(ask('10:20')).not.toBe(ask('11:20'));
  const words = {
    type: 'progress-reported',
    by: li.id,
    at: at('10:15'),
    text: '在查',
    automatic: false,
    promise: 'kept',
  } as const;
  expect(announced(liHasIt({ progressAskedFor: at('10:20') }), words).at(-1)?.slot).toBe(ask('10:20'));
});

test('a breach calls helpers to the owner, or for an owner, and tells the requester when they hear next (HOT-9)', () => {
  const owned = announced(liHasIt(), { ...breach, clause: 'SLA-5' });
  expect(told(owned, chen.id).join()).toContain('notice.breached"');
  expect(told(owned, li.id)).toEqual([]);
  const open = announced(aTicket(), breach);
  expect(told(open, chen.id).join()).toContain('notice.breachedOpen');
  expect(told(open, sun.id)).toHaveLength(1);
  expect(told(open, sun.id).join()).toContain('notice.breachedTold');
  expect(told(open, zhou.id).join()).toContain('notice.breachedUnclaimed');
});

test('an hour without an owner does not blame one (HOT-5)', () => {
  const silent = { type: 'progress-reported', ...auto, text: '', automatic: true, promise: 'open' } as const;
  expect(JSON.stringify(announced(aTicket(), silent))).toContain('notice.noOwner');
  expect(JSON.stringify(announced(liHasIt(), silent))).toContain('notice.noWords');
  // Leads read of it in their list.
  for (const ticket of [aTicket(), liHasIt()]) expect(told(announced(ticket, silent), chen.id)).toEqual([]);
});

test('only reports without words may be renewed before they are said, and the word that a ticket is taken makes them untrue', () => {
  const silent = { type: 'progress-reported', ...auto, text: '', automatic: true, promise: 'open' } as const;
  const words = { ...silent, by: li.id, text: '在查', automatic: false } as const;
  const reports = (event: TicketEvent) => announced(liHasIt(), event).filter(({ reason }) => reason === 'progress');
  expect(new Set(reports(silent).map(({ subject }) => subject))).toEqual(new Set(['standing']));
  expect(new Set(reports(words).map(({ subject, outdates }) => subject ?? outdates))).toEqual(new Set([undefined]));
  const taken = announced(aTicket(), { type: 'claimed', by: li.id, at: at('09:05') });
  expect(taken.filter(({ outdates }) => outdates === 'standing')).toMatchObject([{ to: { person: zhou.id } }]);
  expect(taken.filter(({ subject }) => subject !== undefined)).toEqual([]);
});

test('an automatic report does not deny what the engineer wrote in the thread (HOT-5)', () => {
  const silent = { type: 'progress-reported', ...auto, text: '', automatic: true, promise: 'open' } as const;
  const words = { type: 'replied', by: li.id, at: auto.at, side: 'engineers', text: '马上到', files: [] } as const;
  const wrote = told(announced(happened(liHasIt(), words), silent), zhou.id).join();
  expect(wrote).toContain('notice.automaticWrote');
  expect(wrote).toContain('card.mark.wrote');
  expect(told(announced(liHasIt(), silent), zhou.id).join()).not.toContain('card.mark.wrote');
});

test('a rating is shown wherever it was asked for', () => {
  const rated = { type: 'rated', by: zhou.id, at: at('09:30'), stars: 5, reasons: [], comment: '' } as const;
  const slots = (ticket: Ticket) =>
    announced(ticket, rated).flatMap(({ slot }) => (slot?.includes('answer') ? [slot] : []));
  expect(slots(closedForZhou())).toEqual(['1001:answer:0']);
  expect(slots(closedForZhou({ ratingReminded: true }))).toEqual(['1001:answer:0', '1001:answer:0:again']);
});

test('a rating raised before anybody called back takes the call-back card from the leads', () => {
  const low = { type: 'rated', by: zhou.id, at: at('09:30'), stars: 2, reasons: [], comment: '' } as const;
  const owed = happened(closedForZhou(), { ...low, callbackDue: at('18:00') });
  const rules = {
    days: 7,
    closes: at('2026-12-04T00:00'),
    editable: hours(12),
    callbackDue: at('18:00'),
    people: new Map(),
  };
  const raised = rate(owed, zhou, at('09:40'), { stars: 5, reasons: [], comment: '', rules });
  if (!('type' in raised)) throw new Error('refused');
  const [over] = announced(owed, raised).filter(({ reason }) => reason === 'callback');
  expect(over?.slot).toContain('callback');
  expect(JSON.stringify(over?.content)).toContain('card.callbackOff');
  expect(JSON.stringify(over?.content)).not.toContain('called-back');
  const fresh = rate(closedForZhou(), zhou, at('09:40'), { stars: 5, reasons: [], comment: '', rules });
  expect(fresh).not.toHaveProperty('callbackOff');
});

test('the card that asked for words is settled when its hour passed without any (HOT-5)', () => {
  const asked = happened(liHasIt(), { type: 'progress-asked', ...auto, hour: at('10:20') });
  const silent = {
    type: 'progress-reported',
    by: theDesk,
    at: at('10:20'),
    text: '',
    automatic: true,
    promise: 'open',
  } as const;
  const slotOf = (ticket: Ticket, event: TicketEvent) =>
    announced(ticket, event).filter(({ reason }) => reason === 'progress-ask');
  const [over] = slotOf(asked, silent);
  const [question] = slotOf(liHasIt(), { type: 'progress-asked', ...auto, hour: at('10:20') });
  expect(over?.slot).toBe(question?.slot);
  expect(JSON.stringify(over?.content)).toContain('notice.askOver');
  expect(slotOf(liHasIt(), silent)).toEqual([]);
});

test('silence closes in the number of days that the desk gives', () => {
  const closed = announced(resolvedByLi(), { type: 'confirmed', ...auto, how: 'silence' });
  expect(told(closed, zhou.id).join()).toContain(`"count":${desk.closing.silentWorkingDays}`);
});

test.each(['engineers', 'requester'] as const)('words of the %s from a form are read on both sides', (side) => {
  const words = { type: 'replied', by: li.id, at: auto.at, side, text: '马上到', files: [] } as const;
  const sides = (event: TicketEvent) =>
    announced(liHasIt(), event).flatMap(({ reason, to }) => (reason === 'reply' ? [to.kind] : []));
  expect(sides(words)).toEqual(['person', 'engineers']);
  expect(sides({ ...words, inThread: true })).toEqual([side === 'engineers' ? 'person' : 'engineers']);
});

test('a report about a ticket that waits says what it waits for (SITE-2, HOT-5)', () => {
  const silent = { type: 'progress-reported', ...auto, text: '', automatic: true, promise: 'open' } as const;
  const waiting = { type: 'waiting-started', by: li.id, at: auto.at, reason: 'parts', note: '硒鼓明天到' } as const;
  const ticket = happened(liHasIt(), { ...waiting, stops: [], progress: 'daily', endsWhenAnswered: false });
  const heard = told(announced(ticket, silent), zhou.id).join();
  expect(heard).toContain('notice.automaticWaiting');
  expect(heard).toContain('硒鼓明天到');
});
