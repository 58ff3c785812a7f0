import type { TicketEvent } from '../../src/domain/ticket/event';
import { evolve } from '../../src/domain/ticket/evolve';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { conversationOf } from '../../src/store/conversation';
import type { Announcement } from '../../src/views/announcement';
import { announcementsFor, ticketViewOf } from '../kit/ticket-views';
import { aReport, aTicket, at, context, desk, li, liHasIt, wang, zhou } from '../kit/tickets';

const two = { ...desk, engineersOn: ['slack', 'wecom'] };
const announced = (ticket: Ticket, event: TicketEvent): readonly Announcement[] =>
  announcementsFor(event, ticketViewOf(evolve(ticket, event), context(event.at, { desk: two })));
const toEngineers = (all: readonly Announcement[]) =>
  all.flatMap(({ to, ...rest }) => (to.kind === 'engineers' ? [{ ...rest, to }] : []));

test('the engineers’ card is one message on each platform: own key, own slot, own order', () => {
  const claimed = announced(aTicket(), { type: 'claimed', by: li.id, at: at('09:11') });
  const cards = toEngineers(claimed).filter(({ slot }) => slot !== undefined);
  expect(cards.map(({ to, slot }) => [to.on, slot])).toEqual([
    ['slack', '1001:engineers:slack'],
    ['wecom', '1001:engineers:wecom'],
  ]);
  expect(new Set(claimed.map(({ key }) => key)).size).toBe(claimed.length);
  expect(new Set(cards.map(conversationOf)).size).toBe(2);
});

test('a photo that came with a report hangs below the card of each platform', () => {
  const files = [{ id: 'F', name: 'a', mime: 'image/png', size: 1, platform: 'desk', source: {} }];
  const report = aReport({ files });
  const all = announcementsFor(report, ticketViewOf(aTicket({ files }), context(report.at, { desk: two })));
  const below = toEngineers(all).filter(({ under }) => under !== undefined);
  expect(below.map(({ to, under }) => [to.on, under])).toEqual([
    ['slack', '1001:engineers:slack'],
    ['wecom', '1001:engineers:wecom'],
  ]);
  expect(new Set(below.map(conversationOf))).toEqual(
    new Set(
      toEngineers(all)
        .filter(({ slot }) => slot !== undefined)
        .map(conversationOf),
    ),
  );
});

test('while nobody has a ticket its card concerns whoever is on duty, then its owner', () => {
  const report = aReport();
  const fresh = toEngineers(announcementsFor(report, ticketViewOf(aTicket(), context(report.at, { desk: two }))));
  expect(fresh[0]?.to.recipients).toEqual([li.id, wang.id]);
  const claimed = toEngineers(announced(aTicket(), { type: 'claimed', by: wang.id, at: at('09:11') }));
  expect(claimed[0]?.to.recipients).toEqual([wang.id]);
});

const words = { type: 'replied', by: li.id, at: at('09:20'), side: 'engineers', text: '马上到', files: [] } as const;
const read = (event: TicketEvent) =>
  toEngineers(announced(liHasIt(), event)).filter(({ reason }) => reason === 'reply' || reason === 'note');

test('what an engineer writes in a thread is read on the other platform too, and not twice in the thread', () => {
  expect(read({ ...words, inThread: true, thread: 'slack' }).map(({ to }) => to.on)).toEqual(['wecom']);
  expect(read({ ...words, inThread: true })).toEqual([]);
  expect(read(words).map(({ to }) => to.on)).toEqual(['slack', 'wecom']);
  const noted = { type: 'noted', by: wang.id, at: at('09:20'), text: '难' } as const;
  expect(read({ ...noted, inThread: true, thread: 'slack' }).map(({ to }) => to.on)).toEqual(['wecom']);
  expect(read(noted).map(({ to }) => to.on)).toEqual(['slack', 'wecom']);
});

test('nobody is sent their own words in person', () => {
  expect(read(words).map(({ to }) => to.recipients)).toEqual([[], []]);
  expect(read({ ...words, by: zhou.id, side: 'requester' }).map(({ to }) => to.recipients)).toEqual([[li.id], [li.id]]);
});

test('the first rescue card says the same as the card on the platform where its person is', () => {
  const step = {
    type: 'rescue-step-taken',
    by: li.id,
    at: at('09:10'),
    step: 0,
    told: [li.id],
    again: [],
    unreached: [],
  } as const;
  const home = { ...li, identities: { ...li.identities, wecom: 'li' }, home: 'wecom' };
  const people = new Map([[li.id, home]]);
  const said = announcementsFor(step, ticketViewOf(evolve(aTicket(), step), context(step.at, { desk: two, people })));
  expect(said.find(({ reason }) => reason === 'rescue')).toMatchObject({ echoes: '1001:engineers:wecom' });
});

test('a state reported with one tap is read by everybody in their own language (HOT-5)', () => {
  const state = { en: 'Waiting for a part', 'zh-CN': '等待配件' };
  const event = {
    type: 'progress-reported',
    by: li.id,
    at: at('10:05'),
    text: '等待配件',
    automatic: false,
    promise: 'kept',
    state,
  } as const;
  const words = announced(liHasIt(), event).filter(({ reason }) => reason === 'progress');
  expect(words.map(({ content }) => content)).toEqual(
    Array(3).fill(expect.objectContaining({ text: { localised: state } })),
  );
  const card = announced(liHasIt(), event).find(({ slot }) => slot === '1001:engineers:wecom');
  expect(JSON.stringify(card)).toContain('"localised":{"en":"Waiting for a part"');
});
