import type { Limit } from '../../../src/platforms/limit';
import { wecomLimits as limits } from '../../../src/platforms/wecom-limits';

/**
 * What WeCom refuses in a message, and what its screens would clip, told as sentences. Written from wecom.md §4.1–4.8
 * alone, so that it can disagree with the renderer; only the numbers are the same, from the one table.
 */

type Json = Readonly<Record<string, unknown>>;
type Problems = string[];

const bytes = (text: string): number => new TextEncoder().encode(text).length;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const listAt = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** 字 as people count them: two letters of Latin are as wide as one Chinese character. */
const wide = (text: string): number =>
  Array.from(text).reduce((sum, character) => sum + (character.charCodeAt(0) < 0x1100 ? 0.5 : 1), 0);

interface Field {
  readonly required?: boolean;
  readonly limit?: Limit;
  readonly oneOf?: readonly unknown[];
  readonly lines?: 'many';
}
type Fields = Readonly<Record<string, Field>>;

function check(value: unknown, path: string, fields: Fields): Problems {
  if (!isJson(value)) return [`${path} is not an object`];
  const strangers = Object.keys(value).filter((name) => !(name in fields));
  return [
    ...strangers.map((name) => `${path}.${name} is not known`),
    ...Object.entries(fields).flatMap(([name, field]) => checkField(value[name], `${path}.${name}`, field)),
  ];
}

function checkField(value: unknown, path: string, field: Field): Problems {
  if (value === undefined) return field.required ? [`${path} is missing`] : [];
  if (field.oneOf) return field.oneOf.includes(value) ? [] : [`${path} is ${String(value)}`];
  if (typeof value !== 'string') return field.limit ? [`${path} is no text`] : [];
  return [...checkText(value, path, field)];
}

function checkText(text: string, path: string, field: Field): Problems {
  const controls = field.lines === 'many' ? /(?!\n)\p{Cc}/u : /\p{Cc}/u;
  return [
    ...(text.trim() === '' ? [`${path} is empty`] : []),
    ...(/\p{Cs}/u.test(text) ? [`${path} has half a character`] : []),
    ...(controls.test(text) ? [`${path} has a control character`] : []),
    ...(field.limit === undefined ? [] : tooLong(text, path, field.limit)),
  ];
}

function tooLong(text: string, path: string, { most, unit }: Limit): Problems {
  const size = unit === 'bytes' ? bytes(text) : unit === '字' ? wide(text) : Array.from(text).length;
  return size > most ? [`${path} has ${size} ${unit}`] : [];
}

const text = (limit: Limit, more: Field = {}): Field => ({ limit, ...more });
const required = { required: true } as const;
const any: Field = {};
const url: Field = { limit: limits.url };
const key: Field = { limit: limits.key };

const twins = (path: string, values: readonly unknown[]): Problems =>
  new Set(values).size === values.length ? [] : [`${path} are not unique`];

const counted = (value: unknown, path: string, { least = 0, most }: Limit): Problems =>
  Array.isArray(value) && value.length >= least && value.length <= most
    ? []
    : [`${path} must have ${least} to ${most} entries`];

/** A thing that leads somewhere: 0 nowhere, 1 an address, 2 a mini program or file, 3 a member. */
function checkTarget(value: Json, path: string, types: readonly number[]): Problems {
  const { type = 0, url: address } = value;
  return [
    ...(types.includes(type as number) ? [] : [`${path}.type is ${String(type)}`]),
    ...(type === 1 && (typeof address !== 'string' || !address.includes('://')) ? [`${path}.url is missing`] : []),
  ];
}

const targeted: Fields = { type: any, url, appid: any, pagepath: any };

type Sort = 'text_notice' | 'news_notice' | 'button_interaction' | 'vote_interaction' | 'multiple_interaction';

const perSort: { readonly [Name in Sort]: readonly string[] } = {
  text_notice: [
    'action_menu',
    'quote_area',
    'emphasis_content',
    'sub_title_text',
    'horizontal_content_list',
    'jump_list',
    'card_action',
  ],
  news_notice: [
    'action_menu',
    'quote_area',
    'image_text_area',
    'card_image',
    'vertical_content_list',
    'horizontal_content_list',
    'jump_list',
    'card_action',
  ],
  button_interaction: [
    'action_menu',
    'quote_area',
    'sub_title_text',
    'horizontal_content_list',
    'card_action',
    'button_selection',
    'button_list',
  ],
  vote_interaction: ['checkbox', 'submit_button'],
  multiple_interaction: ['select_list', 'submit_button'],
};
const interactive: readonly string[] = ['button_interaction', 'vote_interaction', 'multiple_interaction'];

