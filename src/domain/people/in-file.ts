import { own } from '../own';
import type { Person } from './person';

/**
 * Somebody as the desk file has them now, keeping what chat has told us since: language, zone, quiet hours, where they are at home,
 * which of these same accounts are gone, and accounts that were linked. An account the file gave and gives no more is
 * theirs no longer; one that has been renamed since the file was written stays as its platform calls it.
 */
export function asFiled(filed: Person, known: Person | undefined): Person {
  const inFile = filed.identities;
  if (known === undefined) return { ...filed, inFile };
  const { language, zone, home, quiet, inFile: before = {} } = known;
  const linked = Object.entries(known.identities).filter(([platform]) => own(before, platform) === undefined);
  const given = Object.entries(inFile).map(([platform, account]) => {
    const same = own(before, platform) === account ? own(known.identities, platform) : undefined;
    return [platform, same ?? account] as const;
  });
  const identities = Object.fromEntries([...linked, ...given]);
  const gone = known.gone?.filter((platform) => own(identities, platform) === own(known.identities, platform));
  return {
    ...filed,
    language,
    zone,
    identities,
    inFile,
    ...(home === undefined ? {} : { home }),
    ...(quiet === undefined ? {} : { quiet }),
    ...(gone === undefined ? {} : { gone }),
  };
}

/** Whoever the desk file gave a part that it no longer names. People met in chat and imported ones are not its own. */
export const removedFromFile = (staff: readonly Person[], named: readonly Person[]): readonly Person[] => {
  const ids = new Set(named.map(({ id }) => id));
  return staff.filter(({ id, inFile }) => inFile !== undefined && !ids.has(id));
};

/** Somebody without any part in the desk: no role, no account, off every list. Their name and history stay. */
export function withoutPart({ home: _home, gone: _gone, quiet: _quiet, inFile: _inFile, ...person }: Person): Person {
  return { ...person, roles: [], skills: [], active: false, identities: {} };
}

/** Somebody whose part in the desk comes from elsewhere now, an import for one: no longer being in the file ends nothing. */
export const givenOtherwise = ({ inFile: _inFile, ...person }: Person): Person => person;

/** Somebody with that account on that platform, where they are reached again. */
export function withAccount(person: Person, platform: string, account: string): Person {
  const { gone, ...rest } = person;
  const left = gone?.filter((name) => name !== platform) ?? [];
  const identities = { ...person.identities, [platform]: account };
  return left.length === 0 ? { ...rest, identities } : { ...rest, identities, gone: left };
}

/** Somebody without their account on that platform. */
export function withoutAccount(person: Person, platform: string): Person {
  const { home, ...rest } = person;
  const identities = Object.fromEntries(Object.entries(person.identities).filter(([name]) => name !== platform));
  return home === undefined || home === platform ? { ...rest, identities } : { ...rest, home, identities };
}
