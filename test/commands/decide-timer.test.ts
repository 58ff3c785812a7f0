import { decideTimer } from '../../src/commands/decide-timer';
import { theDesk } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { aTicket, at, chen, circumstances, everybody, hours, li, wang } from '../kit/tickets';

const now = at('09:11');
const step = (ticket: Ticket, changes: Parameters<typeof circumstances>[1] = {}) => {
  const key = `rescue:${ticket.rescueSteps}`;
  return decideTimer(ticket, { kind: 'rescue', key, due: now }, circumstances(now, changes), hours);
};
const without = (...ids: readonly string[]) =>
  new Map(everybody.map((person) => [person.id, ids.includes(person.id) ? { ...person, active: false } : person]));

describe('a step of the rescue ladder (SLA-2)', () => {
  test('says who was called before, so that they are called again and not told anew', () => {
    const again = aTicket({ rescueSteps: 1, rescueTold: [li.id] });
    expect(step(again)).toEqual({
      type: 'rescue-step-taken',
      by: theDesk,
      at: now,
      step: 1,
      told: [li.id],
      again: [li.id],
      unreached: [],
    });
    expect(step(aTicket({ rescueSteps: 2, rescueTold: [li.id] }))).toMatchObject({ told: [wang.id], again: [] });
  });

  test('names whom it could not call, and calls nobody in their place', () => {
    expect(step(aTicket(), { people: without(li.id) })).toMatchObject({ told: [], unreached: [li.id] });
    const leads = aTicket({ rescueSteps: 3 });
    expect(step(leads, { people: without(chen.id) })).toMatchObject({ told: [] });
  });

  test('is over after the last one', () => {
    expect(step(aTicket({ rescueSteps: 99 }))).toBeUndefined();
  });
});
