import type { Party, PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { Instant } from '../time/instant';
import type { OfficialYear } from './official-year';

/** How a year came to the desk: with a release, in the desk file, or imported. */
export type YearOrigin = 'release' | 'file' | 'import';

/** That somebody confirmed a year, for their party. */
export interface Confirmation {
  readonly party: Party;
  readonly by: PersonId;
  readonly at: Instant;
}

/** That somebody found something wrong in a year, for their party. */
export interface Objection extends Confirmation {
  readonly reason: string;
}

/**
 * A year's public holidays (TIME-1). They count for promises and roster alike from `countsAt` on, once both parties to the
 * contract have confirmed them; until then weeks go on as they did. `proposed`: somebody has still to confirm; `objected`:
 * one party found something wrong, and may confirm all the same; `confirmed`: they count, or will; `replaced`: another
 * proposal of the same year came before that, or counts since.
 */
export interface CalendarYear extends Recorded {
  readonly state: 'proposed' | 'objected' | 'confirmed' | 'replaced';
  readonly year: OfficialYear;
  /** What counted of that year when this was proposed. Absent: nothing, its weeks would go on without holidays. */
  readonly before?: OfficialYear;
  /** The record of what counted then. */
  readonly beforeId?: number;
  /** Absent: it counted already when years became records. */
  readonly origin?: YearOrigin;
  /** The first local midnight from which anything is another than before. */
  readonly startsAt: Instant;
  /** Whoever may confirm it was shown it. */
  readonly shown: boolean;
  /** Who was, and finds it among what waits for them. */
  readonly asked: readonly PersonId[];
  /** One for each party at most. */
  readonly confirmations: readonly Confirmation[];
  readonly objection?: Objection;
  /** The party in which nobody was there who could confirm. */
  readonly without?: Party;
  readonly countsAt?: Instant;
  /** When others were reminded last. */
  readonly remindedAt?: Instant;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  /** The proposal that took its place. */
  readonly replacedBy?: number;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Everything that can happen to a year. */
export type CalendarEvent =
  /** It counted already when years became records. */
  | (Named<'adopted'> & { readonly year: OfficialYear })
  | (Named<'proposed'> &
      Pick<CalendarYear, 'year' | 'startsAt' | 'before' | 'beforeId'> & {
        readonly origin: YearOrigin;
        /** The open proposal of the same year whose place it takes. */
        readonly instead?: number;
      })
  /** The place has opened, and whoever may confirm it is shown it. */
  | (Named<'shown'> & { readonly told: readonly PersonId[] })
  /** `countsAt` with the last one that was missing; `without`: nobody of that party could. */
  | (Named<'confirmed'> & { readonly party: Party; readonly countsAt?: Instant; readonly without?: Party })
  | (Named<'objected'> & { readonly party: Party; readonly reason: string })
  /** `told` of those who have still to confirm it, and, when it presses, leads. */
  | (Named<'reminded'> & { readonly told: readonly PersonId[] })
  | (Named<'replaced'> & { readonly instead: number })
  | NotReached;

/** Whatever is judged by it was before, too. */
const sinceEver = 0 as Instant;

/** A year as its first event leaves it. Throws on any other. */
export function beginYear(event: CalendarEvent): Omit<CalendarYear, 'id'> {
  const { at } = event;
  const begun = { version: 1, confirmations: [], asked: [], openedAt: at, lastEventAt: at, unreached: [] } as const;
  if (event.type === 'adopted') {
    const counted = { startsAt: at, countsAt: sinceEver, endedAt: at };
    return { ...begun, ...counted, state: 'confirmed', year: event.year, shown: true };
  }
  if (event.type !== 'proposed') throw new Error(`a calendar year does not begin with ${event.type}`);
  const { year, before, beforeId, origin, startsAt } = event;
  return {
    ...{ ...begun, state: 'proposed', year, origin, startsAt, shown: false },
    ...(before === undefined ? {} : { before }),
    ...(beforeId === undefined ? {} : { beforeId }),
  };
}

/** The year after the event. */
export const evolveYear = (year: CalendarYear, event: CalendarEvent): CalendarYear => ({
  ...evolvers(year, event),
  lastEventAt: event.at,
});

const withoutObjection = ({ objection: _objection, ...year }: CalendarYear): CalendarYear => year;

const evolvers = byType<CalendarYear, CalendarEvent>({
  adopted: (year) => year,
  proposed: (year) => year,
  shown: (year, { told }) => ({ ...year, shown: true, asked: told }),
  confirmed: (year, { by, at, party, countsAt, without }) => {
    const isTheirs = year.objection?.party === party;
    const others = year.confirmations.filter((one) => one.party !== party);
    const known: CalendarYear = {
      ...(isTheirs ? withoutObjection(year) : year),
      ...{ confirmations: [...others, { party, by, at }], ...(isTheirs ? { state: 'proposed' } : {}) },
    };
    if (countsAt === undefined) return known;
    return { ...known, state: 'confirmed', countsAt, endedAt: at, ...(without === undefined ? {} : { without }) };
  },
  objected: (year, { by, at, party, reason }) => ({
    ...{ ...year, state: 'objected', objection: { party, by, at, reason } },
    confirmations: year.confirmations.filter((one) => one.party !== party),
  }),
  reminded: (year, { at, told }) => ({
    ...{ ...year, remindedAt: at },
    asked: [...new Set([...year.asked, ...told])],
  }),
  replaced: (year, { at, instead }) => ({ ...year, state: 'replaced', endedAt: at, replacedBy: instead }),
  'not-reached': (year, event) => ({ ...year, unreached: withUnreached(year.unreached, event) }),
});

/** Whether it has still to be confirmed. */
export const isOpenYear = ({ state }: Pick<CalendarYear, 'state'>): boolean =>
  state === 'proposed' || state === 'objected';
