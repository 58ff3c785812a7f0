import { notDone, unansweredStep } from '../../domain/consent/about-ticket';
import type { DecisionContext } from '../../domain/record/decision-context';
import { recordKey } from '../../domain/record/record-ref';
import { type Refusal, refuse } from '../../domain/refusal';
import { refuseUnlessDeciding } from '../../domain/ticket/who-may';
import { resolveForm } from '../../views/forms/closing-forms';
import type { TicketAction } from '../action';
import { missing, textOf } from '../answers';

/** A risky step that was announced is answered, or its question withdrawn, before the ticket ends (SITE-5). */
function refuseWhileStepWaits({ linked, desk }: DecisionContext): Refusal | undefined {
  const step = unansweredStep(linked);
  if (step === undefined) return undefined;
  return refuse('consent.refusal.stepWaits', { consent: recordKey(desk, { kind: 'consent', id: step.id }) });
}

/** What was refused and therefore not done, as it was typed: what, and why not. */
const undone = ({ linked }: DecisionContext): string =>
  notDone(linked)
    .map(({ what, takenBack, answer }) => [what, takenBack?.words ?? answer?.words ?? ''].filter(Boolean).join(' — '))
    .join('\n');

/** It is solved: cause, fix and advice go to the requester (SITE-3, SITE-7), with what was not done and why (SITE-4). */
export const resolveTicket: TicketAction = {
  id: 'resolve',
  label: 'ticket.action.resolve',
  tone: 'main',
  shown: 'button',
  refuse: (ticket, by, now) => refuseUnlessDeciding(ticket, by) ?? refuseWhileStepWaits(now),
  form: (ticket, _act, now) => resolveForm({ ticket, ...now }, undone(now)),
  decide: (_ticket, { by, answers }, now) =>
    missing(answers, 'cause', 'fix', 'advice') ?? {
      type: 'resolved',
      by: by.id,
      at: now.at,
      cause: textOf(answers, 'cause'),
      // A no that came after the form was opened is said all the same.
      fix: [textOf(answers, 'fix'), textOf(answers, 'notDone') || undone(now)].filter(Boolean).join('\n'),
      advice: textOf(answers, 'advice'),
    },
};
