import { readAction, writeAction } from '../../domain/record/record-wire';
import { slackLimits } from '../../platforms/slack-limits';
import type { Submission } from '../../ports/inbound';
import type { Form } from '../../views/form';
import { at, isJson, parsed, textAt } from './fields';

/** What a form carries out and back unseen: where its answers go. */
export type FormData = Pick<Submission, 'action' | 'about' | 'carried'>;

/** The form's `private_metadata`. Throws where it carries more than Slack takes. */
export function writeFormData(form: Form): string {
  const { action: a, ticket: t, carried: c } = writeAction(form);
  const text = JSON.stringify({ a, t, c });
  if (text.length > slackLimits.privateMetadata.most)
    throw new Error(`form ${form.action} carries ${text.length} characters`);
  return text;
}

/** Undefined where it is none of ours. */
export function readFormData(text: string | undefined): FormData | undefined {
  const json = parsed(text);
  const action = textAt(json, 'a');
  if (action === undefined) return undefined;
  const carried = at(json, 'c');
  const pairs = isJson(carried) ? Object.entries(carried) : [];
  return {
    ...readAction({ action, ticket: at(json, 't') }),
    carried: Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string')),
  };
}
