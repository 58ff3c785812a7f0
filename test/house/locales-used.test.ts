import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourcesIn } from './sources';

const folder = join(__dirname, '../../locales');
const code = sourcesIn('src')
  .map(({ text }) => text)
  .join('\n');
const read = (language: string, topic: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, language, topic), 'utf8'));

/** All keys that are written out. */
const quoted = new Set(Array.from(code.matchAll(/['"`]([\w.-]+)(?=['"`])/g), ([, words]) => words));

/** Written out, or made of its beginning and something that is filled in: `ticket.state.${state}`. */
function isUsed(key: string): boolean {
  if (quoted.has(key)) return true;
  const beginnings = key.split('.').map((_, nth, parts) => parts.slice(0, nth + 1).join('.'));
  return beginnings.slice(1, -1).some((beginning) => code.includes(`\`${beginning}.\${`));
}

describe.each(readdirSync(join(folder, 'en')).sort())('%s', (topic) => {
  const name = topic.replace('.json', '');

  test('says nothing that the desk never says', () => {
    const keys = Object.keys(read('en', topic)).map((key) => `${name}.${key.replace(/_(one|other)$/, '')}`);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
  });

  test('is punctuated as Chinese is written', () => {
    const halfWidth = /[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?:\s|$)/;
    const wrong = Object.entries(read('zh-CN', topic)).filter(([, text]) => halfWidth.test(text));
    expect(wrong).toEqual([]);
  });
});
