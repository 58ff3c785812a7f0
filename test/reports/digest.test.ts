import { personId } from '../../src/domain/people/person';
import type { Clock } from '../../src/domain/sla/clock';
import { clocksOf as judged } from '../../src/domain/sla/clocks';
import { contractTargets } from '../../src/domain/sla/targets';
import { type EndWithoutWork, endsWithoutWork } from '../../src/domain/ticket/ended-without-work';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, before, type Instant, instant, minutes } from '../../src/domain/time/instant';
import { DaysAddedUp } from '../../src/reports/day-figures';
import { digestOf, isQuiet } from '../../src/reports/digest';
import { shanghai } from '../domain/time/places';
import { happened } from '../kit/tickets';
import { aTicket, desk, input, noon, rated, resolution, today } from './kit';

const about = { clause: 'SLA-2', round: 1, regime: 'outside', measure: 'wall' } as const;
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
const lasting = (count: number) => ({ own: minutes(count), wall: minutes(count) });
const inTime = { kind: 'claimed', isLate: false, after: lasting(0) };
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

test('a ticket that was solved earlier and only closed by silence today is not solved again', () => {
  const closed = aTicket({ state: 'closed', resolution: resolution(yesterday), closedAt: noon });
  expect(digestOf(input({ ended: [closed] })).solved).toBe(0);
});

