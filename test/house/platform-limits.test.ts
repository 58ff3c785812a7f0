import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Limit } from '../../src/platforms/limit';
import { slackLimits } from '../../src/platforms/slack-limits';
import { slackTiers } from '../../src/platforms/slack-tiers';
import { wecomLimits } from '../../src/platforms/wecom-limits';
import { sourcesIn } from './sources';

const tables: Readonly<Record<string, Readonly<Record<string, Limit>>>> = { slackLimits, wecomLimits };
const rows = Object.entries(tables).flatMap(([table, limits]) =>
  Object.entries(limits).map(([name, limit]) => ({ table, name, limit })),
);

test('every limit of a platform says what it is of, and which page or which attempt says so', () => {
  const page = /^https:\/\/(docs\.slack\.dev|developer\.work\.weixin\.qq\.com|github\.com\/WecomTeam)\/[\w/.-]+$/;
  const seen = /^(measured|not documented): \S/;
  const vague = rows.filter(({ limit: { of, source } }) => of === '' || !(page.test(source) || seen.test(source)));
  expect(vague.map(({ table, name }) => `${table}.${name}`)).toEqual([]);
});

test('every limit is kept by the desk or by the playground', () => {
  const texts = sourcesIn('src/chat', 'src/config', 'src/playground').map(({ text }) => text);
  const used = new Set<string>(texts.flatMap((text) => text.match(/\b(slack|wecom)Limits\.\w+/g) ?? []));
  for (const tier of Object.values(slackTiers)) used.add(`slackLimits.${tier}`);
  const dead = rows.map(({ table, name }) => `${table}.${name}`).filter((row) => !used.has(row));
  expect(dead).toEqual([]);
});

const declarations = join(__dirname, '../../node_modules/@slack/types/dist');

/** The comment above a property of a type in the declarations of @slack/types. */
function commentOn(file: string, owner: string, property: string): string {
  const text = readFileSync(join(declarations, `${file}.d.ts`), 'utf8');
  const body = text.slice(text.search(new RegExp(`(interface|type) ${owner}\\b`)));
  const above = body.slice(0, body.search(new RegExp(`^ {4}${property}\\??:`, 'm')));
  return above.slice(above.lastIndexOf('/**')).replace(/\s*\n\s*\*\s*/g, ' ');
}

const blocks = 'block-kit/blocks';
const elements = 'block-kit/block-elements';
const objects = 'block-kit/composition-objects';
test.each([
  ['sectionText', blocks, 'SectionBlock', 'text'],
  ['sectionFields', blocks, 'SectionBlock', 'fields'],
  ['sectionField', blocks, 'SectionBlock', 'fields'],
  ['headerText', blocks, 'HeaderBlock', 'text'],
  ['contextElements', blocks, 'ContextBlock', 'elements'],
  ['actionsElements', blocks, 'ActionsBlock', 'elements'],
  ['contextActionsElements', blocks, 'ContextActionsBlock', 'elements'],
  ['inputLabel', blocks, 'InputBlock', 'label'],
  ['inputHint', blocks, 'InputBlock', 'hint'],
  ['imageAlt', blocks, 'ImageBlock', 'alt_text'],
  ['imageTitle', blocks, 'ImageBlock', 'title'],
  ['markdown', blocks, 'MarkdownBlock', 'text'],
  ['tableRows', blocks, 'TableBlock', 'rows'],
  ['tableColumns', blocks, 'TableBlock', 'rows'],
  ['cardTitle', blocks, 'CardBlock', 'title'],
  ['cardBody', blocks, 'CardBlock', 'body'],
  ['carouselCards', blocks, 'CarouselBlock', 'elements'],
  ['containerTitle', blocks, 'ContainerBlock', 'title'],
  ['containerChildren', blocks, 'ContainerBlock', 'child_blocks'],
  ['dataTablePage', blocks, 'DataTableBlock', 'page_size'],
  ['id', blocks, 'Block', 'block_id'],
  ['buttonText', elements, 'Button', 'text'],
  ['buttonValue', elements, 'Button', 'value'],
  ['url', elements, 'Button', 'url'],
  ['accessibilityLabel', elements, 'Button', 'accessibility_label'],
  ['options', elements, 'StaticSelect', 'options'],
  ['optionGroups', elements, 'StaticSelect', 'option_groups'],
  ['overflowOptions', elements, 'Overflow', 'options'],
  ['choiceOptions', elements, 'Checkboxes', 'options'],
  ['fileInputFiles', elements, 'FileInput', 'max_files'],
  ['placeholder', 'block-kit/extensions', 'Placeholdable', 'placeholder'],
  ['textObject', objects, 'PlainTextElement', 'text'],
  ['optionText', objects, 'PlainTextOption', 'text'],
  ['optionDescription', objects, 'OptionDescriptor', 'description'],
  ['confirmTitle', objects, 'Confirm', 'title'],
  ['confirmText', objects, 'Confirm', 'text'],
  ['confirmButton', objects, 'Confirm', 'confirm'],
  ['viewTitle', 'views', 'ModalView', 'title'],
  ['privateMetadata', 'views', 'BaseView', 'private_metadata'],
  ['viewBlocks', 'views', 'BaseView', 'blocks'],
] as const)("Slack's own types say the same number: %s", (name, file, owner, property) => {
  const said =
    commentOn(file, owner, property)
      .replace(/(\d),(\d)/g, '$1$2')
      .match(/\d+/g) ?? [];
  expect(said.map(Number)).toContain(slackLimits[name].most);
});
