import { type Desk, placeOf } from '../desk';
import { leadsOf } from '../people/leads';
import { onRoster, type Person, type PersonId, worksTickets } from '../people/person';
import type { DecisionContext } from '../record/decision-context';
import { forwardAsKnown } from '../time/forward-as-known';
import { usualHours } from '../time/operating-time';
import type { AnswerTime, Enquiry } from './enquiry';

type OfPlace = Pick<Enquiry, 'place'>;

/** The hours in which enquiries of that place are answered. */
export const hoursOf = ({ place }: OfPlace, desk: Pick<Desk, 'places'>) => usualHours(placeOf(desk, place).hours);

/** How long there is for what is asked now. */
export function timeToAnswer(of: OfPlace, { at, desk }: Pick<DecisionContext, 'at' | 'desk'>): AnswerTime {
  const within = desk.enquiries.answer;
  return { askedAt: at, within, due: forwardAsKnown(hoursOf(of, desk), at, within) };
}

type Around = Pick<DecisionContext, 'people' | 'onShift'>;

/** Whoever has it, as long as the desk counts on them. */
export const ownerOf = ({ owner }: Pick<Enquiry, 'owner'>, { people }: Pick<Around, 'people'>): Person | undefined => {
  const person = owner === undefined ? undefined : people.get(owner);
  return person && worksTickets(person) ? person : undefined;
};

/** The leads, or whoever stands in for them; never whoever asked. */
export const leadsFor = ({ asker }: Pick<Enquiry, 'asker'>, { people }: Pick<Around, 'people'>): readonly PersonId[] =>
  leadsOf(people.values()).flatMap(({ id }) => (id === asker ? [] : [id]));

/** Whoever is on duty for it and may take it; the leads where nobody is. */
export function calledFor(enquiry: Pick<Enquiry, 'asker'>, now: Around): readonly PersonId[] {
  const onDuty = now.onShift.filter((id) => {
    const person = now.people.get(id);
    return person !== undefined && worksTickets(person) && onRoster(person) && id !== enquiry.asker;
  });
  return onDuty.length > 0 ? onDuty : leadsFor(enquiry, now);
}

/** Whom it concerns now: whoever has it, else whoever may take it. */
export function concernedIn(enquiry: Enquiry, now: Around): readonly PersonId[] {
  const owner = ownerOf(enquiry, now);
  return owner === undefined ? calledFor(enquiry, now) : [owner.id];
}
