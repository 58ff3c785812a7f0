/** Slack's own rules about blocks, written down a second time and apart from the code that keeps them. */
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
  check(blocks.length <= (surface === 'message' ? 50 : 100), `${blocks.length} blocks`);
  if (surface === 'message') {
    const total = JSON.stringify(blocks).length;
    check(total <= 13_000, `${total} characters of blocks`);
  }
  const ofType = (type: string) => blocks.filter((block) => isNode(block) && block['type'] === type).length;
  check(ofType('table') <= 1, 'two tables');
  check(ofType('data_visualization') <= 2, 'three charts');
  const ids = blocks.flatMap((block) => (isNode(block) && block['block_id'] !== undefined ? [block['block_id']] : []));
  check(new Set(ids).size === ids.length, 'a block id twice');
  for (const block of blocks.filter(isNode)) {
    check(kinds[surface].includes(String(block['type'])), `${String(block['type'])} in a ${surface}`);
    problems.push(...problemsInBlock(block));
  }
  return problems;
}

function textProblems(text: unknown, most: number, where: string): readonly string[] {
  if (!isNode(text) || text['type'] !== 'plain_text') return [`${where} is not plain text`];
  const length = lengthOf(text['text']);
  return length >= 1 && length <= most ? [] : [`${where} has ${length} characters of ${most}`];
}

const range = (value: unknown, least: number, most: number, where: string): readonly string[] =>
  lengthOf(value) >= least && lengthOf(value) <= most ? [] : [`${where} has ${lengthOf(value)} of ${most}`];

const checks: Readonly<Record<string, (block: Node) => readonly string[]>> = {
  header: (block) => textProblems(block['text'], 150, 'header'),
  divider: () => [],
  context: (block) => [
    ...(listOf(block['elements']).length >= 1 && listOf(block['elements']).length <= 10 ? [] : ['context elements']),
    ...listOf(block['elements']).flatMap((element) => textProblems(element, 3000, 'context')),
  ],
  rich_text: (block) =>
    listOf(block['elements']).flatMap((section) => {
      const runs = listOf(section['elements']);
      const empty = runs.length === 0 ? ['an empty paragraph'] : [];
      return [...empty, ...runs.flatMap((one) => (one['type'] === 'text' ? range(one['text'], 1, 3000, 'run') : []))];
    }),
  image: (block) => range(block['alt_text'], 1, 2000, 'alt text'),
  actions: (block) => {
    const elements = listOf(block['elements']);
    const ids = elements.map((element) => element['action_id']);
    const twins = new Set(ids).size < ids.length ? ['an action id twice'] : [];
    const many = elements.length >= 1 && elements.length <= 25 ? [] : [`${elements.length} actions`];
    return [...twins, ...many, ...elements.flatMap(elementProblems)];
  },
  input: (block) => [
    ...textProblems(block['label'], 2000, 'label'),
    ...(block['hint'] === undefined ? [] : textProblems(block['hint'], 2000, 'hint')),
    ...range(block['block_id'], 1, 255, 'block id'),
    ...elementProblems(isNode(block['element']) ? block['element'] : {}),
  ],
  table: (block) => {
    const rows = Array.isArray(block['rows']) ? (block['rows'] as readonly unknown[]) : [];
    const wide = rows.some((row) => !Array.isArray(row) || row.length > 20 || row.length === 0);
    const cells = rows.flatMap(listOf).filter((cell) => cell['type'] === 'raw_text');
    return [
      ...(rows.length >= 1 && rows.length <= 100 ? [] : [`${rows.length} rows`]),
      ...(wide ? ['columns'] : []),
      ...cells.flatMap((cell) => range(cell['text'], 1, 3000, 'cell')),
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
      ...range(block['title'], 1, 50, 'chart title'),
      ...(categories.length >= 1 && categories.length <= 20 ? [] : [`${categories.length} points`]),
      ...(series.length >= 1 && series.length <= 6 ? [] : [`${series.length} series`]),
      ...categories.flatMap((label) => range(label, 1, 20, 'chart label')),
      ...(new Set(categories).size < categories.length ? ['a chart label twice'] : []),
      ...(covers ? [] : ['a series that misses a label']),
      ...(listOf(series[0]?.['data']).every(({ value }) => typeof value === 'number') ? [] : ['a value that is none']),
    ];
  },
};

const problemsInBlock = (block: Node): readonly string[] =>
  checks[String(block['type'])]?.(block) ?? [`unknown block ${String(block['type'])}`];

function optionProblems(element: Node, most: number): readonly string[] {
  const options = listOf(element['options']);
  const values = options.map(({ value }) => value);
  return [
    ...(options.length >= 1 && options.length <= most ? [] : [`${options.length} options`]),
    ...(new Set(values).size < values.length ? ['an option twice'] : []),
    ...options.flatMap((option) => [
      ...textProblems(option['text'], 75, 'option'),
      ...range(option['value'], 1, 150, 'option value'),
    ]),
  ];
}

const elements: Readonly<Record<string, (element: Node) => readonly string[]>> = {
  button: (element) => [
    ...textProblems(element['text'], 75, 'button'),
    ...range(element['value'], 1, 2000, 'button value'),
    ...confirmProblems(element['confirm']),
  ],
  static_select: (element) => [
    ...optionProblems(element, 100),
    ...(element['placeholder'] === undefined ? [] : textProblems(element['placeholder'], 150, 'placeholder')),
  ],
  multi_static_select: (element) => optionProblems(element, 100),
  radio_buttons: (element) => optionProblems(element, 10),
  checkboxes: (element) => optionProblems(element, 10),
  datetimepicker: () => [],
  users_select: () => [],
  plain_text_input: (element) => [
    ...(typeof element['max_length'] === 'number' && element['max_length'] <= 3000 ? [] : ['max_length']),
    ...(element['initial_value'] === undefined ? [] : range(element['initial_value'], 1, 3000, 'initial value')),
    ...(element['placeholder'] === undefined ? [] : textProblems(element['placeholder'], 150, 'placeholder')),
  ],
  file_input: (element) =>
    typeof element['max_files'] === 'number' && element['max_files'] >= 1 && element['max_files'] <= 10
      ? []
      : ['max_files'],
};

const elementProblems = (element: Node): readonly string[] => [
  ...range(element['action_id'], 1, 255, 'action id'),
  ...(elements[String(element['type'])]?.(element) ?? [`unknown element ${String(element['type'])}`]),
];

function confirmProblems(confirm: unknown): readonly string[] {
  if (confirm === undefined) return [];
  if (!isNode(confirm)) return ['confirm'];
  return [
    ...textProblems(confirm['title'], 100, 'confirm title'),
    ...textProblems(confirm['text'], 300, 'confirm text'),
    ...textProblems(confirm['confirm'], 30, 'confirm yes'),
    ...textProblems(confirm['deny'], 30, 'confirm no'),
  ];
}

/** The same for a window. */
export function problemsInView(view: unknown): readonly string[] {
  if (!isNode(view)) return ['no view'];
  const blocks = Array.isArray(view['blocks']) ? (view['blocks'] as readonly unknown[]) : [];
  const asks = blocks.some((block) => isNode(block) && block['type'] === 'input');
  return [
    ...problemsIn(blocks, 'modal'),
    ...textProblems(view['title'], 24, 'title'),
    ...textProblems(view['close'], 24, 'close'),
    ...(view['submit'] === undefined ? (asks ? ['no submit'] : []) : textProblems(view['submit'], 24, 'submit')),
    ...(view['private_metadata'] === undefined ? [] : range(view['private_metadata'], 0, 3000, 'private_metadata')),
  ];
}
