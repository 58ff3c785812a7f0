import { replacementKind } from '../../../src/commands/replacement/kind';
import { removedText } from '../../../src/domain/record/redaction';
import { isInvalid, isRefusal } from '../../../src/domain/refusal';
import type { Replacement } from '../../../src/domain/replacement/replacement';
import { replacementRules } from '../../../src/domain/replacement/replacement-rules';
import { fullNotice } from '../../../src/domain/replacement/ten-days';
import { mayServe } from '../../../src/domain/roster/may-serve';
import { byPattern } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { after, days, type Instant } from '../../../src/domain/time/instant';
import { isOpen } from '../../../src/domain/time/is-open';
import { usualHours } from '../../../src/domain/time/operating-time';
import {
  acted,
  acting,
  aDemand,
  anAnnouncement,
  around,
  beginning,
  eventOf,
  linProposed,
  linsProfile,
  rung,
  tried,
  wakeUps,
} from '../../kit/replacements';
import { lin, withLin } from '../../kit/staffs';
import { at, chen, desk, hours, kate, li, start, sun, wang, zhou } from '../../kit/tickets';

const no = (came: object): string => (isRefusal(came) ? came.say : isInvalid(came) ? JSON.stringify(came) : 'done');
const linked = (of = aDemand()) => acted(of, 'link', chen, { answers: { successor: '7' } });

test('the customer demands a replacement, and it is due at the end of the tenth working day (STAFF-2)', () => {
  for (const by of [li, chen, kate, zhou]) expect(no(beginning('demand', by))).toBe('replacement.refusal.notCustomer');
  expect(no(beginning('demand', sun, { reason: '' }))).toContain('form.fillIn');
  expect(no(beginning('demand', sun, { engineer: zhou.id }))).toContain('refusal.unknownPerson');
  const twice = around(start, { isReplaced: true } as never);
  expect(no(beginning('demand', sun, {}, twice))).toContain('replacement.refusal.already');
  expect(aDemand()).toMatchObject({ state: 'open', due: at('2026-12-08T18:00'), notice: 'full' });
});

test('both parties are told before it is due and when it was missed; whom it is about is not', () => {
  const first = rung(aDemand());
  expect([first?.at, first?.event]).toMatchObject([at('2026-12-01T09:00'), { type: 'reminded', told: [chen.id] }]);
  const second = first && rung(first.after);
  expect([second?.at, second?.event]).toMatchObject([at('2026-12-04T09:00'), { type: 'reminded' }]);
  const third = second && rung(second.after);
  // The desk has closed by then.
  expect([third?.at, third?.event]).toMatchObject([
    at('2026-12-09T09:00'),
    { type: 'overdue', told: [chen.id, sun.id] },
  ]);
});

test('what was missed is reminded of once a week, to both parties, until something becomes of it: twelve times in ten weeks', () => {
  const heard = new Map<string, number>();
  let now: Replacement = aDemand();
  const moments: Instant[] = [];
  for (let next = rung(now); next !== undefined && next.at < after(start, days(7 * 12 + 1)); next = rung(now)) {
    const told = 'told' in next.event ? next.event.told : [];
    for (const person of told) heard.set(person, (heard.get(person) ?? 0) + 1);
    moments.push(next.at);
    now = next.after;
  }
  // Two reminders to the lead, that it was missed to both, and then ten weeks of one each.
  expect([...heard]).toEqual([
    [chen.id, 13],
    [sun.id, 11],
  ]);
  expect(moments.slice(3, 5)).toEqual([at('2026-12-16T09:00'), at('2026-12-23T09:00')]);
  for (const moment of moments) expect(isOpen(usualHours(hours), moment)).toBe(true);
  expect(now.overdueAt).toBe(at('2026-12-09T09:00'));
  expect(rung(acted(now, 'withdraw', sun, { answers: { words: '' } }))).toBeUndefined();
});

test('somebody is reminded two working days before also where five would be past: of a day that was postponed, too', () => {
  const late = anAnnouncement({ due: at('2026-11-30T09:00') });
  expect(rung(late)?.at).toBe(at('2026-11-26T09:00'));
  const postponed = acted(anAnnouncement(), 'postpone', chen, {
    answers: { due: at('2026-12-03T09:00') },
    now: around(at('2026-12-01T09:30')),
  });
  expect(wakeUps(postponed).map(({ kind, due }) => [kind, due])).toEqual([['overdue', at('2026-12-03T09:00')]]);
});

test('a change is announced ten working days ahead; with less the customer is asked, and it stays marked (STAFF-5)', () => {
  for (const by of [li, sun, kate]) expect(no(beginning('announce', by))).toBe('replacement.refusal.notLead');
  expect(fullNotice(desk, start, at('2026-12-08T00:00'))).toEqual({ isFull: true });
  expect(fullNotice(desk, start, at('2026-12-07T18:00'))).toEqual({ isFull: false });
  expect(anAnnouncement()).toMatchObject({ notice: 'full', talkedAt: start });
  const short = anAnnouncement({ due: at('2026-11-27T09:00') });
  expect(short).toMatchObject({ notice: 'asked' });
  const later = around(at('2026-11-27T10:00'));
  expect(no(tried(linked(short), 'hand-over', chen, { now: later }))).toBe('replacement.refusal.lacksYes');
  const agreed = acted(short, 'agree', sun);
  expect(agreed.notice).toBe('agreed');
  expect(acted(linked(agreed), 'hand-over', chen, { now: later })).toMatchObject({
    state: 'handing',
    notice: 'agreed',
  });
  const objected = acted(short, 'object', sun, { answers: { words: '月底交付，换人太急' } });
  expect(no(tried(linked(objected), 'hand-over', chen, { now: later }))).toBe('replacement.refusal.lacksYes');
  const postponed = (due: string) => acted(objected, 'postpone', chen, { answers: { due: at(due) } }).notice;
  expect([postponed('2026-12-01T09:00'), postponed('2026-12-14T09:00')]).toEqual(['asked', 'full']);
});

