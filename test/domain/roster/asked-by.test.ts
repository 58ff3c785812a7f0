import { askedBy } from '../../../src/domain/roster/asked-by';
import type { Shifts } from '../../../src/domain/roster/shifts';
import { whoIsOnDuty } from '../../../src/domain/roster/who-is-on-duty';
import { ticketRules } from '../../../src/domain/ticket/ticket-rules';
import { aTicket, at, desk, li, tom, wang } from '../../kit/tickets';

test.each([
  ['in operating time', '10:00', false, 'operating'],
  ['in operating time and urgent', '10:00', true, 'operating'],
  ['in its break and urgent', '12:30', true, 'operating'],
  ['at night', '23:00', false, 'operating'],
  ['at night and urgent', '23:00', true, 'emergency'],
  ['at the weekend and urgent', '2026-11-28T11:00', true, 'emergency'],
  ['on a make-up Saturday and urgent', '2026-10-10T11:00', true, 'operating'],
  ['on a holiday and urgent', '2026-10-07T11:00', true, 'emergency'],
] as const)('a ticket reported %s asks its line (TIME-2)', (_what, time, urgent, line) => {
  const ticket = aTicket({ reportedAt: at(time), urgent, place: 'shanghai', category: 'hardware.printer' });
  expect(askedBy(ticket, desk)).toEqual({ place: 'shanghai', skill: 'hardware', line });
  expect(ticketRules.needs(ticket, desk)).toMatchObject({ place: 'shanghai', skill: 'hardware', line });
});

test('the emergency duty is called at night, and whoever has the day in the day', () => {
  const all = { places: [], skills: [], backup: null, span: { from: at('00:00'), to: at('23:59') } };
  const shifts: Shifts = {
    ...{ overrides: [], changes: [] },
    pattern: [
      { ...all, primary: li.id, line: 'operating' },
      { ...all, primary: wang.id, line: 'emergency' },
      { ...all, primary: tom.id, places: ['beijing'] },
    ],
  };
  const called = (time: string, urgent: boolean, place = 'shanghai') =>
    whoIsOnDuty(at('20:00'), shifts, askedBy(aTicket({ reportedAt: at(time), urgent, place }), desk)).primary;
  expect([called('10:00', true), called('19:30', false), called('19:30', true)]).toEqual([li.id, li.id, wang.id]);
  expect(called('19:30', true, 'beijing')).toBe(tom.id);
});
