import type { PersonId } from '../domain/people/person';
import { judgedAnew, judgedClocks } from '../domain/sla/judged';
import { type InTerms, versionOf } from '../domain/sla/terms';
import { roundsOf } from '../domain/ticket/rounds';
import type { Ticket, TicketId } from '../domain/ticket/ticket';
import type { RoundTerms } from '../domain/ticket/verdict';
import type { Instant, Span } from '../domain/time/instant';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { transact } from './retry';

/** Somebody decides that what began in this time is judged by the terms that are in force now. */
export interface TermsCorrection {
  readonly span: Span;
  readonly by: PersonId;
  readonly reason: string;
}

/** A clock that is decided otherwise by other terms. */
export interface OtherVerdict {
  readonly clause: string;
  readonly round: number;
  readonly was: string;
  readonly becomes: string;
}

/** The terms of every round as corrected; undefined where they are so already. */
function corrected(ticket: Ticket, { terms }: InTerms, { from, to }: Span): readonly RoundTerms[] | undefined {
  if (terms === undefined) return undefined;
  const rounds = roundsOf(ticket).map((at, index): RoundTerms => {
    const version = from <= at && at < to ? terms.inForce : versionOf(ticket, index + 1);
    return { round: index + 1, version };
  });
  return rounds.some(({ round, version }) => version !== versionOf(ticket, round)) ? rounds : undefined;
}

/** What the correction would decide otherwise; undefined where the ticket is judged by these terms already. */
export function otherVerdicts(
  ticket: Ticket,
  desk: InTerms,
  span: Span,
  at: Instant,
): readonly OtherVerdict[] | undefined {
  const terms = corrected(ticket, desk, span);
  if (terms === undefined) return undefined;
  const { verdicts: _, ...open } = ticket;
  const before = judgedClocks(ticket, desk, at);
  const after = judgedAnew({ ...open, terms }, desk, at).map(({ clock }) => clock);
  const keys = new Set([...before, ...after].map(({ clause, round }) => `${clause}:${round}`));
  const stateIn = (clocks: typeof before, key: string): string =>
    clocks
      .filter(({ clause, round }) => `${clause}:${round}` === key)
      .map(({ state }) => state)
      .join('+') || 'none';
  return [...keys].flatMap((key): readonly OtherVerdict[] => {
    const [was, becomes] = [stateIn(before, key), stateIn(after, key)];
    const [clause = '', round = ''] = key.split(':');
    return was === becomes ? [] : [{ clause, round: Number(round), was, becomes }];
  });
}

/**
 * Judges a ticket by the terms in force now, where they are others than those of its moment; written in its log with who
 * and why. False: there was nothing to do. Throws Conflict, MissingRecord.
 */
export function correctTerms(deps: CommandDeps, id: TicketId, { span, by, reason }: TermsCorrection): Promise<boolean> {
  return transact(deps, async (tx) => {
    const ticket = await tx.ticket(id);
    const terms = corrected(ticket, deps.desk, span);
    if (terms === undefined) return false;
    const now = await ticketPath.contextOf(tx, deps.desk, ticket);
    await ticketPath.apply(tx, now, ticket, { type: 'terms-corrected', by, at: now.at, terms, reason });
    return true;
  });
}
