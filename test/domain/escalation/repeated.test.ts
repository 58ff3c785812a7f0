import { readDeskFile } from '../../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../../src/demo/demo-desk';
import { nextRescueStep } from '../../../src/domain/escalation/ladder';
import { rescueTimers } from '../../../src/domain/escalation/rescue-timers';
import { firstCalled } from '../../../src/domain/escalation/whom';
import { byPattern, type Shifts } from '../../../src/domain/roster/shifts';
import type { Ticket } from '../../../src/domain/ticket/ticket';
import { decideTimer } from '../../../src/domain/ticket/timer-rules';
import type { Instant } from '../../../src/domain/time/instant';
import { announced } from '../../kit/announced';
import { inEnglish } from '../../kit/in-english';
import { aTicket, at, chen, context, desk, everybody, happened, hours, li, tom, wang } from '../../kit/tickets';

const readWell = (text: string) => {
  const read = readDeskFile(`${demoDesk}\n${text}`, 'demo');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join());
  return read.file;
};
const night = { primary: wang.id, backup: chen.id };

/** A ticket that climbed its whole ladder by then, and nobody has. */
const climbed = (changes: Partial<Ticket>, time: string): Ticket =>
  aTicket({ rescueFrom: at(time), rescueSteps: 5, rescueAt: at(time), rescueTold: [wang.id, chen.id], ...changes });

/** When it calls until then, and whom. */
function calls(ticket: Ticket, until: Instant, dutyAt: (now: Instant) => typeof night) {
  const found: [Instant, readonly string[]][] = [];
  let now = ticket;
  for (let nth = 0; nth < 200; nth += 1) {
    const [timer] = rescueTimers.wanted(now, { desk, shifts: byPattern(desk), at: at('20:00') });
    if (timer === undefined || timer.due > until) return found;
    const event = decideTimer(now, timer, context(timer.due, { duty: dutyAt(timer.due) }));
    if (event?.type !== 'rescue-step-taken') throw new Error('it calls nobody');
    found.push([timer.due, event.told]);
    now = happened(now, event);
  }
  throw new Error('it calls without end');
}

describe('a ladder that was climbed to its end', () => {
  test('calls again every half hour while an urgent ticket is nobody’s, and the day shift as it begins', () => {
    const dutyAt = (now: Instant) => (now < at('2026-11-25T09:00') ? night : { primary: li.id, backup: wang.id });
    const found = calls(climbed({ urgent: true, regime: 'outside' }, '20:05'), at('2026-11-25T11:00'), dutyAt);
    expect(found.slice(0, 3)).toEqual([
      [at('20:35'), [wang.id, chen.id]],
      [at('21:05'), [wang.id, chen.id]],
      [at('21:35'), [wang.id, chen.id]],
    ]);
    expect(found).toContainEqual([at('2026-11-25T09:00'), [li.id, wang.id, chen.id]]);
    expect(found).toHaveLength(30);
  });

  test('brings what can wait to whoever comes on duty when the place is open, and wakes nobody', () => {
    const dutyAt = () => ({ primary: li.id, backup: wang.id });
    const found = calls(climbed({}, '17:52'), at('2026-11-29T23:00'), dutyAt);
    expect(found).toEqual(['25', '26', '27'].map((date) => [at(`2026-11-${date}T09:00`), [li.id]]));
  });

  test('goes on where nobody could be reached, without haste', () => {
    const nobody = new Map(everybody.map((person) => [person.id, { ...person, active: false }]));
    const ticket = climbed({ urgent: true, rescueAtOnce: at('20:05') }, '20:05');
    const [timer] = rescueTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: at('20:05') });
    expect(timer?.due).toBe(at('20:35'));
    const now = context(at('20:35'), { duty: night, people: nobody });
    const event = timer && decideTimer(ticket, timer, now);
    expect(event).toMatchObject({ told: [], unreached: [], repeats: true });
    if (event === undefined) throw new Error('nothing happened');
    expect(
      rescueTimers.wanted(happened(ticket, event), { desk, shifts: byPattern(desk), at: at('20:35') })[0]?.due,
    ).toBe(at('21:05'));
    expect(firstCalled(ticket, desk, now)).toEqual([]);
  });

  test('calls whoever takes the shift over at once, also where it was no shift of the desk file', () => {
    const ticket = climbed({ urgent: true }, '20:05');
    const span = { from: at('20:20'), to: at('2026-11-25T09:00') };
    const takeOver: Shifts['changes'] = [
      { record: { kind: 'ticket', id: 1 }, changes: [{ kind: 'move', span, from: wang.id, to: tom.id }] },
    ];
    const dueBy = (shifts: Shifts) => rescueTimers.wanted(ticket, { desk, shifts, at: at('20:06') })[0]?.due;
    expect(dueBy(byPattern(desk))).toBe(at('20:35'));
    expect(dueBy({ ...byPattern(desk), changes: takeOver })).toBe(at('20:20'));
    const imported = { span, primary: tom.id, backup: null, places: [], skills: [] };
    expect(dueBy({ ...byPattern(desk), overrides: [imported] })).toBe(at('20:20'));
  });

  test('ends with the claim, and begins anew when that is given back', () => {
    const ticket = climbed({ urgent: true }, '20:05');
    const claimed = happened(ticket, { type: 'claimed', by: tom.id, at: at('20:20') });
    expect(rescueTimers.wanted(claimed, { desk, shifts: byPattern(desk), at: at('20:20') })).toEqual([]);
    const back = happened(claimed, { type: 'claim-returned', by: tom.id, at: at('20:40'), reason: '' });
    expect(nextRescueStep(back, desk, hours)).toMatchObject({ nth: 0, due: at('20:40') });
  });

  test('rings in person, and is not written into the channel each time', () => {
    const ticket = climbed({ urgent: true }, '20:05');
    const [timer] = rescueTimers.wanted(ticket, { desk, shifts: byPattern(desk), at: at('20:05') });
    const event = timer && decideTimer(ticket, timer, context(timer.due, { duty: night }));
    if (event === undefined) throw new Error('nothing happened');
    const said = announced(ticket, event);
    expect(said.every(({ to }) => to.kind === 'person')).toBe(true);
    expect(new Set(said.flatMap(({ to }) => (to.kind === 'person' ? to.person : [])))).toEqual(
      new Set([wang.id, chen.id]),
    );
  });

  test('is data of the desk file, every half hour unless it says otherwise', () => {
    const repeatOf = (text: string) => readWell(text).rescue.repeat;
    expect(repeatOf('')).toEqual({ every: 1_800_000, tell: ['primary', 'backup', 'leads'] });
    expect(repeatOf('rescue: { repeat: { every: 10m, tell: [leads] } }')).toEqual({ every: 600_000, tell: ['leads'] });
    expect(readDeskFile(`${demoDesk}\nrescue: { repeat: { every: 0m } }`, 'demo').problems).toHaveLength(1);
    expect(readDeskFile(`${demoDesk}\nrescue: { repeat: { tell: [everybody] } }`, 'demo').problems).toHaveLength(1);
  });
});
