import { notBefore } from '../../../src/domain/ticket/not-before';
import { timersFor } from '../../../src/domain/ticket/timer-rules';
import { at, desk, liHasIt } from '../../kit/tickets';

test('nothing lies before the last thing that happened to a ticket, though the clock was set back (11.13)', () => {
  expect(notBefore(liHasIt(), at('09:00'))).toBe(at('09:11'));
  expect(notBefore(liHasIt(), at('09:30'))).toBe(at('09:30'));
});

test('a clock set back breaks no promise that was kept', () => {
  const kinds = timersFor(liHasIt(), desk, at('08:00')).map(({ kind, about = '' }) => `${kind} ${about.slice(0, 5)}`);
  expect(kinds).not.toContain('breach SLA-2');
});
