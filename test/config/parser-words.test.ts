import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { sentenceOf } from '../../src/config/desk-file/yaml-words';
import type { Language } from '../../src/domain/words';
import { inWords } from '../kit/in-english';
import { aDeskFile } from './a-desk-file';

const told = (language: Language, text: string): readonly string[] =>
  inWords(language, readDeskFile(text, 'desk.yaml').problems).map((said) => said.replace(/^desk\.yaml/, ''));
/** One of the topics is written so, in a file that is fine but for it. */
const withTopic = (topic: string): string => `${topic}\n${aDeskFile().trim()}\n`;
/** Two English words in a row, outside of what is quoted from the file. */
const english = (said: string): boolean => /[a-z]{2,} [a-z]{2,}/.test(said.replaceAll(/`[^`]*`|"[^"]*"/g, ''));

describe('what the YAML parser finds is told in the desk’s language, with line and place (K9)', () => {
  test.each([
    ['promise: a: b', 1, 'another key, or a list, follows a key on the same line', '键的同一行后面又出现了键或列表'],
    ['promise: "10m" x', 1, '`x` cannot stand at column 16', '第 16 列不应出现 `x`'],
    ['promise: [a, b]]', 1, '`]` cannot stand at column 16', '第 16 列不应出现 `]`'],
    ['promise:\n  a: 1\n b: 2', 3, 'not indented like those it belongs to', '缩进与同级的行不一致'],
    ['promise:\n\ta: 1', 2, 'there is a tab in the indentation', '缩进中有制表符'],
    ['promise:\n  a: 1\n  a: 2', 3, 'the key `a` is there twice', '键 `a` 重复'],
    ['promise: { a: "10m }', 1, 'a quotation mark is not closed', '引号没有闭合'],
    ['promise: "10m"#x', 1, 'something is missing at column 15', '第 15 列缺少'],
    ['promise: "C:\\q"', 1, 'there is none like this', '没有这种转义'],
    ['promise: @10', 1, 'a text cannot begin with @', '文本不能以 @ 开头'],
    ['promise: !soon 10m', 1, '`!soon` begins with !', '`!soon` 以 ! 开头'],
    ['promise: !!map 10m', 1, '`!!map` begins with !', '`!!map` 以 ! 开头'],
    ['promise: &a &b 10m', 1, 'two names (&) or two tags (!)', '两个名称（&）或两个标签（!）'],
    ['promise: &', 1, 'no proper name follows & or *', '& 或 * 后面没有有效的名称'],
    ['promise\n  a: 1', 1, 'goes on in the next line, or its ":" is missing', '键不能跨行，或缺少冒号'],
    [`${'k'.repeat(1100)}: 1`, 1, 'a key is longer than 1024 characters', '键超过 1024 个字符'],
    ['promise: 10m\n---', 2, 'a second document begins', '出现了第二个文档'],
  ])('%j', (topic, line, en, zh) => {
    const text = withTopic(topic);
    expect(told('en', text)).toContainEqual(expect.stringMatching(`^ line ${line}: is not YAML: `));
    expect(told('en', text).join('\n')).toContain(en);
    expect(told('zh-CN', text)).toContainEqual(expect.stringMatching(`^ 第 ${line} 行：不符合 YAML 格式：`));
    expect(told('zh-CN', text).join('\n')).toContain(zh);
    for (const said of told('zh-CN', text)) expect([said, english(said)]).toEqual([said, false]);
  });

  test('a code that no release of ours knew is one honest sentence with its place', () => {
    const error = { code: 'NEW_IN_3_0' } as unknown as Parameters<typeof sentenceOf>[0];
    const what = sentenceOf(error, { column: 4, line: 'a: b', isUnclosed: false });
    expect(inWords('en', [what])).toEqual([
      'is not YAML: it cannot be understood at column 4; compare the line with desk.example.yaml',
    ]);
    expect(inWords('zh-CN', [what])).toEqual(['不符合 YAML 格式：第 4 列无法识别；请与 desk.example.yaml 对照这一行']);
  });
});

test.each([
  [['desk', 'zone'], undefined, '`desk.zone` is missing; write a text', '`desk.zone`：缺失，请填写文本'],
  [['desk', 'zone'], ['x'], '`desk.zone` must be a text, but is a list', '`desk.zone`：应为文本，现在是列表'],
  [['desk', 'nmae'], 'x', 'unknown key `nmae` in `desk`', '`desk` 中没有名为 `nmae` 的键'],
  [['desk', 'language'], 'zh', '`desk.language` cannot be "zh"', '`desk.language`：不能是 "zh"'],
  [['people', 'li.na', 'name'], '', '`people.li.na.name` is empty', '`people.li.na.name`：内容为空'],
  [['people', 'li na'], {}, '`people.li na` is no id of a person', '`people.li na`：不能作为人员 id'],
  [['places'], 'x', '`places` must be a list, but is a text', '`places`：应为列表，现在是文本'],
  [['desk'], null, '`desk` must be a section with keys, but is empty', '`desk`：应为一组键值，现在是空'],
])('what the schema finds is told in both languages: %j %j (K9)', (path, value, en, zh) => {
  const text = aDeskFile(path, value);
  expect(told('en', text).join('\n')).toContain(en);
  expect(told('zh-CN', text).join('\n')).toContain(zh);
  for (const said of told('zh-CN', text)) expect([said, english(said)]).toEqual([said, false]);
});
