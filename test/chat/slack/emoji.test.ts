import data from 'emoji-datasource';
import { withEmoji } from '../../../src/chat/slack/emoji';
import names from '../../../src/chat/slack/emoji-names.json';
import { readAnswers } from '../../../src/chat/slack/read-form';
import { plainText } from '../../../src/chat/slack/text';

test.each([
  [':sob:', '😭'],
  ['坏了:sob::sob:', '坏了😭😭'],
  ['help:sob:', 'help😭'],
  [':wave::skin-tone-3: hi', '👋🏼 hi'],
  [':man-shrugging::skin-tone-2:', '🤷🏻‍♂️'],
  [':+1: :flag-cn:', '👍 🇨🇳'],
])('"%s" is read as people see it, wherever it goes (1.9)', (written, seen) => {
  expect(plainText(written)).toBe(seen);
});

test.each([
  ['12:100:30'],
  ['redis:key:1'],
  ['C:\\foo:bar:'],
  ['`:sob:`'],
  ['```\n:sob:\n```'],
  [':our_own_parrot:'],
  [':constructor:'],
])('%j is no emoji of Slack’s and stays as it was written (1.9)', (written) => {
  expect(withEmoji(written)).toBe(written);
});

test('addresses keep their names, and forms are read as messages are (1.9)', () => {
  expect(plainText('<https://x.example/a:key:b> :key:')).toBe('https://x.example/a:key:b 🔑');
  const answer = { type: 'plain_text_input', value: '打不开 :sob:' };
  const view = { state: { values: { 'field:text:description': { answer } } } };
  expect(readAnswers(view)).toEqual({ description: '打不开 😭' });
});

test('the names are those of the data that Slack’s come from', () => {
  const signOf = (points: string) => String.fromCodePoint(...points.split('-').map((one) => Number.parseInt(one, 16)));
  const all = data.flatMap((one) => one.short_names.map((name): [string, string] => [name, signOf(one.unified)]));
  expect(names).toEqual(Object.fromEntries(all));
});
