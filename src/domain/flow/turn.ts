import { after, type Duration, type Instant, seconds } from '../time/instant';

/**
 * What may wait for what while there is not room for everything: what is new to somebody who waits for it, as the answer
 * to what was done, or the first call to an urgent ticket; then every further call to a ticket that nobody has; then what
 * people are told besides; then cards drawn anew, and small talk.
 */
export const priorities = ['at-once', 'urgent', 'usual', 'low'] as const;
export type Priority = (typeof priorities)[number];

/** How much later its turn comes: so long it is overtaken by what is more urgent, and not for ever. */
const headStart: Readonly<Record<Priority, Duration>> = {
  'at-once': seconds(-60),
  urgent: seconds(0),
  usual: seconds(15),
  low: seconds(60),
};
/** Each message that waits already on account of the same person puts their next one back by so much. */
const step = seconds(5);
/** However much somebody sends, their turn comes. */
const mostBehind = seconds(120);

/** The furthest that a turn lies behind the moment from which a message may be sent. */
export const furthestTurn = seconds(180);

/**
 * Place in the line of a message that may be sent from `due` on; `waiting`: how many wait already on account of the same
 * person. Of two that may be sent the one whose turn is earlier goes first, so one person's flood delays nobody else.
 */
export const turnAt = (due: Instant, priority: Priority, waiting = 0): Instant =>
  after(due, (headStart[priority] + Math.min(mostBehind, waiting * step)) as Duration);

/** After so long what waits is as good as the class above it; nothing else becomes `urgent`. */
const growsUpAfter = seconds(120);

/** What a message counts as after it waited for so long. */
export const grownUp = (priority: Priority, waited: Duration): Priority =>
  priority === 'low' && waited >= growsUpAfter ? 'usual' : priority;

/** Whether it goes before what people are told besides. */
export const isPressing = (priority: Priority): boolean => priority === 'at-once' || priority === 'urgent';

/** The more urgent of two. */
export const moreUrgent = (one: Priority, other: Priority): Priority =>
  priorities.indexOf(one) <= priorities.indexOf(other) ? one : other;
