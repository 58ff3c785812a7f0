import { isDeepStrictEqual } from 'node:util';
import { type Person, type PersonId, personId } from '../domain/people/person';
import { pseudonymFrom } from '../domain/privacy/pseudonym';
import { after, type Instant } from '../domain/time/instant';
import { say } from '../domain/words';
import type { Clock } from '../ports/clock';
import type { Store } from '../store/open-store';
import { erasingFor, erasingKey } from '../store/personal-keys';
import { randomIds } from '../wiring/random-ids';
import type { Finding } from './cli-context';

/** An erasing that was begun and not finished. Whoever goes on with it does what it began to do. */
export interface Erasing {
  /** Stands where they were. */
  readonly pseudonym: PersonId;
  /** Replaced in words of others; absent where an older release began it. */
  readonly words?: readonly string[];
  readonly since?: Instant;
}

const erasingIn = (value: unknown): Erasing =>
  typeof value === 'string' ? { pseudonym: personId(value) } : (value as Erasing);

/** The erasing of that person that is not finished, if there is one. */
export async function erasingOf({ shared }: Pick<Store, 'shared'>, id: PersonId, now: Instant) {
  const fact = await shared.get(erasingKey(id), now);
  return fact && erasingIn(fact.value);
}

/** Begins it, or goes on; answers what stands for them, the same for whoever else is at it. */
export async function beginErasing(
  store: Pick<Store, 'shared'>,
  person: Person,
  words: readonly string[],
  now: Instant,
): Promise<PersonId> {
  const key = erasingKey(person.id);
  const until = after(now, erasingFor);
  const fresh: Erasing = { pseudonym: pseudonymFrom(randomIds.next()), words, since: now };
  await store.shared.swap({ key, version: undefined, value: fresh, now, until });
  const begun = (await erasingOf(store, person.id, now)) ?? fresh;
  // Other words were named than those it was begun with.
  if (!isDeepStrictEqual(begun.words, words)) await store.shared.put(key, { since: now, ...begun, words }, until);
  return begun.pseudonym;
}

/** Everybody whose erasing was begun and not finished, and what to do. */
export async function unfinishedErasings(
  { shared, people }: Pick<Store, 'shared' | 'people'>,
  clock: Clock,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const prefix = erasingKey(personId(''));
  for (const { key, value } of await shared.under(prefix, clock.now())) {
    const person = await people.find(personId(key.slice(prefix.length)));
    if (person === undefined) continue;
    const { since } = erasingIn(value);
    const when = since === undefined ? say('cli.erasingLongAgo') : ({ at: since, style: 'date-time' } as const);
    findings.push({
      ok: false,
      found: say('cli.erasingBegun', { person: person.name, id: person.id, when }),
      advice: say('cli.erasingBegunDo', { id: person.id }),
    });
  }
  return findings;
}