/** Where a card is used. An `update` has no task_id and may be disabled. */
export type Use = 'send' | 'update';

/** Everything WeCom would refuse or clip in a template card. */
export function problemsInCard(card: Json, use: Use = 'send'): readonly string[] {
  const sort = card['card_type'] as Sort;
  const own = perSort[sort];
  if (own === undefined) return [`card_type is ${String(sort)}`];
  const common = ['card_type', 'source', 'main_title', 'task_id', ...(use === 'update' ? ['replace_text'] : [])];
  const strangers = Object.keys(card).filter((name) => ![...common, ...own].includes(name));
  return [
    ...strangers.map((name) => `${name} does not belong to ${sort}`),
    ...checkTask(card, sort, use),
    ...checkTitle(card, sort),
    ...Object.entries(checkers).flatMap(([name, checker]) => {
      const value = card[name];
      return value === undefined ? [] : checker(value, card, use);
    }),
    ...checkRequired(card, sort, use),
  ];
}

function checkTask(card: Json, sort: Sort, use: Use): Problems {
  const task = card['task_id'];
  if (use === 'update') return task === undefined ? [] : ['an update has no task_id'];
  const needed = interactive.includes(sort) || card['action_menu'] !== undefined;
  if (task === undefined) return needed ? ['task_id is missing'] : [];
  const isAllowed = typeof task === 'string' && /^[0-9A-Za-z_\-@]+$/.test(task) && bytes(task) <= limits.taskId.most;
  return isAllowed ? [] : ['task_id is not allowed'];
}

function checkTitle(card: Json, sort: Sort): Problems {
  const long = sort === 'vote_interaction' || sort === 'multiple_interaction';
  const title = text(
    sort === 'vote_interaction' ? limits.voteTitle : limits.title,
    sort === 'text_notice' ? {} : required,
  );
  const value = card['main_title'];
  if (value === undefined) return card['sub_title_text'] === undefined ? ['main_title is missing'] : [];
  const desc = text(long ? limits.questionDesc : limits.desc, { lines: 'many' });
  const nothing = isJson(value) && value['title'] === undefined && card['sub_title_text'] === undefined;
  return [...check(value, 'main_title', { title, desc }), ...(nothing ? ['neither title nor sub_title_text'] : [])];
}

function checkRequired(card: Json, sort: Sort, use: Use): Problems {
  const needed: Record<Sort, readonly string[]> = {
    text_notice: ['card_action'],
    news_notice: ['card_action'],
    button_interaction: ['button_list'],
    vote_interaction: ['checkbox', ...(use === 'send' ? ['submit_button'] : [])],
    multiple_interaction: ['select_list', ...(use === 'send' ? ['submit_button'] : [])],
  };
  const missing = needed[sort].filter((name) => card[name] === undefined).map((name) => `${name} is missing`);
  const noImage = sort === 'news_notice' && card['card_image'] === undefined && card['image_text_area'] === undefined;
  return [...missing, ...(noImage ? ['neither card_image nor image_text_area'] : [])];
}

const keysOf = (card: Json): readonly unknown[] => [
  ...listAt(isJson(card['action_menu']) ? card['action_menu']['action_list'] : undefined).map((entry) => entry['key']),
  ...listAt(card['button_list']).flatMap((button) => (button['key'] === undefined ? [] : [button['key']])),
];

