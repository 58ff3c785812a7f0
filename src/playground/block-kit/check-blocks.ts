import type { Limit } from '../../platforms/limit';
import { slackLimits } from '../../platforms/slack-limits';
import { isObject, type Json, listIn } from '../json';
import { checkChart, checkDataTable, checkTable } from './check-data-blocks';
import { checkElement, checkSlackFile } from './check-elements';
import { checkRichText } from './check-rich-text';
import { checkText, checkTextObject } from './check-text';
import type { Inspection, Surface } from './inspection';

type Ids = Set<string>;
type Check = (seen: Inspection, block: Json, at: string, ids: Ids) => void;

interface BlockRule {
  readonly on: readonly Surface[];
  readonly fields: readonly string[];
  readonly check: Check;
}

const everywhere: readonly Surface[] = ['message', 'modal', 'home'];

const section: Check = (seen, block, at, ids) => {
  if (block['text'] === undefined && block['fields'] === undefined) seen.report(at, 'missing required field: text');
  checkText(seen, block, ['text', at], { optional: true, limit: slackLimits.sectionText });
  if (block['fields'] !== undefined)
    seen.list(block, 'fields', at, { limit: slackLimits.sectionFields }).forEach((field, index) => {
      const here = `${at}/fields/${index}`;
      if (isObject(field)) checkTextObject(seen, field, here, { limit: slackLimits.sectionField });
      else seen.report(here, 'must be an object');
    });
  if (block['accessory'] !== undefined) checkElement(seen, block['accessory'], ['section', `${at}/accessory`], ids);
};

const image: Check = (seen, block, at) => {
  seen.string(block, 'alt_text', at, { limit: slackLimits.imageAlt });
  checkText(seen, block, ['title', at], { plain: true, optional: true, limit: slackLimits.imageTitle });
  if (block['slack_file'] !== undefined) checkSlackFile(seen, block, at);
  else seen.string(block, 'image_url', at, { limit: slackLimits.url });
};

const context: Check = (seen, block, at, ids) =>
  seen.list(block, 'elements', at, { limit: slackLimits.contextElements }).forEach((element, index) => {
    const here = `${at}/elements/${index}`;
    if (!isObject(element)) {
      seen.report(here, 'must be an object');
      return;
    }
    if (element['type'] === 'image') {
      checkElement(seen, element, ['context', here], ids);
      return;
    }
    checkTextObject(seen, element, here);
  });

const elements =
  (place: 'actions' | 'context_actions', limit: Limit): Check =>
  (seen, block, at, ids) =>
    seen.list(block, 'elements', at, { limit }).forEach((element, index) => {
      checkElement(seen, element, [place, `${at}/elements/${index}`], ids);
    });

const input: Check = (seen, block, at, ids) => {
  checkText(seen, block, ['label', at], { plain: true, limit: slackLimits.inputLabel });
  checkText(seen, block, ['hint', at], { plain: true, optional: true, limit: slackLimits.inputHint });
  if (seen.object(block, 'element', at) !== undefined)
    checkElement(seen, block['element'], ['input', `${at}/element`], ids);
};

const card: Check = (seen, block, at, ids) => {
  checkText(seen, block, ['title', at], { optional: true, limit: slackLimits.cardTitle });
  checkText(seen, block, ['subtitle', at], { optional: true, limit: slackLimits.cardTitle });
  checkText(seen, block, ['body', at], { optional: true, limit: slackLimits.cardBody });
  if (['title', 'body', 'hero_image', 'actions'].every((field) => block[field] === undefined))
    seen.report(at, 'must have at least one of: hero_image, title, actions, body');
  if (block['actions'] === undefined) return;
  seen.list(block, 'actions', at, { limit: slackLimits.cardButtons }).forEach((element, index) => {
    checkElement(seen, element, ['actions', `${at}/actions/${index}`], ids);
  });
};

const nested =
  (field: string, limit: Limit, only: readonly string[] | null): Check =>
  (seen, block, at, ids) =>
    seen.list(block, field, at, { limit }).forEach((child, index) => {
      const here = `${at}/${field}/${index}`;
      if (isObject(child) && (only === null || only.includes(String(child['type']))))
        checkBlock(seen, child, here, ids);
      else seen.report(here, `unsupported type: ${isObject(child) ? String(child['type']) : 'none'}`);
    });

