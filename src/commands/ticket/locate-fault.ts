import { isOpen, markOf } from '../../domain/ticket/ticket';
import { mayWork } from '../../domain/ticket/who-may';
import { locate } from '../../domain/ticket/work';
import { locateForm } from '../../views/forms/work-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** The fault is found; the locating clock stops (SLA-5). */
export const locateFault: TicketAction = {
  id: 'locate',
  label: 'ticket.action.locate',
  tone: 'plain',
  shown: 'button',
  offeredTo: (ticket, viewer) =>
    ticket.kind === 'hardware' &&
    isOpen(ticket) &&
    ticket.owner !== undefined &&
    markOf(ticket, 'located') === undefined &&
    mayWork(ticket, viewer),
  form: (ticket, _act, now) => locateForm({ ticket, ...now }),
  decide: (ticket, { by, answers }, { at }) =>
    missing(answers, 'finding') ?? locate(ticket, by, at, textOf(answers, 'finding')),
};
