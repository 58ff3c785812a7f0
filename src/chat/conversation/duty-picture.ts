import { createHash } from 'node:crypto';
import type { Person, PersonId } from '../../domain/people/person';
import { refuse } from '../../domain/refusal';
import { type Fortnight, partByPart } from '../../domain/roster/fortnight';
import { isInside } from '../../domain/ticket/who-may';
import { after, type Instant, minutes } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import type { Answered, DrawnLater, Inbound, Reply, Sender } from '../../ports/inbound';
import type { RosterDrawing } from '../../ports/roster-drawing';
import type { SharedKey } from '../../ports/shared-state';
import { asCard, type Card, type Picture } from '../../views/card';
import { peopleIn, rosterPicture, rosterPictureCard } from '../../views/roster/roster-picture-card';
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

/** The roster of the next days as a picture, in the language of whoever reads it. */
interface RosterPicture extends DrawnLater {
  readonly shown: Picture;
  /** It alone, for whoever is sent it. */
  readonly card: Card;
  /** Draws it as of now. */
  readonly draw: () => Promise<Buffer>;
}

/** The whole of it, and each part by itself; one part: the same. */
interface RosterPictures {
  readonly whole: RosterPicture;
  readonly parts: readonly RosterPicture[];
}

/** Parts of the roster that have a picture on somebody's own page. */
const mostParts = 3;

/** Whoever would see the same has the same keys, so that each is drawn once for all of them, and kept. */
async function rosterPicturesFor(deps: InboundDeps, { language }: Pick<Person, 'language'>): Promise<RosterPictures> {
  const { desk, clock, pictures, translator } = deps;
  const all = await rosterAhead(deps, desk.places[0].zone);
  const names = await namesIn(deps, all);
  const nameOf = (id: PersonId): string => names.get(id) ?? id;
  const pictureOf = (roster: Fortnight): RosterPicture => {
    const key = `roster:${language}:${fingerprintOf({ desk, roster, names, language })}`;
    const draw = async (): Promise<Buffer> => {
      const speak = translator.speakTo({ language, zone: roster.zone, now: clock.now(), nameOf });
      const drawn = await deps.drawRoster({ desk, roster, speak, language });
      await pictures.put(key, drawn);
      return drawn;
    };
    const png = async (): Promise<Buffer> => (await pictures.get(key)) ?? draw();
    return { key, draw, png, shown: rosterPicture(desk, roster, key), card: rosterPictureCard(desk, roster, key) };
  };
  return { whole: pictureOf(all), parts: partByPart(all).slice(0, mostParts).map(pictureOf) };
}

/** What stands in a card besides the words that say the same. */
export const rosterPicturesBeside = async (deps: InboundDeps, by: Person): Promise<readonly Picture[]> =>
  (await rosterPicturesFor(deps, by)).parts.map(({ shown }) => shown);

type Answering = (from: Sender, action: string, work: (by: Person) => Promise<Reply>) => Promise<Answered>;

/** The pictures of the roster for whoever has a part in the desk. */
export const rosterPictures =
  (deps: InboundDeps, answer: Answering): Inbound['rosterPictures'] =>
  async (from) => {
    const pictures: DrawnLater[] = [];
    const answered = await answer(from, 'roster', async (by) => {
      if (!isInside(by)) return { kind: 'refused', refusal: refuse('refusal.notYourList') };
      pictures.push(...(await rosterPicturesFor(deps, by)).parts);
      return { kind: 'done' };
    });
    return { ...answered, pictures };
  };

/**
 * Sends the roster of the next days as a picture to whoever asked, where they asked. Answers what is to be said of it: that
 * it comes, or that the last one still holds; undefined where it could not be drawn, and the words say it all.
 */
export async function sendRosterPicture(
  deps: InboundDeps,
  by: Person,
  { platform }: Pick<Sender, 'platform'>,
): Promise<Say | undefined> {
  const { clock, shared, outbox, logger } = deps;
  const now = clock.now();
  const { key, card, draw } = (await rosterPicturesFor(deps, by)).whole;
  const says = `${platform}:${key}`;
  const last = (await shared.get(sentKey(by.id), now))?.value as SentPicture | undefined;
  if (last?.says === says) return say('roster.pictureSent', { at: { at: last.at, style: 'time' } });
  try {
    await draw();
    const to = { kind: 'person', person: by.id } as const;
    const once = `person:${by.id}/${key}/${now}`;
    await outbox.announce([{ to, via: platform, content: asCard(card), reason: 'asked', key: once }], now);
    await shared.put(sentKey(by.id), { says, at: now }, after(now, holds));
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

/** What a picture is made of. */
interface PictureOf extends Pick<RosterDrawing, 'desk' | 'roster' | 'language'> {
  readonly names: ReadonlyMap<PersonId, string>;
}

/** The same for two pictures that say the same; that time goes on says nothing new. */
function fingerprintOf({ desk, roster, names, language }: PictureOf): string {
  const { asOf, ...shown } = roster;
  const since = (_key: string, value: unknown): unknown => (value === asOf ? 'now' : value);
  const called = [...desk.places, ...desk.catalogue].map(({ id, name }) => [id, name]);
  const said = JSON.stringify([language, desk.name, called, shown, [...names].sort()], since);
  return createHash('sha256').update(said).digest('hex').slice(0, 16);
}
