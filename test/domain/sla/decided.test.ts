import { newVerdicts } from '../../../src/domain/sla/decide';
import { judgedClocks } from '../../../src/domain/sla/judged';
import { contractTargets } from '../../../src/domain/sla/targets';
import { hoursOf, type InTerms, termsInForce, termsOf, versionOf } from '../../../src/domain/sla/terms';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { evolve } from '../../../src/domain/ticket/evolve';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import type { Verdict } from '../../../src/domain/ticket/verdict';
import { hours, type Instant, minutes } from '../../../src/domain/time/instant';
import { aTicket, at, desk, happened, li, liHasIt, zhou } from '../../kit/tickets';
import { shanghaiWithLunch } from '../time/places';

/** A verdict that the rules would not give: whatever reads it shows that it was read. */
const kept = (changes: Partial<Verdict> = {}): Verdict => ({
  ...{ clause: 'SLA-5', round: 1, startedAt: at('09:10'), regime: 'outside', measure: 'wall', state: 'met' },
  ...{ dueAt: at('12:34'), endedAt: at('12:30'), left: minutes(7), ran: minutes(1), pauses: [] },
  ...changes,
});
const clockIn = (ticket: Ticket, clause: string, when: Instant, terms: InTerms = desk) =>
  judgedClocks(ticket, terms, when).filter((clock) => clock.clause === clause);
/** The clock that is read from these verdicts, of a ticket that Li has. */
const read = (when: Instant, ...verdicts: readonly Verdict[]) =>
  clockIn(liHasIt({ verdicts, lastEventAt: at('09:11') }), 'SLA-5', when);

describe('what was decided', () => {
  test('is read as it was written, whatever the rules would say now', () => {
    const head = { clause: 'SLA-5', round: 1, startedAt: at('09:10'), regime: 'outside', measure: 'wall' };
    expect(read(at('13:00'), kept())).toEqual([
      { ...head, state: 'met', dueAt: at('12:34'), at: at('12:30'), left: minutes(7) },
    ]);
    const missed = { state: 'missed', brokenAt: at('12:40'), by: minutes(3), byWall: minutes(9) } as const;
    expect(read(at('13:00'), kept({ ...missed, helpBegan: at('11:00') }))).toEqual([
      {
        ...{ ...head, helpBegan: at('11:00'), state: 'breached', dueAt: at('12:34'), brokenAt: at('12:40') },
        ...{ by: minutes(3), byWall: minutes(9), at: at('12:30') },
      },
    ]);
  });

  test('of an old release, without its lengths, is told by the clock on the wall', () => {
    const { endedAt: _, left: __, ...bare } = kept();
    expect(read(at('13:00'), bare)).toMatchObject([{ state: 'met', at: at('12:34'), left: 0 }]);
    expect(read(at('13:00'), { ...bare, state: 'missed', endedAt: at('12:44') })).toMatchObject([
      { state: 'breached', brokenAt: at('12:34'), at: at('12:44'), by: minutes(10), byWall: minutes(10) },
    ]);
  });

  test('grows later by the minute while it is missed and open, in the measure of its promise and by the wall', () => {
    const { endedAt: _, left: __, ...open } = kept({ state: 'missed', dueAt: at('09:40'), measure: 'operating' });
    const next = read(at('2026-11-25T09:10'), open)[0];
    // Nine hours of a working day, one of them for lunch, and ten minutes of the next.
    expect(next).toMatchObject({ state: 'breached', by: hours(7) + minutes(30), byWall: hours(23) + minutes(30) });
    expect(next).not.toHaveProperty('at');
    // The rules find it in time by now, or know no such clock: the wall tells.
    expect(read(at('09:39'), { ...open, dueAt: at('09:30') })).toMatchObject([{ by: minutes(9), byWall: minutes(9) }]);
    expect(read(at('10:00'), { ...open, clause: 'SLA-9' })).toMatchObject([{ clause: 'SLA-5' }]);
    const gone = clockIn(
      liHasIt({ verdicts: [{ ...open, clause: 'SLA-9' }], lastEventAt: at('09:11') }),
      'SLA-9',
      at('10:00'),
    );
    expect(gone).toMatchObject([{ state: 'breached', by: minutes(20) }]);
  });

  test('is judged from what was known then where somebody asks about a moment before the last event', () => {
    const ticket = liHasIt({ verdicts: [kept()], lastEventAt: at('09:30') });
    expect(clockIn(ticket, 'SLA-5', at('09:29'))).toMatchObject([{ state: 'running', dueAt: at('09:40') }]);
    expect(clockIn(ticket, 'SLA-5', at('09:30'))).toMatchObject([{ state: 'met', left: minutes(7) }]);
  });

  test('is each visit’s own, and each round’s', () => {
    const visits: readonly TicketEvent[] = [
      { type: 'dispatched', by: li.id, at: at('09:20') },
      { type: 'remote-started', by: li.id, at: at('09:22') },
      { type: 'dispatched', by: li.id, at: at('10:00') },
    ];
    const verdict = kept({ clause: 'SLA-3', startedAt: at('10:00') });
    const ticket = { ...happened(liHasIt(), ...visits), verdicts: [verdict], lastEventAt: at('10:00') };
    expect(clockIn(ticket, 'SLA-3', at('10:05'))).toMatchObject([
      { state: 'void' },
      { state: 'met', left: minutes(7) },
    ]);
    // Another start is the same clock where there is but one of it.
    expect(read(at('13:00'), kept({ startedAt: at('09:00') }))).toMatchObject([{ left: minutes(7) }]);
    const second = liHasIt({ verdicts: [kept({ round: 2 })], cameBack: [at('11:00')], lastEventAt: at('11:00') });
    expect(clockIn(second, 'SLA-5', at('11:10')).map(({ round, state }) => [round, state])).toEqual([
      [1, 'breached'],
      [2, 'met'],
    ]);
  });
});

