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
const inTypes = [
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
] as const;
test.each(inTypes)("Slack's own types say the same number: %s", (name, file, owner, property) => {
  const said =
    commentOn(file, owner, property)
      .replace(/(\d),(\d)/g, '$1$2')
      .match(/\d+/g) ?? [];
  expect(said.map(Number)).toContain(slackLimits[name].most);
});

const pageOf = (platform: 'slack' | 'wecom'): string =>
  readFileSync(join(__dirname, `../../docs/platforms/${platform}.md`), 'utf8');
const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const sizes = { ms: 1, s: 1000, min: 60_000, minutes: 60_000, h: 3_600_000, days: 86_400_000, MB: 1024 * 1024 };

/** Every number of a section of a platform's page, in the table's units: `2,048` as it stands, `72 h` in milliseconds. */
function numbersOf(platform: 'slack' | 'wecom', section: string): readonly number[] {
  const [, below = ''] = pageOf(platform).split(new RegExp(`\\n###? ${section}[. ]`));
  const text = below.split(/\n##/, 1)[0] ?? '';
  const digits = text.replace(/(\d),(\d)/g, '$1$2').replace(/[a-z]+/g, (word) => {
    const nth = words.indexOf(word);
    return nth < 0 ? word : String(nth + 1);
  });
  return [...digits.matchAll(/(\d+)(?:\s+(ms|s|min|minutes|h|days|MB)\b)?/g)].flatMap(([, count, unit]) => {
    const size = unit === undefined ? 1 : sizes[unit as keyof typeof sizes];
    return [Number(count) * size];
  });
}

const sections: Readonly<Record<keyof typeof wecomLimits, string>> = {
  text: '4.2',
  markdown: '4.2',
  url: '4.2',
  textcardTitle: '4.2',
  textcardDescription: '4.2',
  articles: '4.2',
  articleTitle: '4.2',
  articleDescription: '4.2',
  recipients: '4.1',
  parties: '4.1',
  tags: '4.1',
  duplicateCheckUsual: '4.1',
  duplicateCheck: '4.1',
  source: '4.3',
  title: '4.4',
  voteTitle: '4.7',
  desc: '4.4',
  questionDesc: '4.7',
  subTitle: '4.4',
  emphasisTitle: '4.4',
  emphasisDesc: '4.4',
  rows: '4.3',
  keyname: '4.3',
  value: '4.3',
  columns: '4.5',
  columnTitle: '4.5',
  columnDesc: '4.5',
  jumps: '4.3',
  jumpTitle: '4.3',
  menuEntries: '4.3',
  buttons: '4.6',
  buttonText: '4.6',
  key: '4.6',
  questions: '4.7',
  selectOptions: '4.7',
  selectOptionText: '4.7',
  voteOptions: '4.7',
  voteOptionText: '4.7',
  optionId: '4.7',
  taskId: '4.3',
  responseCode: '4.8',
  recall: '4.9',
  memberMinute: '3.4',
  memberHour: '3.4',
  callsIn8Minutes: '7',
  callsIn24Hours: '7',
  image: '6.1',
  voice: '6.1',
  video: '6.1',
  file: '6.1',
  media: '6.1',
  callbackAnswer: '1.6',
  userid: '2',
  token: '3.1',
  signInCode: '6.2',
  signInState: '6.2',
  groupMembers: '5.1',
  groupName: '5.1',
  tagName: '6.5',
  menuButtons: '6.4',
  menuBelow: '6.4',
  menuName: '6.4',
  menuNameBelow: '6.4',
  menuKey: '6.4',
  menuUrl: '6.4',
};
test.each(Object.entries(sections))('the page about WeCom says the same number: %s (§%s)', (name, section) => {
  expect(numbersOf('wecom', section)).toContain(wecomLimits[name as keyof typeof wecomLimits].most);
});

const typed = new Set<string>(inTypes.map(([name]) => name));
const untyped = Object.entries<Limit>(slackLimits).filter(([name]) => !typed.has(name));
test.each(untyped)('the page about Slack says the same number: %s', (_, { most }) => {
  expect(numbersOf('slack', '2')).toContain(most);
});
