import { untagged } from '../../../src/chat/wecom/render/tagged';
import { kindNames, recordKey } from '../../../src/domain/record/record-ref';
import { type Facts, type Language, say, type WordKey } from '../../../src/domain/words';
import { locales } from '../../../src/i18n/locales';
import { at, desk, li, zhou } from '../../kit/tickets';
import { audience } from './audience';

/** Whoever hears of a sign-in hears whose it is: no sentence names its number. */
const unnumbered: ReadonlySet<string> = new Set(['ticket', 'attendance']);
const kinds = kindNames.filter((kind) => !unnumbered.has(kind));
const spoken: readonly (readonly [Language, (typeof kinds)[number]])[] = kinds.flatMap((kind) =>
  (['zh-CN', 'en'] as const).map((language) => [language, kind] as const),
);

const person = (one: { readonly id: string }) => ({ person: one.id });
const due = { at: at('14:10'), style: 'time' } as const;
/** Something for every blank of what is said of a record. */
const facts = {
  ...{ by: person(li), who: person(li), asker: person(li), person: person(li), to: person(li) },
  ...{
    complainant: person(zhou),
    due,
    was: due,
    until: due,
    reason: '忙',
    text: '在哪里？',
    what: '登录',
    words: '不',
  },
  ...{ ticket: 'IT-1001', open: 1, all: 2 },
} as unknown as Facts;

/** Everything that is said of a record of that kind, after its tag. */
function said(language: Language, kind: (typeof kinds)[number], number: string): readonly string[] {
  const reader = audience(language, `【${number}】`);
  const sentences: Readonly<Record<string, string>> = locales[language][kind];
  return Object.entries(sentences)
    .filter(([key, words]) => key.startsWith('said.') && words.includes(`{{${kind}}}`))
    .map(([key]) => untagged(say(`${kind}.${key}` as WordKey, { ...facts, [kind]: number }), reader));
}

test.each(spoken)('in %s nothing that is said of a %s says its number again after the tag', (language, kind) => {
  const number = recordKey(desk, { kind, id: 7 });
  const all = said(language, kind, number);
  // Of an exception there is little to say.
  expect(all.length).toBeGreaterThan(4);
  expect(all.filter((words) => words.includes(number))).toEqual([]);
  // Nor does it say twice what it is, nor leave a hole where the number stood.
  const noun = audience(language).speak(say(`wecom.noun.${kind}`));
  const twice = new RegExp(`(${noun})\\s*(this |该)?\\1|  |，，|[(（][)）]|^[\\s,.:，。：的]`, 'u');
  expect(all.filter((words) => twice.test(words))).toEqual([]);
});
