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

/** Why this person may not confirm a year now, or nothing. One party alone does where nobody of the other is there. */
export function refuseConfirming(year: CalendarYear, by: Person, now: Around): Verdict {
  const party = partySpokenFor(by);
  if (party === undefined) return refuse('calendar.refusal.notParty');
  if (!isOpenYear(year)) return refuse(`calendar.refusal.${year.state === 'replaced' ? 'replaced' : 'confirmed'}`);
  const theirs = year.confirmations.find((one) => one.party === party);
  // Whoever of the other party was there when they confirmed has left since: they may say it once more, and it counts.
  if (theirs === undefined || missingParties(year, now).length === 0) return undefined;
  return refuse('calendar.refusal.already', { who: { person: theirs.by } });
}

/** Why this person may not object to a year now, or nothing. */
export function refuseObjecting(year: CalendarYear, by: Person): Verdict {
  const party = partySpokenFor(by);
  if (party === undefined) return refuse('calendar.refusal.notParty');
  if (!isOpenYear(year)) return refuse(`calendar.refusal.${year.state === 'replaced' ? 'replaced' : 'confirmed'}`);
  return year.objection?.party === party
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