test('it goes step by step: the successor may be on duty, the engineer was spoken with, and it is the day', () => {
  const demand = aDemand();
  expect(no(tried(demand, 'hand-over', chen))).toBe('replacement.refusal.talkFirst');
  const talked = acted(demand, 'talk', chen);
  expect(no(tried(talked, 'hand-over', chen))).toBe('replacement.refusal.nobodyLinked');
  const ready = linked(talked);
  const proposed = around(start, { staff: linProposed });
  expect(no(tried(ready, 'hand-over', chen, { now: proposed }))).toBe('replacement.refusal.notActive');
  const people = new Map([chen, sun, wang, { ...lin, roles: [] }].map((one) => [one.id, one]));
  expect(no(tried(ready, 'hand-over', chen, { now: around(start, { people }) }))).toBe('replacement.refusal.noRole');
  expect(no(tried(linked(anAnnouncement()), 'hand-over', chen))).toBe('replacement.refusal.early');
  expect(acted(ready, 'hand-over', chen)).toMatchObject({ state: 'handing', to: lin.id });
});

test('whoever leaves is still to be replaced: nobody has to be spoken with, and it ends with who comes (STAFF-2)', () => {
  const demand = linked(aDemand());
  expect(replacementKind.personLeft?.(demand, wang.id, around(start))).toBeUndefined();
  const people = new Map([...withLin].map(([id, one]) => [id, id === wang.id ? { ...one, active: false } : one]));
  const without = around(start, { people });
  expect(no(tried(demand, 'hand-over', chen))).toBe('replacement.refusal.talkFirst');
  expect(acted(demand, 'hand-over', chen, { now: without })).toMatchObject({ state: 'handing', to: lin.id });
  // Nor with somebody of whom nothing is known any more.
  people.delete(wang.id);
  expect(acted(demand, 'hand-over', chen, { now: without })).toMatchObject({ state: 'handing' });
});

test('where whoever took over leaves before all is handed over, somebody else takes over from then on', () => {
  const handing = acted(linked(acted(aDemand(), 'talk', chen)), 'hand-over', chen);
  for (const action of ['link', 'hand-over']) {
    expect(no(tried(handing, action, chen, { answers: { successor: '7' } }))).toBe('replacement.refusal.notNow');
  }
  const next = { ...linsProfile, id: 8, person: li.id };
  const people = new Map([...withLin].map(([id, one]) => [id, id === lin.id ? { ...one, active: false } : one]));
  const later = around(at('2026-11-26T09:00'), { people, staff: next });
  const again = acted(handing, 'link', chen, { answers: { successor: '8' }, now: later });
  expect(acted(again, 'hand-over', chen, { now: later })).toMatchObject({ state: 'handing', to: li.id });
  // Whom nobody else follows yet is asked for, and not handed to once more.
  expect(no(tried(handing, 'hand-over', chen, { now: around(start, { people }) }))).toBe('replacement.refusal.noRole');
});

test('the successor has their shifts at once; with the last ticket it is done, and they serve no more', () => {
  const handing = acted(linked(acted(aDemand(), 'talk', chen)), 'hand-over', chen);
  const changes = [
    { record: { kind: 'replacement', id: 3 } as const, changes: replacementRules.duty?.(handing) ?? [] },
  ];
  const shifts = { ...byPattern(desk), changes };
  expect(whoIsOnDuty(at('2026-11-25T19:00'), shifts)).toEqual({ primary: lin.id, backup: chen.id });
  expect(whoIsOnDuty(at('09:00'), shifts)).toEqual({ primary: li.id, backup: wang.id });
  const change = { before: { about: { kind: 'ticket', id: 1001 }, record: {} } } as never;
  expect(replacementKind.aboutChanged?.(handing, change, around(start))).toBeUndefined();
  const over = replacementKind.aboutChanged?.(handing, change, around(start, { listed: [] }));
  expect(over).toMatchObject({ type: 'done' });
  const done = acting(handing, over as never);
  const service = replacementRules.service?.(done) ?? [];
  const tomorrow = { from: at('2026-11-25T09:00'), to: at('2026-11-25T18:00') };
  expect(mayServe(wang.id, [tomorrow], byPattern(desk))).toBe(true);
  expect(mayServe(wang.id, [tomorrow], { ...byPattern(desk), service })).toBe(false);
  // Where nothing was open it is done at once.
  const ready = linked(acted(aDemand(), 'talk', chen));
  const nothing = around(start, { theirs: [] } as never);
  expect(acted(ready, 'hand-over', chen, { now: nothing })).toMatchObject({ state: 'done' });
});

test('why, and what was said about it, is never given to whom it is about; nor anything before a lead spoke with them', () => {
  const demand = aDemand();
  expect(replacementRules.withheld?.(demand, wang.id)).toBe(true);
  expect(replacementRules.withheld?.(demand, li.id)).toBe(false);
  const talked = acted(demand, 'talk', chen);
  expect(replacementRules.withheld?.(talked, wang.id)).toBe(false);
  const forThem = replacementRules.redacted(eventOf(beginning('demand', sun)), {
    text: (_text, _by, isInside) => (isInside ? removedText : 'read'),
    files: (files) => files,
    person: (person) => person,
  });
  expect(forThem).toMatchObject({ reason: removedText });
});
