import type { Config } from '../config/config';
import { asOfNow } from '../domain/followed';
import { dutyDifferences } from '../domain/roster/duty-differences';
import type { OnDuty } from '../domain/roster/on-duty';
import { after, days, type Instant } from '../domain/time/instant';
import { type Fact, listOf, type Say, say } from '../domain/words';
import type { Roster } from '../ports/repositories';

/** How far ahead it is told who else is on duty, and how many times at most. */
const ahead = days(14);
const most = 10;

/** Who else is on duty by the next desk file than by the running one, with everything that was imported and decided. */
export async function reloadEffects(
  running: Config,
  next: Config,
  { roster, now }: { readonly roster: Pick<Roster, 'shifts'>; readonly now: Instant },
): Promise<readonly Say[]> {
  const span = { from: now, to: after(now, ahead) };
  const kept = await roster.shifts(span);
  const of = (config: Config) => ({ ...kept, pattern: asOfNow(config.desk).duty });
  const found = dutyDifferences(span, next.desk.places, { before: of(running), after: of(next) });
  const told = found.slice(0, most).map(({ place, from, to, before, after: becomes }) =>
    say('reload.dutyBecomes', {
      ...{ place: { localised: place.name }, before: named(before), after: named(becomes) },
      from: { at: from, style: 'date-time' },
      to: { at: to, style: 'date-time' },
    }),
  );
  return found.length > most ? [...told, say('reload.dutyMore', { count: found.length - most })] : told;
}

function named({ primary, backup }: OnDuty): Fact {
  const people = [primary, backup].flatMap((person): readonly Fact[] => (person === null ? [] : [{ person }]));
  return people.length === 0 ? say('reload.nobodyOnDuty') : listOf(people);
}
