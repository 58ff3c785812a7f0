import { nextWordAt } from '../progress/next-word';
import type { Timer } from '../record/record';
import type { EventOf } from '../ticket/event';
import { type DueTimerContext, type TicketTimerContext, ticketTimerRule } from '../ticket/timer';
import { before, type Duration, minutes } from '../time/instant';
import type { Clock } from './clock';
import { type Course, judge } from './judge';
import { judgedClocks, judgedCourses } from './judged';
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
export const clockTimers = ticketTimerRule<'warn' | 'breach'>({
  wanted: clocksWatched,
  fires: {
    warn: (context) => {
      const clock = clockMeant(context);
      return clock && { type: 'clock-warned', ...context.byDesk, ...clock };
    },
    breach: (context) => {
      const clock = clockMeant(context);
      const { ticket, desk, hours, at, byDesk } = context;
      return clock && { type: 'clock-breached', ...byDesk, ...clock, newTime: nextWordAt(ticket, desk, hours, at) };
    },
  },
});

function clocksWatched({ ticket, desk, at }: TicketTimerContext): readonly Timer<'warn' | 'breach'>[] {
  const openEnded = (clock: Clock): boolean =>
    clock.state === 'running' || (clock.state === 'breached' && clock.at === undefined);
  const wake = <Kind extends 'warn' | 'breach'>(
    kind: Kind,
    clock: Clock,
    done: readonly string[],
  ): readonly Timer<Kind>[] => {
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
}

/** A promise until the end of a day has no length to shorten: it is warned about an hour before. */
function beforeDayEnds(timer: Timer<'warn'>, clocks: readonly Clock[]): Timer<'warn'> {
  const same = clocks.map(deadline).find((clock) => clockKey(clock) === timer.about && clock.dueAt === timer.due);
  return same ? { ...timer, due: before(timer.due, warnBeforeDayEnds) } : timer;
}

/** What the event tells of the clock the wake-up is about; undefined where the ticket has no such clock any more. */
function clockMeant({
  ticket,
  timer,
  desk,
  at,
}: DueTimerContext): Pick<EventOf<'clock-warned'>, 'clause' | 'startedAt' | 'due'> | undefined {
  const clock = judgedClocks(ticket, desk, at).find((one) => clockKey(one) === timer.about);
  if (!clock || !('dueAt' in clock)) return undefined;
  return { clause: clock.clause, startedAt: clock.startedAt, due: clock.dueAt };
}
