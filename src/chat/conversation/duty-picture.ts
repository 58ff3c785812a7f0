import { createHash } from 'node:crypto';
import type { Person, PersonId } from '../../domain/people/person';
import type { Fortnight } from '../../domain/roster/fortnight';
import { after, type Instant, minutes } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import type { Sender } from '../../ports/inbound';
import type { SharedKey } from '../../ports/shared-state';
import { asCard } from '../../views/card';
import { peopleIn, rosterPictureCard } from '../../views/roster/roster-picture-card';
import type { InboundDeps } from '../inbound-deps';
import { rosterAhead } from './duty';

/** A picture that says the same is not sent again so long. */
const holds = minutes(10);

const sentKey = (by: PersonId): SharedKey => `roster-picture:${by}`;

/** What was sent last to somebody. */
interface SentPicture {
  readonly says: string;
  readonly at: Instant;
}

/**
 * Sends the roster of the next days as a picture to whoever asked, where they asked. Answers what is to be said of it: that
 * it comes, or that the last one still holds; undefined where it could not be drawn, and the words say it all.
 */
export async function sendRosterPicture(
  deps: InboundDeps,
  by: Person,
  { platform }: Pick<Sender, 'platform'>,
): Promise<Say | undefined> {
  const { desk, clock, shared, pictures, outbox, logger } = deps;
  const now = clock.now();
  const roster = await rosterAhead(deps, desk.places[0].zone);
  const names = await namesIn(deps, roster);
  const says = fingerprintOf(roster, names, by);
  const last = (await shared.get(sentKey(by.id), now))?.value as SentPicture | undefined;
  if (last?.says === `${platform}:${says}`) return say('roster.pictureSent', { at: { at: last.at, style: 'time' } });
  try {
    const key = `roster:${by.language}:${says}`;
    const nameOf = (id: PersonId): string => names.get(id) ?? id;
    const { language } = by;
    const speak = deps.translator.speakTo({ language, zone: roster.zone, now, nameOf });
    await pictures.put(key, await deps.drawRoster({ desk, roster, speak, language }));
    const content = asCard(rosterPictureCard(roster, key));
    const to = { kind: 'person', person: by.id } as const;
    await outbox.announce(
      [{ to, via: platform, content, reason: 'asked', key: `person:${by.id}/roster/${says}/${now}` }],
      now,
    );
    await shared.put(sentKey(by.id), { says: `${platform}:${says}`, at: now }, after(now, holds));
    return say('roster.pictureComes');
  } catch (error) {
    logger.error('the picture of the roster could not be sent', { error });
    return undefined;
  }
}

async function namesIn({ people }: InboundDeps, roster: Fortnight): Promise<ReadonlyMap<PersonId, string>> {
  const found = await people.findEach(peopleIn(roster));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** The same for two pictures that say the same; that time goes on says nothing new. */
function fingerprintOf(
  { asOf, days, ...rest }: Fortnight,
  names: ReadonlyMap<PersonId, string>,
  { language }: Pick<Person, 'language'>,
): string {
  const since = (_key: string, value: unknown): unknown => (value === asOf ? 'now' : value);
  const said = JSON.stringify([language, days, rest, [...names].sort()], since);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
