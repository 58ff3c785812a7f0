import { isGood } from '../domain/rating/rate';
import type { Milestone } from '../domain/ticket/ticket';
import type { DayFigures } from './day-figures';

/** A number of a digest: how many, or how many out of how many. */
export interface Figure {
  readonly part: number;
  readonly whole?: number | undefined;
}

/** Numbers of a digest that count tickets, each once. */
export const listed = ['received', 'solved', 'withdrawn', 'duplicates', 'enquiries'] as const;

/** Which number of a digest it is. `clause` and `goal` of a target. */
export interface FigureName {
  readonly what: (typeof listed)[number] | 'satisfaction' | 'promises' | 'goal';
  readonly clause?: string | undefined;
  readonly goal?: Milestone | undefined;
}

/** A number of a digest that was sent, and is another one now. */
export interface Correction extends FigureName {
  /** Of the digest that was sent. */
  readonly date: string;
  /** As it was told last. */
  readonly told: Figure;
  readonly now: Figure;
  /** The tickets that are counted otherwise, as people say their numbers. */
  readonly tickets: readonly string[];
}

/** What corrections are told with. */
export interface Telling {
  /** What later digests corrected already. */
  readonly corrected?: readonly Correction[];
  readonly keyOf: (ticket: number) => string;
}

interface Counted extends FigureName {
  readonly figure: Figure;
  /** What it counts: the same list is the same number. */
  readonly counts: readonly string[];
}

const nameOf = ({ what, clause = '' }: FigureName): string => `${what}:${clause}`;
const numberIn = (counted: string): number => Number(counted.split(' ', 1)[0]);

/** How many were kept out of all that were decided. */
const keptOf = (kept: readonly number[], missed: readonly number[]): Pick<Counted, 'figure' | 'counts'> => ({
  figure: { part: kept.length, whole: kept.length + missed.length },
  counts: [...kept.map((ticket) => `${ticket} kept`), ...missed.map((ticket) => `${ticket} missed`)],
});

function numbersOf(day: DayFigures): readonly Counted[] {
  return [
    ...listed.map((what) => ({ what, figure: { part: day[what].length }, counts: day[what].map(String) })),
    {
      what: 'satisfaction' as const,
      figure: { part: day.ratings.filter(({ stars }) => isGood(stars)).length, whole: day.ratings.length },
      counts: day.ratings.map(({ ticket, stars }) => `${ticket} ${isGood(stars)}`),
    },
    { what: 'promises' as const, ...keptOf(day.promises.kept, day.promises.slipped) },
    ...day.goals.map(({ clause, goal, met, missed }) => ({
      what: 'goal' as const,
      clause,
      goal,
      ...keptOf(met, missed),
    })),
  ];
}

const isSame = (one: Figure, other: Figure): boolean => one.part === other.part && one.whole === other.whole;

/** What one list has and the other has not, however often. */
function apart(one: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return one.filter((counted) => {
    const at = left.indexOf(counted);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * Every number of a day that is another one now than it was told last: as it was sent, or as a later digest corrected it.
 */
export function correctionsOf(
  date: string,
  sent: DayFigures,
  now: DayFigures,
  { corrected = [], keyOf }: Telling,
): readonly Correction[] {
  const [before, after] = [numbersOf(sent), numbersOf(now)];
  const names = new Map([...before, ...after].map((one) => [nameOf(one), one]));
  return [...names].flatMap(([name, { what, clause, goal }]): readonly Correction[] => {
    const was = before.find((one) => nameOf(one) === name);
    const is = after.find((one) => nameOf(one) === name);
    const none: Figure = what === 'goal' ? { part: 0, whole: 0 } : { part: 0 };
    const last = corrected.findLast((one) => one.date === date && nameOf(one) === name)?.now;
    const told = last ?? was?.figure ?? none;
    const present = is?.figure ?? none;
    if (isSame(told, present)) return [];
    const [had, has] = [was?.counts ?? [], is?.counts ?? []];
    const tickets = [...new Set([...apart(had, has), ...apart(has, had)].map(numberIn))].map(keyOf);
    return [
      {
        ...{ date, what, told, now: present, tickets },
        ...(clause === undefined ? {} : { clause }),
        ...(goal === undefined ? {} : { goal }),
      },
    ];
  });
}
