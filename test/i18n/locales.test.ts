import type { Topic } from '../../src/domain/words';
import { locales } from '../../src/i18n/locales';

const blanksOf = (sentence: string): readonly string[] =>
  [...new Set([...sentence.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name ?? ''))].sort();

const stemOf = (key: string): string => key.replace(/_(one|other)$/, '');

/** Blanks of each sentence of a topic, plural forms together. */
function blanksByStem(sentences: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const stems = new Map<string, Set<string>>();
  for (const [key, sentence] of Object.entries(sentences)) {
    const blanks = stems.get(stemOf(key)) ?? new Set();
    for (const blank of blanksOf(sentence)) blanks.add(blank);
    stems.set(stemOf(key), blanks);
  }
  return new Map([...stems].sort().map(([stem, blanks]) => [stem, [...blanks].sort().join(' ')]));
}

describe.each(Object.keys(locales.en) as readonly Topic[])('topic %s', (topic) => {
  const english = locales.en[topic];
  const chinese = locales['zh-CN'][topic];

  test('says the same sentences with the same blanks in both languages', () => {
    expect(blanksByStem(chinese)).toEqual(blanksByStem(english));
  });

  test('has one and other for each English plural, and other alone for Chinese', () => {
    const plurals = (sentences: object, end: string) =>
      Object.keys(sentences)
        .filter((key) => key.endsWith(end))
        .map(stemOf)
        .sort();
    expect(plurals(english, '_one')).toEqual(plurals(english, '_other'));
    expect(plurals(chinese, '_other')).toEqual(plurals(english, '_other'));
    expect(plurals(chinese, '_one')).toEqual([]);
  });

  test('leaves no sentence empty', () => {
    expect([...Object.entries(english), ...Object.entries(chinese)].filter(([, words]) => words.trim() === '')).toEqual(
      [],
    );
  });
});
