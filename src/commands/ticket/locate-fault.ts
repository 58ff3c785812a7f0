import { refuseLocating } from '../../domain/ticket/work';
import { locateForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The fault is found; the locating clock stops (SLA-5). */
export const locateFault: TicketAction = {
  id: 'locate',
  label: 'ticket.action.locate',
  tone: 'plain',
  shown: 'button',
  refuse: refuseLocating,
  form: (ticket, _act, now) => locateForm({ ticket, ...now }),
  decide: (_ticket, { by, answers }, { at }) =>
    missing(answers, 'finding') ?? { type: 'located', by: by.id, at, finding: textOf(answers, 'finding') },
};
