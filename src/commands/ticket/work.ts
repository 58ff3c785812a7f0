import { refuseWhileAsked } from '../../domain/consent/on-ticket';
import { invalid } from '../../domain/refusal';
import {
  refuseArrival,
  refuseGoing,
  refuseLocating,
  refuseRemote,
  refuseResuming,
  refuseWaiting,
  wait,
} from '../../domain/ticket/work';
import { chosenReasons, locateForm, waitForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { atField, missing } from '../answers';
import { asking } from '../record/asking';

/** Begin to help from afar; a visit under way is called off by it. */
export const startRemote: TicketAction = {
  id: 'remote',
  label: 'ticket.action.remote',
  tone: 'main',
  shown: 'button',
  refuse: refuseRemote,
  decide: (_ticket, { by }, { at }) => ({ type: 'remote-started', by: by.id, at }),
};

/** Set out for the desk; the arrival clock starts (SLA-3). A ticket may need a second visit, with a clock of its own. */
export const goOnSite: TicketAction = {
  id: 'on-site',
  label: 'ticket.action.on-site',
  tone: 'plain',
  shown: 'button',
  refuse: refuseGoing,
  decide: (_ticket, { by }, { at }) => ({ type: 'dispatched', by: by.id, at }),
};

/** At the desk; the arrival clock stops (SLA-3). */
export const arriveOnSite: TicketAction = {
  id: 'arrive',
  label: 'ticket.action.arrive',
  tone: 'main',
  shown: 'button',
  refuse: refuseArrival,
  decide: (_ticket, { by }, { at }) => ({ type: 'arrived', by: by.id, at }),
};

/** The fault is found; the locating clock stops (SLA-5). */
export const locateFault: TicketAction = asking(locateForm, {
  id: 'locate',
  label: 'ticket.action.locate',
  tone: 'plain',
  shown: 'button',
  refuse: refuseLocating,
  form: (ticket, _act, now) => locateForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'finding') ?? { type: 'located', by: by.id, at, finding: answers.finding },
});

/** Stop work for a reason that the requester reads (SITE-2). */
export const waitFor: TicketAction = asking(waitForm, {
  id: 'wait',
  label: 'ticket.action.wait',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseWaiting,
  form: (ticket, _act, now) => waitForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at, desk }) => {
    const no = missing(answers, 'reason', 'note');
    if (no) return no;
    const reason = chosenReasons(desk).find(({ id }) => id === answers.reason);
    if (!reason) return invalid({ reason: { say: 'form.fillIn' } });
    const agreed = answers.until;
    if (reason.agreesTime && agreed === undefined) return invalid({ until: { say: 'refusal.agreedMissing' } });
    const why = { reason, note: answers.note, ...(agreed === undefined ? {} : { agreed }) };
    return atField('until', wait(by, at, why));
  },
});

/** Go on working; stopped clocks run again. */
export const resumeWork: TicketAction = {
  id: 'resume',
  label: 'ticket.action.resume',
  tone: 'main',
  shown: 'button',
  refuse: (ticket, by, now) => refuseResuming(ticket, by) ?? refuseWhileAsked(ticket, now),
  decide: (_ticket, { by }, { at }) => ({ type: 'resumed', by: by.id, at }),
};
