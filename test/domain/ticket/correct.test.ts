import { placeOf } from '../../../src/domain/desk';
import { isRefusal } from '../../../src/domain/refusal';
import { clocksOf } from '../../../src/domain/sla/clocks';
import { deciding } from '../../../src/domain/sla/decide';
import { contractTargets } from '../../../src/domain/sla/targets';
import { type Correcting, correct } from '../../../src/domain/ticket/correct';
import type { TicketEvent } from '../../../src/domain/ticket/event';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { timersFor } from '../../../src/domain/ticket/timer-rules';
import { after, minutes } from '../../../src/domain/time/instant';
import { verdictOn } from '../../kit/judged';
import { act, aTicket, at, context, desk, happened, li, liHasIt, wang, zhou } from '../../kit/tickets';

const corrected = (ticket: Ticket, right: Omit<Correcting, 'reason'>, when = at('10:05')): Ticket => {
  const event = correct(ticket, li, when, { reason: '看错了', ...right });
  if (isRefusal(event)) throw new Error(JSON.stringify(event));
  return happened(ticket, event);
};
const clausesOf = (ticket: Ticket, when = at('10:06')) =>
  clocksOf(ticket, contractTargets, placeOf(desk, ticket.place).hours, when).map(
    ({ clause, round, startedAt, state }) => ({ clause, round, startedAt, state }),
  );
const software = { category: 'software.office', kind: 'software' } as const;

test('the event keeps both values, and only of what changes (7.1)', () => {
  const ticket = liHasIt({ category: 'hardware.printer', kind: 'hardware', spot: '3 楼' });
  const event = correct(ticket, li, at('10:05'), { reason: '是软件', ...software, spot: '3 楼', urgent: false });
  expect(event).toEqual({
    type: 'corrected',
    by: li.id,
    at: at('10:05'),
    reason: '是软件',
    was: { category: 'hardware.printer', kind: 'hardware' },
    now: software,
    whose: zhou.id,
  });
});

test('clocks are told anew from the report, by what the ticket is now (7.1)', () => {
  const ticket = liHasIt({ category: 'hardware.printer', kind: 'hardware' });
  expect(clausesOf(ticket).map(({ clause }) => clause)).toContain('SLA-5');
  const put = clausesOf(corrected(ticket, software));
  expect(put.map(({ clause }) => clause)).toEqual(['SLA-2', 'SLA-4']);
  expect(put.every(({ startedAt }) => startedAt === ticket.reportedAt)).toBe(true);
});

test('a target that was missed by mistake is missed no more, and what was decided in a round that is over stays (7.1)', () => {
  const missed = {
    clause: 'SLA-5',
    startedAt: at('09:10'),
    regime: 'inside',
    measure: 'operating',
    state: 'missed',
  } as const;
  const verdict = (round: number) => ({ ...missed, round, dueAt: at('09:40'), ran: minutes(30), pauses: [] });
  const hardwareTicket = liHasIt({ category: 'hardware.printer', kind: 'hardware', verdicts: [verdict(1)] });
  const event = correct(hardwareTicket, li, at('10:05'), { reason: '是软件', ...software });
  if (isRefusal(event)) throw new Error(event.say);
  const keysOf = (ticket: Ticket) => (deciding(ticket, event, desk).after.verdicts ?? []).map(({ clause }) => clause);
  expect(keysOf(hardwareTicket)).not.toContain('SLA-5');
  expect(keysOf({ ...hardwareTicket, cameBack: [at('09:50')] })).toContain('SLA-5');
});

test('a question about the time before is answered as it was then', () => {
  const ticket = liHasIt({ category: 'hardware.printer', kind: 'hardware' });
  const before = clausesOf(ticket, at('10:00'));
  expect(clausesOf(corrected(ticket, software), at('10:00'))).toEqual(before);
});