describe('each round', () => {
  const [first, ...others] = contractTargets;
  /** The first version promised an answer in an hour, and had another place as well. */
  const before: InTerms = {
    ...desk,
    slaTargets: [
      {
        ...(first as (typeof contractTargets)[0]),
        inside: { to: 'responded', within: { kind: 'operating', length: hours(1) } },
      },
      ...others,
    ],
    places: [...desk.places, { ...desk.places[0], id: 'with-lunch', hours: shanghaiWithLunch }],
  };
  const terms = { inForce: 2, newest: 2, of: (version: number) => (version === 1 ? before : undefined) };
  const kept2: InTerms = { ...desk, terms };

  test('is judged by the terms of its own moment, and one without its own by those before', () => {
    const back = aTicket({
      cameBack: [at('11:00'), at('14:00')],
      terms: [
        { round: 1, version: 1 },
        { round: 2, version: 2 },
      ],
    });
    const due = (ticket: Ticket) =>
      clockIn(ticket, 'SLA-2', at('14:00'), kept2).map((clock) => 'dueAt' in clock && clock.dueAt);
    expect(due(back)).toEqual([at('10:10'), at('11:02'), at('14:02')]);
    expect([0, 1, 2, 3].map((round) => versionOf(back, round))).toEqual([1, 1, 2, 2]);
    // From before versions were kept: what was in force when they began.
    expect(due(aTicket({ cameBack: [at('11:00')] }))).toEqual([at('10:10'), at('12:00')]);
    expect([versionOf({}, 1), termsOf(kept2, {}, 1), termsOf(desk, {}, 1)]).toEqual([1, before, desk]);
  });

  test('counts the hours of its place, or of the first where that is gone; a desk without versions writes none', () => {
    const of = (place: string, version: number) => hoursOf(kept2, { place, terms: [{ round: 1, version }] }, 1);
    expect(of('with-lunch', 1)).toBe(shanghaiWithLunch);
    expect(of('with-lunch', 2)).toBe(desk.places[0].hours);
    expect(of('shanghai', 1)).toBe(desk.places[0].hours);
    expect([termsInForce(kept2), termsInForce(desk)]).toEqual([{ terms: 2 }, {}]);
  });
});

