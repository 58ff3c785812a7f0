import { own } from '../domain/own';
import { type TicketEvent, theDesk } from '../domain/ticket/event';
import { replay } from '../domain/ticket/evolve';
import { type Ticket, ticketId } from '../domain/ticket/ticket';
import { after, minutes } from '../domain/time/instant';
import { type Cast, longest, shortest, steps, type Typing } from './gallery-steps';

/** A ticket of the gallery, with the events that led to it, oldest first. */
export interface GalleryTicket {
  readonly name: string;
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

const stories: Readonly<Record<string, readonly (keyof typeof steps)[]>> = {
  new: [],
  'new and urgent': ['urgent'],
  'new, and nobody answers': ['urgent', 'called', 'rang', 'calledOnce', 'lost'],
  'given back': ['claimed', 'returned'],
  claimed: ['claimed'],
  'claimed by a helper of before': ['claimed', 'helped', 'returned', 'claimed'],
  remote: ['claimed', 'remote'],
  'claimed, and nobody hears of it': ['claimed', 'silence', 'reminded'],
  'on the way': ['claimed', 'dispatched'],
  'at the desk': ['claimed', 'dispatched', 'arrived'],
  located: ['claimed', 'dispatched', 'arrived', 'located'],
  'with everything at once': [
    'urgent',
    'claimed',
    'remote',
    'helped',
    'located',
    'progress',
    'promised',
    'unreached',
    'waiting',
    'offered',
  ],
  waiting: ['claimed', 'waiting'],
  resumed: ['claimed', 'remote', 'waiting', 'resumed'],
  promised: ['claimed', 'promised'],
  'offered to another': ['claimed', 'offered'],
  'offered, and nobody answered': ['claimed', 'offered', 'handoverReminded', 'handoverEnded'],
  assigned: ['assigned'],
  'assigned to nobody in the end': ['named', 'unheard', 'assigned', 'refused', 'nobodyLeft'],
  'assigned, and taken': ['claimed', 'reassigned', 'took'],
  'put right': ['claimed', 'corrected', 'loweringAsked', 'loweringReminded', 'keptUrgent', 'loweringAsked', 'lowered'],
  'put right, for somebody else': ['claimed', 'corrected', 'loweringAsked', 'handedOn'],
  'written to after it was resolved': ['claimed', 'resolved', 'wroteAfter', 'doubtReminded', 'doubtTold', 'justRemark'],
  'in doubt': ['claimed', 'resolved', 'wroteAfter'],
  resolved: ['claimed', 'remote', 'resolved'],
  'not fixed': ['claimed', 'remote', 'resolved', 'notFixed'],
  confirmed: ['claimed', 'remote', 'resolved', 'confirmed'],
  'closed by silence': ['claimed', 'resolved', 'silent'],
  'rated well': ['claimed', 'resolved', 'confirmed', 'ratedWell'],
  'rated low': ['claimed', 'resolved', 'confirmed', 'ratedLow'],
  'called back': ['claimed', 'resolved', 'confirmed', 'ratedLow', 'calledBack'],
  'missed and talked about': [
    'called',
    'missed',
    'claimed',
    'remote',
    'helped',
    'wrote',
    'rewrote',
    'answered',
    'noted',
    'asked',
    'silence',
    'updatesChosen',
    'automatic',
    'promised',
    'promiseReminded',
    'promiseKept',
    'left',
  ],
  'handed over after a slip': [
    'claimed',
    'warned',
    'promised',
    'promiseSlipped',
    'offered',
    'declined',
    'offered',
    'accepted',
    'ownerGone',
  ],
  'reopened after reminders': [
    'claimed',
    'resolved',
    'confirmed',
    'ratingReminded',
    'ratedLow',
    'callbackReminded',
    'reopened',
    'termsCorrected',
  ],
  withdrawn: ['claimed', 'withdrawn'],
  'a duplicate': ['claimed', 'duplicate'],
};

function reported(typing: Typing, cast: Cast): TicketEvent {
  const { requester, startsAt, category, place } = cast;
  const { text, files } = typing;
  return {
    type: 'reported',
    by: requester,
    at: startsAt,
    requester,
    regime: 'inside',
    category,
    kind: 'hardware',
    urgent: false,
    place,
    spot: text(100),
    device: text(100),
    contact: text(100),
    title: typing.name === 'longest' ? text(80) : '坏',
    description: text(3000),
    files,
    source: 'form',
  };
}

function ticket(name: string, typing: Typing, cast: Cast): GalleryTicket {
  const followed = (own(stories, name) ?? []).map((key, nth): TicketEvent => {
    const { who, step } = steps[key];
    return step({ by: who === 'desk' ? theDesk : cast[who], at: after(cast.startsAt, minutes(nth + 1)) }, typing, cast);
  });
  const events = [reported(typing, cast), ...followed];
  return { name: `${name}, ${typing.name} texts`, events, ticket: replay(ticketId(9_999_999), events) };
}

/** A ticket in every state, each with the longest and with the shortest texts; a minute between events. */
export const galleryTickets = (cast: Cast): readonly GalleryTicket[] =>
  Object.keys(stories).flatMap((name) => [longest, shortest].map((typing) => ticket(name, typing, cast)));