const container: Check = (seen, block, at, ids) => {
  checkText(seen, block, ['title', at], { limit: slackLimits.containerTitle });
  nested('child_blocks', slackLimits.containerChildren, null)(seen, block, at, ids);
};

const task: Check = (seen, block, at) => {
  seen.string(block, 'task_id', at);
  seen.string(block, 'title', at);
};

const rule = (on: readonly Surface[], fields: readonly string[], check: Check): BlockRule => ({
  on,
  fields: ['type', 'block_id', ...fields],
  check,
});

const rules: Readonly<Record<string, BlockRule>> = {
  section: rule(everywhere, ['text', 'fields', 'accessory', 'expand'], section),
  divider: rule(everywhere, [], () => undefined),
  header: rule(everywhere, ['text', 'level'], (seen, block, at) =>
    checkText(seen, block, ['text', at], { plain: true, limit: slackLimits.headerText }),
  ),
  image: rule(everywhere, ['image_url', 'slack_file', 'alt_text', 'title'], image),
  context: rule(everywhere, ['elements'], context),
  actions: rule(everywhere, ['elements'], elements('actions', slackLimits.actionsElements)),
  context_actions: rule(['message'], ['elements'], elements('context_actions', slackLimits.contextActionsElements)),
  input: rule(everywhere, ['label', 'element', 'hint', 'optional', 'dispatch_action'], input),
  rich_text: rule(everywhere, ['elements'], checkRichText),
  markdown: rule(['message'], ['text'], (seen, block, at) =>
    seen.string(block, 'text', at, { limit: slackLimits.markdown }),
  ),
  table: rule(['message'], ['rows', 'column_settings'], checkTable),
  data_table: rule(['message'], ['caption', 'rows', 'page_size', 'row_header_column_index'], checkDataTable),
  data_visualization: rule(['message'], ['title', 'chart'], checkChart),
  card: rule(
    ['message'],
    ['title', 'subtitle', 'body', 'hero_image', 'icon', 'slack_icon', 'actions', 'subtext'],
    card,
  ),
  carousel: rule(['message'], ['elements'], nested('elements', slackLimits.carouselCards, ['card'])),
  container: rule(
    ['message'],
    ['title', 'subtitle', 'icon', 'child_blocks', 'width', 'is_collapsible', 'default_collapsed'],
    container,
  ),
  alert: rule(['modal'], ['text', 'level'], (seen, block, at) =>
    checkText(seen, block, ['text', at], { limit: slackLimits.alertText }),
  ),
  task_card: rule(['message'], ['task_id', 'title', 'status', 'details', 'output', 'sources'], task),
};

function checkBlock(seen: Inspection, block: Json, at: string, ids: Ids): void {
  const type = String(block['type']);
  const found = rules[type];
  if (found === undefined || !found.on.includes(seen.surface)) {
    seen.report(at, `unsupported type: ${type}`);
    return;
  }
  seen.only(block, at, found.fields);
  seen.string(block, 'block_id', at, { optional: true, limit: slackLimits.id });
  const id = block['block_id'];
  if (typeof id === 'string') {
    if (seen.blockIds.has(id)) seen.report(`${at}/block_id`, `\`block_id\` "${id}" already exists`);
    seen.blockIds.add(id);
  }
  found.check(seen, block, at, ids);
}

/**
 * All blocks of a payload: known types, on this surface, inside Slack's limits, ids unique.
 * An action_id must be unique in its block; the same one may stand in several blocks.
 */
export function checkBlocks(seen: Inspection, from: Json, at: string): void {
  const limit = seen.surface === 'message' ? slackLimits.messageBlocks : slackLimits.viewBlocks;
  const blocks = listIn(from, 'blocks');
  if (blocks.length > limit.most) seen.report(`${at}/blocks`, `no more than ${limit.most} items allowed`);
  blocks.forEach((block, index) => {
    const here = `${at}/blocks/${index}`;
    if (isObject(block)) checkBlock(seen, block, here, new Set());
    else seen.report(here, 'must be an object');
  });
}
