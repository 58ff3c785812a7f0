import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { callFailures } from './call-failure';
import type { OfLadder, StepTaken } from './step-taken';
import type { Way } from './ways';

/**
 * What became of a call: a platform took the message, it was seen, somebody answered (claimed the ticket, or pressed the key
 * that does), nobody answered the telephone, or it could not be made.
 */
export type ReceiptOutcome = 'delivered' | 'seen' | 'answered' | 'unanswered' | 'failed';

/** Why it could not be made: they left, are on leave, or what holds of calls by telephone too. */
export const receiptReasons = ['left', 'on-leave', ...callFailures] as const;
export type ReceiptReason = (typeof receiptReasons)[number];

/** Somebody whom a step meant and did not call. */
export interface NotCalled {
  readonly person: PersonId;
  readonly why: ReceiptReason;
}

/** Whom a step of the ladder called, by which way, and what became of it. */
export interface Hop extends OfLadder {
  /** Number of the step. */
  readonly step: number;
  readonly person: PersonId;
  readonly way: Way;
  readonly outcome: ReceiptOutcome;
  /** Of one that failed. */
  readonly why?: ReceiptReason;
  /** Their telephone rang once for several tickets: number of the one that the call named, where that is another. */
  readonly rangFor?: number;
}

/** A hop as the ticket remembers it: `at` is when that became of it. */
export interface Receipt extends Hop {
  readonly at: Instant;
}

/** Most of them that a ticket remembers; its log has them all. */
const remembered = 20;

type HopName = Pick<Hop, 'step' | 'person' | 'way'> & { readonly ladder?: Hop['ladder'] | undefined };

/** Whether both are of the same call to the same person. */
export const isSameHop = (one: HopName, other: HopName): boolean =>
  one.ladder === other.ladder && one.step === other.step && one.person === other.person && one.way === other.way;

/** What became of a message to somebody for a step; undefined: nobody knows yet. */
export const heardOf = (
  receipts: readonly Receipt[] = [],
  person: PersonId,
  { at, ...step }: StepTaken,
): Receipt | undefined => receipts.find((one) => one.at >= at && isSameHop(one, { ...step, person, way: 'chat' }));

/** Those remembered, with a newer one: the newest word on each hop, in the order in which they came. */
export const withReceipt = (receipts: readonly Receipt[], newest: Receipt): readonly Receipt[] =>
  [...receipts.filter((one) => !isSameHop(one, newest)), newest].slice(-remembered);

/** Whom a step told, by which ways. */
export interface CallMade extends OfLadder {
  readonly step: number;
  readonly told: readonly PersonId[];
  readonly ways: readonly Way[];
}

/** Not reached: neither now, nor by the telephone that rang minutes ago and may not ring again so soon. */
export const inVain = ({ outcome, why }: Pick<Hop, 'outcome' | 'why'>): boolean =>
  outcome === 'unanswered' || (outcome === 'failed' && why !== 'rung-lately');

/** Whether none of all whom a step called was reached, by any way. `since`: when it was taken. */
export const nobodyReached = (
  receipts: readonly Receipt[],
  { ladder, step, told, ways }: CallMade,
  since: Instant,
): boolean =>
  told.every((person) =>
    ways.every((way) =>
      receipts.some(
        (one) =>
          one.outcome === 'failed' && inVain(one) && one.at >= since && isSameHop(one, { ladder, step, person, way }),
      ),
    ),
  );

/** Somebody who acted, and when. */
export interface Answer extends OfLadder {
  readonly by: PersonId;
  readonly at: Instant;
  /** What was called before is another climb's. Absent: whenever it was. */
  readonly since?: Instant;
}

/** Somebody who was called by a ladder answered: by what they did, not by a receipt of its own. */
export const withAnswer = (
  receipts: readonly Receipt[],
  { by: person, at, since = 0 as Instant, ladder }: Answer,
): readonly Receipt[] => {
  const last = receipts.findLast(
    (one) => one.ladder === ladder && one.person === person && one.outcome !== 'failed' && one.at >= since,
  );
  return last === undefined || last.outcome === 'answered'
    ? receipts
    : withReceipt(receipts, { ...last, outcome: 'answered', at });
};

/** Why, by the word of the delivery that gave up. */
export const reasonOf = (why: string): ReceiptReason => {
  if (why === 'left' || why === 'unknown-person') return 'left';
  return why === 'no-account' || why === 'no_account' ? 'no-account' : 'refused';
};
