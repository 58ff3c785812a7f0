import { deciding, firstVerdicts, newVerdicts } from '../../../src/domain/sla/decide';
import { judgedClocks } from '../../../src/domain/sla/judged';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import { begin, evolve, replay } from '../../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../../src/domain/ticket/ticket';
import type { Instant } from '../../../src/domain/time/instant';
import { minutes } from '../../../src/domain/time/instant';
import { verdictsThatDiffer } from '../../../src/reports/verdicts-differ';
import { aReport, at, desk, li, zhou } from '../../kit/tickets';

const words = { cause: 'c', fix: 'f', advice: 'a' };
type Step = (at: Instant) => TicketEvent;
const claimed: Step = (when) => ({ type: 'claimed', by: li.id, at: when });
const resolved: Step = (when) => ({ type: 'resolved', by: li.id, at: when, ...words });
const notFixed: Step = (when) => ({ type: 'not-fixed', by: zhou.id, at: when, text: '' });
const noted: Step = (when) => ({ type: 'noted', by: li.id, at: when, text: '' });
const returned: Step = (when) => ({ type: 'claim-returned', by: li.id, at: when, reason: '' });
const withdrawn: Step = (when) => ({ type: 'cancelled', by: zhou.id, at: when, reason: 'withdrawn', note: '' });
const confirmed: Step = (when) => ({ type: 'confirmed', by: zhou.id, at: when, how: 'confirmed' });
const reopened: Step = (when) => ({ type: 'reopened', by: zhou.id, at: when, text: '' });

/** A ticket about software reported at ten, and what then happened. */
function lived(...steps: readonly (readonly [string, Step])[]): Ticket {
  const report = aReport({ at: at('10:00'), kind: 'software', category: 'office.fault' });
  const first = { ...begin(report), id: ticketId(1001) };
  const log: TicketEvent[] = [report];
  const last = steps.reduce((ticket, [time, step]) => {
    const { event, after } = deciding(ticket, step(at(time)), desk);
    log.push(event);
    expect(after).toEqual(evolve(ticket, event));
    return after;
  }, first as Ticket);
  expect(replay(last.id, log)).toEqual(last);
  return last;
}
const verdictsOf = ({ verdicts = [] }: Ticket) =>
  verdicts.map(({ clause, round, state, endedAt }) => [clause, round, state, endedAt]);

test('what meets a clock writes its verdict, with start, due, end, what it ran and where it stood still', () => {
  const waits: Step = (when) => ({
    ...{ type: 'waiting-started', by: li.id, at: when, reason: 'requester', note: '', stops: ['SLA-4'] },
    ...{ progress: 'paused', endsWhenAnswered: true },
  });
  const resumed: Step = (when) => ({ type: 'resumed', by: li.id, at: when });
  const ticket = lived(['10:01', claimed], ['10:20', waits], ['11:20', resumed], ['11:30', resolved]);
  expect(ticket.verdicts).toEqual([
    {
      ...{ clause: 'SLA-2', round: 1, startedAt: at('10:00'), regime: 'inside', measure: 'operating', state: 'met' },
      ...{ dueAt: at('10:02'), endedAt: at('10:01'), left: minutes(1), ran: minutes(1), pauses: [] },
    },
    {
      ...{ clause: 'SLA-4', round: 1, startedAt: at('10:00'), regime: 'inside', measure: 'operating', state: 'met' },
      ...{ dueAt: at('12:00'), endedAt: at('11:30'), left: minutes(30), ran: minutes(30) },
      pauses: [{ from: at('10:20'), to: at('11:20') }],
    },
  ]);
});

test('what is missed is found so by the next thing that happens, and comes to its end when it is fulfilled at last', () => {
  const open = lived(['10:01', claimed], ['11:05', noted]);
  expect(verdictsOf(open)).toEqual([
    ['SLA-2', 1, 'met', at('10:01')],
    ['SLA-4', 1, 'missed', undefined],
  ]);
  const late = judgedClocks(open, desk, at('11:20')).find(({ clause }) => clause === 'SLA-4');
  expect(late).toMatchObject({ state: 'breached', dueAt: at('11:00'), by: minutes(20) });
  const ended = lived(['10:01', claimed], ['11:05', noted], ['11:30', resolved]).verdicts?.[1];
  expect(ended).toMatchObject({ state: 'missed', endedAt: at('11:30'), by: minutes(30), ran: minutes(90) });
});

