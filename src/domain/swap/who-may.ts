import { type Person, type PersonId, servesAs, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { notEngineer, type Refusal, refuse } from '../refusal';
import { type MyShift, shiftsOf } from '../roster/my-shifts';
import type { WhyNot } from '../roster/substitutes';
import { isInside } from '../ticket/who-may';
import { after, before, days, type Instant, seconds } from '../time/instant';
import { beginsAt, overAt, type Piece, type Swap, stillAsked, takenUntil, undoneWithin } from './swap';
import { isHeld, lookedAround, whereNow } from './where-now';
import { rosterBefore, takersOf, whyNotExchange, whyNotTake } from './who-takes';

type Verdict = Refusal | undefined;
type Around = Pick<DecisionContext, 'at' | 'people' | 'shifts'>;

/** Whether this person leads: they do any of it for somebody who is sick. */
export const leads = (by: Person): boolean => servesAs(by, 'lead');

/** Who may know of one: everybody who serves, as they see who is on duty; all of its people do. */
export const maySeeSwap = (_swap: Swap, by: Person): boolean => isInside(by);

const who = (id: string) => ({ who: { person: id } });

/** How it stands, for a press that comes too late. */
const stands = ({ state, ended, takenBy }: Swap): Refusal => {
  if (takenBy !== undefined && state === 'taken') return refuse('swap.refusal.taken', who(takenBy));
  return refuse('swap.refusal.over', {
    how: { say: ended === undefined ? 'swap.state.asked' : `swap.ended.${ended}` },
  });
};

/** Why somebody cannot take it, in words. */
export const whyNotSaid = (why: WhyNot, person: string): Refusal => refuse(`swap.refusal.${why}`, who(person));

/** Refuses what needs one that waits for a yes. */
export function refuseUnlessAsked(swap: Swap, { at }: Pick<Around, 'at'>): Verdict {
  if (swap.state !== 'asked') return stands(swap);
  return at >= takenUntil(swap) ? refuse('swap.refusal.begun') : undefined;
}

/** Refuses whoever was not asked, or cannot say anything to it any more. */
export function refuseAnswering(swap: Swap, by: Person, now: Around): Verdict {
  if (!worksTickets(by)) return notEngineer;
  if (swap.piece.of === by.id) return refuse('swap.refusal.yourOwn');
  const no = refuseUnlessAsked(swap, now);
  if (no) return no;
  return swap.toAll || swap.asked.includes(by.id) ? undefined : refuse('swap.refusal.notAsked');
}

/** Why this person cannot say no, or nothing: once is enough. */
export const refuseRefusing = (swap: Swap, by: Person, now: Around): Verdict =>
  refuseAnswering(swap, by, now) ?? (stillAsked(swap).includes(by.id) ? undefined : refuse('swap.refusal.saidNo'));

/** Why this person cannot take it, or nothing: the first yes counts, and only of somebody who can do it (STAFF-4). */
export function refuseTaking(swap: Swap, by: Person, now: Around): Verdict {
  const no = refuseAnswering(swap, by, now);
  if (no) return no;
  const before = rosterBefore(swap, now);
  // Another swap of the same shift may have been taken since.
  if (movedNow(swap, before.shifts) !== undefined) return refuse('swap.refusal.noShift', who(swap.piece.of));
  const why = whyNotTake(by, swap, before);
  if (why !== undefined) return whyNotSaid(why, by.id);
  const back = whyNotExchange(swap, before);
  return back === undefined ? undefined : whyNotSaid(back, swap.piece.of);
}

/**
 * Why this person cannot ask everybody else, or nothing: the one who was asked said no, the shift is still to come, and
 * somebody is left who can take it.
 */
export function refuseAskingAll(swap: Swap, by: Person, now: Around): Verdict {
  const isTheirs = worksTickets(by) && (swap.piece.of === by.id || swap.filedBy === by.id);
  if (!isTheirs && !leads(by)) return refuse('swap.refusal.notYours');
  const { piece, state, ended, toAll } = swap;
  if (state !== 'closed' || ended !== 'refused' || toAll || now.at >= piece.span.from) return stands(swap);
  const moved = movedNow(swap, rosterBefore(swap, now).shifts);
  if (moved !== undefined) return refuse('swap.refusal.noShift', who(piece.of));
  return othersFor(swap, now).length > 0 ? undefined : refuse('swap.refusal.nobody');
}

/** Everybody who can take it and has not said no. */
export const othersFor = (swap: Swap, now: Around): readonly PersonId[] =>
  takersOf({ piece: swap.piece }, rosterBefore(swap, now))
    .map(({ id }) => id)
    .filter((id) => !swap.refusedBy.includes(id));

/** Refuses everybody but whoever asked, and leads. */
export function refuseWithdrawing(swap: Swap, by: Person, now: Around): Verdict {
  const isTheirs = worksTickets(by) && (swap.piece.of === by.id || swap.filedBy === by.id);
  if (!isTheirs && !leads(by)) return refuse('swap.refusal.notYours');
  return refuseUnlessAsked(swap, now);
}

const isOneOfBoth = ({ piece, takenBy }: Swap, by: Person): boolean => piece.of === by.id || takenBy === by.id;

/**
 * Why this person cannot take the yes back with a press, or nothing: either of both can within the hour, before the first
 * of it begins, where it had not when they said yes. What was taken over without asking is theirs to take back as long as it lasts.
 */
export function refuseUndoing(swap: Swap, by: Person, { at }: Pick<Around, 'at'>): Verdict {
  if (!isOneOfBoth(swap, by) || !worksTickets(by)) return refuse('swap.refusal.notYours');
  const { state, takenAt } = swap;
  if (state !== 'taken' || takenAt === undefined) return stands(swap);
  if (at >= overAt(swap)) return refuse('swap.refusal.over', { how: { say: 'swap.ended.over' } });
  if (swap.tookOver && swap.piece.of === by.id) return undefined;
  const begins = beginsAt(swap);
  const hasBegunSince = begins > takenAt && at >= begins;
  const isLate = at > after(takenAt, undoneWithin) || hasBegunSince;
  return isLate ? refuse('swap.refusal.tooLate') : undefined;
}

/** Why this person cannot end it later, or nothing: leads can, with a reason, as long as some of it is still to come. */
export function refuseGivingBack(swap: Swap, by: Person, now: Pick<Around, 'at'>): Verdict {
  if (!leads(by)) return refuse('swap.refusal.notLead');
  if (swap.state !== 'taken') return stands(swap);
  if (now.at >= overAt(swap)) return refuse('swap.refusal.over', { how: { say: 'swap.ended.over' } });
  return undefined;
}

/** Why this person may not ask for that shift, or nothing: it is theirs, or they lead, and some of it is to come. */
export function refuseAsking({ of, span }: Piece, by: Person, { at, shifts }: Around): Verdict {
  if (of !== by.id && !leads(by)) return refuse('swap.refusal.notYourShift');
  if (span.to <= at) return refuse('swap.refusal.past');
  const ahead = { from: Math.max(span.from, at) as Instant, to: span.to };
  const isTheirs = isHeld(ahead, shiftsOf(of, lookedAround(ahead), shifts));
  return isTheirs ? undefined : refuse('swap.refusal.noShift', who(of));
}

/** Why this person may not take over from whoever is on duty, whoever that is, or nothing. */
export function refuseTakingOver(by: Person, { at, shifts }: Around): Verdict {
  if (!worksTickets(by)) return notEngineer;
  const isOn = shiftsOf(by.id, { from: at, to: after(at, seconds(1)) }, shifts).length > 0;
  return isOn ? refuse('swap.refusal.youAreOn') : undefined;
}

/** The shift of somebody's that runs now; undefined: they are not on duty. */
export const runningShift = (of: PersonId, { at, shifts }: Pick<Around, 'at' | 'shifts'>): MyShift | undefined =>
  shiftsOf(of, { from: before(at, days(3)), to: after(at, days(7)) }, shifts).find(
    ({ from, to }) => from <= at && at < to,
  );

/** Why this person may not take over the running shift of that one, or nothing. Draws the button and judges the press. */
export function refuseTakingOverFrom(by: Person, of: PersonId, now: Around): Verdict {
  const no = refuseTakingOver(by, now);
  if (no) return no;
  const shift = runningShift(of, now);
  if (shift === undefined) return refuse('swap.refusal.notOnDuty', who(of));
  const why = whyNotTake(by, { piece: { of, shift, span: shift } }, now);
  return why && whyNotSaid(why, by.id);
}

/** Whether a swap has somewhere to be now; undefined: it stands where it stood. */
export function movedNow(swap: Swap, shifts: Around['shifts']): Pick<Swap, 'piece' | 'exchange'> | 'gone' | undefined {
  const piece = whereNow(swap.piece, shifts);
  const exchange = swap.exchange && whereNow(swap.exchange, shifts);
  if (piece === undefined || (swap.exchange !== undefined && exchange === undefined)) return 'gone';
  const now = { piece, ...(exchange === undefined ? {} : { exchange }) };
  const was = { piece: swap.piece, ...(swap.exchange === undefined ? {} : { exchange: swap.exchange }) };
  return JSON.stringify(now) === JSON.stringify(was) ? undefined : now;
}
