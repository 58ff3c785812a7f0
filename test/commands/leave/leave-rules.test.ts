import { kinds } from '../../../src/commands/kinds';
import { leaveKind } from '../../../src/commands/leave/kind';
import { proposed } from '../../../src/domain/leave/cover';
import type { Leave, LeaveEvent } from '../../../src/domain/leave/leave';
import { leaveRules } from '../../../src/domain/leave/leave-rules';
import { approversOf } from '../../../src/domain/leave/who-may';
import { personId } from '../../../src/domain/people/person';
import { replayed } from '../../../src/domain/record/record';
import { isRefusal } from '../../../src/domain/refusal';
import type { Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import type { Instant } from '../../../src/domain/time/instant';
import { leaveCard } from '../../../src/views/leave/leave-card';
import { leaveForm } from '../../../src/views/leave/leave-forms';
import {
  acted,
  acting,
  aLeave,
  eventOf,
  filing,
  rings,
  rosterWith,
  rung,
  saidOf,
  tried,
  twoDays,
  viewOf,
  wakeUps,
  weekend,
} from '../../kit/leaves';
import { at, chen, context, kate, li, start, sun, tom, wang, zhou } from '../../kit/tickets';

const friday = { from: at('2026-11-27T09:00'), to: at('2026-11-27T18:00') };
const first = (moment: string, shifts: Shifts) => whoIsOnDuty(at(moment), shifts).primary;
const agreed = (leave: Leave = aLeave()): Leave => acted(acted(leave, 'ask', li), 'accept', tom);
const granted = (): Leave => acted(agreed(), 'approve', chen);
const rosterOf =
  (leave: Leave) =>
  (moment: Instant): ReturnType<typeof context> =>
    context(moment, { shifts: rosterWith(leave) });

test('nothing of the roster changes before both have said yes, whoever says it first (STAFF-4)', () => {
  const asked = acted(aLeave(), 'ask', li);
  for (const leave of [aLeave(), asked, agreed(), acted(asked, 'approve', chen)]) {
    expect(leaveRules.duty?.(leave)).toEqual([]);
    expect(leave.state).toBe('asked');
  }
  for (const leave of [granted(), acted(acted(asked, 'approve', chen), 'accept', tom)]) {
    const shifts = rosterWith(leave);
    expect(leave.state).toBe('granted');
    expect(
      ['2026-11-24T10:00', '2026-11-25T09:00', '2026-11-26T17:59', '2026-11-27T09:00'].map((one) => first(one, shifts)),
    ).toEqual([li, tom, tom, li].map(({ id }) => id));
  }
});

test('the shifts change hands from the second yes on, not before it', () => {
  const late = at('2026-11-25T11:00');
  const leave = acted(agreed(), 'approve', chen, { now: context(late) });
  expect(leaveRules.duty?.(leave)).toEqual([
    { kind: 'move', span: { from: late, to: twoDays.to }, from: li.id, to: tom.id, away: true },
  ]);
});

test('back early gives the shifts back from that moment, and what was before stays', () => {
  const leave = granted();
  const noon = at('2026-11-25T12:00');
  const back = acted(leave, 'back', li, { now: rosterOf(leave)(noon) });
  const shifts = rosterWith(back);
  expect([first('2026-11-25T11:59', shifts), first('2026-11-25T12:00', shifts)]).toEqual([tom.id, li.id]);
  expect(back).toMatchObject({ state: 'ended', backAt: noon });
  expect(tried(leave, 'back', li)).toMatchObject({ say: 'leave.refusal.notBegun' });
});

test('withdrawn before it begins, it changes nothing; then it ends by coming back', () => {
  const leave = granted();
  expect(leaveRules.duty?.(acted(leave, 'withdraw', li))).toEqual([]);
  const begun = { now: rosterOf(leave)(at('2026-11-25T09:00')) };
  expect(tried(leave, 'withdraw', li, begun)).toMatchObject({ say: 'leave.refusal.hasBegun' });
});

test('it begins and ends by itself, and nobody is asked or told', () => {
  const leave = granted();
  const begun = rung(leave);
  expect(begun).toMatchObject({ at: twoDays.from, event: { type: 'begun' } });
  const ended = rung(begun?.after ?? leave);
  expect(ended).toMatchObject({ at: twoDays.to, event: { type: 'ended' }, after: { state: 'ended' } });
  const told = [begun, ended].flatMap((one) => (one ? saidOf(leave, one.event) : []));
  expect(told.filter(({ content }) => content.kind === 'message')).toEqual([]);
  expect(wakeUps(ended?.after ?? leave)).toEqual([]);
});

test('leave without a shift in it needs no substitute, only the lead', () => {
  const leave = aLeave(weekend);
  expect(leave).toMatchObject({ alone: true });
  expect(tried(leave, 'ask', li)).toMatchObject({ say: 'leave.refusal.nobodyNeeded' });
  const yes = acted(leave, 'approve', chen);
  expect(yes.state).toBe('granted');
  // Nobody can count on her then.
  expect(
    tried({ ...aLeave({ ...weekend, person: tom.id }, chen), id: 8 }, 'choose', chen, {
      answers: { person: li.id },
      now: rosterOf(yes)(yes.lastEventAt),
    }),
  ).toMatchObject({ kind: 'invalid', fields: { person: { say: 'leave.refusal.why.away' } } });
});

test('a shift that came in meanwhile needs a substitute after all', () => {
  const leave = aLeave(weekend);
  const swapped: Shifts = {
    ...rosterWith(),
    changes: [
      { record: { kind: 'leave', id: 99 }, changes: [{ kind: 'move', span: weekend, from: tom.id, to: li.id }] },
    ],
  };
  const approved = acted(leave, 'approve', chen, { now: context(leave.lastEventAt, { shifts: swapped }) });
  expect(approved).toMatchObject({ state: 'asked', alone: false, waits: { choice: { reminders: 0 } } });
});

test('a shift that came in after it was granted is told at its beginning, and they are on duty until somebody takes it', () => {
  const yes = acted(aLeave(weekend), 'approve', chen);
  const swapped: Shifts = {
    ...rosterWith(yes),
    changes: [
      {
        record: { kind: 'leave', id: 99 },
        changes: [{ kind: 'move', span: weekend, from: tom.id, to: li.id }],
      },
      ...rosterWith(yes).changes,
    ],
  };
  expect(first('2026-11-28T10:00', swapped)).toBe(chen.id);
  const told = rung(yes, (moment) => context(moment, { shifts: swapped }));
  expect(told).toMatchObject({ at: weekend.from, event: { type: 'uncovered' } });
  expect(told?.after).toMatchObject({ state: 'asked', alone: false, approvedBy: chen.id, waits: { choice: {} } });
  expect(leaveRules.duty?.(told?.after ?? yes)).toEqual([]);
  // Nothing of hers came in: it begins, and that is all.
  expect(rung(yes)?.event.type).toBe('begun');
});

test('whoever is asked may say no with a word, and the next one is proposed', () => {
  const asked = acted(aLeave(), 'ask', li);
  expect(asked.asked).toBe(tom.id);
  expect(tried(asked, 'refuse', tom)).toMatchObject({ kind: 'invalid' });
  const refused = acted(asked, 'refuse', tom, { answers: { words: '我也要出门' } });
  const said = saidOf(asked, eventOf(tried(asked, 'refuse', tom, { answers: { words: '我也要出门' } })));
  expect(JSON.stringify(said.filter(({ to }) => to.kind === 'person' && to.person === li.id))).toContain('我也要出门');
  expect(proposed(refused, context(refused.lastEventAt))?.person.id).toBe(chen.id);
  expect(acted(refused, 'ask', li).asked).toBe(chen.id);
});

test('one press asks whom the card named, though another one is the fairest by then', () => {
  expect(acted(aLeave(), 'ask', li, { value: chen.id }).asked).toBe(chen.id);
  expect(tried(aLeave(), 'ask', li, { value: wang.id })).toMatchObject({ say: 'leave.refusal.why.on-duty' });
  expect(tried(aLeave(), 'ask', li, { value: zhou.id })).toMatchObject({ say: 'refusal.unknownPerson' });
});

test('a second press reads how it stands: one substitute, one lead', () => {
  const asked = acted(aLeave(), 'ask', li);
  const moved = acted(asked, 'choose', li, { answers: { person: chen.id } });
  expect(tried(moved, 'accept', tom)).toMatchObject({ say: 'leave.refusal.notAsked' });
  expect(tried(agreed(), 'accept', tom)).toMatchObject({ say: 'leave.refusal.hasSubstitute' });
  expect(tried(acted(aLeave(), 'approve', chen), 'approve', chen)).toMatchObject({ say: 'leave.refusal.isApproved' });
  expect(tried(granted(), 'decline', chen)).toMatchObject({ say: 'leave.refusal.notNow' });
});

test('who came on duty or went on leave meanwhile cannot say yes any more, nor is their yes approved', () => {
  const asked = acted(aLeave(), 'ask', li);
  const away = { ...granted(), person: tom.id, substitute: chen.id, id: 9 };
  const shifts = rosterWith({ ...away, covers: [{ span: twoDays, to: null }] });
  const now = context(asked.lastEventAt, { shifts });
  expect(tried(asked, 'accept', tom, { now })).toMatchObject({ say: 'leave.refusal.why.away' });
  expect(tried(agreed(), 'approve', chen, { now })).toMatchObject({ say: 'leave.refusal.why.away' });
});

test('a lead writes it down for whoever is sick, which is their yes; not for themselves', () => {
  const leave = aLeave({ person: li.id }, chen);
  expect(leave).toMatchObject({ person: li.id, filedBy: chen.id, approvedBy: chen.id, waits: { choice: {} } });
  expect(acted(acted(leave, 'ask', chen), 'accept', tom).state).toBe('granted');
  expect(aLeave({ person: chen.id }, chen).approvedBy).toBeUndefined();
  // Whoever does not lead files their own, whatever a form that was forged says.
  expect(aLeave({ person: wang.id }, li).person).toBe(li.id);
});

test('a lead who stands in does not approve that, unless nobody else is there', () => {
  const leave = acted(aLeave({ person: li.id }, chen), 'choose', chen, { answers: { person: chen.id } });
  const taken = acted(leave, 'accept', chen);
  expect(taken).toMatchObject({ state: 'asked', substitute: chen.id });
  expect(taken.approvedBy).toBeUndefined();
  expect(approversOf(taken, context())).not.toContain(chen.id);
  expect(acted(taken, 'approve', sun).state).toBe('granted');
  const few = context(taken.lastEventAt, { people: new Map([li, tom, chen].map((one) => [one.id, one])) });
  expect(acted(taken, 'approve', chen, { now: few }).state).toBe('granted');
});

test('leave that overlaps another of the same person is refused, asked for or granted', () => {
  const other = aLeave();
  const now = (record: Leave) =>
    context(other.lastEventAt, { others: [{ about: { kind: 'leave', id: record.id }, record }] });
  const again = { from: at('2026-11-26T17:00'), to: at('2026-11-27T18:00') };
  expect(filing(li, again, now(other))).toMatchObject({
    kind: 'invalid',
    fields: { from: { say: 'leave.refusal.overlapsWith', facts: { leave: 'IT-L7' } } },
  });
  expect(filing(li, { ...again, from: twoDays.to }, now(other))).toMatchObject({ type: 'filed' });
  expect(filing(li, again, now(acted(other, 'withdraw', li)))).toMatchObject({ type: 'filed' });
  // Two that were filed at once, by two processes: the second is not approved.
  const second = { ...aLeave(again), id: 8 };
  const leave = acted(acted(second, 'ask', li), 'accept', tom);
  expect(tried(leave, 'approve', chen, { now: rosterOf(granted())(leave.lastEventAt) })).toMatchObject({
    say: 'leave.refusal.overlaps',
  });
});

test.each([
  [{ to: twoDays.from }, 'to'],
  [{ from: at('2026-11-10T09:00') }, 'from'],
  [{ from: at('2026-11-23T09:00'), to: at('2026-11-24T09:00') }, 'to'],
  [{ to: at('2028-01-01T09:00') }, 'to'],
  [{ from: undefined as never }, 'from'],
  [{ to: undefined as never }, 'to'],
  [{ reason: ' ' }, 'reason'],
])('what cannot be is told at its field: %o', (answers, field) => {
  expect(Object.keys((filing(li, answers) as { fields?: object }).fields ?? {})).toEqual([field]);
});

test('whoever does not answer is reminded in operating time, then the leads hear of it', () => {
  const asked = acted(aLeave(friday), 'ask', li);
  const once = rung(asked);
  // Asked at 09:10: four hours later, with lunch, and the next reminder the next morning.
  expect(once).toMatchObject({ at: at('14:10'), event: { type: 'reminded', of: 'substitute', told: [tom.id] } });
  const lead = rung(once?.after ?? asked);
  expect(lead).toMatchObject({ at: at('14:10'), event: { of: 'lead', told: [chen.id] } });
  const twice = rung(lead?.after ?? asked);
  expect(twice).toMatchObject({ at: at('2026-11-25T09:10'), event: { type: 'reminded', of: 'substitute' } });
  // The lead is waited for as well, and reminded of that: managers hear of it the second time.
  expect(twice?.event).toMatchObject({ told: [tom.id] });
  const again = rung(twice?.after ?? asked);
  expect(again?.event).toMatchObject({ of: 'lead', told: expect.arrayContaining([chen.id, sun.id, kate.id]) });
  // Once a lead has said yes, it is the substitute alone that is waited for.
  const approved = acted(once?.after ?? asked, 'approve', chen);
  expect(rung(approved)).toMatchObject({ event: { of: 'substitute', told: [tom.id, chen.id] } });
});

test('the last working day before it begins is the last time that anybody is reminded (C #14)', () => {
  let leave = aLeave({ from: at('2026-12-07T09:00'), to: at('2026-12-08T18:00') });
  const told: string[] = [];
  for (let next = rung(leave); next?.event.type === 'reminded'; next = rung(leave)) {
    if (next.event.of === 'lead') told.push(new Date(next.at + 8 * 3_600_000).toISOString().slice(5, 16));
    leave = next.after;
  }
  expect(told).toEqual(['11-24T14:10', '11-25T09:10', '12-04T09:00']);
});

test('a yes of a substitute asks leads anew, with all their reminders', () => {
  const asked = acted(aLeave(friday), 'ask', li);
  const late = [1, 2, 3, 4].reduce((leave) => rung(leave)?.after ?? leave, asked);
  const accepted = acted(late, 'accept', tom);
  expect(accepted.waits.lead).toEqual({ since: accepted.lastEventAt, reminders: 0 });
});

test('at its beginning without a yes it is told who stays on duty, once, and not at night unless they are (STAFF-4)', () => {
  const night = aLeave({ from: at('2026-11-25T00:00'), to: twoDays.to });
  const quiet = wakeUps(night).find(({ kind }) => kind === 'begin');
  expect(quiet?.due).toBe(at('2026-11-25T00:00'));
  expect(quiet && rings(night, quiet)).toBeUndefined();
  const loud = wakeUps(night).find(({ kind }) => kind === 'begin-open');
  expect(loud?.due).toBe(at('2026-11-25T09:00'));
  const event = loud && rings(night, loud);
  expect(event).toMatchObject({
    ...{ type: 'uncovered', told: [li.id, chen.id] },
    first: { from: at('2026-11-25T09:00'), to: at('2026-11-25T18:00') },
  });
  const said = saidOf(night, event as LeaveEvent).filter(({ content }) => content.kind === 'message');
  expect(said.map(({ to }) => to)).toEqual([li, chen].map(({ id }) => ({ kind: 'person', person: id })));
  expect(wakeUps(acting(night, event as LeaveEvent)).map(({ kind }) => kind)).not.toContain('begin-open');
  // Wang has the night: he hears it at once.
  const his = aLeave({ from: at('2026-11-25T00:00'), to: twoDays.to }, wang);
  const [begins] = wakeUps(his).filter(({ kind }) => kind === 'begin');
  expect(begins && rings(his, begins)).toMatchObject({ type: 'uncovered' });
});

test('asked at night, those who are to say yes hear it in the morning; not where it begins before', () => {
  const atNight = context(at('22:00'));
  const leave = aLeave(friday, li, atNight);
  const filed = eventOf(filing(li, friday, atNight));
  const hear = (event: LeaveEvent, record: Leave): readonly string[] => [
    ...new Set(saidOf(record, event).flatMap(({ to }) => (to.kind === 'person' ? [to.person] : []))),
  ];
  expect(hear(filed, { ...leave })).toEqual([li.id]);
  const told = rung(leave);
  expect(told).toMatchObject({ at: at('2026-11-25T09:00'), event: { type: 'called' } });
  const soon = { from: at('2026-11-25T06:00'), to: twoDays.to };
  expect(hear(eventOf(filing(li, soon, atNight)), aLeave(soon, li, atNight))).toContain(chen.id);
});

test('a substitute who leaves is told of to those who count on them, and somebody else is asked (STAFF-4)', () => {
  const leave = acting(granted(), rung(granted())?.event as LeaveEvent);
  const now = rosterOf(leave)(at('2026-11-25T12:00'));
  const event = leaveKind.personLeft?.(leave, tom.id, now) as LeaveEvent;
  expect(event).toMatchObject({ type: 'substitute-gone', person: tom.id });
  const gone = acting(leave, event);
  const shifts = rosterWith(gone);
  expect([first('2026-11-25T11:00', shifts), first('2026-11-25T13:00', shifts)]).toEqual([tom.id, li.id]);
  const loud = saidOf(leave, event).filter(({ content }) => content.kind === 'message');
  expect(loud.map(({ to }) => to)).toEqual(
    expect.arrayContaining([
      { kind: 'person', person: li.id },
      { kind: 'person', person: chen.id },
    ]),
  );
  // The approval stands; the next yes is enough.
  const next = acted(
    acted(gone, 'choose', chen, { answers: { person: chen.id }, now: context(gone.lastEventAt) }),
    'refuse',
    chen,
    {
      answers: { words: '不行' },
    },
  );
  expect(next.waits.choice).toBeDefined();
});

test('whoever stands in and goes on leave is stood in for by theirs, and those who count on them hear of it', () => {
  const leave = granted();
  const now = rosterOf(leave)(leave.lastEventAt);
  const his = { ...aLeave({ ...twoDays }, tom, now), id: 8 };
  expect(his.alone).toBe(false);
  const asked = acted(his, 'choose', tom, { answers: { person: chen.id }, now });
  const accepted = acted(asked, 'accept', chen, { now });
  const event = eventOf(tried(accepted, 'approve', sun, { now }));
  const both = rosterWith(leave, acting(accepted, event));
  expect(first('2026-11-25T10:00', both)).toBe(chen.id);
  const told = saidOf(accepted, event, context(event.at, { shifts: both }));
  const passed = told.filter(({ content }) => JSON.stringify(content).includes('leave.said.passedOn'));
  expect(passed.map(({ to }) => to.kind === 'person' && to.person)).toContain(li.id);
});

test('whoever is on leave and leaves the company is stood in for until its end; one that nobody granted is over', () => {
  expect(leaveKind.personLeft?.(granted(), li.id, context())).toBeUndefined();
  expect(leaveKind.personLeft?.(aLeave(), li.id, context())).toMatchObject({ type: 'withdrawn' });
});

test('nobody finds a leave by its reason, and what is taken away is taken from all of it', () => {
  const leave = aLeave({ reason: '住院手术' });
  expect(leaveRules.index(leave).words).toBe('');
  const how = { text: () => '—', files: () => [], person: () => personId('gone') };
  const event = leaveRules.redacted(eventOf(filing(li, { reason: '住院手术' })), how);
  expect(event).toMatchObject({ reason: '—', person: 'gone', by: 'gone', files: [] });
});

test('a log adds up to what was kept', () => {
  const filed = eventOf(filing(li));
  const asked = eventOf(tried(aLeave(), 'ask', li));
  const whole = replayed(leaveRules, 7, [filed, asked]);
  expect(whole).toEqual(acting(aLeave(), asked));
});

test('it is one of the desk’s kinds, and nobody begins one from a ticket', () => {
  expect(kinds.leave.beginnings.map(({ id }) => id)).toEqual(['leave.new']);
  const [way] = kinds.leave.beginnings;
  expect(way?.refuse({ about: { kind: 'ticket', id: 1 }, record: {} }, li, context())).toMatchObject({
    kind: 'refusal',
  });
  expect(isRefusal(way?.refuse(undefined, zhou, context()) ?? {})).toBe(true);
});

test('the only lead’s own leave waits for nobody in silence: they read that nobody can approve it', () => {
  const alone = new Map([li, wang, tom, chen].map((one) => [one.id, one] as const));
  const without = (moment: Instant) => context(moment, { people: alone });
  const leave = { ...aLeave({}, chen, without(start)), id: 7 };
  expect(JSON.stringify(leaveCard(viewOf(leave, without(start)), chen))).toContain('leave.noApprover');
  expect(JSON.stringify(leaveCard(viewOf(leave), chen))).not.toContain('leave.noApprover');
  const reminded = rung(leave, without);
  expect(reminded?.event).toMatchObject({ type: 'reminded', of: 'lead', told: [chen.id] });
  if (reminded === undefined) throw new Error('nobody is reminded');
  expect(JSON.stringify(saidOf(leave, reminded.event, without(reminded.at)))).toContain('leave.said.noApprover');
});

test('whole days need no times: the next working day is proposed, from its beginning to its end', () => {
  const { fields } = leaveForm(li, '', context(at('10:00')));
  const initial = (name: string) => fields.find((field) => 'name' in field && field.name === name);
  expect(initial('from')).toMatchObject({ initial: at('2026-11-25T09:00') });
  expect(initial('to')).toMatchObject({ initial: at('2026-11-25T18:00') });
});
