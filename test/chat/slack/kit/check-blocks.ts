import type { Limit } from '../../../../src/platforms/limit';
import { slackLimits as most } from '../../../../src/platforms/slack-limits';

/**
 * Slack's own rules about blocks, written down a second time and apart from the code that keeps them; only the numbers
 * are the same, from the one table.
 */
type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.filter(isNode) : []);
const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : -1);

const kinds: Readonly<Record<'message' | 'modal' | 'home', readonly string[]>> = {
  message: ['header', 'rich_text', 'context', 'divider', 'actions', 'image', 'table', 'data_visualization'],
  modal: ['header', 'rich_text', 'context', 'divider', 'actions', 'input'],
  home: ['header', 'rich_text', 'context', 'divider', 'actions'],
};

/** Everything Slack would refuse, in words; empty when it takes them. */
export function problemsIn(blocks: readonly unknown[], surface: keyof typeof kinds): readonly string[] {
  const problems: string[] = [];
  const check = (fine: boolean, problem: string): void => {
    if (!fine) problems.push(problem);
  };
  check(
    blocks.length <= (surface === 'message' ? most.messageBlocks : most.viewBlocks).most,
    `${blocks.length} blocks`,
  );
  if (surface === 'message') {
    const total = JSON.stringify(blocks).length;
    check(total <= most.blocksPayload.most, `${total} characters of blocks`);
  }
  const ofType = (type: string) => blocks.filter((block) => isNode(block) && block['type'] === type).length;
  check(ofType('table') <= most.tablesPerMessage.most, 'two tables');
  check(ofType('data_visualization') <= most.chartsPerMessage.most, 'three charts');
  const ids = blocks.flatMap((block) => (isNode(block) && block['block_id'] !== undefined ? [block['block_id']] : []));
  check(new Set(ids).size === ids.length, 'a block id twice');
  for (const block of blocks.filter(isNode)) {
    check(kinds[surface].includes(String(block['type'])), `${String(block['type'])} in a ${surface}`);
    problems.push(...problemsInBlock(block));
  }
  return problems;
}

function textProblems(text: unknown, limit: Limit, where: string): readonly string[] {
  if (!isNode(text) || text['type'] !== 'plain_text') return [`${where} is not plain text`];
  const length = lengthOf(text['text']);
  return length >= 1 && length <= limit.most ? [] : [`${where} has ${length} characters of ${limit.most}`];
}

const isMany = (list: readonly unknown[], limit: Limit): boolean => list.length >= 1 && list.length <= limit.most;

const range = (value: unknown, { least = 1, most }: Limit, where: string): readonly string[] =>
  lengthOf(value) >= least && lengthOf(value) <= most ? [] : [`${where} has ${lengthOf(value)} of ${most}`];

const checks: Readonly<Record<string, (block: Node) => readonly string[]>> = {
  header: (block) => textProblems(block['text'], most.headerText, 'header'),
  divider: () => [],
  context: (block) => [
    ...(isMany(listOf(block['elements']), most.contextElements) ? [] : ['context elements']),
    ...listOf(block['elements']).flatMap((element) => textProblems(element, most.textObject, 'context')),
  ],
  rich_text: (block) =>
    listOf(block['elements']).flatMap((section) => {
      const runs = listOf(section['elements']);
      const empty = runs.length === 0 ? ['an empty paragraph'] : [];
      return [
        ...empty,
        ...runs.flatMap((one) => (one['type'] === 'text' ? range(one['text'], most.textObject, 'run') : [])),
      ];
    }),
  image: (block) => range(block['alt_text'], most.imageAlt, 'alt text'),
  actions: (block) => {
    const elements = listOf(block['elements']);
    const ids = elements.map((element) => element['action_id']);
    const twins = new Set(ids).size < ids.length ? ['an action id twice'] : [];
    const many = isMany(elements, most.actionsElements) ? [] : [`${elements.length} actions`];
    return [...twins, ...many, ...elements.flatMap(elementProblems)];
  },
  input: (block) => [
    ...textProblems(block['label'], most.inputLabel, 'label'),
    ...(block['hint'] === undefined ? [] : textProblems(block['hint'], most.inputHint, 'hint')),
    ...range(block['block_id'], most.id, 'block id'),
    ...elementProblems(isNode(block['element']) ? block['element'] : {}),
  ],
  table: (block) => {
    const rows = Array.isArray(block['rows']) ? (block['rows'] as readonly unknown[]) : [];
    const wide = rows.some((row) => !Array.isArray(row) || !isMany(row, most.tableColumns));
    const cells = rows.flatMap(listOf).filter((cell) => cell['type'] === 'raw_text');
    return [
      ...(isMany(rows, most.tableRows) ? [] : [`${rows.length} rows`]),
      ...(wide ? ['columns'] : []),
      ...cells.flatMap((cell) => range(cell['text'], most.textObject, 'cell')),
    ];
  },
  data_visualization: (block) => {
    const chart = isNode(block['chart']) ? block['chart'] : {};
    const axis = isNode(chart['axis_config']) ? chart['axis_config'] : {};
    const categories = Array.isArray(axis['categories']) ? (axis['categories'] as readonly unknown[]) : [];
    const series = listOf(chart['series']);
    const covers = series.every(
      (one) => JSON.stringify(listOf(one['data']).map(({ label }) => label)) === JSON.stringify(categories),
    );
    return [
      ...range(block['title'], most.chartTitle, 'chart title'),
      ...(isMany(categories, most.chartPoints) ? [] : [`${categories.length} points`]),
      ...(isMany(series, most.chartSeries) ? [] : [`${series.length} series`]),
      ...categories.flatMap((label) => range(label, most.chartLabel, 'chart label')),
      ...(new Set(categories).size < categories.length ? ['a chart label twice'] : []),
      ...(covers ? [] : ['a series that misses a label']),
      ...(listOf(series[0]?.['data']).every(({ value }) => typeof value === 'number') ? [] : ['a value that is none']),
    ];
  },
};

