import { own } from '../own';
import { firstShape, nextShape } from '../record/shape';
import type { Instant } from '../time/instant';
import { type Mark, markOf, type Ticket } from './ticket';

type Kept = Omit<Ticket, 'id'>;

/** Facts that are empty until something happens, and are not kept then. */
const untilThen = {
  corrections: [],
  workedBy: [],
  asked: [],
  promises: [],
  silentReports: 0,
  pastRatings: [],
  cameBack: [],
} as const satisfies Partial<Kept>;
type UntilThen = keyof typeof untilThen;

/** As tickets were kept first. */
type First = Omit<Kept, UntilThen | 'marks' | 'lastEventAt'> &
  Partial<Pick<Kept, UntilThen | 'lastEventAt'>> & {
    readonly marks: readonly (Omit<Mark, 'round'> & Partial<Pick<Mark, 'round'>>)[];
  };

/** The first releases did not write down when the last thing happened: it was no earlier than anything they did. */
const lastMomentOf = ({ lastReportAt, closedAt, reportedAt, marks }: First): Instant =>
  Math.max(lastReportAt, closedAt ?? reportedAt, marks.at(-1)?.at ?? reportedAt) as Instant;

/** Nor since when its owner has had it. */
function ownedSince(ticket: Kept): Pick<Kept, 'ownerSince'> {
  if (ticket.owner === undefined || ticket.ownerSince !== undefined) return {};
  return { ownerSince: markOf(ticket, 'claimed') ?? ticket.rescueFrom };
}

const isEmpty = (fact: Ticket[UntilThen]): boolean => fact === 0 || (typeof fact !== 'number' && fact.length === 0);

/**
 * How a ticket is kept beside its log. The last release reads no other version than the first, and takes one that is not
 * what it would make of the log for broken.
 */
export const ticketShape = nextShape<First, Kept>(firstShape('ticket'), {
  up: (first) => {
    const marks = first.marks.map((mark): Mark => ({ round: 1, ...mark }));
    const lastEventAt = first.lastEventAt ?? lastMomentOf(first);
    // Every ticket that is read comes by here; a literal of two spreads takes twenty times as long.
    const ticket: Kept = Object.assign({}, untilThen, first, { marks, lastEventAt });
    return Object.assign(ticket, ownedSince(ticket));
  },
  down: (ticket) => {
    const marks = ticket.marks.map(({ round, ...mark }) => (round === 1 ? mark : { ...mark, round }));
    const isKept = ([name, fact]: readonly [string, unknown]): boolean =>
      own(untilThen, name) === undefined || !isEmpty(fact as Ticket[UntilThen]);
    return Object.fromEntries(Object.entries({ ...ticket, marks }).filter(isKept)) as unknown as First;
  },
});
