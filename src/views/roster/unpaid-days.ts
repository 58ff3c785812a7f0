import type { Desk } from '../../domain/desk';
import type { UnpaidDay } from '../../domain/roster/unpaid-days';
import { type Say, say } from '../../domain/words';
import type { Part } from '../card';

/** Days that are named on a card; the others are counted. */
const named = 10;

/** One of them in a sentence. */
export function unpaidSaid(day: UnpaidDay, { places }: Pick<Desk, 'places'>): Say {
  const { date, lasts } = day;
  if (day.kind === 'unvetted') {
    return say('roster.unpaid.unvetted', { date, person: { person: day.person }, lasts: { lasts } });
  }
  const place = places.find(({ id }) => id === day.place)?.name;
  const where = place === undefined ? day.place : say('desk.at', { at: { localised: place } });
  return say(`roster.unpaid.${day.part}`, { date, place: where, lasts: { lasts } });
}

/** How many there are of each. */
export const unpaidCounted = (days: readonly UnpaidDay[]): Say =>
  say('roster.unpaid.counted', {
    unvetted: days.filter(({ kind }) => kind === 'unvetted').length,
    uncovered: days.filter(({ kind }) => kind === 'uncovered').length,
  });

/** What of this month is not payable so far, the newest days first (STAFF-3). */
export const unpaidParts = (days: readonly UnpaidDay[], desk: Pick<Desk, 'places'>): readonly Part[] => [
  { kind: 'text', style: 'strong', text: say('roster.unpaid.title') },
  { kind: 'text', text: unpaidCounted(days) },
  ...days
    .toReversed()
    .slice(0, named)
    .map((day): Part => ({ kind: 'text', text: unpaidSaid(day, desk) })),
  ...(days.length > named
    ? [{ kind: 'text', style: 'quiet', text: say('roster.unpaid.more', { count: days.length - named }) } as const]
    : []),
];
