import { attainmentOf } from '../../../src/domain/sla/attainment';
import type { Clock } from '../../../src/domain/sla/clock';
import { instant, minutes } from '../../../src/domain/time/instant';

const at = instant('2026-11-20T10:00+08:00');
const one = { clause: 'SLA-2', round: 1, regime: 'inside', measure: 'operating', startedAt: at } as const;
const met: Clock = { ...one, state: 'met', dueAt: at, at, left: minutes(1) };
const open: Clock = { ...one, state: 'breached', dueAt: at, brokenAt: at, by: minutes(1), byWall: minutes(1) };
const notCounted: readonly Clock[] = [
  { ...one, state: 'running', dueAt: at, left: minutes(1) },
  { ...one, state: 'paused', since: at, reason: 'requester', left: minutes(1) },
  { ...one, state: 'unknown', year: 2027 },
  { ...one, state: 'void' },
];

test('a promise broken on an open ticket counts; what is undecided does not', () => {
  expect(attainmentOf([met, met, met, open, ...notCounted])).toEqual({ met: 3, breached: 1, rate: 0.75 });
});

test('nothing to count is no rate, not 100 %', () => {
  expect(attainmentOf(notCounted)).toEqual({ met: 0, breached: 0, rate: null });
});
