import { personId } from '../../src/domain/people/person';
import type { Clock } from '../../src/domain/sla/clock';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, before, type Instant, minutes } from '../../src/domain/time/instant';
import { digestOf, isQuiet } from '../../src/reports/digest';
import { aTicket, input, noon, rated, resolution, today } from './kit';

const about = { clause: 'SLA-2', round: 1, regime: 'inside', measure: 'operating' } as const;
const due = (dueAt: Instant) => ({ ...about, startedAt: before(dueAt, minutes(2)), dueAt });
const met = (at: Instant): Clock => ({ ...due(after(at, minutes(1))), state: 'met', at, left: minutes(1) });
const late = (dueAt: Instant, at?: Instant): Clock => ({
  ...due(dueAt),
  state: 'breached',
  brokenAt: dueAt,
  by: minutes(7),
  byWall: minutes(7),
  ...(at === undefined ? {} : { at }),
});
const clocksBy = (clocks: ReadonlyMap<Ticket, readonly Clock[]>) => (ticket: Ticket) => clocks.get(ticket) ?? [];
const yesterday = (noon - 86_400_000) as Instant;

test('counts what was received, solved, open and overdue', () => {
  const waiting = aTicket();
  const overdue = aTicket();
  const clocksOf = clocksBy(new Map([[overdue, [late(noon)]]]));
  const solvedNow = aTicket({ state: 'resolved', resolution: resolution() });
  const digest = digestOf(
    input({ reported: [waiting, solvedNow], ended: [solvedNow], open: [waiting, overdue], clocksOf }),
  );
  expect(digest).toMatchObject({ received: 2, solved: 1, open: 2, overdue: 1 });
});

test('a job that was solved earlier and only closed by silence today is not solved again', () => {
  const closed = aTicket({ state: 'closed', resolution: resolution(yesterday), closedAt: noon });
  expect(digestOf(input({ ended: [closed] })).solved).toBe(0);
});

test('a promise kept too late is a breach, but the job is no longer overdue', () => {
  const ticket = aTicket();
  const clocksOf = clocksBy(new Map([[ticket, [late(noon, after(noon, minutes(7)))]]]));
  const digest = digestOf(input({ open: [ticket], clocksOf }));
  expect(digest.overdue).toBe(0);
  expect(digest.breaches).toHaveLength(1);
  expect(digest.breaches[0]).toMatchObject({ clause: 'SLA-2', by: minutes(7), stillOpen: false, owner: 'Zhao' });
});

test('each promise counts in one digest only: the day on which it was kept or broken (SLA-2)', () => {
  const [kept, broken, keptBefore, brokenBefore] = [aTicket(), aTicket(), aTicket(), aTicket()];
  const running: Clock = { ...due(noon), state: 'running', left: minutes(1) };
  const clocksOf = clocksBy(
    new Map([
      [kept, [met(noon), running]],
      [broken, [late(noon)]],
      [keptBefore, [met(yesterday)]],
      [brokenBefore, [late(yesterday)]],
    ]),
  );
  const tickets = [kept, broken, keptBefore, brokenBefore];
  const digest = digestOf(input({ reported: tickets, ended: [kept], open: [broken], clocksOf }));
  expect(digest.attainment[0]).toMatchObject({ clause: 'SLA-2', part: 1, whole: 2, breached: 1, rate: 0.5 });
  expect(digest.attainment[1]).toMatchObject({ clause: 'SLA-3', whole: 0, rate: null });
});

