import { refuse } from '../../domain/refusal';
import { reportProgress as reporting } from '../../domain/ticket/talk';
import type { TicketAction } from '../action';

/** Tell the requester where the job stands, with one tap on a common state (HOT-5). */
export const reportState: TicketAction = {
  id: 'progress-state',
  label: 'ticket.action.progress',
  tone: 'plain',
  shown: 'never',
  offeredTo: () => false,
  decide: (ticket, { by, value }, { at, desk, people }) => {
    const state = desk.progress.states[Number(value)];
    if (state === undefined) return refuse('refusal.staleButton');
    const language = people.get(ticket.requester)?.language ?? desk.language;
    return reporting(ticket, by, at, state[language]);
  },
};
