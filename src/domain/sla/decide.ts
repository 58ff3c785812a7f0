import type { TicketEvent } from '../ticket/event';
import { evolve, withDecided } from '../ticket/evolve';
import { promiseDecidedBy } from '../ticket/promise-decided';
import { roundOf, type Ticket } from '../ticket/ticket';
import { type Deciding, type Verdict, verdictKey } from '../ticket/verdict';
import { between, type Instant } from '../time/instant';
import { runOf } from './judge';
import { isAbout, type Judgeable, type Judged, judgedAnew } from './judged';
import { type InTerms, versionOf } from './terms';

/** What happens with an event: the ticket after it, and the event with the clocks and the promise that it decides. */
export function deciding<Event extends TicketEvent>(
  before: Ticket,
  happened: Event,
  desk: InTerms,
): { readonly event: Event; readonly after: Ticket } {
  const after = evolve(before, happened);
  const promiseDecided = promiseDecidedBy(before, after, happened);
  const news = {
    ...newVerdicts({ before, after, event: happened, desk }),
    ...(promiseDecided === undefined ? {} : { promiseDecided }),
  };
  return { event: { ...happened, ...news }, after: withDecided(after, news) };
}

/** The verdicts of a ticket that was just reported: a call of hours ago may be late when it is filed. */
export function firstVerdicts(ticket: Judgeable, desk: InTerms, at: Instant): Deciding {
  return said(verdictsOf(ticket, desk, at), []);
}

interface Step {
  readonly before: Ticket;
  readonly after: Ticket;
  readonly event: TicketEvent;
  readonly desk: InTerms;
}

/**
 * What was decided stays so, whatever is corrected in the ticket later. It is replaced only where what had ended the
 * clock was undone, where a missed one comes to its end, where the report was wrong, and where somebody judges the ticket
 * by other terms.
 */
export function newVerdicts({ before, after, event, desk }: Step): Deciding {
  const { at } = event;
  const kept = before.verdicts ?? [];
  const fresh = judgedAnew(after, desk, at);
  if (event.type === 'terms-corrected') return replacing(kept, verdictsIn(fresh, after, at));
  if (event.type === 'corrected' || event.type === 'lowering-answered') return inPresentRound(kept, fresh, after, at);
  const changes = kept.map((verdict) => followed(verdict, { before, after, desk, at, fresh }));
  const news = fresh.filter((judged) => !kept.some((verdict) => isAbout(verdict, judged)));
  const decided = [...changes.flatMap(({ to }) => (to === undefined ? [] : [to])), ...verdictsIn(news, after, at)];
  return said(
    decided,
    changes.flatMap(({ gone }) => (gone === undefined ? [] : [gone])),
  );
}

/** What was put right is counted from the report anew; a round that is over stays as it was decided. */
function inPresentRound(kept: readonly Verdict[], fresh: readonly Judged[], after: Ticket, at: Instant): Deciding {
  const isPresent = ({ round }: Verdict): boolean => round === roundOf(after);
  return replacing(kept.filter(isPresent), verdictsIn(fresh, after, at).filter(isPresent));
}

/** What becomes of a verdict: nothing, another one, or none. */
interface Change {
  readonly to?: Verdict;
  readonly gone?: string;
}

interface Course {
  readonly before: Ticket;
  readonly after: Ticket;
  readonly desk: InTerms;
  readonly at: Instant;
  readonly fresh: readonly Judged[];
}

function followed(verdict: Verdict, now: Course): Change {
  const judged = now.fresh.find((one) => isAbout(verdict, one));
  if (verdict.state === 'missed' && verdict.endedAt === undefined) return ended(verdict, judged, now);
  if (judged === undefined || !isUndone(verdict, now)) return {};
  const to = verdictOf(judged, now.after, now.at);
  if (to === undefined) return { gone: verdictKey(verdict) };
  if (to.state === 'met' && verdict.state === 'met') return {};
  return { to, ...(verdictKey(to) === verdictKey(verdict) ? {} : { gone: verdictKey(verdict) }) };
}

/** Whether this event undid what had ended a clock of that round. */
function isUndone({ round }: Verdict, { before, after }: Course): boolean {
  const undone = ({ marks }: Ticket): number =>
    marks.filter((mark) => mark.round === round && mark.until !== undefined).length;
  return undone(after) > undone(before);
}

/** A missed promise ends when it is fulfilled at last, given up, or when a correction leaves nothing of it. */
function ended(verdict: Verdict, judged: Judged | undefined, { before, desk, at }: Course): Change {
  const clock = judged?.clock;
  if (judged !== undefined && clock?.state === 'breached') {
    if (clock.at === undefined) return {};
    const { by, byWall, at: endedAt } = clock;
    return { to: { ...verdict, endedAt, by, byWall, ...runOf(judged.course, at) } };
  }
  if (clock !== undefined && clock.state !== 'void' && clock.state !== 'met') return {};
  const was = judgedAnew(before, desk, at).find((one) => isAbout(verdict, one));
  const byWall = between(verdict.dueAt, at);
  const by = was?.clock.state === 'breached' ? was.clock.by : byWall;
  return { to: { ...verdict, endedAt: at, by, byWall } };
}

function replacing(kept: readonly Verdict[], fresh: readonly Verdict[]): Deciding {
  const keys = new Set(fresh.map(verdictKey));
  const gone = kept.map(verdictKey).filter((key) => !keys.has(key));
  return said(fresh, gone);
}

const said = (decided: readonly Verdict[], undecided: readonly string[]): Deciding => ({
  ...(decided.length === 0 ? {} : { decided }),
  ...(undecided.length === 0 ? {} : { undecided }),
});

/** Every clock of a ticket that is decided at `at`, as the rules have it now. */
export const verdictsOf = (ticket: Judgeable, desk: InTerms, at: Instant): readonly Verdict[] =>
  verdictsIn(judgedAnew(ticket, desk, at), ticket, at);

const verdictsIn = (judged: readonly Judged[], ticket: Judgeable, at: Instant): readonly Verdict[] =>
  judged.flatMap((one) => verdictOf(one, ticket, at) ?? []);

function verdictOf({ course, clock }: Judged, ticket: Judgeable, at: Instant): Verdict | undefined {
  if (clock.state !== 'met' && clock.state !== 'breached') return undefined;
  const { clause, round, startedAt, regime, measure, helpBegan, dueAt } = clock;
  return {
    ...{ clause, round, startedAt, regime, measure, dueAt },
    ...(helpBegan === undefined ? {} : { helpBegan }),
    ...(clock.state === 'met' ? { state: 'met', endedAt: clock.at, left: clock.left } : missed(clock)),
    ...runOf(course, at),
    ...(ticket.terms === undefined ? {} : { terms: versionOf(ticket, round) }),
  };
}

const missed = ({ brokenAt, at, by, byWall }: Extract<Judged['clock'], { readonly state: 'breached' }>) => ({
  state: 'missed' as const,
  brokenAt,
  ...(at === undefined ? {} : { endedAt: at, by, byWall }),
});