test('what was decided in a round that is over stays, whatever is put right in the next one', () => {
  const hardwareTicket = liHasIt({ category: 'hardware.printer', kind: 'hardware' });
  const events: readonly TicketEvent[] = [
    { type: 'located', by: li.id, at: at('09:20'), finding: '卡纸' },
    { type: 'resolved', by: li.id, at: at('09:30'), cause: 'c', fix: 'f', advice: 'a' },
    { type: 'confirmed', by: zhou.id, at: at('09:40'), how: 'confirmed' },
    { type: 'reopened', by: zhou.id, at: at('10:00'), text: '又坏了' },
  ];
  const again = events.reduce((ticket: Ticket, event) => happened(ticket, event), hardwareTicket);
  const firstRound = (ticket: Ticket) => clausesOf(ticket).filter(({ round }) => round === 1);
  const put = corrected(again, software);
  expect(firstRound(put)).toEqual(firstRound(again));
  expect(
    clausesOf(put)
      .filter(({ round }) => round === 2)
      .map(({ clause }) => clause),
  ).toContain('SLA-4');
});

describe('an urgent ticket that can wait', () => {
  const urgent = liHasIt({ urgent: true });

  test('stays urgent until its requester agrees, who is reminded once', () => {
    const asked = corrected(urgent, { urgent: false });
    expect(asked).toMatchObject({ urgent: true, lowering: { by: li.id } });
    const kinds = (ticket: Ticket, when = at('10:06')) =>
      timersFor(ticket, desk, when).filter(({ kind }) => kind === 'lowering-remind');
    expect(kinds(asked)).toMatchObject([{ due: after(at('10:05'), minutes(30)) }]);
    const reminded = happened(asked, { type: 'lowering-reminded', by: li.id, at: at('10:35') });
    expect(kinds(reminded)).toEqual([]);
    expect(reminded.urgent).toBe(true);
  });

  test.each([
    [true, false],
    [false, true],
  ])('is asked about and answered: may wait %s, urgent %s', (canWait, stays) => {
    const asked = corrected(urgent, { urgent: false });
    const answer = verdictOn(canWait ? 'lower-yes' : 'lower-no', asked, act(zhou), context(at('10:10')));
    if (!('type' in answer)) throw new Error('refused');
    const done = happened(asked, answer);
    expect(done.urgent).toBe(stays);
    expect(done).not.toHaveProperty('lowering');
    expect(verdictOn('lower-yes', done, act(zhou), context(at('10:11')))).toMatchObject({
      say: 'refusal.loweringNotAsked',
    });
  });

  test('nobody but the requester agrees', () => {
    const asked = corrected(urgent, { urgent: false });
    for (const other of [li, wang]) {
      expect(verdictOn('lower-yes', asked, act(other), context(at('10:10')))).toMatchObject({
        say: 'refusal.notRequester',
      });
    }
  });

  test('is not asked about twice, and other things are put right meanwhile', () => {
    const asked = corrected(urgent, { urgent: false });
    expect(correct(asked, li, at('10:06'), { reason: 'r', urgent: false })).toMatchObject({
      say: 'refusal.loweringAsked',
    });
    expect(corrected(asked, { spot: '7 楼', urgent: false })).toMatchObject({
      spot: '7 楼',
      urgent: true,
      lowering: { at: at('10:05') },
    });
  });
});

test('raising the urgency asks nobody, and calls at once', () => {
  expect(corrected(aTicket(), { urgent: true })).toMatchObject({
    urgent: true,
    urgentAt: at('10:05'),
    rescueFrom: at('10:05'),
  });
});

test('a ticket that nobody has is called out anew where it turns out to be elsewhere', () => {
  const ticket = { ...aTicket(), rescueSteps: 2 };
  expect(corrected(ticket, { place: 'elsewhere', regime: 'inside' })).toMatchObject({
    rescueFrom: at('10:05'),
    rescueSteps: 0,
  });
  expect(corrected(ticket, { spot: '5 楼' })).toMatchObject({ rescueSteps: 2 });
});

test('a correction that changes nothing is none', () => {
  const ticket = liHasIt();
  const { category, kind, place, urgent } = ticket;
  expect(correct(ticket, li, at('10:05'), { reason: 'r', category, kind, place, urgent })).toMatchObject({
    say: 'refusal.nothingCorrected',
  });
});
