import type { QuietHours } from '../flow/quiet-hours';
import { own } from '../own';
import type { Language } from '../words';

/** Stable name of a person inside the desk: a key of the desk file, or `slack:U024BE7LH` for somebody met in chat. */
export type PersonId = string & { readonly of: 'person' };

/** What somebody is to the desk. Everybody is a requester; the rest is given in the desk file. */
export type Role = 'engineer' | 'lead' | 'manager' | 'admin';

/** A party to the contract. */
export type Party = 'customer' | 'contractor';

/** Somebody the desk knows. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  readonly language: Language;
  /** IANA name, e.g. `Asia/Shanghai`. */
  readonly zone: string;
  readonly roles: readonly Role[];
  /** Whose side they are on, where the desk file says so (`partyOf`). */
  readonly party?: Party;
  /** Branches of the catalogue they are skilled in (STAFF-1); empty: all. */
  readonly skills: readonly string[];
  /** False once they left: never on duty, never messaged, their history stays. */
  readonly active: boolean;
  /** Account on each chat platform, e.g. `{slack: 'U024BE7LH'}`; empty: cannot be reached. */
  readonly identities: Readonly<Record<string, string>>;
  /** The platform they last spoke on, where they are told things; absent: the first of their accounts. */
  readonly home?: string;
  /** Platforms on which their account is gone or no longer reached by the desk. */
  readonly gone?: readonly string[];
  /** When they are not to be disturbed by what can wait; absent: at any time. */
  readonly quiet?: QuietHours;
  /** Accounts the desk file gave them when it was last read; absent: it never named them, their part came otherwise. */
  readonly inFile?: Readonly<Record<string, string>>;
}

/** Whether a person can be told something on that platform. */
export const reachableOn = ({ identities, gone = [] }: Person, platform: string): boolean =>
  own(identities, platform) !== undefined && !gone.includes(platform);

/** By these people ask in writing; nobody presses a button there, and no account is seen to go. */
const outsideOfChat: readonly string[] = ['mail', 'oa'];

/** Whether people talk there, and are told things there once they did. */
export const isChat = (platform: string): boolean => !outsideOfChat.includes(platform);

/**
 * Where a person is told things: the platform they last spoke on, else the first that reaches them. Who is in a chat is
 * told things there.
 */
export const homeOf = (person: Person): string | undefined => {
  const reached = Object.keys(person.identities).filter((platform) => reachableOn(person, platform));
  const chats = reached.filter(isChat);
  const among = chats.length > 0 ? chats : reached;
  return among.find((platform) => platform === person.home) ?? among[0];
};

/** Whether every chat account they had is gone, so that nobody sees them any more. */
export const isOutOfReach = ({ identities, gone = [] }: Person): boolean => {
  const platforms = Object.keys(identities).filter(isChat);
  return platforms.length > 0 && platforms.every((platform) => gone.includes(platform));
};

/** Whether the desk counts on them: neither left nor out of reach. */
export const onRoster = (person: Person): boolean => person.active && !isOutOfReach(person);

export const personId = (id: string): PersonId => id as PersonId;
export const hasRole = (person: Person, ...roles: readonly Role[]): boolean =>
  roles.some((role) => person.roles.includes(role));

/** Whether the desk counts on them in one of these roles. Whoever has left keeps the role and may do nothing with it. */
export const servesAs = (person: Person, ...roles: readonly Role[]): boolean =>
  onRoster(person) && hasRole(person, ...roles);

/** May work tickets: engineers, and leads who step in. */
export const worksTickets = (person: Person): boolean => servesAs(person, 'engineer', 'lead');

const asSaid = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/**
 * Whether two records may be one person with an account on each of two platforms, as nobody has told the desk: the same
 * name, and no platform on which both have an account, where they would be two.
 */
export const mayBeOnePerson = (one: Person, other: Person): boolean =>
  one.id !== other.id &&
  asSaid(one.name) === asSaid(other.name) &&
  Object.keys(one.identities).every((platform) => own(other.identities, platform) === undefined);
