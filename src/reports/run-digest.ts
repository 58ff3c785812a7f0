import type { DigestSlot } from '../domain/desk';
import { type Person, type PersonId, servesAs } from '../domain/people/person';
import type { Instant } from '../domain/time/instant';
import type { Language } from '../domain/words';
import type { KeptDigests } from '../ports/kept-digests';
import type { Pictures } from '../ports/pictures';
import type { Outbox } from '../ports/queues';
import type { People } from '../ports/repositories';
import type { Speak, Translator } from '../ports/translator';
import { drawDigest } from './chart/draw-digest';
import type { Digest } from './digest';
import { digestCard } from './digest-card';
import { nextDuties } from './digest-words';
import { type DigestSources, gatherDigest } from './gather-digest';
import { readKept, toKept } from './kept-digest';
import { digestAnnouncements, pictureKeyOf } from './send-digest';

/** Makes a picture of a digest: a PNG. */
export type DrawDigest = typeof drawDigest;

/** What it takes to send a digest. */
export interface DigestDeps extends DigestSources {
  readonly people: People;
  readonly outbox: Pick<Outbox, 'announce'>;
  readonly digests: KeptDigests;
  readonly pictures: Pictures;
  readonly translator: Translator;
  /** Whether some platform has a digest channel. */
  readonly hasDigestChannel: boolean;
  readonly draw?: DrawDigest;
}

/** What became of a digest. `told` is how many will hear it: 0 means that somebody should be warned. */
export interface DigestRun {
  readonly digest: Digest;
  readonly told: number;
  /** Why pictures are missing from cards, a failure a language; the words went out all the same. */
  readonly pictureFailures: readonly unknown[];
}

/** Names for the picture; the card carries ids, and each platform names people itself. */
async function namesIn(digest: Digest, people: Pick<People, 'findEach'>): Promise<ReadonlyMap<PersonId, string>> {
  const onDuty = nextDuties(digest).flatMap(({ primary, backup }) => [primary, backup]);
  const named = [...onDuty, ...digest.debts.oldest.map(({ owner }) => owner ?? null)];
  const found = await people.findEach([...new Set(named.flatMap((id) => id ?? []))]);
  return new Map(found.map((person) => [person.id, person.name] as const));
}

interface Drawn {
  readonly language: Language;
  readonly key?: string;
  readonly failure?: unknown;
}

/** Draws and stores one picture. A picture that fails must not hold up the words. */
async function pictureIn(language: Language, digest: Digest, speak: Speak, deps: DigestDeps): Promise<Drawn> {
  const key = pictureKeyOf(digest.slot, language);
  try {
    await deps.pictures.put(key, await (deps.draw ?? drawDigest)(digest, speak, language));
    return { language, key };
  } catch (failure) {
    return { language, failure };
  }
}

const languagesOf = (managers: readonly Person[], channel: Language | undefined): readonly Language[] => [
  ...new Set([...managers.map(({ language }) => language), ...(channel === undefined ? [] : [channel])]),
];

/**
 * The digest of a slot as it was made first: what was sent is never made anew. Where nothing was kept, it is made of what
 * is so now, and kept before anybody hears of it.
 */
async function keptDigest(deps: DigestDeps, slot: DigestSlot, now: Instant): Promise<Digest> {
  const before = await deps.digests.find(slot.date);
  const sent = before && readKept(before.data);
  if (sent !== undefined) return sent;
  const made = await gatherDigest(deps, slot, now);
  const kept = await deps.digests.keep({ date: slot.date, keptAt: now, data: toKept(made) });
  return readKept(kept.data) ?? made;
}

/**
 * Sends the digest of a slot to every active manager and to the digest channel. May run any number of times, on any
 * number of processes: everybody hears it once, and the same. Pictures are stored before anything names them.
 */
export async function runDigest(deps: DigestDeps, slot: DigestSlot, now: Instant): Promise<DigestRun> {
  const digest = await keptDigest(deps, slot, now);
  const names = await namesIn(digest, deps.people);
  const nameOf = (id: PersonId): string => names.get(id) ?? id;
  const managers = (await deps.people.staff()).filter((person) => servesAs(person, 'manager'));
  const channel = deps.hasDigestChannel ? deps.desk.language : undefined;
  const drawn = await Promise.all(
    languagesOf(managers, channel).map((language) => {
      const speak = deps.translator.speakTo({ language, zone: deps.desk.places[0].zone, now, nameOf });
      return pictureIn(language, digest, speak, deps);
    }),
  );
  const keys = new Map(drawn.map(({ language, key }) => [language, key]));
  const cardIn = (language: Language) => digestCard(digest, keys.get(language));
  const announcements = digestAnnouncements({ slot, cardIn, managers, channel });
  await deps.outbox.announce(announcements, now);
  const pictureFailures = drawn.flatMap(({ failure }) => (failure === undefined ? [] : [failure]));
  return { digest, told: announcements.length, pictureFailures };
}
