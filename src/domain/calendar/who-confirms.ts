import { leadsOf } from '../people/leads';
import { parties, partyOf, speaksFor } from '../people/party';
import { homeOf, isChat, type Party, type Person, type PersonId } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { type Refusal, refuse } from '../refusal';
import type { CalendarYear } from './calendar-year';
import { isOpenYear } from './calendar-year';

type Around = Pick<DecisionContext, 'people'>;
type Verdict = Refusal | undefined;

/** Who can confirm a year for that party: those who speak for it and read in a chat, where they may press. */
export const speakersOf = (party: Party, { people }: Around): readonly Person[] =>
  [...people.values()].filter((person) => {
    const home = homeOf(person);
    return speaksFor(person, party) && home !== undefined && isChat(home);
  });

/** Everybody who may confirm a year for one party or the other. */
export const speakers = (now: Around): readonly Person[] => parties.flatMap((party) => speakersOf(party, now));

/** The party for which they may confirm; undefined: for none. */
export function partySpokenFor(person: Person): Party | undefined {
  const party = partyOf(person);
  return party !== undefined && speaksFor(person, party) ? party : undefined;
}

const hasConfirmed = ({ confirmations }: CalendarYear, party: Party): boolean =>
  confirmations.some((one) => one.party === party);

/** The parties whose word is missing and who have somebody to give it. */
export const missingParties = (year: CalendarYear, now: Around): readonly Party[] =>
  parties.filter((party) => !hasConfirmed(year, party) && speakersOf(party, now).length > 0);

/** The party in which nobody is who could confirm; undefined: in each somebody is. */
export const emptyParty = (now: Around): Party | undefined =>
  parties.find((party) => speakersOf(party, now).length === 0);

/**
 * The parties without whose word it can't come to count and for which nobody is there: the one that objected, or both.
 * None: somebody can go on with it. Nobody goes over what a party said, only because it has nobody just now.
 */
export function stuckWithout(year: CalendarYear, now: Around): readonly Party[] {
  if (!isOpenYear(year)) return [];
  const empty = parties.filter((party) => speakersOf(party, now).length === 0);
  return empty.length === parties.length ? empty : empty.filter((party) => party === year.objection?.party);
}

/** Who speaks now for the party that objected, where whoever said so does no more: they go on with it. */
export function objectsNow({ objection }: Pick<CalendarYear, 'objection'>, now: Around): readonly Person[] {
  const theirs = objection === undefined ? [] : speakersOf(objection.party, now);
  return theirs.some(({ id }) => id === objection?.by) ? [] : theirs;
}

/** Why this person may not confirm a year now, or nothing. One party alone does where nobody of the other is there. */
export function refuseConfirming(year: CalendarYear, by: Person, now: Around): Verdict {
  const party = partySpokenFor(by);
  if (party === undefined) return refuse('calendar.refusal.notParty');
  if (!isOpenYear(year)) return refuse(`calendar.refusal.${year.state === 'replaced' ? 'replaced' : 'confirmed'}`);
  const theirs = year.confirmations.find((one) => one.party === party);
  // Whoever of the other party was there when they confirmed has left since: they may say it once more, and it counts.
  const counts = missingParties(year, now).length === 0 && stuckWithout(year, now).length === 0;
  if (theirs === undefined || counts) return undefined;
  return refuse('calendar.refusal.already', { who: { person: theirs.by } });
}

/** Why this person may not object to a year now, or nothing. */
export function refuseObjecting(year: CalendarYear, by: Person): Verdict {
  const party = partySpokenFor(by);
  if (party === undefined) return refuse('calendar.refusal.notParty');
  if (!isOpenYear(year)) return refuse(`calendar.refusal.${year.state === 'replaced' ? 'replaced' : 'confirmed'}`);
  // One stands at a time: another one would take its place, and be taken back for it.
  return year.objection !== undefined
    ? refuse('calendar.refusal.objectedAlready', { who: { person: year.objection.by } })
    : undefined;
}

/** Who hears what has to be put right in a year: leads, and administrators, who import it. */
export const putsRight = ({ people }: Around): readonly PersonId[] => [
  ...new Set(
    [
      ...leadsOf(people.values()),
      ...[...people.values()].filter((person) => person.active && person.roles.includes('admin')),
    ].map(({ id }) => id),
  ),
];
