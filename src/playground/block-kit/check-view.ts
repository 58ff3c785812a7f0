import { slackLimits } from '../../platforms/slack-limits';
import { type Json, objectsIn, textIn } from '../json';
import { checkBlocks } from './check-blocks';
import { checkText } from './check-text';
import { Inspection } from './inspection';

const modalFields = [
  'type',
  'title',
  'blocks',
  'close',
  'submit',
  'private_metadata',
  'callback_id',
  'clear_on_close',
  'notify_on_close',
  'external_id',
  'submit_disabled',
];
const homeFields = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id'];

function checkModal(seen: Inspection, view: Json): void {
  seen.only(view, '/view', modalFields);
  checkText(seen, view, ['title', '/view'], { plain: true, limit: slackLimits.viewTitle });
  checkText(seen, view, ['submit', '/view'], { plain: true, optional: true, limit: slackLimits.viewTitle });
  checkText(seen, view, ['close', '/view'], { plain: true, optional: true, limit: slackLimits.viewTitle });
  const asks = objectsIn(view, 'blocks').some((block) => block['type'] === 'input');
  if (asks && (view['submit'] === undefined || view['submit'] === null))
    seen.report('/view', 'missing required field: submit');
}

/**
 * What is wrong with a view, as Slack says it; empty where it would be shown.
 * `may` says which type the method takes: modals for open, push and update, home for publish.
 */
export function problemsInView(
  view: Json,
  may: 'modal' | 'home',
  fileReady: (id: string) => boolean,
): readonly string[] {
  const seen = new Inspection(may, fileReady);
  if (textIn(view, 'type') !== may) seen.report('/view/type', `must be one of: ${may}`);
  if (may === 'modal') checkModal(seen, view);
  else seen.only(view, '/view', homeFields);
  if (!Array.isArray(view['blocks'])) seen.report('/view', 'missing required field: blocks');
  seen.string(view, 'private_metadata', '/view', { optional: true, limit: slackLimits.privateMetadata });
  seen.string(view, 'callback_id', '/view', { optional: true, limit: slackLimits.id });
  seen.string(view, 'external_id', '/view', { optional: true, limit: slackLimits.id });
  checkBlocks(seen, view, '/view');
  return seen.problems;
}
