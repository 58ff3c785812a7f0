import { takeoverTimers } from '../../../src/domain/escalation/takeover-timers';
import type { HandoverEvent } from '../../../src/domain/handover/handover-list';
import type { Person } from '../../../src/domain/people/person';
import { askedBy } from '../../../src/domain/roster/asked-by';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import type { TicketTimer } from '../../../src/domain/ticket/timer';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import type { Instant } from '../../../src/domain/time/instant';
import { announced } from '../../kit/announced';
import { aHandover, begun, next } from '../../kit/handovers';
import { verdictOn } from '../../kit/judged';
import { act, aTicket, at, chen, context, desk, happened, li, tom, wang } from '../../kit/tickets';

/** Urgent, claimed at 18:05 by Li, whose duty ended at 18:00; Wang is on duty till nine, then Li is again. */
const claimedBy = (who = li, time = '18:05'): Ticket =>
  happened(aTicket({ urgent: true, reportedAt: at('18:03'), rescueFrom: at('18:03') }), {
    type: 'claimed',
    by: who.id,
    at: at(time),
  });
const timersAt = (ticket: Ticket, now: Instant): readonly TicketTimer[] =>
  takeoverTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: now });
const night = { primary: wang.id, backup: chen.id };
const day = { primary: li.id, backup: wang.id };

/** Whom the wake-up that is due at that moment asks to take it over; undefined where it asks nobody. */
function asked(ticket: Ticket, now: Instant, duty = night) {
  const due = timersAt(ticket, now).filter((timer) => timer.due <= now);
  const events = due.flatMap((timer) => decideTimer(ticket, timer, context(now, { duty })) ?? []);
  return events[0]?.type === 'handover-offered' ? events[0] : undefined;
}

