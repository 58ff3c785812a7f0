import type { Complaint } from '../../../src/domain/complaint/complaint';
import type { ComplaintLevel } from '../../../src/domain/complaint/complaint-level';
import { answerDueAt, heldWithout, silentUntil } from '../../../src/domain/complaint/complaint-rules';
import { firstLevel, levelFrom, levelHolders } from '../../../src/domain/complaint/levels';
import { maySeeComplaint } from '../../../src/domain/complaint/who-may';
import { type Person, personId } from '../../../src/domain/people/person';
import { hours, type Instant } from '../../../src/domain/time/instant';
import { aComplaint, admin, around, desk, did, happenedTo, people, qian, wakeUps, woken } from '../../kit/complaints';
import { at, chen, li, sun, wang, zhou } from '../../kit/tickets';

const local = (moment: Instant): string => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16);
const without = (...gone: readonly Person[]): readonly Person[] =>
  people.map((one) => (gone.includes(one) ? { ...one, active: false } : one));

test('the first level has it at once, and answers within its operating time (HOT-7)', () => {
  const complaint = aComplaint();
  expect([complaint.level, complaint.told]).toEqual([0, [chen.id]]);
  // Four hours from half past nine, with the hour between twelve and one left out.
  expect(local(answerDueAt(complaint, desk))).toBe('2026-11-24T14:30');
});

test.each([
  ['2026-11-27T17:30', '2026-11-30T13:30', 'over a weekend'],
  ['2026-09-30T17:30', '2026-10-08T13:30', 'over the National Day holidays'],
])('a complaint of %s is answered by %s: time stands still %s', (from, due) => {
  expect(local(answerDueAt(aComplaint({ against: li.id }, around(at(from))), desk))).toBe(due);
});

test('whoever has it is reminded while there is time, then the next level has it, and at the last one every working morning brings a reminder', () => {
  let complaint = aComplaint();
  const seen: string[] = [];
  for (let step = 0; step < 8; step += 1) {
    const [next, due, event] = woken(complaint);
    seen.push(`${local(due)} ${event.type} ${next.level} ${'late' in event ? event.late : ''}`.trim());
    complaint = next;
  }
  expect(seen).toEqual([
    '2026-11-24T13:30 reminded 0 false',
    '2026-11-24T14:30 moved-up 1',
    '2026-11-25T11:30 reminded 1 false',
    '2026-11-25T14:30 moved-up 2',
    '2026-11-26T11:30 reminded 2 false',
    '2026-11-26T14:30 reminded 2 true',
    '2026-11-27T09:00 reminded 2 true',
    '2026-11-30T09:00 reminded 2 true',
  ]);
  expect(complaint.told).toEqual([qian.id]);
});

test('a level that is complained about, alone in it, never has it: the next one has it at once', () => {
  const complaint = aComplaint({ against: chen.id });
  expect([complaint.level, complaint.told]).toEqual([1, [sun.id]]);
  expect(levelHolders(complaint, 0, around(at('09:30')))).toEqual([]);
});

test('whoever makes a complaint decides nothing about it', () => {
  const complaint = { ...aComplaint(), complainant: chen.id };
  expect(firstLevel(complaint, around(at('09:30')))).toEqual({ level: 1, told: [sun.id] });
});

test('where everybody of every level has a part in it, an administrator who has none is told', () => {
  const one = { complainant: zhou.id, excluded: [chen.id, sun.id, qian.id] };
  expect(firstLevel(one, around(at('09:30')))).toEqual({ level: 2, told: [admin.id] });
  const all = { ...one, excluded: [...one.excluded, admin.id] };
  expect(firstLevel(all, around(at('09:30')))).toEqual({ level: 2, told: [] });
});

test('a complaint that nobody may decide is looked at each working morning, and goes to whoever comes', () => {
  const nobody = without(chen, sun, qian, admin);
  const alone = aComplaint({ against: li.id }, around(at('09:30'), nobody));
  expect(alone.told).toEqual([]);
  const [still, due, event] = woken(alone, nobody);
  expect([local(due), event]).toMatchObject(['2026-11-25T09:00', { type: 'reminded', told: [], late: true }]);
  const [found, , moved] = woken(still, without(chen));
  expect(moved).toMatchObject({ type: 'moved-up', level: 1, told: [sun.id] });
  expect(found.told).toEqual([sun.id]);
});

test('a level that nobody is at any more is passed over', () => {
  const [reminded] = woken(aComplaint());
  expect(woken(reminded, without(sun))[2]).toMatchObject({ type: 'moved-up', level: 2, told: [qian.id] });
});

