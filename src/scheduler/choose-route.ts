import { homeOf, type Person } from '../domain/people/person';
import type { MessageRef, Platform } from '../ports/platform';
import type { MessageRefs } from '../ports/queues';
import type { People } from '../ports/repositories';
import type { Announcement } from '../views/announcement';

/** How one announcement travels. */
export interface Route {
  readonly platform: Platform;
  readonly person?: Person;
  readonly edit?: MessageRef;
  readonly under?: MessageRef;
  readonly echoes?: MessageRef;
  /** Where its person holds an older copy of it, on a platform where they are told things no more. */
  readonly left?: { readonly platform: string; readonly ref: MessageRef };
}

/** What the choice is made from. */
export interface RouteParts {
  readonly refs: MessageRefs;
  readonly people: People;
  readonly platforms: readonly Platform[];
}

/** Whether a person is told things on that platform: their home if it is switched on, else the first that reaches them. */
export function isToldOn(platforms: readonly Platform[], person: Person | undefined, name: string): boolean {
  if (person === undefined) return false;
  const able = platforms.filter((platform) => platform.reaches(person));
  const home = homeOf(person);
  return (able.find((platform) => platform.name === home) ?? able[0])?.name === name;
}

/** Nobody can be reached there: the reason, one word a cause. */
export type NoRoute = 'unknown-person' | 'left' | 'no-account' | 'no-channel';

/**
 * The platform it is to go by, else the one that holds the message already, unless its person has moved; else where the person is told things, else
 * the first that reaches the address.
 */
export async function chooseRoute(parts: RouteParts, announcement: Announcement): Promise<Route | NoRoute> {
  const { to, slot, under, echoes, copy, via, onlyInPlace } = announcement;
  const person = to.kind === 'person' ? await parts.people.find(to.person) : undefined;
  if (to.kind === 'person' && person === undefined) return 'unknown-person';
  if (person?.active === false) return 'left';
  if (copy !== undefined) return routeToCopy(parts, copy, person);

  const able = parts.platforms.filter((platform) =>
    person === undefined ? (platform.addresses?.(to) ?? true) : platform.reaches(person),
  );
  const edited = slot === undefined ? undefined : await parts.refs.find(slot);
  const above = under === undefined ? undefined : await parts.refs.find(under);
  const said = echoes === undefined ? undefined : await parts.refs.find(echoes);
  const home = person && homeOf(person);
  const wanted = [
    via,
    ...(onlyInPlace ? [edited?.platform] : []),
    ...(home === undefined ? [edited?.platform, above?.platform] : [home, edited?.platform]),
  ];
  const platform = wanted.map((name) => able.find((one) => one.name === name)).find((one) => one) ?? able[0];
  if (platform === undefined) return person === undefined ? 'no-channel' : 'no-account';
  return {
    platform,
    ...(person && { person }),
    ...(edited?.platform === platform.name && { edit: edited.ref }),
    ...(person && edited && edited.platform !== platform.name && { left: edited }),
    ...(above?.platform === platform.name && { under: above.ref }),
    ...(said?.platform === platform.name && { echoes: said.ref }),
  };
}

/** The platform that holds the copy, as long as it is switched on and its person is there. */
function routeToCopy(
  { platforms }: RouteParts,
  copy: NonNullable<Announcement['copy']>,
  person: Person | undefined,
): Route | NoRoute {
  const platform = platforms.find(({ name }) => name === copy.platform);
  if (platform === undefined || person === undefined || !platform.reaches(person)) return 'no-account';
  return { platform, person, edit: copy.ref };
}
