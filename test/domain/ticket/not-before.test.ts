import { notBefore } from '../../../src/domain/ticket/not-before';
import { timersFor } from '../../../src/domain/ticket/timer-rules';
import { at, closedForZhou, desk, liHasIt } from '../../kit/tickets';

test('nothing lies before the last thing that happened to a job, though the clock was set back (11.13)', () => {
  expect(notBefore(liHasIt(), at('09:00'))).toBe(at('09:11'));
  expect(notBefore(liHasIt(), at('09:30'))).toBe(at('09:30'));
});

test('a job of an older version, which wrote no last moment down, is known by those it has', () => {
  const { lastEventAt: _, ...claimed } = liHasIt();
  expect(notBefore(claimed, at('09:00'))).toBe(at('09:11'));
  const { lastEventAt: __, ...closed } = closedForZhou();
  expect(notBefore(closed, at('09:00'))).toBe(at('09:20'));
});

test('a clock set back breaks no promise that was kept', () => {
  const kinds = timersFor(liHasIt(), desk, at('08:00')).map(({ kind, about = '' }) => `${kind} ${about.slice(0, 5)}`);
  expect(kinds).not.toContain('breach SLA-2');
});
