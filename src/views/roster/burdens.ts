import type { PersonId } from '../../domain/people/person';
import { type Burden, weighed } from '../../domain/roster/burden';
import { type Duration, hours } from '../../domain/time/instant';
import { type Fact, type Say, say } from '../../domain/words';
import type { Part } from '../card';

/** Rows of one table, as every platform takes them. */
export const mostRows = 99;

/** A length that may be none at all. */
export const lasting = (length: Duration): Fact => (length === 0 ? '0' : { lasts: length });

/** Hours as a number, to a tenth. */
const inHours = (length: Duration): string => `${Math.round((length / hours(1)) * 10) / 10}`;

/** What somebody bears in the weeks around an absence, behind their name. */
export const burdenSaid = ({ duty, nights, weekends, festivals }: Burden): Say =>
  say('roster.burden', {
    ...{ duty: lasting(duty), nights: lasting(nights) },
    daysOff: lasting((weekends + festivals) as Duration),
  });

/** Whoever bears most first. */
export const heaviestFirst = (
  burdens: ReadonlyMap<PersonId, Burden>,
): readonly (readonly [person: PersonId, burden: Burden])[] =>
  [...burdens].toSorted(([, one], [, other]) => weighed(other) - weighed(one));

/** What everybody bore, as a table with what it counts. */
export const burdenParts = (burdens: ReadonlyMap<PersonId, Burden>): readonly Part[] => [
  { kind: 'text', style: 'strong', text: say('roster.burdens') },
  {
    kind: 'table',
    columns: [
      say('roster.burden.who'),
      ...(['duty', 'nights', 'weekends', 'festivals', 'nightCalls'] as const).map((one) => say(`roster.burden.${one}`)),
    ],
    rows: heaviestFirst(burdens)
      .slice(0, mostRows)
      .map(([person, { duty, nights, weekends, festivals, nightCalls }]) => [
        say('roster.name', { name: { person } }),
        ...[duty, nights, weekends, festivals].map((length) => say('roster.name', { name: inHours(length) })),
        say('roster.name', { name: `${nightCalls}` }),
      ]),
  },
  { kind: 'text', style: 'quiet', text: say('roster.burdenKey') },
];
