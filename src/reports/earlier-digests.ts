import { type Desk, type DigestSlot, ticketKey } from '../domain/desk';
import { judgedClocks } from '../domain/sla/judged';
import type { Ticket } from '../domain/ticket/ticket';
import { after, type Instant, type Span, seconds } from '../domain/time/instant';
import type { KeptDigests } from '../ports/kept-digests';
import type { Ledger } from '../ports/repositories';
import { goalOf } from './attainment-of-day';
import { type Correction, correctionsOf } from './corrections';
import { type DayFigures, DaysAddedUp } from './day-figures';
import type { Digest } from './digest';
import { readKept } from './kept-digest';
import type { SentShares } from './satisfaction';

/** What earlier digests are compared with. */
export interface EarlierSources {
  readonly ledger: Ledger;
  readonly desk: Pick<Desk, 'prefix' | 'places' | 'slaTargets' | 'waitingReasons' | 'terms'>;
  readonly digests: Pick<KeptDigests, 'since'>;
}

/** What earlier digests said, and which of their numbers are others now and were not told yet. */
export interface EarlierDigests {
  readonly sent: SentShares;
  readonly corrections: readonly Correction[];
}

/** Tickets judged in one go; between two goes whatever else the process has to do is done. */
const atOnce = 200;

/** The numbers of these days as they are at `now`, in their order. */
export async function figuresNow(
  { ledger, desk }: Omit<EarlierSources, 'digests'>,
  days: readonly Span[],
  now: Instant,
): Promise<readonly DayFigures[]> {
  const [first] = days;
  if (first === undefined) return [];
  const sums = new DaysAddedUp(days);
  let judged = 0;
  const add = async (tickets: readonly Ticket[]): Promise<void> => {
    for (const ticket of tickets) {
      if (sums.has(ticket)) continue;
      if (judged++ % atOnce === 0) await new Promise((resolve) => setImmediate(resolve));
      sums.add(ticket, judgedClocks(ticket, desk, now));
    }
  };
  // A day at a time: a target may be missed on one day and its ticket end on a later one, and nobody holds two weeks.
  for (const span of cut(first.from, after(now, seconds(1)), days)) {
    await add(await ledger.reportedIn(span));
    await add(await ledger.endedIn(span));
    await add(await ledger.ratedIn(span));
  }
  await add(await ledger.openNow());
  return sums.figures((clause) => goalOf(desk.slaTargets, clause));
}

/** The whole time from the first of the days until now, cut where they begin and end. */
function cut(from: Instant, until: Instant, days: readonly Span[]): readonly Span[] {
  const bounds = [from, ...days.flatMap((day) => [day.from, day.to]), until].filter((at) => at >= from && at <= until);
  const cuts = [...new Set(bounds)].sort((one, other) => one - other);
  return cuts.slice(1).map((to, index) => ({ from: cuts[index] ?? from, to }));
}

/** Compares the digests of the `days` before the slot with what is so now. */
export async function earlierDigests(
  sources: EarlierSources,
  days: readonly DigestSlot[],
  now: Instant,
): Promise<EarlierDigests> {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return { sent: new Map(), corrections: [] };
  const kept: readonly Digest[] = (await sources.digests.since(first.date))
    .filter(({ date }) => date <= last.date)
    .flatMap(({ data }) => readKept(data) ?? []);
  const figures = await figuresNow(
    sources,
    kept.map(({ slot }) => slot.covers),
    now,
  );
  const keyOf = (ticket: number): string => ticketKey(sources.desk, ticket);
  const told = kept.flatMap(({ corrections }) => corrections);
  return {
    sent: new Map(kept.map(({ slot, satisfaction }) => [slot.date, satisfaction])),
    corrections: kept.flatMap((digest, index) =>
      correctionsOf(digest.slot.date, digest.figures, figures[index] ?? digest.figures, { corrected: told, keyOf }),
    ),
  };
}