const problemsInBlock = (block: Node): readonly string[] =>
  checks[String(block['type'])]?.(block) ?? [`unknown block ${String(block['type'])}`];

function optionProblems(element: Node, limit: Limit): readonly string[] {
  const options = listOf(element['options']);
  const values = options.map(({ value }) => value);
  return [
    ...(isMany(options, limit) ? [] : [`${options.length} options`]),
    ...(new Set(values).size < values.length ? ['an option twice'] : []),
    ...options.flatMap((option) => [
      ...textProblems(option['text'], most.optionText, 'option'),
      ...range(option['value'], most.optionValue, 'option value'),
    ]),
  ];
}

const elements: Readonly<Record<string, (element: Node) => readonly string[]>> = {
  button: (element) => [
    ...textProblems(element['text'], most.buttonText, 'button'),
    ...range(element['value'], most.buttonValue, 'button value'),
    ...confirmProblems(element['confirm']),
  ],
  static_select: (element) => [
    ...optionProblems(element, most.options),
    ...(element['placeholder'] === undefined
      ? []
      : textProblems(element['placeholder'], most.placeholder, 'placeholder')),
  ],
  multi_static_select: (element) => optionProblems(element, most.options),
  radio_buttons: (element) => optionProblems(element, most.choiceOptions),
  checkboxes: (element) => optionProblems(element, most.choiceOptions),
  datetimepicker: () => [],
  users_select: () => [],
  plain_text_input: (element) => [
    ...(typeof element['max_length'] === 'number' && element['max_length'] <= most.inputLength.most
      ? []
      : ['max_length']),
    ...(element['initial_value'] === undefined
      ? []
      : range(element['initial_value'], most.inputLength, 'initial value')),
    ...(element['placeholder'] === undefined
      ? []
      : textProblems(element['placeholder'], most.placeholder, 'placeholder')),
  ],
  file_input: (element) =>
    typeof element['max_files'] === 'number' &&
    element['max_files'] >= 1 &&
    element['max_files'] <= most.fileInputFiles.most
      ? []
      : ['max_files'],
};

const elementProblems = (element: Node): readonly string[] => [
  ...range(element['action_id'], most.id, 'action id'),
  ...(elements[String(element['type'])]?.(element) ?? [`unknown element ${String(element['type'])}`]),
];

function confirmProblems(confirm: unknown): readonly string[] {
  if (confirm === undefined) return [];
  if (!isNode(confirm)) return ['confirm'];
  return [
    ...textProblems(confirm['title'], most.confirmTitle, 'confirm title'),
    ...textProblems(confirm['text'], most.confirmText, 'confirm text'),
    ...textProblems(confirm['confirm'], most.confirmButton, 'confirm yes'),
    ...textProblems(confirm['deny'], most.confirmButton, 'confirm no'),
  ];
}

/** The same for a window. */
export function problemsInView(view: unknown): readonly string[] {
  if (!isNode(view)) return ['no view'];
  const blocks = Array.isArray(view['blocks']) ? (view['blocks'] as readonly unknown[]) : [];
  const asks = blocks.some((block) => isNode(block) && block['type'] === 'input');
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return [
    ...(bytes <= most.viewBytes.most ? [] : [`${bytes} bytes of a view`]),
    ...problemsIn(blocks, 'modal'),
    ...textProblems(view['title'], most.viewTitle, 'title'),
    ...textProblems(view['close'], most.viewTitle, 'close'),
    ...(view['submit'] === undefined
      ? asks
        ? ['no submit']
        : []
      : textProblems(view['submit'], most.viewTitle, 'submit')),
    ...(view['private_metadata'] === undefined
      ? []
      : range(view['private_metadata'], { ...most.privateMetadata, least: 0 }, 'private_metadata')),
  ];
}