test.each([
  {
    because: 'it was not claimed',
    ticket: () => ({ ...withoutOwner(aTicket()), marks: [] }),
    why: [{ kind: 'unclaimed' }],
  },
  {
    because: 'it was claimed late',
    ticket: () => aTicket({ marks: [{ milestone: 'claimed', at: after(noon, minutes(9)) }] }),
    why: [{ kind: 'claimed-late', after: minutes(9) }],
  },
  {
    because: 'it waited for parts, twice, while the clock ran',
    ticket: () =>
      aTicket({
        pauses: [
          { from: before(noon, minutes(2)), to: before(noon, minutes(1)), reason: 'parts', stops: [] },
          { from: noon, reason: 'parts', stops: [] },
        ],
        marks: [{ milestone: 'claimed', at: before(noon, minutes(2)) }],
      }),
    why: [{ kind: 'waited', lasted: minutes(8), stopped: false, reason: { en: 'parts', 'zh-CN': '等待备件' } }],
  },
  {
    because: 'it was reopened and somebody could not be reached',
    ticket: () =>
      aTicket({
        marks: [{ milestone: 'claimed', at: before(noon, minutes(2)) }],
        reopenings: 2,
        unreached: [{ person: personId('Li'), why: 'left', at: noon }],
      }),
    why: [
      { kind: 'reopened', times: 2 },
      { kind: 'unreached', people: 1 },
    ],
  },
  {
    because: 'nothing in the log was in the way',
    ticket: () => aTicket({ marks: [{ milestone: 'claimed', at: before(noon, minutes(2)) }] }),
    why: [],
  },
])('says why a promise was broken: $because', ({ ticket: make, why }) => {
  const ticket = make();
  const clocksOf = clocksBy(new Map([[ticket, [late(noon, after(noon, minutes(7)))]]]));
  const [breach] = digestOf(input({ open: [ticket], clocksOf })).breaches;
  expect(breach?.because).toEqual(why);
});

test('lists every rating of 3 or less of the day in its own words, lowest first', () => {
  const mild = aTicket({ rating: rated(3, noon, '还行') });
  const angry = aTicket({ rating: rated(1, noon, 'Nobody came <!channel>'), resolution: resolution() });
  const earlier = aTicket({ rating: rated(1, yesterday, 'old') });
  const { lowRatings } = digestOf(input({ rated: [mild, earlier, angry, aTicket({ rating: rated(4) })] }));
  expect(lowRatings.map(({ stars, comment }) => [stars, comment])).toEqual([
    [1, 'Nobody came <!channel>'],
    [3, '还行'],
  ]);
  expect(lowRatings[0]).toMatchObject({ ticket: `IT-${angry.id}`, requester: 'Lin', solvedBy: 'Zhao' });
  expect(lowRatings[0]?.reasons).toEqual([{ en: 'Too slow', 'zh-CN': '太慢' }]);
});

test('counts new jobs by branch of the catalogue, former branches together', () => {
  const reported = ['printer.jam', 'office.install', 'printer.toner', 'gone.x', 'other.y'].map((category) =>
    aTicket({ category }),
  );
  const { categories } = digestOf(input({ reported }));
  expect(categories.map(({ name, count }) => [name?.en ?? null, count])).toEqual([
    ['Printers', 2],
    [null, 2],
    ['Office software', 1],
  ]);
});

test('shows the trend of at most fourteen working days, ending with its own', () => {
  const { trend } = digestOf(input());
  expect(trend).toHaveLength(14);
  expect(trend.at(-1)?.date).toBe(today.date);
});

test('a day on which nothing happened is quiet, even with jobs still open', () => {
  expect(isQuiet(digestOf(input({ open: [aTicket()] })))).toBe(true);
  expect(isQuiet(digestOf(input({ reported: [aTicket()] })))).toBe(false);
});

test('asks for the clocks of a ticket once, however many lists it is in', () => {
  const ticket = aTicket();
  const clocksOf = jest.fn(() => [met(noon)]);
  digestOf(input({ reported: [ticket], ended: [ticket], open: [ticket], clocksOf }));
  expect(clocksOf).toHaveBeenCalledTimes(1);
});

function withoutOwner(ticket: Ticket): Ticket {
  const { owner: _, ...rest } = ticket;
  return rest;
}

test('a promise that only a reopening broke counts on the day of the reopening, once', () => {
  const clock = late(noon, after(noon, minutes(7)));
  const early = { ...clock, startedAt: before(noon, minutes(2880)), dueAt: before(noon, minutes(2820)) };
  const key = `${early.clause}@${early.startedAt}`;
  const reopened = aTicket({ reopenings: 1, breached: [key], brokenAt: { [key]: noon } });
  const broken = aTicket({ reopenings: 1, breached: [key], brokenAt: { [key]: early.dueAt } });
  const clocksOf = clocksBy(
    new Map([
      [reopened, [early]],
      [broken, [early]],
    ]),
  );
  const { breaches } = digestOf(input({ open: [reopened, broken], clocksOf }));
  expect(breaches.map(({ ticket }) => ticket)).toEqual([`IT-${reopened.id}`]);
});
