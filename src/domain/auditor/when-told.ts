import { after, type Duration, days, hours, type Instant, minutes } from '../time/instant';
import type { Known } from './trouble';

/** Trouble that still grows is told at the end of so long; what is urgent sooner. */
const gatheredFor = { urgent: minutes(3), usual: minutes(15) } as const;
/** Of the same trouble leads hear no sooner again: of more of it, and of what lasts. */
const again = { more: hours(1), lasts: days(1) } as const;
/** What was told and is found no more is forgotten after so long: found again it is told again. */
const goneAfter = minutes(30);

const isOver = (from: Instant, length: Duration, at: Instant): boolean => at >= after(from, length);

function isNews({ told, count, since, grewAt, urgent, seenAt }: Known, at: Instant): boolean {
  if (told !== undefined) {
    const isMore = count > told.count && isOver(told.at, again.more, at);
    return isMore || (seenAt === at && isOver(told.at, again.lasts, at));
  }
  return grewAt < at || isOver(since, urgent > 0 ? gatheredFor.urgent : gatheredFor.usual, at);
}

/**
 * What leads are to be told now, all of it in one message: what has grown no more since the look before, or for long enough. At
 * night only where something can't wait for the morning.
 */
export function toTell(known: readonly Known[], at: Instant, isDay: boolean): readonly Known[] {
  const news = known.filter((one) => isNews(one, at));
  return isDay || news.some(({ urgent }) => urgent > 0) ? news : [];
}

/** What is remembered after these were told. */
export const afterTelling = (known: readonly Known[], told: readonly Known[], at: Instant): readonly Known[] =>
  known
    .map((one) => (told.includes(one) ? { ...one, told: { at, count: one.count } } : one))
    .filter((one) => one.told === undefined || one.count > one.told.count || !isOver(one.seenAt, goneAfter, at));
