import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../locales');

/** Every sentence of a language: `topic.key` and its text, without the names of its blanks. */
const sentences = (language: string): readonly (readonly [string, string])[] =>
  readdirSync(join(folder, language)).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, language, file), 'utf8')) as Record<string, string>).map(
      ([key, text]) => [`${file.replace('.json', '')}.${key}`, text.replaceAll(/\{\{\w+\}\}/g, '{{}}')] as const,
    ),
  );

/** One word for each idea: what is said instead of what. */
const instead: Readonly<Record<string, readonly (readonly [string, RegExp])[]>> = {
  en: [
    ['request (for employees) or ticket (for staff)', /\bjobs?\b/i],
    ['pick up or claim', /\b(taken|takes?|took) (your|the|a|this) (job|request|ticket)\b|\bI'll take it\b/i],
    ['return', /\bg(ive|ives|ave|iven) (it )?back\b/i],
    ['reassign', /\bgive(n)? (all|away)\b|\bgive the tickets\b/i],
    ['Unassigned', /\bnobody yet\b|\bnobody's\b|\bnobody has it\b/i],
    ['Status', /^State$/],
    ['Category', /^Work$|\bkinds? of work\b/i],
    ['Primary', /^First$/],
    ['missed target', /\bbroken promises?\b/i],
    ['On site', /^At the desk$/],
    ['update', /\bwhere (it|does it) stands?\b/i],
    ['on the way', /\bset out\b/i],
    ['transferred', /\bbrought along\b/i],
    ['start over', /\bstart anew\b/i],
    ['the names of the clocks', /^(Locating|Repair)$/],
  ],
  'zh-CN': [
    ['工单', /单子|此单(?!独)/],
    ['受理', /接单|认领/],
    ['备值班', /备班/],
    ['日报', /简报/],
    ['待受理', /无人负责/],
    ['放假安排', /官方(日历|放假)/],
    ['超时', /未守住/],
    ['N 单', /\{\{\}\} ?[个件](工单|报修)|（件）/],
    ['已通知', /呼叫了/],
    ['暂不', /先不$/],
    ['提示', /请留意/],
    ['解决、故障定位', /^(修复|定位故障)$/],
    ['清除', /抹除/],
    ['撤销', /撤回/],
    ['关联账号', /绑定|解绑/],
    ['逐级通知', /救援|阶梯|呼叫顺序/],
    ['一组键值', /带键的/],
    ['感叹号', /！/],
  ],
};

describe.each(Object.entries(instead))('%s has one word for each idea', (language, ideas) => {
  test.each(ideas)('it is %s', (_, other) => {
    expect(sentences(language).filter(([, text]) => other.test(text))).toEqual([]);
  });
});

test.each(['README.zh-CN.md', 'docs/operations.zh-CN.md', 'docs/slack-setup.zh-CN.md'])(
  'the Chinese guides have the same words: %s',
  (path) => {
    const lines = readFileSync(join(folder, '..', path), 'utf8').split('\n');
    const others = instead['zh-CN']?.map(([, other]) => other) ?? [];
    expect(lines.filter((line) => others.some((other) => other.test(line)))).toEqual([]);
  },
);

test('what employees press and read of their own is a request, not a ticket', () => {
  const theirs = [
    'desk.myJobs',
    'desk.noJobs',
    'cli.menuFind',
    'cli.menuMine',
    'cli.menuOpen',
    'cli.menuPage',
    'page.toJobs',
    'page.jobsTitle',
    'desk.whichRequest',
    'desk.whichRequestTitle',
  ];
  for (const [language, ticket] of [
    ['en', /ticket/i],
    ['zh-CN', /工单/],
  ] as const) {
    const said = new Map(sentences(language));
    expect(theirs.filter((key) => ticket.test(said.get(key) ?? 'ticket 工单'))).toEqual([]);
  }
});

/** Values that are names: a blank stands beside them, and goes where both sides are Chinese (`src/i18n/beside-han.ts`). */
const names =
  'by|owner|requester|person|to|former|called|filer|people|primary|backup|engineer|worker|holder|zone|where';
const glued = new RegExp(String.raw`\p{Script=Han}\{\{(?:${names})\}\}|\{\{(?:${names})\}\}\p{Script=Han}`, 'u');

test('Chinese sentences leave a blank beside a name, for names of other scripts', () => {
  const wrong = readdirSync(join(folder, 'zh-CN')).flatMap((file) =>
    Object.entries(JSON.parse(readFileSync(join(folder, 'zh-CN', file), 'utf8')) as Record<string, string>).filter(
      ([, text]) => glued.test(text),
    ),
  );
  expect(wrong).toEqual([]);
});