const checkers: Readonly<Record<string, (value: unknown, card: Json, use: Use) => Problems>> = {
  source: (value, card) =>
    check(value, 'source', {
      icon_url: any,
      desc: text(limits.source),
      ...(/vote|multiple/.test(String(card['card_type'])) ? {} : { desc_color: { oneOf: [undefined, 0, 1, 2, 3] } }),
    }),
  sub_title_text: (value) => checkField(value, 'sub_title_text', text(limits.subTitle, { lines: 'many' })),
  emphasis_content: (value) =>
    check(value, 'emphasis_content', { title: text(limits.emphasisTitle), desc: text(limits.emphasisDesc) }),
  quote_area: (value) => [
    ...check(value, 'quote_area', {
      ...targeted,
      title: text(limits.title),
      quote_text: text(limits.subTitle, { lines: 'many' }),
    }),
    ...(isJson(value) ? checkTarget(value, 'quote_area', [0, 1, 2]) : []),
  ],
  image_text_area: (value) =>
    check(value, 'image_text_area', {
      ...targeted,
      title: any,
      desc: any,
      image_url: { ...url, ...required },
    }),
  card_image: (value) => check(value, 'card_image', { url: { ...url, ...required }, aspect_ratio: any }),
  vertical_content_list: (value) => [
    ...counted(value, 'vertical_content_list', limits.columns),
    ...listAt(value).flatMap((one) =>
      check(one, 'vertical', { title: text(limits.columnTitle, required), desc: text(limits.columnDesc) }),
    ),
  ],
  horizontal_content_list: (value) => [
    ...counted(value, 'horizontal_content_list', limits.rows),
    ...listAt(value).flatMap((row) => [
      ...check(row, 'row', {
        ...targeted,
        // The page's own sample breaks this advice: 企业微信官网.
        keyname: text({ ...limits.keyname, most: limits.keyname.most + 1 }, required),
        value: text(limits.value),
        media_id: any,
        userid: any,
      }),
      ...checkTarget(row, 'row', [0, 1, 2, 3]),
      ...(row['type'] === 2 && row['media_id'] === undefined ? ['row.media_id is missing'] : []),
      ...(row['type'] === 3 && row['userid'] === undefined ? ['row.userid is missing'] : []),
    ]),
  ],
  jump_list: (value) => [
    ...counted(value, 'jump_list', limits.jumps),
    ...listAt(value).flatMap((one) => check(one, 'jump', { ...targeted, title: text(limits.jumpTitle, required) })),
  ],
  card_action: (value, card) => {
    const types = String(card['card_type']).endsWith('notice') ? [1, 2] : [0, 1, 2];
    const target = isJson(value) ? checkTarget(value, 'card_action', types) : [];
    return [...check(value, 'card_action', targeted), ...target];
  },
  action_menu: (value, card) => {
    const entries = isJson(value) ? value['action_list'] : undefined;
    return [
      ...check(value, 'action_menu', { desc: any, action_list: any }),
      ...counted(entries, 'action_list', limits.menuEntries),
      ...listAt(entries).flatMap((entry) =>
        check(entry, 'action', { text: text(limits.buttonText, required), key: { ...key, ...required } }),
      ),
      ...twins('keys', keysOf(card)),
    ];
  },
  button_list: (value, card) => [
    ...counted(value, 'button_list', limits.buttons),
    ...listAt(value).flatMap(checkButton),
    ...twins('keys', keysOf(card)),
  ],
  button_selection: (value) => checkSelect(value, 'button_selection', 'send'),
  checkbox: (value, _card, use) => {
    const options = isJson(value) ? value['option_list'] : undefined;
    return [
      ...check(value, 'checkbox', {
        question_key: { ...key, ...required },
        mode: { oneOf: [undefined, 0, 1] },
        option_list: any,
        ...(use === 'update' && { disable: { oneOf: [undefined, true, false] } }),
      }),
      ...checkOptions(options, 'checkbox', limits.voteOptions, {
        text: text(limits.voteOptionText, required),
        is_checked: { oneOf: [true, false], required: true },
      }),
    ];
  },
  select_list: (value, _card, use) => [
    ...counted(value, 'select_list', limits.questions),
    ...listAt(value).flatMap((select) => checkSelect(select, 'select', use)),
    ...twins(
      'question keys',
      listAt(value).map((select) => select['question_key']),
    ),
  ],
  submit_button: (value) =>
    check(value, 'submit_button', { text: text(limits.buttonText, required), key: { ...key, ...required } }),
  replace_text: (value) => checkField(value, 'replace_text', text(limits.buttonText)),
};