describe('an urgent ticket whose owner is off duty', () => {
  test('is brought to whoever is on duty an hour after the claim, once', () => {
    const ticket = claimedBy();
    expect(asked(ticket, at('18:05'))).toBeUndefined();
    const offer = asked(ticket, at('19:05'));
    expect(offer).toMatchObject({ to: wang.id });
    if (offer === undefined) throw new Error('nobody was asked');
    const after = happened(ticket, offer);
    expect(timersAt(after, at('19:05'))).toEqual([]);
    const ended = happened(after, {
      type: 'handover-ended',
      by: offer.by,
      at: at('21:05'),
      to: wang.id,
      offeredAt: offer.at,
    });
    expect(asked(ended, at('23:05'))).toBeUndefined();
    expect(timersAt(ended, at('23:05')).map(({ due }) => due)).toEqual([at('2026-11-25T09:00')]);
    expect(verdictOn('accept-handover', after, act(wang), context(at('19:10')))).toMatchObject({
      type: 'handover-accepted',
      from: li.id,
    });
    expect(verdictOn('accept-handover', after, act(tom), context(at('19:10')))).toMatchObject({
      say: 'refusal.notOffered',
    });
  });

  test('is brought to the next shift as it begins, where the night held it', () => {
    const held = claimedBy(wang, '20:00');
    expect(asked(held, at('21:00'))).toBeUndefined();
    expect(asked(held, at('2026-11-25T09:00'), day)).toBeUndefined();
    expect(asked(held, at('2026-11-25T09:00'), { primary: tom.id, backup: li.id })).toMatchObject({ to: tom.id });
  });

  test('is brought to whoever takes the shift over, when they do (STAFF-6)', () => {
    const held = claimedBy(wang, '20:00');
    const span = { from: at('22:00'), to: at('2026-11-25T09:00') };
    const changes: Shifts['changes'] = [
      { record: { kind: 'ticket', id: 1 }, changes: [{ kind: 'move', span, from: wang.id, to: tom.id }] },
    ];
    const shifts = { ...byPattern(desk), changes };
    const [timer] = takeoverTimers.wanted(held, { desk, shifts, at: at('21:30') }).filter(({ about }) => about);
    expect(timer?.due).toBe(at('22:00'));
    const duty = whoIsOnDuty(at('22:00'), shifts, askedBy(held, desk));
    expect(duty).toEqual({ primary: tom.id, backup: chen.id });
    expect(timer && decideTimer(held, timer, context(at('22:00'), { duty, shifts }))).toMatchObject({ to: tom.id });
  });

  test('is nobody else’s while its owner is on duty, or at work though not on duty', () => {
    const ticket = claimedBy(li, '10:00');
    expect(asked(ticket, at('11:00'), day)).toBeUndefined();
    const toms = claimedBy(tom, '10:00');
    expect(asked(toms, at('11:00'), day)).toBeUndefined();
    expect(asked(toms, at('18:00'))).toMatchObject({ to: wang.id });
  });

  test('stays where it is when nobody on duty can be told, nobody is on duty, or it is offered already', () => {
    expect(asked(claimedBy(), at('19:05'), { primary: null, backup: null } as never)).toBeUndefined();
    const gone = new Map([...context().people].map(([id, one]) => [id, { ...one, active: id !== wang.id }]));
    const [timer] = timersAt(claimedBy(), at('19:05')).filter(({ key }) => key === 'takeover');
    if (timer === undefined) throw new Error('there is no wake-up');
    expect(decideTimer(claimedBy(), timer, context(at('19:05'), { duty: night, people: gone }))).toBeUndefined();
    const offered = happened(claimedBy(), {
      type: 'handover-offered',
      by: li.id,
      at: at('18:30'),
      to: tom.id,
      note: '',
    });
    expect(timersAt(offered, at('19:05'))).toEqual([]);
  });

  test('can wait where it is not urgent, has no owner or is over', () => {
    for (const changes of [{ urgent: false }, { state: 'resolved' as const }]) {
      expect(timersAt({ ...claimedBy(), ...changes }, at('19:05'))).toEqual([]);
    }
    expect(timersAt(aTicket({ urgent: true }), at('19:05'))).toEqual([]);
  });

  test('owner and whoever is asked read why, and that nobody else did it', () => {
    const ticket = claimedBy();
    const offer = asked(ticket, at('19:05'));
    if (offer === undefined) throw new Error('nobody was asked');
    const said = announced(ticket, offer).filter(({ reason }) => reason === 'handover');
    expect(said.map(({ to, content }) => [to.kind === 'person' && to.person, JSON.stringify(content)])).toEqual([
      [wang.id, expect.stringContaining('card.takeoverAsk')],
      [li.id, expect.stringContaining('notice.takeoverOffered')],
    ]);
    expect(JSON.stringify(said)).toContain('accept-handover');
    const accepted = {
      type: 'handover-accepted',
      by: wang.id,
      at: at('19:10'),
      from: li.id,
      offeredAt: offer.at,
    } as const;
    const told = announced(happened(ticket, offer), accepted).flatMap(({ to }) =>
      to.kind === 'person' ? to.person : [],
    );
    expect(told).not.toContain('desk');
  });

  test('is not asked for once more where a list asks the same person already (HOT-6)', () => {
    const ticket = claimedBy();
    const [due] = timersAt(ticket, at('19:05'));
    if (due === undefined) throw new Error('nothing is due');
    const listed = (to: Person, ...more: readonly HandoverEvent[]) => {
      const record = aHandover(begun({ to: to.id, because: 'leave', tickets: [ticket.id] }), ...more);
      const others = [{ about: { kind: 'handover', id: record.id } as const, record }];
      return decideTimer(ticket, due, context(at('19:05'), { duty: night, others }));
    };
    expect(listed(wang)).toBeUndefined();
    expect(listed(tom)).toMatchObject({ type: 'handover-offered', to: wang.id });
    expect(listed(wang, next.refused('不熟悉', ticket.id))).toMatchObject({ to: wang.id });
  });
});
