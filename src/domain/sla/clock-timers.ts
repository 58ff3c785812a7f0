import type { Timer } from '../ticket/timer';
import type { Wanted } from '../ticket/wanted';
import { before, type Duration, minutes } from '../time/instant';
import type { Clock } from './clock';
import { type Course, judge } from './judge';
import { judgedCourses } from './judged';
import type { Limit } from './target';

/** Share of a promise after which its owner is warned. */
const warnAfter = 0.8;
/** Shorter promises are guarded by the rescue ladder alone. */
const shortestWarned = minutes(10);
const warnBeforeDayEnds = minutes(60);

/** Identifies one clock of a ticket: a clause may run several times, e.g. once a visit. */
export const clockKey = (clock: Pick<Clock, 'clause' | 'startedAt'>): string => `${clock.clause}@${clock.startedAt}`;

const shortened = (limit: Limit): Limit =>
  limit.kind === 'end-of-next-working-day' ? limit : { ...limit, length: (limit.length * warnAfter) as Duration };

/** The same clock, ending when its warning is due; none for short promises. */
function warning(course: Course): readonly Course[] {
  const { limit } = course;
  if (limit.kind !== 'end-of-next-working-day' && limit.length < shortestWarned) return [];
  return [{ ...course, limit: shortened(limit) }];
}

const deadline = (clock: Clock): Clock & { dueAt?: Timer['due'] } => clock;

/** A wake-up for each running clock's warning and breach, each acted on once (HOT-9). */
export const clockTimers: Wanted = ({ ticket, desk, at }) => {
  const openEnded = (clock: Clock): boolean =>
    clock.state === 'running' || (clock.state === 'breached' && clock.at === undefined);
  const wake = (kind: 'warn' | 'breach', clock: Clock, done: readonly string[]): readonly Timer[] => {
    const { dueAt } = deadline(clock);
    if (!openEnded(clock) || dueAt === undefined || done.includes(clockKey(clock))) return [];
    return [{ kind, key: `${kind}:${clockKey(clock)}`, due: dueAt, about: clockKey(clock) }];
  };
  const standing = judgedCourses(ticket, desk, at);
  const clocks = standing.map(({ clock }) => clock);
  const early = standing
    .flatMap(({ course, clock }) => (course !== undefined && clock.state === 'running' ? warning(course) : []))
    .map((course) => judge(course, at));
  return [
    ...clocks.flatMap((clock) => wake('breach', clock, ticket.breached)),
    ...early.flatMap((clock) => wake('warn', clock, ticket.warned)).map((timer) => beforeDayEnds(timer, clocks)),
  ];
};

/** A promise until the end of a day has no length to shorten: it is warned about an hour before. */
function beforeDayEnds(timer: Timer, clocks: readonly Clock[]): Timer {
  const same = clocks.map(deadline).find((clock) => clockKey(clock) === timer.about && clock.dueAt === timer.due);
  return same ? { ...timer, due: before(timer.due, warnBeforeDayEnds) } : timer;
}
