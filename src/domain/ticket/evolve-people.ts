import { without, withoutHelper } from './change';
import { evolveReply } from './evolve-work';
import type { Evolvers } from './evolvers';
import type { Ticket } from './ticket';

/** Most failed deliveries kept on the ticket; the log has them all. */
const unreachedKept = 20;

const owned = (ticket: Ticket, by: Ticket['requester']): Ticket => ({
  ...without(withoutHelper(ticket, by), 'handover', 'progressAskedFor'),
  owner: by,
});

/** Who works on it, who was told, and who could not be reached. */
export const evolvePeople: Evolvers<
  | 'replied'
  | 'collaborator-added'
  | 'collaborator-left'
  | 'handover-offered'
  | 'handover-accepted'
  | 'handover-declined'
  | 'handover-reminded'
  | 'handover-ended'
  | 'urgency-raised'
  | 'rescue-step-taken'
  | 'clock-warned'
  | 'clock-breached'
  | 'not-reached'
  | 'owner-gone'
> = {
  ...evolveReply,
  'collaborator-added': (ticket, { person }) => ({ ...ticket, collaborators: [...ticket.collaborators, person] }),
  'collaborator-left': (ticket, { person }) => withoutHelper(ticket, person),
  'handover-offered': (ticket, { by, to, note, at }) => ({
    ...ticket,
    handover: { from: ticket.owner ?? by, to, note, at, ...(ticket.owner === by ? {} : { by }) },
  }),
  'handover-accepted': (ticket, { by }) => owned(ticket, by),
  'handover-declined': (ticket) => without(ticket, 'handover'),
  'handover-reminded': (ticket, { at }) =>
    ticket.handover ? { ...ticket, handover: { ...ticket.handover, remindedAt: at } } : ticket,
  'handover-ended': (ticket) => without(ticket, 'handover'),
  'urgency-raised': (ticket, { at }) =>
    without(
      {
        ...ticket,
        urgent: true,
        urgentAt: at,
        rescueBefore: { from: ticket.rescueFrom, steps: ticket.rescueSteps },
        rescueFrom: at,
        rescueSteps: 0,
      },
      'rescueAtOnce',
    ),
  'rescue-step-taken': (ticket, { step, told, at }) => {
    const taken = { ...ticket, rescueSteps: step + 1, rescueTold: [...new Set([...ticket.rescueTold, ...told])] };
    return told.length === 0 ? { ...taken, rescueAtOnce: at } : without(taken, 'rescueAtOnce');
  },
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
  'owner-gone': (ticket) => ticket,
  'not-reached': (ticket, { person, why, about, at }) => ({
    ...ticket,
    unreached: [...ticket.unreached, { person, why, at }].slice(-unreachedKept),
    ...(about === 'rescue' && ticket.state === 'new' ? { rescueAtOnce: at } : {}),
  }),
};
