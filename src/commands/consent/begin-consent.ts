import { ticketIn } from '../../domain/consent/about-ticket';
import type { ConsentEvent } from '../../domain/consent/consent';
import { refuseAskingOneself } from '../../domain/consent/who-decides';
import type { Linked } from '../../domain/record/decision-context';
import { type Invalid, invalid, type Refusal, refuse } from '../../domain/refusal';
import { refuseUnlessWorking } from '../../domain/ticket/who-may';
import { say } from '../../domain/words';
import { askForm, stepForm } from '../../views/consent/consent-forms';
import type { AnswersOf } from '../../views/define-form';
import { missing } from '../answers';
import { askingToBegin } from '../record/asking';
import type { RecordBeginning } from '../record/beginning';

/** Whoever works on an open ticket asks, and not themselves. */
const refuseAsking: RecordBeginning<ConsentEvent>['refuse'] = (on, by) => {
  const ticket = ticketIn(on);
  if (ticket === undefined) return refuse('refusal.staleButton');
  return refuseUnlessWorking(ticket, by) ?? refuseAskingOneself(ticket.requester, by);
};

type Asked = Extract<ConsentEvent, { readonly type: 'asked' }>;

/** The question about the ticket, with what was typed. */
function asked(
  on: Linked | undefined,
  said: Pick<Asked, 'by' | 'at' | 'asking'>,
  answers: AnswersOf<typeof stepForm>,
): ConsentEvent | Refusal | Invalid {
  const ticket = ticketIn(on);
  if (ticket === undefined) return refuse('refusal.staleButton');
  const { id, requester, place, urgent } = ticket;
  return (
    missing(answers, 'what', 'why') ?? {
      ...{ type: 'asked', ...said, about: { kind: 'ticket', id } },
      ...{ what: answers.what, why: answers.why, requester, place, urgent },
    }
  );
}

/** Nobody logs in, opens equipment or uses the customer's network without a yes (SITE-4, SITE-1). */
export const askPermission: RecordBeginning<ConsentEvent> = askingToBegin(askForm, {
  id: 'permission',
  label: 'consent.action.permission',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseAsking,
  form: (on, _input, { desk }) => askForm(on, desk),
  decide: (on, { by, answers }, { at }) => {
    const { asking } = answers;
    if (asking === undefined) return invalid({ asking: say('form.fillIn') });
    return asked(on, { by: by.id, at, asking }, answers);
  },
});

/** Before a step that may lose data somebody is asked for a backup first (SITE-5). */
export const announceStep: RecordBeginning<ConsentEvent> = askingToBegin(stepForm, {
  id: 'step',
  label: 'consent.action.step',
  tone: 'plain',
  shown: 'menu',
  refuse: refuseAsking,
  form: (on, _input, { desk }) => stepForm(on, desk),
  decide: (on, { by, answers }, { at }) => asked(on, { by: by.id, at, asking: 'risky' }, answers) as Asked,
});
