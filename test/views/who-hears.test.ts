import { actionOf } from '../../src/commands/ticket/index';
import type { Person } from '../../src/domain/people/person';
import { type TicketEvent, theDesk } from '../../src/domain/ticket/event';
import { evolve } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import type { Announcement } from '../../src/views/announcement';
import { announced } from '../kit/announced';
import { verdictOn } from '../kit/judged';
import { announcementsFor, ticketViewOf } from '../kit/ticket-views';
import {
  act,
  aReport,
  aTicket,
  at,
  chen,
  closedForZhou,
  context,
  desk,
  happened,
  li,
  liHasIt,
  start,
  sun,
  wang,
  zhou,
} from '../kit/tickets';

const told = (said: readonly Announcement[], person: string) =>
  said.filter(({ to }) => to.kind === 'person' && to.person === person).map(({ content }) => JSON.stringify(content));

const auto = { by: theDesk, at: at('10:10') };
const step = { type: 'rescue-step-taken', ...auto, step: 1, told: [li.id], again: [], unreached: [] } as const;
const breach = {
  type: 'clock-breached',
  ...auto,
  clause: 'SLA-2',
  startedAt: start,
  due: at('09:12'),
  newTime: null,
} as const;
const saidTo = (ticket: Ticket, event: TicketEvent, person: string): string =>
  told(announced(ticket, event), person).join();

test.each([
  ['SLA-2', 'responded', aTicket()],
  ['SLA-4', 'resolved', aTicket()],
  ['SLA-4', 'resolved', liHasIt()],
  ['SLA-5', 'located', aTicket()],
  ['SLA-5', 'located', liHasIt()],
  ['SLA-3', 'arrived', liHasIt()],
  ['SLA-9', 'other', liHasIt()],
])('of a missed %s the requester reads what was not done (%s), whoever has the ticket', (clause, missed, ticket) => {
  const words = saidTo(ticket, { ...breach, clause }, zhou.id);
  expect(words).toContain(`notice.missed.${missed}"`);
  expect(words.includes('notice.breachedUnclaimed')).toBe(ticket.owner === undefined);
});

test('an urgent ticket outside operating time is missed by what was promised outside', () => {
  const outside = { regime: 'outside', urgent: true } as const;
  expect(saidTo(liHasIt(outside), { ...breach, clause: 'SLA-5' }, zhou.id)).toContain('notice.missed.arrived"');
});

test('no help is told of where nobody could be called', () => {
  const alone = (ticket: Ticket) =>
    JSON.stringify(
      announcementsFor(
        breach,
        ticketViewOf(
          evolve(ticket, breach),
          context(breach.at, {
            duty: { primary: li.id, backup: null },
            people: new Map([
              [li.id, li],
              [sun.id, sun],
            ]),
          }),
        ),
        ticket,
      ),
    );
  for (const ticket of [aTicket(), liHasIt()])
    expect(alone(ticket)).not.toMatch(/notice\.(missedHelp|missedLead|missedBackup|breachedTold)/);
  expect(alone(aTicket())).toContain('notice.breachedAlone');
});

test('a lead who reported a missed ticket reads of the backup who was called, and not that the lead was', () => {
  expect(saidTo(aTicket({ requester: chen.id }), breach, chen.id)).toContain('notice.missedBackup');
  expect(saidTo(aTicket(), breach, zhou.id)).toContain('notice.missedLead');
});

const returnedBy = (by: Person) => ({ type: 'claim-returned', by: by.id, at: at('09:20'), reason: '休假' }) as const;

test('a lead who returns somebody’s claim is told of as the one who did it, and the one who had it as the one who had it', () => {
  const toZhou = saidTo(liHasIt(), returnedBy(chen), zhou.id);
  expect(toZhou).toContain('"former":{"person":"li.na"}');
  expect(toZhou).toContain('notice.returnedToYou');
  expect(saidTo(liHasIt(), returnedBy(chen), li.id)).toContain('notice.returnedFromYou');
  expect(JSON.stringify(announced(liHasIt(), returnedBy(chen)))).toContain('notice.returnedByOther');
});

test('whoever returns their own claim is not told that they did', () => {
  const own = announced(liHasIt(), returnedBy(li));
  expect(told(own, li.id)).toEqual([]);
  expect(JSON.stringify(own)).toContain('notice.returned"');
  expect(told(own, zhou.id).join()).toContain('"former":{"person":"li.na"}');
});

