import type { Limit } from '../../platforms/limit';
import { isObject, type Json } from '../json';
import type { Inspection } from './inspection';

const many: Limit = {
  ...{ most: 1000, least: 0, unit: 'items', of: 'elements of rich text' },
  source: 'a bound of ours; Slack names none',
};
const leaves: Readonly<Record<string, readonly string[]>> = {
  text: ['text'],
  link: ['url'],
  emoji: ['name'],
  user: ['user_id'],
  usergroup: ['usergroup_id'],
  channel: ['channel_id'],
  broadcast: ['range'],
  date: ['timestamp', 'format'],
  color: ['value'],
};
const groups = ['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'];

function checkLeaf(seen: Inspection, leaf: Json, at: string): void {
  const needed = leaves[String(leaf['type'])];
  if (needed === undefined) {
    seen.report(at, `unsupported type: ${String(leaf['type'])}`);
    return;
  }
  for (const field of needed) if (leaf[field] === undefined) seen.report(at, `missing required field: ${field}`);
  // An empty text run is refused by Slack as any other empty text.
  if (leaf['type'] === 'text' && leaf['text'] === '') seen.report(`${at}/text`, 'must be more than 0 characters');
}

function checkGroup(seen: Inspection, group: Json, at: string): void {
  if (!groups.includes(String(group['type']))) {
    seen.report(at, `unsupported type: ${String(group['type'])}`);
    return;
  }
  const isList = group['type'] === 'rich_text_list';
  if (isList && group['style'] !== 'bullet' && group['style'] !== 'ordered')
    seen.report(`${at}/style`, 'must be one of: bullet, ordered');
  seen.list(group, 'elements', at, { limit: many }).forEach((one, index) => {
    const here = `${at}/elements/${index}`;
    if (!isObject(one)) seen.report(here, 'must be an object');
    else if (isList) checkGroup(seen, one, here);
    else checkLeaf(seen, one, here);
  });
}

/** A rich_text block: sections, lists, quotes and preformatted parts of runs. */
export function checkRichText(seen: Inspection, block: Json, at: string): void {
  seen.list(block, 'elements', at, { limit: many }).forEach((group, index) => {
    if (isObject(group)) checkGroup(seen, group, `${at}/elements/${index}`);
    else seen.report(`${at}/elements/${index}`, 'must be an object');
  });
}
