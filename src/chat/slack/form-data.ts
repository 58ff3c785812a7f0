import { ticketId } from '../../domain/ticket/ticket';
import { slackLimits } from '../../platforms/slack-limits';
import type { Submission } from '../../ports/inbound';
import type { Form } from '../../views/form';
import { at, isJson, parsed, textAt } from './fields';

/** What a form carries out and back unseen: where its answers go. */
export type FormData = Pick<Submission, 'action' | 'ticket' | 'carried'>;

/** The form's `private_metadata`. Throws where it carries more than Slack takes. */
export function writeFormData(form: Form): string {
  const text = JSON.stringify({ a: form.action, t: form.ticket, c: form.carried });
  if (text.length > slackLimits.privateMetadata.most)
    throw new Error(`form ${form.action} carries ${text.length} characters`);
  return text;
}

/** Undefined where it is none of ours. */
export function readFormData(text: string | undefined): FormData | undefined {
  const json = parsed(text);
  const action = textAt(json, 'a');
  if (action === undefined) return undefined;
  const ticket = at(json, 't');
  const carried = at(json, 'c');
  const pairs = isJson(carried) ? Object.entries(carried) : [];
  return {
    action,
    ...(typeof ticket === 'number' && Number.isSafeInteger(ticket) && { ticket: ticketId(ticket) }),
    carried: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  };
}
