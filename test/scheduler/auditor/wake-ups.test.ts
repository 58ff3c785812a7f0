import { actOn, begin } from '../../../src/commands/act';
import { rulesOfKinds } from '../../../src/commands/kinds';
import { reportFault } from '../../../src/commands/report-fault';
import type { Person } from '../../../src/domain/people/person';
import { kindNames, type RecordRef, ticketRef } from '../../../src/domain/record/record-ref';
import { after, hours, minutes, seconds } from '../../../src/domain/time/instant';
import type { Answers } from '../../../src/views/form';
import { auditorsAtHand } from '../../kit/auditors';
import { describeEachDatabase } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { twoDays } from '../../kit/leaves';
import { withNotes } from '../../kit/note-kind';
import { literal } from '../../kit/statement';
import { at, chen, li, wang, zhou } from '../../kit/tickets';

const answers = { branch: 'hardware', 'item-hardware': 'printer', sameReport: 'new' };

describeEachDatabase('wake-ups by records, not by the timer table (C #28)', (database) => {
  const hand = deskAtHand(database, 2);
  const audit = auditorsAtHand(hand);
  withNotes();
  let keys = 0;

  const report = async (more: Answers = {}): Promise<RecordRef> => {
    const request = { key: `r${++keys}`, by: zhou, requester: zhou, source: 'form' } as const;
    const done = await reportFault(hand.deps(), {
      ...request,
      answers: { ...answers, description: request.key, ...more },
    });
    if (done.kind !== 'reported') throw new Error(done.kind);
    return ticketRef(done.ticket.id);
  };
  const started = async (action: string, by: Person, given: Answers, on?: RecordRef): Promise<RecordRef> => {
    const came = await begin(hand.deps(), {
      ...{ key: `b${++keys}`, action, by, answers: given },
      ...(on === undefined ? {} : { on }),
    });
    if (came.kind !== 'done') throw new Error(JSON.stringify(came));
    return came.about;
  };
  /** Records of several kinds, one of them none of the desk's own. */
  const some = async (): Promise<void> => {
    const ticket = await report();
    await report({ urgency: 'urgent' });
    await actOn(hand.deps(), { key: 'c1', action: 'claim', about: ticket, by: li, answers: {} });
    await started('leave.new', wang, { ...twoDays, reason: '家里有事' });
    await started('complaint.new', zhou, { about: 'slow', text: '没有人来' }, ticket);
    await started('note.new', zhou, { text: '别忘了' });
  };
  test('no kind is left out', () => {
    expect(rulesOfKinds.map(({ name }) => name).sort()).toEqual([...kindNames].sort());
  });

  test('wake-ups of every kind that somebody deleted are written again; leads read of it once, in one message', async () => {
    await some();
    await audit.look();
    const kept = await audit.kept();
    expect(kindsIn(kept)).toEqual(new Set(['ticket', 'leave', 'complaint', 'note']));
    expect(audit.outside.since()).toBe(1);
    await audit.sql('DELETE FROM timer');
    await audit.sql('DELETE FROM record_timer');
    await audit.pass(minutes(1), { timers: false, messages: true });
    expect(await audit.kept()).toEqual(kept);
    expect(audit.outside.since()).toBe(0);
    await audit.pass(minutes(1));
    expect(audit.outside.since()).toBe(1);
    const told = audit.told();
    expect(told.map(({ to }) => to)).toEqual([{ kind: 'person', person: chen.id }]);
    expect(JSON.stringify(told)).toContain(`"count":${kept.length}`);
    await audit.pass(hours(2), undefined, minutes(4));
    expect(audit.told()).toEqual([]);
    expect(audit.outside.since()).toBe(30);
    expect(audit.found).toEqual(new Map([['wake-ups-lost', kept.length]]));
  });

  test('one that was to come and is due by the time it is missed is acted on, and told, too', async () => {
    const ticket = await report();
    await audit.pass(minutes(1));
    const due = (await storeOf(hand, 0).records.timers(ticket)).toSorted((one, other) => one.due - other.due)[0];
    expect(due?.kind).toBe('rescue');
    await audit.sql('DELETE FROM timer');
    hand.now = after(due?.due ?? hand.now, seconds(30));
    await audit.pass(minutes(1));
    const steps = async () => (await storeOf(hand, 0).records.events(ticket)).map(({ type }) => type);
    expect((await steps()).filter((type) => type === 'rescue-step-taken').length).toBeGreaterThan(1);
    await audit.pass(minutes(2));
    expect(JSON.stringify(audit.told())).toContain('auditor.wake-ups-lost');
  });

  test('nothing is lost that was not to be there', async () => {
    const ticket = await report();
    await audit.pass(minutes(1));
    // What is moved, as by another desk file, is written anew without a word.
    await audit.sql('UPDATE timer SET wanted_at = wanted_at + 60000, due_at = due_at + 60000');
    await audit.pass(minutes(1));
    const { now } = hand;
    const { shared, records } = storeOf(hand, 0);
    // So is what is missing while all wake-ups are compared with the rules.
    await shared.put('wake-ups-renewed', now, after(now, minutes(3)));
    await audit.sql('DELETE FROM timer');
    await audit.pass(minutes(1));
    expect(await records.timers(ticket)).not.toEqual([]);
    await audit.pass(minutes(5));
    expect(audit.found).toEqual(new Map());
    expect(audit.told()).toEqual([]);
  });

  test('while processes go by different desk files none puts right what another wrote, nor later says that it was lost', async () => {
    await report();
    await audit.look();
    const { shared } = storeOf(hand, 0);
    const other = { worker: 'other', where: 'there', digest: 'another' };
    await shared.put('desk-file:of:other', other, after(hand.now, minutes(2)));
    await audit.sql('DELETE FROM timer');
    await audit.pass(minutes(1), { timers: false, messages: true });
    expect(await audit.kept()).toEqual([]);
    await audit.pass(minutes(3));
    expect(await audit.kept()).not.toEqual([]);
    expect(audit.found).toEqual(new Map());
  });

  test('for longer than it takes to bring a file that is trouble: no ping, told once; what is missing by any file is put back', async () => {
    await report();
    await audit.look();
    const { shared } = storeOf(hand, 0);
    const beside = async (length: number): Promise<void> => {
      for (let minute = 0; minute < length; minute += 1) {
        const other = { worker: 'other', where: 'there', digest: 'another' };
        await shared.put('desk-file:of:other', other, after(hand.now, minutes(2)));
        await audit.pass(minutes(1));
      }
    };
    await beside(9);
    expect(audit.found).toEqual(new Map());
    await audit.sql('DELETE FROM timer');
    await beside(3);
    audit.outside.since();
    await beside(5);
    expect(audit.outside.since()).toBe(0);
    expect(await audit.kept()).not.toEqual([]);
    expect(new Set(audit.found.keys())).toEqual(new Set(['stands', 'wake-ups-lost']));
    const told = JSON.stringify(audit.told());
    expect(told.match(/auditor\.deskFiles/g)).toHaveLength(1);
    expect(told).toContain('auditor.wake-ups-lost');
    await beside(20);
    expect(audit.told()).toEqual([]);
    await audit.pass(minutes(5));
    expect(audit.outside.since()).toBeGreaterThan(0);
  });

  test('a record that fails whenever it is looked at is told by its name, once, and the ping stays away until it can be', async () => {
    const [spoilt, ticket] = [await report(), await report()];
    await audit.look();
    const [kept] = await audit.sql(`SELECT data FROM ticket WHERE id = ${spoilt.id}`);
    await audit.sql(`UPDATE ticket SET data = '{}' WHERE id = ${spoilt.id}`);
    await audit.sql('DELETE FROM timer');
    const messagesOnly = { timers: false, messages: true };
    await audit.pass(minutes(1), messagesOnly);
    audit.outside.since();
    expect(await storeOf(hand, 0).records.timers(ticket)).not.toEqual([]);
    expect(audit.found.get('unchecked')).toBe(1);
    await audit.pass(minutes(5), messagesOnly);
    expect(audit.outside.since()).toBe(0);
    expect(JSON.stringify(audit.told()).match(/auditor\.unchecked/g)).toHaveLength(1);
    expect(audit.logger.of('error')).toEqual(['records cannot be audited']);
    await audit.sql(`UPDATE ticket SET data = ${literal(kept?.['data'])} WHERE id = ${spoilt.id}`);
    await audit.pass(minutes(2), messagesOnly);
    expect(await storeOf(hand, 0).records.timers(spoilt)).not.toEqual([]);
  });

  test('a record that cannot be read keeps nobody from looking at the others', async () => {
    const spoilt = await report();
    const ticket = await report();
    await audit.look();
    await audit.sql(`UPDATE ticket SET data = '{"shape": 9}' WHERE id = ${spoilt.id}`);
    await audit.sql('DELETE FROM timer');
    await audit.pass(minutes(1), { timers: false, messages: true });
    expect(await storeOf(hand, 0).records.timers(ticket)).not.toEqual([]);
    expect(audit.found.get('wake-ups-lost')).toBeGreaterThan(0);
  });

  test('at night leads hear of it in the morning, unless something of it is urgent', async () => {
    hand.now = at('18:30');
    await report();
    await audit.pass(minutes(1));
    await audit.sql('DELETE FROM timer');
    await audit.pass(hours(3), undefined, minutes(4));
    expect(audit.told()).toEqual([]);
    hand.now = at('2026-11-25T09:00');
    await audit.pass(minutes(2));
    expect(audit.told()).toHaveLength(1);
    hand.now = at('2026-11-25T20:00');
    await report({ urgency: 'urgent' });
    await audit.pass(minutes(1));
    audit.told();
    await audit.sql("DELETE FROM timer WHERE kind = 'rescue'");
    await audit.pass(minutes(3));
    expect(audit.told()).toHaveLength(1);
  });
});

const kindsIn = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.map((name) => name.replace(/-\d.*/, '')));
