import { everyRating } from '../domain/rating/every-rating';
import type { Clock } from '../domain/sla/clock';
import { eachOnce } from '../domain/ticket/each-once';
import { type EndWithoutWork, endedWithoutWork } from '../domain/ticket/ended-without-work';
import type { Milestone, Ticket } from '../domain/ticket/ticket';
import type { Instant, Span } from '../domain/time/instant';
import { type Decided, decidedAt } from './attainment-of-day';
import { type PromiseFigures, promisesIn } from './promises-of-day';
import { within } from './satisfaction';

/** How one target was kept on a day, each clock by the number of its ticket. */
export interface GoalFigures {
  readonly clause: string;
  readonly goal: Milestone;
  readonly met: readonly number[];
  readonly missed: readonly number[];
}

/** The numbers of one day, each as the tickets that it counts: what explains a number that is another one later. */
export interface DayFigures {
  readonly received: readonly number[];
  readonly solved: readonly number[];
  readonly withdrawn: readonly number[];
  readonly duplicates: readonly number[];
  readonly enquiries: readonly number[];
  readonly ratings: readonly { readonly ticket: number; readonly stars: number }[];
  readonly promises: PromiseFigures;
  readonly goals: readonly GoalFigures[];
}

/** The number that counts tickets which ended so. */
export const countedAs = {
  ...{ withdrawn: 'withdrawn', duplicate: 'duplicates', enquiry: 'enquiries' },
} as const satisfies Readonly<Record<EndWithoutWork, keyof DayFigures>>;

/** Ratings of these tickets that were first given in the span. */
export const ratingsIn = (span: Span, tickets: readonly Ticket[]): DayFigures['ratings'] =>
  tickets.flatMap((ticket) =>
    everyRating(ticket)
      .filter(({ firstAt }) => within(span, firstAt))
      .map(({ stars }) => ({ ticket: ticket.id, stars })),
  );

/** What a target is about, by its clause. */
export type GoalOf = (clause: string) => Milestone | undefined;

/** Clocks that were decided, by target, in the order of the clauses. */
export function goalsOf(decided: readonly Decided[], goalOf: GoalOf): readonly GoalFigures[] {
  const clauses = [...new Set(decided.map(({ clock }) => clock.clause))].sort();
  return clauses.flatMap((clause): readonly GoalFigures[] => {
    const goal = goalOf(clause);
    const own = decided.filter(({ clock }) => clock.clause === clause);
    const having = (state: 'met' | 'breached') =>
      own.filter(({ clock }) => clock.state === state).map(({ ticket }): number => ticket.id);
    return goal === undefined ? [] : [{ clause, goal, met: having('met'), missed: having('breached') }];
  });
}

/** One day while it is added up. */
interface Sums {
  readonly span: Span;
  readonly received: number[];
  readonly solved: number[];
  readonly withdrawn: number[];
  readonly duplicates: number[];
  readonly enquiries: number[];
  readonly ratings: { readonly ticket: number; readonly stars: number }[];
  readonly promised: Ticket[];
  readonly decided: Decided[];
}

/** Adds up the numbers of several days from tickets that are brought one after the other, each once. */
export class DaysAddedUp {
  readonly #days: readonly Sums[];
  readonly #seen = new Set<Ticket['id']>();

  constructor(spans: readonly Span[]) {
    this.#days = spans.map((span) => ({
      ...{ span, received: [], solved: [], withdrawn: [], duplicates: [], enquiries: [] },
      ...{ ratings: [], promised: [], decided: [] },
    }));
  }

  /** Whether it was brought before. */
  has({ id }: Ticket): boolean {
    return this.#seen.has(id);
  }

  add(ticket: Ticket, clocks: readonly Clock[]): void {
    if (this.has(ticket)) return;
    this.#seen.add(ticket.id);
    const { id, resolution, cancelled } = ticket;
    this.#on(ticket.filedAt ?? ticket.reportedAt)?.received.push(id);
    if (resolution !== undefined) this.#on(resolution.at)?.solved.push(id);
    const ended = endedWithoutWork(ticket);
    if (cancelled !== undefined && ended !== undefined) this.#on(cancelled.at)?.[countedAs[ended]].push(id);
    for (const { firstAt, stars } of everyRating(ticket)) this.#on(firstAt)?.ratings.push({ ticket: id, stars });
    for (const { at } of ticket.promises) this.#on(at)?.promised.push(ticket);
    for (const clock of clocks) {
      if (clock.state !== 'met' && clock.state !== 'breached') continue;
      this.#on(decidedAt(ticket, clock))?.decided.push({ ticket, clock });
    }
  }

  /** In the order of the days. */
  figures(goalOf: GoalOf): readonly DayFigures[] {
    return this.#days.map(({ span, promised, decided, ...day }) => ({
      ...day,
      promises: promisesIn(span, eachOnce(promised)),
      goals: goalsOf(decided, goalOf),
    }));
  }

  #on(at: Instant): Sums | undefined {
    return this.#days.find(({ span }) => within(span, at));
  }
}
