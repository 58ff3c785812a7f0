import { handoverActions } from '../../../src/commands/handover/actions';
import { handoverKind } from '../../../src/commands/handover/kind';
import { handingOver, mostLines, postLeft, successorOf } from '../../../src/domain/handover/begin-for';
import type { HandoverEvent, HandoverList } from '../../../src/domain/handover/handover-list';
import { followsHandover, handoverRules } from '../../../src/domain/handover/handover-rules';
import type { Person } from '../../../src/domain/people/person';
import type { DecisionContext } from '../../../src/domain/record/decision-context';
import { wantedBy } from '../../../src/domain/record/record';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { isRefusal } from '../../../src/domain/refusal';
import { byPattern } from '../../../src/domain/roster/shifts';
import { theDesk } from '../../../src/domain/ticket/event';
import { ticketId } from '../../../src/domain/ticket/ticket';
import type { Instant } from '../../../src/domain/time/instant';
import { ofEachLine, ofEachTo } from '../../../src/views/handover/handover-forms';
import { aHandover, around, begun, first, listed, next, second, third, ticketsOf } from '../../kit/handovers';
import { act, at, chen, context, desk, li, liHasIt, tom, wang, zhou } from '../../kit/tickets';

const wanted = (list: HandoverList) =>
  wantedBy(handoverRules, list, { desk, at: list.lastEventAt, shifts: byPattern(desk) });

/** What its next wake-up does, and when. */
function rung(list: HandoverList, changes: Partial<DecisionContext> = {}) {
  const [timer] = wanted(list).toSorted((one, other) => one.due - other.due);
  if (timer === undefined) return undefined;
  const rule = handoverRules.timers.find(({ fires }) => timer.kind in fires);
  const event = rule?.fires[timer.kind as never]?.(list, timer, around(list, { at: timer.due, ...changes })) as
    | HandoverEvent
    | undefined;
  return event && { due: timer.due, event, after: handoverRules.evolve(list, event) };
}

const local = (moment: Instant): string => new Date(moment + 8 * 3_600_000).toISOString().slice(5, 16);

test('is reminded of after half an hour, then leads decide, then managers hear of it, and never at night (STAFF-6)', () => {
  let list = aHandover(begun({ at: at('17:50') }));
  const told: string[] = [];
  for (let turn = 0; turn < 7; turn += 1) {
    const next = rung(list);
    if (next === undefined) break;
    const whom = 'told' in next.event ? next.event.told.join() : '';
    told.push(`${local(next.due)} ${next.event.type} ${whom}`.trim());
    list = next.after;
  }
  expect(told).toEqual([
    '11-25T09:20 reminded',
    '11-25T10:50 lead-asked chen.hao',
    '11-26T09:00 lead-asked chen.hao',
    // What leads leave undecided managers hear of, once; then it is brought to mind once a week.
    '11-27T09:00 lead-asked chen.hao,sun.yue,kate.miller',
    '12-04T09:00 lead-asked chen.hao',
    '12-11T09:00 lead-asked chen.hao',
    '12-18T09:00 lead-asked chen.hao',
  ]);
});

test('what the desk begins at night waits for the morning, unless it is urgent (STAFF-6)', () => {
  const leaving = { owner: li.id, because: 'leave', to: wang.id } as const;
  const night = context(at('2026-11-25T00:00'), { onShift: [tom.id], rostered: [tom.id] });
  const tickets = [liHasIt()];
  expect(postLeft(leaving, tickets, night)).toMatchObject({ by: 'desk', to: wang.id, resting: true });
  expect(postLeft(leaving, [liHasIt({ urgent: true })], night)).not.toHaveProperty('resting');
  expect(postLeft(leaving, tickets, context(at('10:00')))).not.toHaveProperty('resting');
  expect(postLeft(leaving, [], night)).toBeUndefined();
  // Whoever was to stand in serves no more: whoever is on duty is asked.
  expect(postLeft({ ...leaving, to: zhou.id }, tickets, night)).toMatchObject({ to: tom.id });
  const list = aHandover(begun({ by: theDesk, because: 'leave', resting: true, at: at('2026-11-25T00:00') }));
  const called = rung(list);
  expect(called && `${local(called.due)} ${called.event.type}`).toBe('11-25T09:00 called');
  expect(called?.after.untoldAt).toBeUndefined();
  const next = called && rung(called.after);
  expect(next && `${local(next.due)} ${next.event.type}`).toBe('11-25T09:30 reminded');
});

test('leads are asked at once where the successor has left or cannot be reached', () => {
  const list = aHandover(begun(), next.notReached());
  expect(followsHandover(list, around(list))).toMatchObject({ type: 'lead-asked', told: [chen.id] });
  expect(followsHandover(aHandover(), around(aHandover()))).toBeUndefined();
});

test('is over with its last line, and nothing wakes it then', () => {
  const list = aHandover(begun(), next.accepted(first), next.refused('没空', second), next.dropped(third));
  expect(list).toMatchObject({ state: 'done', endedAt: list.lastEventAt });
  expect(list.lines.map(({ state }) => state)).toEqual(['accepted', 'refused', 'over']);
  expect(wanted(list)).toEqual([]);
});

