import { ticketRef } from '../domain/record/record-ref';
import { isBlank } from '../domain/text';
import { ticketId } from '../domain/ticket/ticket';
import { type Fact, type Say, say, typed } from '../domain/words';
import type { Button, FactRow, Part } from '../views/card';
import { lastedSaid, latenessSaid } from '../views/lasted-said';
import { clockName } from '../views/ticket-facts';
import { ticketsCorrected } from './correction-words';
import type { Breach, Digest, LowRating } from './digest';
import { heading, plain } from './digest-numbers';
import { listed, ownerSaid } from './digest-words';
import type { LateBecause } from './late';
import type { Slip } from './promises-of-day';

/** Low ratings and breaches are listed up to here; the rest is counted. */
export const listedAtMost = 10;

/** Longest part of somebody's words that a digest repeats, in characters; the ticket keeps the whole. */
const quotedAtMost = 600;

/** The first ones, and how many are not shown. */
function listOf<Item>(title: Say, items: readonly Item[], show: (item: Item) => readonly Part[]): readonly Part[] {
  if (items.length === 0) return [];
  const shown = items.slice(0, listedAtMost).flatMap(show);
  const more = items.length - listedAtMost;
  return [heading(title), ...shown, ...(more > 0 ? [plain(say('digest.more', { count: more }))] : [])];
}

function lowRatingHead({ ticket, title, stars, requester, solvedBy }: LowRating): Say {
  const facts = { ticket, title, stars, requester: { person: requester } };
  if (solvedBy === undefined) return say('digest.lowRatingUnsolved', facts);
  return say('digest.lowRating', { ...facts, engineer: { person: solvedBy } });
}

function reasonsOf({ reasons }: LowRating): Fact | undefined {
  const named = reasons.map((localised) => say('digest.name', { name: { localised } }));
  return listed(named);
}

function cut(words: string): string {
  const characters = [...words];
  return characters.length <= quotedAtMost ? words : `${characters.slice(0, quotedAtMost - 1).join('')}…`;
}

function lowRatingParts(rating: LowRating): readonly Part[] {
  const head = lowRatingHead(rating);
  const reasons = reasonsOf(rating);
  const said = plain(reasons === undefined ? head : say('digest.lowRatingReasons', { head, reasons }));
  if (isBlank(rating.comment)) return [said, { kind: 'text', style: 'quiet', text: say('digest.noComment') }];
  return [said, { kind: 'text', style: 'quote', text: typed(cut(rating.comment)) }];
}

function becauseSaid(because: LateBecause): Say {
  switch (because.kind) {
    case 'unclaimed':
      return say('digest.becauseUnclaimed');
    case 'claimed':
      return say(because.isLate ? 'digest.becauseClaimedLate' : 'digest.becauseClaimed', {
        lasts: lastedSaid(because.after),
      });
    case 'given-back':
      return say('digest.becauseGivenBack', { count: because.times });
    case 'help-began':
      return say('digest.becauseHelpBegan', { lasts: lastedSaid(because.after) });
    case 'waited':
      return say(because.stopped ? 'digest.becauseWaitedStopped' : 'digest.becauseWaited', {
        lasts: lastedSaid(because.lasted),
        reason: { localised: because.reason },
      });
    case 'reopened':
      return say('digest.becauseReopened', { count: because.times });
    case 'unreached':
      return say('digest.becauseUnreached', { count: because.people });
  }
}

/** A claim in time explains nothing. */
const explains = (because: LateBecause): boolean => because.kind !== 'claimed' || because.isLate;

function becauseOf(facts: readonly LateBecause[]): Say {
  const said = facts.map(becauseSaid);
  return listed(facts.some(explains) ? said : [...said, say('digest.becauseNothing')]) ?? say('digest.becauseNothing');
}

function breachParts({ ticket, title, clause, round, stillOpen, owner, because, ...late }: Breach): readonly Part[] {
  return [
    plain(
      say('digest.breach', {
        ticket,
        title,
        clause: round === 1 ? clockName(clause) : say('digest.inRound', { clause: clockName(clause), round }),
        late: say(stillOpen ? 'digest.stillLate' : 'digest.lateBy', { lasts: latenessSaid(late) }),
        owner: ownerSaid(owner),
        because: becauseOf(because),
      }),
    ),
  ];
}

/** What became of a promised answer that was not given in time. */
function slipRow({ ticket, title, due, owner, stillOpen, answeredAt }: Slip): FactRow {
  const promised = say('digest.slip', { due: { at: due, style: 'date-time' }, owner: ownerSaid(owner) });
  const answered = answeredAt && say('digest.slipAnswered', { promised, at: { at: answeredAt, style: 'date-time' } });
  return {
    label: say('digest.slipOf', { ticket, title }),
    value: stillOpen ? say('digest.slipOpen', { promised }) : (answered ?? promised),
  };
}

/** Every promised answer that was not given in time, in one part: a digest has room for no more. */
export function slipList({ slips }: Digest): readonly Part[] {
  if (slips.length === 0) return [];
  const rows = slips.slice(0, listedAtMost).map(slipRow);
  const more = slips.length - rows.length;
  const rest: readonly Part[] = more > 0 ? [plain(say('digest.more', { count: more }))] : [];
  return [heading(say('digest.slips', { count: slips.length })), { kind: 'facts', rows, style: 'list' }, ...rest];
}

/** Every rating of 3 or less, in the requester's own words. */
export const lowRatingList = ({ lowRatings }: Digest): readonly Part[] =>
  listOf(say('digest.lowRatings', { count: lowRatings.length }), lowRatings, lowRatingParts);

/** Buttons of tickets; Slack takes 24 in a row. */
const openedAtMost = 20;

/** Opens each ticket that the digest names, once, in the order in which it names them. */
export function ticketButtons({ debts, corrections, lowRatings, breaches, slips }: Digest): readonly Part[] {
  const named = [
    ...debts.oldest.map(({ ticket }) => ticket),
    ...ticketsCorrected(corrections),
    ...[lowRatings, breaches, slips].flatMap((list) => list.slice(0, listedAtMost).map(({ ticket }) => ticket)),
  ];
  const buttons = [...new Set(named)].slice(0, openedAtMost).map(lookButton);
  return buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }];
}

const lookButton = (ticket: string): Button => ({
  action: 'look',
  about: ticketRef(ticketId(Number(/\d+$/.exec(ticket)?.[0]))),
  label: say('desk.listNumber', { ticket }),
  tone: 'plain',
  opens: 'card',
});

/** Every promise that was broken, and why. */
export const breachList = ({ breaches }: Digest): readonly Part[] =>
  listOf(say('digest.breaches', { count: breaches.length }), breaches, breachParts);
