import { refuse } from '../../domain/refusal';
import { reportProgress as reporting } from '../../domain/ticket/talk';
import type { Ticket } from '../../domain/ticket/ticket';
import { refuseUnlessWorking } from '../../domain/ticket/who-may';
import { after, type Instant, minutes } from '../../domain/time/instant';
import type { TicketAction } from '../action';

/** The same words again within this long are the same finger, not another report. */
const doubleTap = minutes(1);

const saidJustNow = ({ lastProgress }: Ticket, text: string, at: Instant): boolean =>
  lastProgress !== undefined && lastProgress.text === text && at <= after(lastProgress.at, doubleTap);

/** Tell the requester where the ticket stands, with one tap on a common state (HOT-5). */
export const reportState: TicketAction = {
  id: 'progress-state',
  label: 'ticket.action.progress',
  tone: 'plain',
  shown: 'never',
  refuse: refuseUnlessWorking,
  decide: (ticket, { by, value }, { at, desk, people }) => {
    const state = desk.progress.states[Number(value)];
    if (state === undefined) return refuse('refusal.staleButton');
    const language = people.get(ticket.requester)?.language ?? desk.language;
    const text = state[language];
    if (saidJustNow(ticket, text, at)) return refuse('refusal.saidAlready');
    return { ...reporting(ticket, by, at, text), state };
  },
};
