import type { Person, PersonId } from '../../domain/people/person';
import { type Fortnight, fortnightOf } from '../../domain/roster/fortnight';
import { shiftsOf } from '../../domain/roster/my-shifts';
import { rosterParts } from '../../domain/roster/roster-parts';
import type { Shifts } from '../../domain/roster/shifts';
import { refuse } from '../../domain/refusal';
import { isInside } from '../../domain/ticket/who-may';
import { after, days, type Span } from '../../domain/time/instant';
import type { Reply } from '../../ports/inbound';
import type { Card } from '../../views/card';
import { dutyCard } from '../../views/roster/duty-card';
import { rosterCard } from '../../views/roster/roster-card';
import type { InboundDeps } from '../inbound-deps';

/** How far ahead somebody's own shifts are looked for. */
const ahead = days(28);
/** Days of the roster that are shown. */
const fortnight = 14;

/** Who answers now, until when, who comes next, and when the reader does. */
export async function dutyNow(deps: InboundDeps, by: Person): Promise<Card> {
  const { desk, clock } = deps;
  const now = clock.now();
  const span = { from: now, to: after(now, ahead) };
  const [shifts, people] = await rosterIn(deps, span);
  const places = desk.places.map(({ id }) => id);
  return dutyCard({
    desk,
    now,
    parts: rosterParts(span, { shifts, places, people }),
    mine: shiftsOf(by.id, span, shifts),
    mayLook: isInside(by),
  });
}

/** The roster of the next days as tables; for whoever has a part in the desk. */
export async function showRoster(deps: InboundDeps, by: Person): Promise<Reply> {
  if (!isInside(by)) return { kind: 'refused', refusal: refuse('refusal.notYourList') };
  return { kind: 'card', card: rosterCard(deps.desk, await rosterAhead(deps, by.zone)), isPrivate: true };
}

/** The next days by the dates of a zone, from today on. */
export async function rosterAhead(deps: InboundDeps, zone: string): Promise<Fortnight> {
  const { desk, clock, localDays } = deps;
  const now = clock.now();
  const dates = localDays(zone, now, fortnight);
  const [shifts, people] = await rosterIn(deps, { from: now, to: dates.at(-1)?.to ?? now });
  return fortnightOf({ now, zone, days: dates, places: desk.places, shifts, people });
}

async function rosterIn(
  { roster, people, desk }: InboundDeps,
  span: Span,
): Promise<readonly [Shifts, ReadonlyMap<PersonId, Person>]> {
  const [kept, staff] = await Promise.all([roster.shifts(span), people.staff()]);
  return [{ ...kept, pattern: desk.duty }, new Map(staff.map((person) => [person.id, person]))];
}