function checkButton(button: Json): Problems {
  const { type = 0 } = button;
  return [
    ...check(button, 'button', {
      type: { oneOf: [undefined, 0, 1] },
      text: text(limits.buttonText, required),
      style: { oneOf: [undefined, 1, 2, 3, 4] },
      key: type === 0 ? { ...key, ...required } : key,
      url,
    }),
    ...checkTarget(button, 'button', [0, 1]),
  ];
}

function checkSelect(value: unknown, path: string, use: Use): Problems {
  const options = isJson(value) ? value['option_list'] : undefined;
  const chosen = isJson(value) ? value['selected_id'] : undefined;
  return [
    ...check(value, path, {
      question_key: { ...key, ...required },
      title: text(limits.subTitle),
      selected_id: any,
      option_list: any,
      ...(use === 'update' && { disable: { oneOf: [undefined, true, false] } }),
    }),
    ...checkOptions(options, path, limits.selectOptions, { text: text(limits.selectOptionText, required) }),
    ...(chosen === undefined || listAt(options).some(({ id }) => id === chosen)
      ? []
      : [`${path}.selected_id is unknown`]),
  ];
}

const checkOptions = (options: unknown, path: string, limit: Limit, fields: Fields): Problems => [
  ...counted(options, `${path}.option_list`, limit),
  ...listAt(options).flatMap((option) =>
    check(option, `${path}.option`, { id: { limit: limits.optionId, ...required }, ...fields }),
  ),
  ...twins(
    `ids of ${path}`,
    listAt(options).map(({ id }) => id),
  ),
];

/** Everything WeCom would refuse or cut in a text message. */
export const problemsInText = (content: string): readonly string[] => [
  ...checkText(content, 'text', { limit: limits.text, lines: 'many' }),
  ...unbalanced(content),
];

/** Everything WeCom would refuse, or not draw, in markdown. */
export const problemsInMarkdown = (content: string): readonly string[] => [
  ...checkText(content, 'markdown', { limit: limits.markdown, lines: 'many' }),
  ...(count(content, /<font color="(info|comment|warning)">/g) === count(content, /<\/font>/g) ? [] : ['open <font>']),
  ...(/^\s*([-*+]|\d+\.) |^\s*\|.*\|\s*$|!\[/m.test(content) ? ['a list, table or image'] : []),
];

const count = (content: string, sign: RegExp): number => [...content.matchAll(sign)].length;
const unbalanced = (content: string): Problems =>
  count(content, /<a href="[^"<>]+">/g) === count(content, /<\/a>/g) ? [] : ['half a link'];

/** Everything WeCom would refuse in a request to message/send. */
export function problemsInSend(body: Json): readonly string[] {
  const { touser, toparty, totag, msgtype, agentid } = body;
  const content = isJson(body[String(msgtype)]) ? (body[String(msgtype)] as Json) : undefined;
  return [
    ...(touser === undefined && toparty === undefined && totag === undefined ? ['nobody is named'] : []),
    ...(typeof touser === 'string' && touser.split('|').length > limits.recipients.most ? ['too many people'] : []),
    ...(typeof agentid === 'number' ? [] : ['agentid is no number']),
    ...(content === undefined ? [`${String(msgtype)} is missing`] : checkContent(String(msgtype), content)),
  ];
}

function checkContent(msgtype: string, content: Json): readonly string[] {
  const media: Fields = { media_id: required };
  if (msgtype === 'text') return problemsInText(String(content['content']));
  if (msgtype === 'markdown') return problemsInMarkdown(String(content['content']));
  if (msgtype === 'template_card') return problemsInCard(content);
  if (msgtype === 'image' || msgtype === 'file' || msgtype === 'voice') return check(content, msgtype, media);
  if (msgtype === 'textcard') {
    return check(content, msgtype, {
      title: text(limits.textcardTitle, required),
      description: text(limits.textcardDescription, required),
      url: { ...url, ...required },
      btntxt: any,
    });
  }
  if (msgtype !== 'news') return [`${msgtype} is not known`];
  return [
    ...counted(content['articles'], 'articles', limits.articles),
    ...listAt(content['articles']).flatMap((one) =>
      check(one, 'article', {
        title: text(limits.articleTitle, required),
        description: text(limits.articleDescription),
        url,
        picurl: url,
      }),
    ),
  ];
}