describe('a desk file whose levels were changed meanwhile', () => {
  const [lead, manager, customer] = desk.complaints.levels as readonly [ComplaintLevel, ComplaintLevel, ComplaintLevel];
  const withLevels = (...levels: readonly ComplaintLevel[]) => ({
    ...around(at('09:40')),
    desk: { ...desk, complaints: { levels } },
  });
  const high = happenedTo(aComplaint(), {
    ...{ type: 'moved-up', by: sun.id, at: at('10:00'), level: 1, told: [sun.id] },
  });
  const wangs: ComplaintLevel = { who: { people: [wang.id] }, within: hours(1) };

  test.each([
    ['one more in between', [lead, wangs, manager, customer]],
    ['less time', [{ ...lead, within: hours(1) }, { ...manager, within: hours(1) }, customer]],
    ['only one', [lead]],
    ['others', [wangs]],
  ])('%s: who has a complaint, who is next, who may see it and when it is due stay as they were', (_how, levels) => {
    const now = withLevels(...levels);
    expect(levelHolders(high, 1, now)).toEqual([sun.id]);
    expect(levelFrom(high, 2, now)).toEqual({ level: 2, told: [qian.id] });
    expect(answerDueAt(high, now.desk)).toBe(answerDueAt(high, desk));
    expect(wakeUps(high, now)).toEqual(wakeUps(high, around(at('09:40'))));
    const seers = people.filter((one) => maySeeComplaint(high, one, now)).map(({ id }) => id);
    expect(seers.toSorted()).toEqual([zhou.id, chen.id, sun.id].toSorted());
  });

  test('where all whom a level named are gone, those whom the file names there by now answer in their place', () => {
    const now = { ...withLevels(lead, wangs, customer), people: around(at('09:40'), without(sun)).people };
    expect(levelHolders(high, 1, now)).toEqual([wang.id]);
    expect(levelHolders(high, 1, { ...now, desk })).toEqual([]);
    // Whoever was named and has a part in it is not replaced: the level is passed over.
    const about = aComplaint({ against: sun.id });
    expect(levelHolders(about, 1, withLevels(lead, wangs, customer))).toEqual([]);
  });

  test('one that was made before levels were kept goes by the file, and is never without a time', () => {
    const { levels: _, ...old } = happenedTo(high, {
      ...{ type: 'moved-up', by: sun.id, at: at('10:00'), level: 2, told: [qian.id] },
    });
    expect(wakeUps(old, withLevels(lead))).toHaveLength(2);
    expect(levelHolders(old, 2, withLevels(lead))).toEqual([chen.id]);
  });
});

describe('when whoever has it is there no more', () => {
  const left = (complaint: Complaint, gone: Person, ...others: readonly Person[]) =>
    heldWithout(complaint, gone.id, around(at('10:00'), without(gone, ...others)));

  test('the next level has it at once, and nobody is counted as late', () => {
    const event = left(aComplaint(), chen);
    expect(event).toMatchObject({ type: 'moved-up', vacant: true, level: 1, told: [sun.id] });
    const moved = happenedTo(aComplaint(), ...(event ? [event] : []));
    expect([moved.levelSince, moved.missedAt]).toEqual([at('10:00'), []]);
  });

  test('whoever came into the level instead has it at once', () => {
    const successor = { ...chen, id: personId('lead.two') };
    const now = around(at('10:00'), [...without(chen), successor]);
    expect(heldWithout(aComplaint(), chen.id, now)).toMatchObject({ vacant: true, level: 0, told: [successor.id] });
  });

  test('nobody above: its complainant hears so, and it is looked at each working morning', () => {
    const event = left(aComplaint(), chen, sun, qian, admin);
    expect(event).toMatchObject({ type: 'reminded', late: true, told: [] });
    const alone = happenedTo(aComplaint(), ...(event ? [event] : []));
    expect(wakeUps(alone, around(at('10:00')))).toMatchObject([{ kind: 'overdue', due: at('2026-11-25T09:00') }]);
  });

  test('colleagues of the level have it without them, and hear so if they looked after it', () => {
    const two = { ...chen, id: personId('lead.two') };
    const there = [...people, two];
    const open = aComplaint({ against: li.id }, around(at('09:30'), there));
    const gone = around(at('10:00'), [...without(chen), two]);
    expect(heldWithout(open, chen.id, gone)).toBeUndefined();
    const taken = did('take', open, chen, around(at('09:40'), there));
    expect(heldWithout(taken, chen.id, gone)).toMatchObject({ type: 'reminded', late: false, told: [two.id] });
  });

  test('of one that was answered, or is over, nothing becomes', () => {
    const answered = did('answer', aComplaint(), chen, around(at('09:40')));
    for (const one of [answered, did('accept', answered, zhou, around(at('09:50')))])
      expect(left(one, chen)).toBeUndefined();
  });

  test('whoever lost the part without leaving is found out when they would be reminded', () => {
    const demoted = people.map((one) => (one.id === chen.id ? { ...one, roles: ['engineer'] as const } : one));
    const [moved, due, event] = woken(aComplaint(), demoted);
    expect([local(due), event.type, moved.level]).toEqual(['2026-11-24T13:30', 'moved-up', 1]);
  });
});

test('whoever says nothing to the answer for three working days is taken to accept it', () => {
  const answered = did('answer', aComplaint(), chen, around(at('2026-11-26T10:00')));
  expect(local(silentUntil(answered, desk) ?? at('09:00'))).toBe('2026-12-01T18:00');
  const [over, due, event] = woken(answered);
  expect([local(due), event.type, over.ended]).toEqual(['2026-12-01T18:00', 'accepted', 'silence']);
  expect(wakeUps(over, around(at('2026-12-02T09:00')))).toEqual([]);
});

test('whoever has written below the answer is not silent: their time begins anew', () => {
  const answered = did('answer', aComplaint(), chen, around(at('2026-11-26T10:00')));
  const written = did('add', answered, zhou, around(at('2026-11-30T10:00')));
  expect(written.state).toBe('answered');
  expect(local(silentUntil(written, desk) ?? at('09:00'))).toBe('2026-12-03T18:00');
  const [over, due] = woken(written);
  expect([local(due), over.ended]).toEqual(['2026-12-03T18:00', 'silence']);
  // What was added before the answer counts from the answer.
  const before = did(
    'answer',
    did('add', aComplaint(), zhou, around(at('10:00'))),
    chen,
    around(at('2026-11-26T10:00')),
  );
  expect(silentUntil(before, desk)).toBe(silentUntil(answered, desk));
});

test('everybody who worked on the ticket has no part in deciding, whatever they are', () => {
  expect(aComplaint({ against: wang.id }).excluded).toEqual([wang.id]);
});