test('a lead who offers somebody’s ticket, or reopens it, is told of as the one who did', () => {
  const offer = { type: 'handover-offered', by: chen.id, at: at('09:20'), to: wang.id, note: '换人' } as const;
  expect(saidTo(liHasIt(), offer, li.id)).toContain('notice.handoverOffered');
  expect(told(announced(liHasIt(), { ...offer, by: li.id }), li.id)).toEqual([]);
  const offered = happened(liHasIt(), offer);
  const no = { type: 'handover-declined', by: wang.id, at: at('09:25'), reason: '忙', offeredAt: offer.at } as const;
  expect(saidTo(offered, no, chen.id)).toContain('notice.handoverDeclinedToLead');
  const back = { type: 'reopened', by: chen.id, at: at('10:00'), text: '又坏了' } as const;
  expect(saidTo(closedForZhou(), back, zhou.id)).toMatch(/notice\.reopened"[^}]*/);
  expect(saidTo(closedForZhou(), { ...back, by: zhou.id }, zhou.id)).toContain('notice.back.reopened');
});

test('a ticket that can wait for the morning calls nobody at night, and is brought to them in the morning', () => {
  const night = { regime: 'outside', reportedAt: at('20:03') } as const;
  const photo = { id: 'F', name: 'a', mime: 'image/png', size: 1, platform: 'desk', source: {} };
  const report = { ...aReport({ files: [photo] }), ...night, at: at('20:03') };
  const nightTicket = { ...aTicket({ ...night, files: [photo] }), rescueFrom: at('20:03') };
  const two = { ...desk, engineersOn: ['slack', 'wecom'] };
  const saidOf = (ticket: Ticket, event: TicketEvent) =>
    announcementsFor(event, ticketViewOf(ticket, context(event.at, { desk: two })), nightTicket);
  const called = (all: readonly Announcement[]) => [
    ...all.flatMap(({ to }) => (to.kind === 'engineers' && to.on === 'wecom' ? to.recipients : [])),
    ...all
      .flatMap(({ content }) => (content.kind === 'card' ? content.parts : []))
      .filter(({ kind }) => kind === 'mention'),
  ];
  expect(called(saidOf(nightTicket, report))).toEqual([]);
  expect(JSON.stringify(saidOf(nightTicket, report))).toContain('card.canWait');
  expect(called(saidOf({ ...nightTicket, urgent: true }, { ...report, urgent: true }))).toContain(li.id);
  const morning = { ...step, step: 0, at: at('2026-11-25T09:00'), unreached: [] };
  const woken = saidOf(evolve(nightTicket, morning), morning).filter(
    ({ to }) => to.kind === 'person' && to.person === li.id,
  );
  expect(woken.map(({ content, echoes }) => [content.kind, echoes])).toEqual([
    ['card', undefined],
    ['message', undefined],
  ]);
});

test('a claim given back at night of a ticket that can wait calls nobody either', () => {
  const back = { ...returnedBy(li), at: at('20:30') };
  expect(announced(liHasIt(), back).flatMap(({ content }) => ('mentions' in content ? content.mentions : []))).toEqual(
    [],
  );
  expect(JSON.stringify(announced(liHasIt({ urgent: true }), back))).toContain('"mentions":["wang.lei"]');
});

test('the card of a ticket that came back says so, why, how often, and what had been tried', () => {
  const again = happened(closedForZhou(), { type: 'reopened', by: zhou.id, at: at('10:00'), text: '又卡纸了' });
  const both = JSON.stringify(announced(again, { type: 'noted', by: li.id, at: at('10:01'), text: 'x' }));
  expect(both).not.toContain('card.reopened');
  const cards = announced(again, { type: 'remote-started', by: li.id, at: at('10:01') }).filter(({ slot }) => slot);
  for (const { content } of cards) {
    expect(JSON.stringify(content)).toContain('又卡纸了');
    expect(JSON.stringify(content)).toContain('"count":1');
    expect(JSON.stringify(content)).toContain('ticket.state.again');
  }
  expect(JSON.stringify(cards[0])).toContain('"cause":"卷纸","fix":"清理"');
  const done = { type: 'resolved', by: li.id, at: at('10:05'), cause: '搓纸轮', fix: '换', advice: '无' } as const;
  expect(JSON.stringify(announced(again, done)[0])).not.toContain('又卡纸了');
});

test('who hears of a ticket that nobody has follows from their part, not from having been told once', () => {
  const two = { ...desk, engineersOn: ['wecom'] };
  const silent = { type: 'progress-reported', ...auto, text: '', automatic: true, promise: 'open' } as const;
  const recipients = (ticket: Ticket) =>
    announcementsFor(silent, ticketViewOf(ticket, context(silent.at, { desk: two })), ticket).flatMap(({ to }) =>
      to.kind === 'engineers' ? to.recipients : [],
    );
  const toldAll = { rescueTold: [li.id, wang.id, chen.id, sun.id], rescueSteps: desk.rescue.inside.length };
  expect(recipients(aTicket(toldAll))).not.toContain(sun.id);
  expect(recipients(aTicket(toldAll))).toContain(li.id);
  expect(recipients(aTicket({ ...toldAll, rescueSteps: 1 }))).not.toContain(chen.id);
  expect(recipients(liHasIt(toldAll))).not.toContain(wang.id);
});

const openPromise = () =>
  happened(liHasIt(), { type: 'promised', by: li.id, at: at('09:15'), due: at('2026-11-25T15:00'), text: '报价' });

/** When the open promise counts as kept after somebody did that; undefined: it stands. */
function decided(action: string, ...given: Parameters<typeof act>) {
  const event = verdictOn(action, openPromise(), act(...given), context(at('09:30')));
  if (!('type' in event)) throw new Error(`${action} was refused`);
  return evolve(openPromise(), event).promise?.keptAt;
}

test('a note, a state of one tap or any words leave a promise open; only what is said to be its answer ends it (HOT-4)', () => {
  expect(decided('progress', li, { text: '已联系厂家' })).toBeUndefined();
  expect(decided('progress', li, { text: '已联系厂家', promise: 'open' })).toBeUndefined();
  expect(decided('progress-state', li, {}, '0')).toBeUndefined();
  expect(decided('reply', li, { text: '在等' })).toBeUndefined();
  expect(decided('note', li, { text: 'x' })).toBeUndefined();
  expect(decided('progress', li, { text: '报价 300 元', promise: 'kept' })).toBe(at('09:30'));
  expect(decided('keep-promise', li)).toBe(at('09:30'));
});

test('the form for progress asks whether it is what was promised, as long as a promise is open', () => {
  const fields = (ticket: Ticket, value?: string) =>
    actionOf('progress')?.form?.(ticket, act(li, {}, value), context(at('09:30'))).fields ?? [];
  expect(fields(openPromise()).at(-1)).toMatchObject({ name: 'promise', initial: 'open' });
  expect(fields(openPromise(), 'promised').at(-1)).toMatchObject({ name: 'promise', initial: 'kept' });
  expect(fields(liHasIt())).toHaveLength(1);
  // What the form sends is what the rule takes.
  const asked = fields(openPromise()).at(-1);
  const answers = asked?.kind === 'choice' ? asked.options.map(({ value }) => value) : [];
  const kept = answers.map((promise) => decided('progress', li, { text: '报价 300 元', promise }));
  expect(kept).toEqual([undefined, at('09:30')]);
});

test('what a requester has to answer or to notice comes up in the conversation itself', () => {
  const surfaced = (ticket: Ticket, event: TicketEvent) =>
    announced(ticket, event).some(
      ({ to, surfaces }) => to.kind === 'person' && to.person === zhou.id && surfaces === true,
    );
  const wait = {
    type: 'waiting-started',
    by: li.id,
    at: at('09:20'),
    reason: 'requester',
    note: '请重启',
    stops: [],
  } as const;
  expect(surfaced(liHasIt(), { ...wait, progress: 'paused', endsWhenAnswered: true })).toBe(true);
  expect(surfaced(liHasIt(), { ...wait, reason: 'parts', progress: 'daily', endsWhenAnswered: false })).toBe(false);
  const words = { type: 'replied', by: li.id, at: at('09:20'), side: 'engineers', text: '在吗', files: [] } as const;
  expect(surfaced(liHasIt(), words)).toBe(true);
  expect(surfaced(liHasIt(), { ...words, by: zhou.id, side: 'requester' })).toBe(false);
  expect(surfaced(liHasIt(), breach)).toBe(true);
  expect(surfaced(liHasIt(), { type: 'progress-reported', ...auto, text: '', automatic: true, promise: 'open' })).toBe(
    false,
  );
});