describe('what replaces a verdict', () => {
  const missed = kept({ state: 'missed', dueAt: at('09:40'), brokenAt: at('09:40') });
  const { endedAt: _, left: __, ...open } = missed;
  const step = (before: Ticket, event: TicketEvent, after = evolve(before, event)) =>
    newVerdicts({ before, after, event, desk });
  const withVerdicts = (...verdicts: readonly Verdict[]) => liHasIt({ verdicts, lastEventAt: at('09:11') });

  test('other terms: all that they decide, and nothing of before', () => {
    const event: TicketEvent = { type: 'terms-corrected', by: zhou.id, at: at('09:20'), terms: [], reason: 'r' };
    const { decided, undecided } = step(withVerdicts(kept({ clause: 'SLA-2' }), kept()), event);
    expect(decided?.map(({ clause, state }) => [clause, state])).toEqual([['SLA-2', 'met']]);
    expect(undecided).toEqual([`SLA-5@${at('09:10')}`]);
    expect(step(liHasIt(), event)).toEqual({ decided });
  });

  test.each<[string, Partial<TicketEvent>]>([
    [
      'a correction of what was reported',
      { type: 'corrected', reason: 'r', was: {}, now: {}, asksLower: false } as never,
    ],
    ['a yes to less urgency', { type: 'lowering-answered', canWait: true } as never],
  ])('%s: of the present round, and no other', (_what, what) => {
    const event = { by: li.id, at: at('11:20'), ...what } as TicketEvent;
    const before = liHasIt({
      ...{ cameBack: [at('11:00')], lastEventAt: at('11:00') },
      verdicts: [kept(), kept({ round: 2, clause: 'SLA-9', startedAt: at('11:00') })],
    });
    const { decided, undecided } = step(before, event);
    expect(decided?.map(({ clause, round, state }) => [clause, round, state])).toEqual([['SLA-2', 2, 'missed']]);
    expect(undecided).toEqual([`SLA-9@${at('11:00')}`]);
  });

  test('the end of what was missed, once: in its measure, or where nothing is left of it by the wall', () => {
    const located: TicketEvent = { type: 'located', by: li.id, at: at('10:00'), finding: '滚轮' };
    const late = { state: 'missed', endedAt: at('10:00'), by: minutes(20), byWall: minutes(20), brokenAt: at('09:40') };
    expect(step(withVerdicts(open), located).decided?.filter(({ clause }) => clause === 'SLA-5')).toMatchObject([late]);
    expect(step(withVerdicts(missed), located).decided?.map(({ clause }) => clause)).not.toContain('SLA-5');
    const noted: TicketEvent = { type: 'noted', by: li.id, at: at('10:00'), text: '' };
    expect(step(withVerdicts(open), noted).decided?.map(({ clause }) => clause)).not.toContain('SLA-5');
    // The same ticket is no hardware any more: the clock ends there, by what it was late.
    const soft = { ...evolve(withVerdicts(open), noted), kind: 'software' as const };
    expect(step(withVerdicts(open), noted, soft).decided?.filter(({ clause }) => clause === 'SLA-5')).toMatchObject([
      late,
    ]);
    const unknown = { ...open, clause: 'SLA-9' };
    expect(step(withVerdicts(unknown), noted).decided?.filter(({ clause }) => clause === 'SLA-9')).toMatchObject([
      { endedAt: at('10:00'), by: minutes(20), byWall: minutes(20) },
    ]);
  });

  test('what undoes the end of a clock: it is open again, or missed; nothing else touches it', () => {
    const solved = happened(liHasIt(), {
      type: 'resolved',
      by: li.id,
      at: at('09:30'),
      cause: 'c',
      fix: 'f',
      advice: 'a',
    });
    const verdicts = [kept({ endedAt: at('09:30') })];
    const notFixed = (when: string): TicketEvent => ({ type: 'not-fixed', by: zhou.id, at: at(when), text: '' });
    const before = { ...solved, verdicts, lastEventAt: at('09:30') };
    expect(step(before, notFixed('09:35')).undecided).toEqual([`SLA-5@${at('09:10')}`]);
    const late = step(before, notFixed('09:50'));
    expect(late.undecided).toBeUndefined();
    expect(late.decided?.filter(({ clause }) => clause === 'SLA-5')).toMatchObject([
      { state: 'missed', dueAt: at('09:40') },
    ]);
    expect(step(before, { type: 'noted', by: li.id, at: at('09:50'), text: '' }).undecided).toBeUndefined();
    // Located by hand before: what was undone is not what met it, and it stays as it was decided.
    const located = happened(
      liHasIt(),
      { type: 'located', by: li.id, at: at('09:20'), finding: 'f' },
      { type: 'resolved', by: li.id, at: at('09:30'), cause: 'c', fix: 'f', advice: 'a' },
    );
    const stays = step({ ...located, verdicts, lastEventAt: at('09:30') }, notFixed('09:35'));
    expect([stays.undecided, stays.decided?.map(({ clause }) => clause)]).toEqual([undefined, ['SLA-2']]);
  });

  test('what was missed by older terms and is in time by these ends where it is reached, and stays missed', () => {
    const early = { ...open, dueAt: at('09:30'), brokenAt: at('09:30') };
    const noted: TicketEvent = { type: 'noted', by: li.id, at: at('09:35'), text: '' };
    expect(step(withVerdicts(early), noted).decided?.map(({ clause }) => clause)).not.toContain('SLA-5');
    const located: TicketEvent = { type: 'located', by: li.id, at: at('09:35'), finding: '滚轮' };
    expect(step(withVerdicts(early), located).decided?.filter(({ clause }) => clause === 'SLA-5')).toMatchObject([
      { state: 'missed', endedAt: at('09:35'), by: minutes(5), byWall: minutes(5) },
    ]);
  });

  test('what is given up after a night is late by its own measure, and by the wall', () => {
    const noted: TicketEvent = { type: 'noted', by: li.id, at: at('2026-11-25T09:10'), text: '' };
    const soft = { ...evolve(withVerdicts(open), noted), kind: 'software' as const };
    expect(step(withVerdicts(open), noted, soft).decided?.filter(({ clause }) => clause === 'SLA-5')).toMatchObject([
      { endedAt: noted.at, by: hours(7) + minutes(30), byWall: hours(23) + minutes(30) },
    ]);
  });

  test('nothing, where a later round is undone, or where the rules know no such clock any more', () => {
    const solved: TicketEvent = {
      ...{ type: 'resolved', by: li.id, at: at('11:10') },
      cause: 'c',
      fix: 'f',
      advice: 'a',
    };
    const second = happened(liHasIt({ cameBack: [at('11:00')] }), solved);
    const verdicts = [kept(), kept({ clause: 'SLA-9' })];
    const notFixed: TicketEvent = { type: 'not-fixed', by: zhou.id, at: at('11:20'), text: '' };
    const { decided = [], undecided } = step({ ...second, verdicts, lastEventAt: at('11:10') }, notFixed);
    expect(decided.filter(({ round, clause }) => round === 1 && clause !== 'SLA-2')).toEqual([]);
    expect(undecided).toBeUndefined();
    const first = happened(liHasIt(), { ...solved, at: at('09:30') });
    const gone = step({ ...first, verdicts: [kept({ clause: 'SLA-9' })], lastEventAt: at('09:30') }, notFixed);
    expect([gone.undecided, gone.decided?.map(({ clause }) => clause)]).toEqual([undefined, ['SLA-2', 'SLA-5']]);
  });
});