const action = (id: string) => {
  const found = handoverActions.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no action ${id}`);
  return found;
};

test('one tap accepts what is left and can be: a ticket that ended or moved on in this moment is left out', () => {
  const list = aHandover();
  const [one, two, three] = ticketsOf(list);
  if (!one || !two || !three) throw new Error('three tickets');
  const now = around(list, { listed: listed({ ...one, state: 'closed' }, { ...two, owner: tom.id }, three) });
  expect(action('accept-all').decide(list, act(wang), now)).toMatchObject({ accepted: [third], refused: [] });
  expect(action('accept-all').decide(list, act(wang), around(list, { listed: [] }))).toMatchObject({
    kind: 'refusal',
    say: 'handover.refusal.nothingLeft',
  });
  // A reminder for what is no more to be handed over is none.
  expect(rung(list, { listed: listed({ ...one, state: 'closed' }, two, three) })?.event).toMatchObject({
    type: 'dropped',
    tickets: [{ ticket: first, why: 'over' }],
  });
});

test('a refusal says why; a line that is left is answered later', () => {
  const list = aHandover();
  const given = { [ofEachLine.nameOf(first)]: 'accept', [ofEachLine.nameOf(second)]: 'refuse' };
  const decide = (answers: object) => action('answer').decide(list, act(wang, answers as never), around(list));
  expect(decide(given)).toMatchObject({ kind: 'invalid', fields: { words: {} } });
  expect(decide({ ...given, words: '没备件' })).toMatchObject({
    accepted: [first],
    refused: [{ ticket: second, words: '没备件' }],
  });
  expect(decide({})).toMatchObject({ kind: 'refusal', say: 'handover.refusal.nothingChosen' });
});

test('what is accepted happens to the ticket itself, and what a lead decides, too (HOT-6)', () => {
  const list = aHandover();
  const event = next.accepted(first, third);
  const after = handoverRules.evolve(list, event);
  const change = { about: { kind: 'handover', id: 3 } as const, before: list };
  expect(handoverKind.consequences?.({ ...change, event, after }, around(list))).toMatchObject([
    { about: ticketRef(first), event: { type: 'handover-accepted', by: wang.id, from: li.id, list: 3 } },
    { about: ticketRef(third), event: { type: 'handover-accepted', by: wang.id, from: li.id, list: 3 } },
  ]);
  const asked = aHandover(begun(), next.leadAsked());
  const decided = action('decide').decide(
    asked,
    act(chen, { [ofEachTo.nameOf(first)]: tom.id, [ofEachTo.nameOf(second)]: '-', reason: '' }),
    around(asked),
  ) as HandoverEvent;
  expect(decided).toMatchObject({ assigned: [{ ticket: first, to: tom.id }], kept: [second] });
  const then = { ...change, event: decided, after: handoverRules.evolve(asked, decided) };
  expect(handoverKind.consequences?.(then, around(asked))).toMatchObject([
    { about: ticketRef(first), event: { type: 'assigned', by: chen.id, to: tom.id, from: li.id } },
  ]);
});

test('takes urgent tickets first and no more than a form holds', () => {
  const tickets = Array.from({ length: 40 }, (_, nth) => liHasIt({ id: ticketId(1001 + nth), urgent: nth === 39 }));
  const asked = { by: li.id, owner: li.id, to: wang, because: 'asked', note: '', tickets } as const;
  const list = handingOver(asked, context());
  expect(list).toMatchObject({ type: 'begun' });
  if (isRefusal(list)) throw new Error('not begun');
  expect(list.tickets).toHaveLength(mostLines);
  expect(list.tickets.slice(0, 2)).toEqual([1040, 1001]);
  expect(handingOver({ ...asked, to: li }, context())).toMatchObject({ say: 'handover.refusal.same' });
  expect(handingOver({ ...asked, to: zhou }, context())).toMatchObject({ say: 'refusal.cannotServe' });
  expect(handingOver({ ...asked, tickets: [] }, context())).toMatchObject({ say: 'handover.refusal.nothing' });
});

test('proposes whoever is on duty with the least to do, else who comes on duty next', () => {
  const load = new Map([[wang.id, 4]]);
  expect(successorOf(li.id, context(at('10:00'), { load }))).toBe(wang.id);
  expect(successorOf(wang.id, context(at('10:00'), { load }))).toBe(li.id);
  const nobody = context(at('10:00'), { onShift: [li.id], rostered: [li.id] });
  expect(successorOf(li.id, nobody)).not.toBe(li.id);
  expect(successorOf(li.id, nobody)).toBeDefined();
});

describe('a list of a shift that ended, when its place opens', () => {
  const evening = at('18:00');
  const list = aHandover(begun({ by: theDesk, because: 'shift-end', note: '', resting: true, at: evening }));
  const onDuty = (primary: Person) => {
    const span = { from: at('2026-11-25T09:00'), to: at('2026-11-27T18:00') };
    return {
      changes: [],
      pattern: [],
      overrides: [{ span, primary: primary.id, backup: null, places: [], skills: [] }],
    };
  };

  test('asks whoever has the shift by then, and nobody where its owner has it again (STAFF-6)', () => {
    expect(rung(list, { shifts: onDuty(wang) })?.event).toEqual({
      type: 'called',
      by: theDesk,
      at: at('2026-11-25T09:00'),
    });
    const toTom = rung(list, { shifts: onDuty(tom) });
    expect(toTom?.event).toMatchObject({ type: 'called', to: tom.id });
    expect(toTom?.after.to).toBe(tom.id);
    expect(rung(list, { shifts: onDuty(li) })?.event).toMatchObject({ type: 'withdrawn', by: theDesk });
  });

  test('lets whoever gives say what is to be known, until it is decided', () => {
    const noted = handoverRules.evolve(list, next.noted('备件在三楼'));
    expect(noted.note).toBe('备件在三楼');
    const done = aHandover(begun(), next.accepted(first, second, third));
    const action = handoverActions.find(({ id }) => id === 'note');
    expect(action?.refuse(list, li, around(list))).toBeUndefined();
    expect(action?.refuse(list, wang, around(list))).toBeDefined();
    expect(action?.refuse(done, li, around(done))).toBeDefined();
  });
});
