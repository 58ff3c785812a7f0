import { after, hours, minutes } from '../../../src/domain/time/instant';
import { auditorsAtHand } from '../../kit/auditors';
import { describeEachDatabase } from '../../kit/databases';
import { deskAtHand } from '../../kit/desk-at-hand';
import { at } from '../../kit/tickets';

const nothingDaily = { timers: true, messages: true, daily: false };

describeEachDatabase('what comes every day and every shift', (database) => {
  const hand = deskAtHand(database, 2);
  const audit = auditorsAtHand(hand);
  const told = (): string => JSON.stringify(audit.told());

  test('a digest, a morning look at the roster and shift messages that were not done are made up for, and told', async () => {
    hand.now = at('08:40');
    await audit.pass(minutes(5));
    await audit.pass(minutes(40), nothingDaily);
    expect(audit.found).toEqual(new Map([['not-done', expect.any(Number)]]));
    const morning = told();
    expect(morning).toContain('auditor.of.coverage');
    expect(morning).toContain('auditor.of.shifts');
    await audit.pass(minutes(10));
    const [slot] = audit.slots.filter(({ at: moment }) => moment > hand.now);
    if (slot === undefined) throw new Error('no digest follows');
    hand.now = after(slot.at, minutes(-20));
    await audit.pass(minutes(15));
    audit.told();
    expect(audit.digests).not.toContain(slot.date);
    await audit.pass(minutes(25), nothingDaily);
    expect(audit.digests).toContain(slot.date);
    expect(told()).toContain('auditor.of.digest');
    audit.found.clear();
    await audit.pass(hours(1));
    expect(audit.found).toEqual(new Map());
    expect(told()).toBe('[]');
  });

  test('work that fails at each attempt is not taken for made up for: it is told as open, once, and nothing is pinged', async () => {
    hand.now = at('08:40');
    const [slot] = audit.slots.filter(({ at: moment }) => moment > hand.now);
    if (slot === undefined) throw new Error('no digest follows');
    hand.now = after(slot.at, minutes(-20));
    await audit.pass(minutes(15));
    audit.told();
    audit.found.clear();
    audit.breaks.digests = true;
    await audit.pass(minutes(20), nothingDaily);
    audit.outside.since();
    await audit.pass(minutes(10), nothingDaily);
    expect([...audit.found.keys()]).toEqual(['undone']);
    expect(audit.outside.since()).toBe(0);
    expect(told().match(/auditor\.undone/g)).toHaveLength(1);
    audit.breaks.digests = false;
    await audit.pass(minutes(10), nothingDaily);
    expect(audit.digests).toContain(slot.date);
    expect(audit.found.get('not-done')).toBe(1);
    expect(audit.outside.since()).toBeGreaterThan(0);
  });
});