test('a promise kept too late is a breach, but the ticket is no longer overdue', () => {
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
    ticket: () => aTicket({ marks: [{ milestone: 'claimed', at: after(noon, minutes(9)), round: 1 }] }),
    why: [{ kind: 'claimed', isLate: true, after: lasting(9) }],
  },
  {
    because: 'it waited for parts, twice, while the clock ran',
    ticket: () =>
      aTicket({
        pauses: [
          { from: before(noon, minutes(2)), to: before(noon, minutes(1)), reason: 'parts', stops: [] },
          { from: noon, reason: 'parts', stops: [] },
        ],
        marks: [{ milestone: 'claimed', at: before(noon, minutes(2)), round: 1 }],
      }),
    why: [inTime, { kind: 'waited', lasted: lasting(8), stopped: false, reason: { en: 'parts', 'zh-CN': '等待备件' } }],
  },
  {
    because: 'it was reopened and somebody could not be reached',
    ticket: () =>
      aTicket({
        marks: [{ milestone: 'claimed', at: before(noon, minutes(2)), round: 1 }],
        reopenings: 2,
        unreached: [{ person: personId('Li'), why: 'left', at: noon }],
      }),
    why: [inTime, { kind: 'reopened', times: 2 }, { kind: 'unreached', people: 1 }],
  },
  {
    because: 'nothing in the log was in the way',
    ticket: () => aTicket({ marks: [{ milestone: 'claimed', at: before(noon, minutes(2)), round: 1 }] }),
    why: [inTime],
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

test('counts new tickets by branch of the catalogue, former branches together', () => {
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

test('a day on which nothing happened is quiet, even with tickets still open', () => {
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

test('a length is measured as its promise counts: a night and a weekend before the claim are none (5.1)', () => {
  const hours = { ...desk.places[0], hours: shanghai };
  const friday = instant('2026-11-13T19:00:00+08:00');
  const monday = (time: string): Instant => instant(`2026-11-16T${time}:00+08:00`);
  const log = [
    { type: 'claimed', by: personId('Zhao'), at: monday('09:01') },
    { type: 'resolved', by: personId('Zhao'), at: monday('10:30'), cause: '', fix: '', advice: '' },
  ] as const;
  const ticket = happened(
    { ...aTicket({ reportedAt: friday, regime: 'outside', state: 'new', marks: [] }), lastEventAt: friday },
    ...log,
  );
  const clocksOf = (one: Ticket) => judged(one, contractTargets, shanghai, monday('12:00'));
  const slot = { ...today, covers: { from: monday('00:00'), to: monday('23:00') } };
  const { breaches } = digestOf(input({ slot, ended: [ticket], clocksOf, desk: { ...desk, places: [hours] } }));
  expect(breaches).toMatchObject([
    { clause: 'SLA-4', by: minutes(30), because: [{ kind: 'claimed', isLate: false, after: { own: minutes(1) } }] },
  ]);
});

test('says that it was given back, and when help began', () => {
  const clock = { ...late(after(noon, minutes(2))), helpBegan: after(noon, minutes(5)) } as const;
  const marks = [
    { milestone: 'responded', at: noon, wordless: true, until: after(noon, minutes(1)), round: 1 },
    { milestone: 'claimed', at: noon, round: 1 },
  ] as const;
  const ticket = aTicket({ marks });
  const { breaches } = digestOf(input({ open: [ticket], clocksOf: clocksBy(new Map([[ticket, [clock]]])) }));
  expect(breaches[0]?.because).toEqual([
    inTime,
    { kind: 'given-back', times: 1 },
    { kind: 'help-began', after: lasting(5) },
  ]);
});

test('each round of a ticket counts for itself, on its own day (11.3)', () => {
  const ticket = aTicket({ cameBack: [noon], reopenings: 1 });
  const rounds: readonly Clock[] = [{ ...met(yesterday) }, { ...late(noon), round: 2 }];
  const digest = digestOf(input({ open: [ticket], clocksOf: clocksBy(new Map([[ticket, rounds]])) }));
  expect(digest.attainment[0]).toMatchObject({ part: 0, whole: 1, breached: 1 });
  expect(digest.breaches).toMatchObject([{ round: 2 }]);
  expect(digest.breaches[0]?.because).not.toContainEqual({ kind: 'reopened', times: 1 });
});

test('what was withdrawn or reported twice is counted for itself, on the day it happened (11.15)', () => {
  const gone = (reason: 'withdrawn' | 'duplicate', at: Instant) =>
    aTicket({ state: 'cancelled', cancelled: { reason, note: '', at } });
  const ended = [
    gone('withdrawn', noon),
    gone('withdrawn', noon),
    gone('duplicate', noon),
    gone('duplicate', yesterday),
  ];
  const digest = digestOf(input({ reported: ended, ended }));
  expect(digest).toMatchObject({ received: 4, solved: 0, withdrawn: 2, duplicates: 1 });
  expect(isQuiet(digestOf(input({ ended: [gone('withdrawn', noon)] })))).toBe(false);
});

test('a ticket that turned out to be an enquiry is counted as that, and whoever adds the days up again agrees (HOT-8)', () => {
  const gone = (how: EndWithoutWork) => {
    const reason = how === 'enquiry' ? 'withdrawn' : how;
    const cancelled = { reason, note: '', at: noon, ...(how === 'enquiry' && { enquiry: 7 }) } as const;
    return aTicket({ state: 'cancelled', cancelled });
  };
  const ended = endsWithoutWork.map(gone);
  const digest = digestOf(input({ reported: ended, ended }));
  expect(digest).toMatchObject({ received: 3, withdrawn: 1, duplicates: 1, enquiries: 1 });
  expect(digest.withdrawn + digest.duplicates + digest.enquiries).toBe(ended.length);
  const days = new DaysAddedUp([digest.slot.covers]);
  for (const ticket of ended) days.add(ticket, []);
  expect(days.figures(() => undefined)).toMatchObject([digest.figures]);
  expect(isQuiet(digestOf(input({ ended: [gone('enquiry')] })))).toBe(false);
});

test('every rating is a fact of its own: reopening a ticket does not unsay the low one (3.1)', () => {
  const ticket = aTicket({ pastRatings: [rated(1, noon, 'Nobody came')], rating: rated(5, after(noon, minutes(60))) });
  const { lowRatings } = digestOf(input({ rated: [ticket] }));
  expect(lowRatings.map(({ stars, comment }) => [stars, comment])).toEqual([[1, 'Nobody came']]);
});

test('a rating counts on the day it was first given, with what it says since (3.2)', () => {
  const edited = { ...rated(2, after(noon, minutes(600)), 'worse'), firstAt: yesterday };
  expect(digestOf(input({ rated: [aTicket({ rating: edited })] })).lowRatings).toEqual([]);
  const today2 = { ...rated(2, after(noon, minutes(900)), 'worse'), firstAt: noon };
  expect(digestOf(input({ rated: [aTicket({ rating: today2 })] })).lowRatings).toHaveLength(1);
});

test('a promise whose keeping was undone counts on the day of that, not on the day of its deadline (11.9)', () => {
  const undone = { ...late(yesterday), brokenAt: noon };
  const ticket = aTicket({ marks: [{ milestone: 'responded', at: yesterday, until: noon, round: 1 }] });
  const { breaches } = digestOf(input({ open: [ticket], clocksOf: clocksBy(new Map([[ticket, [undone]]])) }));
  expect(breaches).toHaveLength(1);
});
