import type { Instant } from '../time/instant';
import { raised, returned, unassigned, without, withoutHelper } from './change';
import { theDesk } from './event';
import { evolveReply } from './evolve-work';
import type { Evolvers } from './evolvers';
import type { Ticket } from './ticket';

const owned = (ticket: Ticket, by: Ticket['requester'], at: Ticket['reportedAt']): Ticket => ({
  ...without(withoutHelper(ticket, by), 'handover', 'progressAskedFor', 'takeoverAskedAt'),
  owner: by,
  ownerSince: at,
});

/** Nobody has it any more, if that person had it. */
const givenBack = (ticket: Ticket, by: Ticket['requester'], at: Instant): Ticket =>
  ticket.owner === by ? returned(ticket, by, at) : ticket;

const passedOver = (ticket: Ticket, person: Ticket['requester']): Ticket => ({
  ...without(ticket, 'assignment'),
  asked: [...new Set([...ticket.asked, person])],
});

/** Who works on it, and what its clocks say. */
export const evolvePeople: Evolvers<
  | 'replied'
  | 'collaborator-added'
  | 'collaborator-left'
  | 'handover-offered'
  | 'handover-accepted'
  | 'handover-declined'
  | 'handover-reminded'
  | 'handover-ended'
  | 'assigned'
  | 'assignment-taken'
  | 'assignment-refused'
  | 'assignment-unanswered'
  | 'assignment-failed'
  | 'urgency-raised'
  | 'clock-warned'
  | 'clock-breached'
  | 'owner-gone'
> = {
  ...evolveReply,
  'collaborator-added': (ticket, { person }) => ({ ...ticket, collaborators: [...ticket.collaborators, person] }),
  'collaborator-left': (ticket, { person }) => withoutHelper(ticket, person),
  'handover-offered': (ticket, { by, to, note, at }) => ({
    ...ticket,
    handover: { from: ticket.owner ?? by, to, note, at, ...(ticket.owner === by || by === theDesk ? {} : { by }) },
    ...(by === theDesk ? { takeoverAskedAt: at } : {}),
  }),
  'handover-accepted': (ticket, { by, at }) => owned(ticket, by, at),
  'handover-declined': (ticket) => without(ticket, 'handover'),
  'handover-reminded': (ticket, { at }) =>
    ticket.handover ? { ...ticket, handover: { ...ticket.handover, remindedAt: at } } : ticket,
  'handover-ended': (ticket) => without(ticket, 'handover'),
  assigned: (ticket, { by, to, at, from, because }) => {
    const named = ticket.owner === undefined ? ticket : owned(ticket, to, at);
    const assignment = { to, by, at, ...(from === undefined ? {} : { from }) };
    return without(because === 'taken' ? named : { ...named, assignment }, 'nobodyLeftAt', 'handover');
  },
  'assignment-taken': (ticket) => unassigned(ticket),
  'assignment-refused': (ticket, { by, at }) => passedOver(givenBack(ticket, by, at), by),
  'assignment-unanswered': (ticket, { to }) =>
    ticket.owner === undefined ? passedOver(ticket, to) : unassigned(ticket),
  'assignment-failed': (ticket, { told, at }) => ({
    ...ticket,
    nobodyLeftAt: at,
    rescueTold: [...new Set([...ticket.rescueTold, ...told])],
  }),
  'urgency-raised': (ticket, { at }) => raised(ticket, at),
  'clock-warned': (ticket, { clause, startedAt }) => ({
    ...ticket,
    warned: [...ticket.warned, `${clause}@${startedAt}`],
  }),
  'clock-breached': (ticket, { clause, startedAt, at, newTime }) => ({
    ...ticket,
    ...(newTime === null ? {} : { toldNext: newTime }),
    breached: [...ticket.breached, `${clause}@${startedAt}`],
    brokenAt: { ...ticket.brokenAt, [`${clause}@${startedAt}`]: at },
  }),
  // Whoever was given it and has left takes nothing by silence.
  'owner-gone': (ticket, { person }) => (ticket.assignment?.to === person ? without(ticket, 'assignment') : ticket),
};
