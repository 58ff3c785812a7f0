import { z } from 'zod';
import { say } from '../../domain/words';
import { isDate } from './dates';
import { inIssue } from './in-issue';
import { Complaint, parsed } from './parsed';
import { section } from './section';
import { readWeekday } from './weekdays';
import { timeOfDay } from './windows';

const units: ReadonlyMap<string, number> = new Map([
  ...['day', 'days'].map((word) => [word, 1] as const),
  ...['week', 'weeks'].map((word) => [word, 7] as const),
]);

/** Reads `day`, `week`, `10 days`, `2 weeks` as days; complains about anything else. */
function readTurn(text: string): number | Complaint {
  const [, count = '1', unit = ''] = /^(?:([1-9]\d{0,2}) +)?([a-z]+)$/.exec(text.toLowerCase()) ?? [];
  const days = units.get(unit);
  return days === undefined ? new Complaint('config.notTurn', { text }) : Number(count) * days;
}

const date = parsed((text) => (isDate(text) ? text : new Complaint('config.notDate', { text, like: '2026-01-05' })));

/** Members who take turns. `every` is in local days. */
export const rotation = section({
  members: z.array(z.string()).min(1, { error: inIssue(say('config.noMembers')) }),
  every: parsed(readTurn),
  on: parsed(readWeekday).optional(),
  handover: timeOfDay.default('09:00'),
  start: date,
  first: z.string().optional(),
}).superRefine(({ on, every }, context) => {
  if (on === undefined || every % 7 === 0) return;
  context.addIssue({ code: 'custom', path: ['on'], message: inIssue(say('config.turnNoWeek')) });
});

/** A rotation as it is written. */
export type RotationText = z.output<typeof rotation>;

/** `rotations`: by name, for posts of several rows. */
export const rotationsTopic = z.record(z.string(), rotation).default({});