test('what is decided late by the very event that ends it has its end, when help began, and the version it was judged by', () => {
  const night = { ...liHasIt(), kind: 'software', urgent: true, regime: 'outside', reportedAt: at('20:00') } as const;
  const helped = happened({ ...night, marks: [] }, { type: 'remote-started', by: li.id, at: at('20:10') });
  const before = { ...helped, terms: [{ round: 1, version: 2 }] };
  const event: TicketEvent = { type: 'resolved', by: li.id, at: at('22:30'), cause: 'c', fix: 'f', advice: 'a' };
  const { decided = [] } = newVerdicts({ before, after: evolve(before, event), event, desk });
  expect(decided.filter(({ clause }) => clause === 'SLA-4')).toMatchObject([
    {
      ...{ state: 'missed', regime: 'outside', helpBegan: at('20:10'), dueAt: at('22:00'), brokenAt: at('22:00') },
      ...{ endedAt: at('22:30'), by: minutes(30), byWall: minutes(30), ran: minutes(150), terms: 2 },
    },
  ]);
  // Help that began after it was found missed is told beside it.
  const open = { ...(decided[1] as Verdict), endedAt: undefined, helpBegan: undefined } as never;
  expect(clockIn({ ...helped, verdicts: [open], lastEventAt: at('20:10') }, 'SLA-4', at('22:10'))).toMatchObject([
    { state: 'breached', helpBegan: at('20:10') },
  ]);
});
