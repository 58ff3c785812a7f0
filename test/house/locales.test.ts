import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../locales');
const topics = readdirSync(join(folder, 'en')).sort();
const languages = readdirSync(folder).sort();

const read = (language: string, topic: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(join(folder, language, topic), 'utf8'));

const plural = /_(zero|one|two|few|many|other)$/;

/** Blanks by sentence. The plural forms of one sentence count together: `a job` and `{{count}} jobs` are the same. */
function blanks(language: string, topic: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const [key, text] of Object.entries(read(language, topic))) {
    const stem = key.replace(plural, plural.test(key) ? '_*' : '');
    const names = [...String(text).matchAll(/\{\{-?\s*(\w+)/g)].map(([, name]) => String(name));
    found[stem] = [...new Set([...(found[stem] ?? []), ...names])].sort();
  }
  return found;
}

test('every language has the same topics', () => {
  for (const language of languages) expect(readdirSync(join(folder, language)).sort()).toEqual(topics);
  expect(languages).toEqual(['en', 'zh-CN']);
});

describe.each(topics)('%s', (topic) => {
  test.each(languages)('says everything in %s that English says, with the same blanks', (language) => {
    expect(blanks(language, topic)).toEqual(blanks('en', topic));
  });

  test.each(languages)('has a sentence for every key and every plural that %s knows', (language) => {
    const words = read(language, topic);
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const stems = new Set(
      Object.keys(words)
        .filter((key) => plural.test(key))
        .map((key) => key.replace(plural, '')),
    );
    for (const [key, text] of Object.entries(words))
      expect([key, typeof text, text]).toEqual([key, 'string', expect.stringMatching(/\S/)]);
    for (const stem of stems) for (const form of forms) expect(Object.keys(words)).toContain(`${stem}_${form}`);
  });
});

// A terminal shows commands and keys in backticks as is usual there; Slack's rich text, WeCom, mail and pages show backticks.
const inTerminals = ['cli.json', 'config.json', 'reload.json'];

test.each(languages)('no sentence for chat, mail or pages has backticks in %s', (language) => {
  const marked = topics
    .filter((topic) => !inTerminals.includes(topic))
    .flatMap((topic) => Object.entries(read(language, topic)).map(([key, text]) => ({ key: `${topic} ${key}`, text })))
    .filter(({ text }) => String(text).includes('`'));
  expect(marked).toEqual([]);
});