test.each<readonly [string, readonly (readonly [string, Step])[], ReturnType<typeof verdictsOf>]>([
  [
    'withdrawing it later',
    [
      ['10:01', claimed],
      ['10:30', withdrawn],
    ],
    [['SLA-2', 1, 'met', at('10:01')]],
  ],
  [
    'a solution that did not hold',
    [
      ['10:01', claimed],
      ['10:30', resolved],
      ['10:40', notFixed],
    ],
    [['SLA-2', 1, 'met', at('10:01')]],
  ],
  [
    'a claim that is given back before any word',
    [
      ['10:01', claimed],
      ['10:01', returned],
    ],
    [],
  ],
  [
    'coming back after it was closed',
    [
      ['10:01', claimed],
      ['10:30', resolved],
      ['10:40', confirmed],
      ['16:00', reopened],
      ['16:30', noted],
    ],
    [
      ['SLA-2', 1, 'met', at('10:01')],
      ['SLA-4', 1, 'met', at('10:30')],
      ['SLA-2', 2, 'met', at('16:30')],
    ],
  ],
])('%s leaves the verdicts that stand', (_what, steps, verdicts) => {
  const left = verdictsOf(lived(...steps));
  expect(left.filter(([clause, round]) => !(clause === 'SLA-2' && round === 2))).toEqual(
    verdicts.filter(([clause, round]) => !(clause === 'SLA-2' && round === 2)),
  );
});

describe('a ticket that reads otherwise, though nobody put it right', () => {
  const correction = (before: Ticket, changes: Partial<Ticket>, time: string): Ticket => {
    const event: TicketEvent = { type: 'noted', by: li.id, at: at(time), text: '' };
    const after = { ...evolve(before, event), ...changes };
    const { decided, undecided } = newVerdicts({ before, after, event, desk });
    return evolve(
      { ...before, ...changes },
      { ...event, ...(decided && { decided }), ...(undecided && { undecided }) },
    );
  };

  test('keeps what was decided, and moves what is open', () => {
    const before = lived(['10:01', claimed]);
    const after = correction(before, { kind: 'hardware' }, '10:10');
    expect(verdictsOf(after)).toEqual([['SLA-2', 1, 'met', at('10:01')]]);
    const states = judgedClocks(after, desk, at('10:10')).map(({ clause, state }) => [clause, state]);
    expect(states).toEqual([
      ['SLA-2', 'met'],
      ['SLA-5', 'running'],
    ]);
  });

  test('leaves a target missed that it leaves nothing of, and ends it there', () => {
    const before = lived(['10:01', claimed], ['11:05', noted]);
    const after = correction(before, { kind: 'hardware' }, '11:10');
    expect(verdictsOf(after)).toEqual([
      ['SLA-2', 1, 'met', at('10:01')],
      ['SLA-4', 1, 'missed', at('11:10')],
      ['SLA-5', 1, 'missed', undefined],
    ]);
    expect(judgedClocks(after, desk, at('12:00')).find(({ clause }) => clause === 'SLA-4')).toMatchObject({
      ...{ state: 'breached', at: at('11:10'), by: minutes(10), byWall: minutes(10) },
    });
    expect(verdictsThatDiffer(after, desk, at('12:00'))).toEqual([]);
  });
});

test('a question about the past is judged from what was known then, not read from what was decided later', () => {
  const ticket = lived(['10:01', claimed], ['10:30', resolved]);
  const then = judgedClocks(ticket, desk, at('10:20')).map(({ clause, state }) => [clause, state]);
  expect(then).toEqual([
    ['SLA-2', 'met'],
    ['SLA-4', 'running'],
  ]);
});

test('a call of an hour ago is late when it is filed, and that is written with the report', () => {
  const report = aReport({ at: at('11:00'), calledAt: at('10:00'), kind: 'software' });
  const { decided } = firstVerdicts(begin(report), desk, at('11:00'));
  expect(decided?.map(({ clause, state }) => [clause, state])).toEqual([
    ['SLA-2', 'missed'],
    ['SLA-4', 'missed'],
  ]);
});
