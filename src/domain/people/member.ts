import { fold } from '../finding/fold';

/** Somebody in a platform's directory. */
export interface Member {
  readonly account: string;
  readonly name: string;
  /** Absent: the platform names none. */
  readonly department?: string;
}

/** Whom a search found: at most `mostFound`, the nearest first. `more`: there are others. */
export interface FoundMembers {
  readonly members: readonly Member[];
  readonly more: boolean;
}

/** Most people a search shows: whoever means another types more of the name. */
export const mostFound = 10;

/** Most characters that are looked for. */
const longest = 64;

const partsOf = (words: string): readonly string[] => fold(words).slice(0, longest).split(' ');

/** Whether the words tell enough of a name to look for: one Han letter does, of others it takes two. */
export const tellsName = (words: string): boolean => /\p{Script=Han}|[^\s]{2}/u.test(fold(words));

/** What a member is found by, as it is compared. */
interface Folded {
  readonly names: readonly string[];
  readonly department: string;
}

/** A company is looked through at each letter somebody types, and folding is most of the work. */
const folded = new WeakMap<Member, Folded>();
function foldedOf(member: Member): Folded {
  const known = folded.get(member);
  if (known !== undefined) return known;
  const { name, account, department = '' } = member;
  const made = { names: [fold(name), fold(account)], department: fold(department) };
  folded.set(member, made);
  return made;
}
const closeUp = (text: string): string => text.replaceAll(' ', '');

/** How near the first of the words is: the whole, a beginning, the beginning of a part, or somewhere inside. */
const nearness: readonly ((name: string, words: string) => boolean)[] = [
  (name, words) => name === words,
  (name, words) => name.startsWith(words),
  (name, words) => name.split(/[ ._@-]/).some((part) => part.startsWith(words)),
  (name, words) => closeUp(name).includes(words),
];

/** How near they are, 0 the nearest; undefined for somebody who is not meant. */
function rankOf(member: Member, parts: readonly string[]): number | undefined {
  const { names, department } = foldedOf(member);
  const [first = '', ...rest] = parts;
  const all = [...names, department];
  if (!rest.every((part) => all.some((one) => closeUp(one).includes(part)))) return undefined;
  const whole = parts.join(' ');
  if (names.includes(whole)) return 0;
  const rank = nearness.findIndex((isNear) => names.some((name) => isNear(name, first)));
  return rank < 0 ? undefined : rank;
}

/** Those whose name or account holds the words; words after the first may also be of their department. */
export function membersNamed(members: readonly Member[], words: string): FoundMembers {
  if (!tellsName(words)) return { members: [], more: false };
  const parts = partsOf(words);
  const found = members.flatMap((member) => {
    const rank = rankOf(member, parts);
    return rank === undefined ? [] : [{ member, rank, name: foldedOf(member).names.join(' ') }];
  });
  found.sort((one, other) => one.rank - other.rank || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  return { members: found.slice(0, mostFound).map(({ member }) => member), more: found.length > mostFound };
}

/** The one whom the words name wholly, by name or account; undefined where none is, or several are. */
export function memberNamedWholly({ members, more }: FoundMembers, words: string): Member | undefined {
  const named = members.filter((member) => foldedOf(member).names.includes(fold(words)));
  return named.length === 1 && !more ? named[0] : undefined;
}
