import { plansDuty } from '../../domain/exception/who-may';
import { type Person, type PersonId, servesAs } from '../../domain/people/person';
import { refuse } from '../../domain/refusal';
import { type Burden, burdensOf } from '../../domain/roster/burden';
import { type FeedScope, mayReadFeed } from '../../domain/roster/duty-feed';
import { type Fortnight, fortnightOf } from '../../domain/roster/fortnight';
import { monthSoFar } from '../../domain/roster/month-so-far';
import { shiftsOf } from '../../domain/roster/my-shifts';
import { nowAndNext } from '../../domain/roster/now-and-next';
import { rosterParts } from '../../domain/roster/roster-parts';
import { type Shifts, withPattern } from '../../domain/roster/shifts';
import { lately } from '../../domain/roster/substitutes';
import { type UnpaidDay, unpaidDays } from '../../domain/roster/unpaid-days';
import { refuseTakingOverFrom } from '../../domain/swap/who-may';
import { isInside } from '../../domain/ticket/who-may';
import { after, before, days, type Span } from '../../domain/time/instant';
import type { Reply } from '../../ports/inbound';
import type { Button, Card, Picture } from '../../views/card';
import { dutyCard, rosterButton } from '../../views/roster/duty-card';
import { dutyLinkButton } from '../../views/roster/duty-link-card';
import { rosterCard } from '../../views/roster/roster-card';
import type { InboundDeps } from '../inbound-deps';

/** How far ahead somebody's own shifts are looked for. */
const ahead = days(28);
/** Days of the roster that are shown. */
const fortnight = 14;

/**
 * Who answers now, until when, who comes next, and when the reader does; with one press for whoever may take over from them
 * (lessons C #10). `pictures`: of the days after that.
 */
export async function dutyNow(deps: InboundDeps, by: Person, pictures: readonly Picture[] = []): Promise<Card> {
  const { desk, clock } = deps;
  const now = clock.now();
  const span = { from: now, to: after(now, ahead) };
  // A shift that runs began some days ago at most.
  const [shifts, people] = await rosterIn(deps, { ...span, from: before(now, days(4)) });
  const places = desk.places.map(({ id }) => id);
  const parts = rosterParts({ from: now, to: after(now, days(fortnight)) }, { shifts, places, people });
  const first = parts.map(({ spans }) => nowAndNext(spans)?.now.primary ?? null);
  return dutyCard({
    desk,
    now,
    parts,
    mine: isInside(by) ? shiftsOf(by.id, span, shifts) : [],
    offers: isInside(by) ? [rosterButton, ...linkButtons(deps, by, 'mine')] : [],
    pictures,
    takeOver: [...new Set(first)].filter(
      (id): id is PersonId => id !== null && refuseTakingOverFrom(by, id, { at: now, shifts, people }) === undefined,
    ),
  });
}

const linkButtons = ({ calendars }: InboundDeps, by: Person, ...scopes: readonly FeedScope[]): readonly Button[] =>
  calendars === undefined ? [] : scopes.filter((scope) => mayReadFeed(scope, by)).map(dutyLinkButton);

/** The roster of the next days as tables; for whoever has a part in the desk. */
export async function showRoster(deps: InboundDeps, by: Person): Promise<Reply> {
  if (!isInside(by)) return { kind: 'refused', refusal: refuse('refusal.notYourList') };
  const links = linkButtons(deps, by, 'mine', 'all');
  const burdens = await burdensFor(deps, by);
  const unpaid = await unpaidFor(deps, by);
  const more = { links, ...(burdens && { burdens }), ...(unpaid && { unpaid }) };
  const card = rosterCard(deps.desk, await rosterAhead(deps, by.zone), more);
  return { kind: 'card', card, isPrivate: true };
}

/** What everybody bore of late, for whoever plans duty; undefined: somebody else asks. */
async function burdensFor(deps: InboundDeps, by: Person): Promise<ReadonlyMap<PersonId, Burden> | undefined> {
  const span = lately(deps.clock.now());
  const [shifts, people] = await rosterIn(deps, span);
  if (!plansDuty(by, { people })) return undefined;
  return burdensOf(span, { shifts, hardTimes: deps.desk.hardTimes, calls: await deps.roster.calls(span) });
}

/** What of this month is not payable, for leads and managers, where the customer vets; undefined: somebody else asks. */
async function unpaidFor(deps: InboundDeps, by: Person): Promise<readonly UnpaidDay[] | undefined> {
  const { desk, clock, localDays } = deps;
  if (desk.vetting === undefined || !servesAs(by, 'lead', 'manager')) return undefined;
  const now = clock.now();
  const month = monthSoFar(localDays, desk.zone, now);
  const [shifts, people] = await rosterIn(deps, { from: month[0]?.from ?? now, to: now });
  return unpaidDays(month, { shifts, people, places: desk.places, until: now });
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
  return [withPattern(desk, kept), new Map(staff.map((person) => [person.id, person]))];
}
