import { alsoTold } from '../../../src/commands/record/tell-changed';
import type { Desk, Place } from '../../../src/domain/desk';
import { personId } from '../../../src/domain/people/person';
import type { DutyChange } from '../../../src/domain/roster/duty-change';
import { type Duration, hours, type Instant, after as later, type Span } from '../../../src/domain/time/instant';
import { usualHours } from '../../../src/domain/time/operating-time';
import { at, context, desk, li, start, wang } from '../../kit/tickets';

const [shanghai] = desk.places;
const served = usualHours(shanghai.hours);
const moved = ({ from, to }: Span, by: Duration): Span => ({ from: later(from, by), to: later(to, by) });
/** Works from nine to six of Berlin's winter time, which is seven hours behind. */
const berlin = {
  ...{ ...shanghai, id: 'berlin', zone: 'Europe/Berlin' },
  hours: {
    ...served,
    days: served.days.map((day) => ({
      ...day,
      ...{ startsAt: later(day.startsAt, hours(7)), spans: day.spans.map((span) => moved(span, hours(7))) },
    })),
  },
} as Place;
const both = { ...desk, places: [shanghai, berlin] } as Desk;

interface Note {
  readonly id: number;
  readonly version: number;
  readonly changes: readonly DutyChange[];
}
const noted = {
  name: 'leave',
  account: () => li.id,
  duty: ({ changes }: Note) => changes,
  notifications: { noted: () => [] },
} as never;

/** When an engineer hears that a shift of these places the day after tomorrow is theirs, as that is decided at the moment. */
function heardAt(moment: Instant, places: readonly string[], zone: string): Instant | undefined {
  const anna = { ...wang, id: personId('anna'), zone };
  const span = { from: later(moment, hours(40)), to: later(moment, hours(42)) };
  const change: DutyChange = { kind: 'override', span, primary: anna.id, backup: null, places, skills: [] };
  const now = context(moment, { desk: both, people: new Map([li, anna].map((one) => [one.id, one])) });
  const after = { id: 1, version: 2, changes: [change] };
  const event = { type: 'noted', by: li.id, at: moment };
  const told = alsoTold(noted, { event, before: { ...after, version: 1, changes: [] }, after, view: {} } as never, now);
  const hers = told.filter(({ to }) => to.kind === 'person' && to.person === anna.id);
  expect(hers).toHaveLength(1);
  return hers[0]?.notBefore;
}

const [evening, night] = [at('2026-11-24T20:00'), at('2026-11-25T03:00')];

test.each([
  ['of Berlin, while Berlin works', evening, ['berlin'], 'Europe/Berlin', undefined],
  ['of Berlin, in the night of both', night, ['berlin'], 'Europe/Berlin', at('2026-11-25T16:00')],
  ['of every place, to somebody in Berlin', night, [], 'Europe/Berlin', at('2026-11-25T16:00')],
  ['of every place, to somebody in Shanghai', night, [], 'Asia/Shanghai', at('2026-11-25T09:00')],
  ['of Shanghai, in its night', night, ['shanghai'], 'Europe/Berlin', at('2026-11-25T09:00')],
] as const)(
  'whose duty changes hears of it as the place of the shift works: %s',
  (_what, moment, places, zone, hears) => {
    expect(moment).toBeGreaterThan(start);
    expect(heardAt(moment, places, zone)).toBe(hears);
  },
);
