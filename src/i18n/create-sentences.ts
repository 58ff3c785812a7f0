import i18next from 'i18next';
import type { Language, WordKey } from '../domain/words';
import { locales } from './locales';

/** What stands in a sentence's blanks: text already. `count` chooses the plural. */
type Values = Readonly<Record<string, string | number>>;

/** Writes one sentence in one language. */
export type Sentence = (language: Language, key: WordKey, values?: Values) => string;

const isEmpty = (values: Values): boolean => Object.keys(values).length === 0;

/** Hears of a sentence nobody wrote. */
export type OnMissing = (key: string, language: string) => void;

/**
 * The desk's sentences by i18next. A sentence that a language lacks is said in English; one that English lacks is
 * told to `onMissing` and stands for itself.
 */
export function createSentences(onMissing: OnMissing): Sentence {
  const words = i18next.createInstance();
  void words.init({
    initAsync: false,
    resources: locales,
    ns: Object.keys(locales.en),
    fallbackLng: 'en',
    supportedLngs: Object.keys(locales),
    load: 'currentOnly',
    // Keys are flat, and a colon or a dot in one is a part of it.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    saveMissing: true,
    missingKeyHandler: (languages, topic, key) => onMissing(`${topic}.${key}`, languages.join(', ')),
  });
  const say = (language: Language, key: WordKey, values: Values): string => {
    const dot = key.indexOf('.');
    // `nest: false`: a value may hold `$t(…)`, which i18next would take for a sentence of ours.
    const options = { ...values, ns: key.slice(0, dot), nest: false, defaultValue: key };
    // `getFixedT` copies all settings for each sentence.
    return words.t(key.slice(dot + 1), { ...options, lng: language });
  };
  const whole = { en: new Map<WordKey, string>(), 'zh-CN': new Map<WordKey, string>() };
  return (language, key, values = {}) => {
    // Most are labels, and a card has dozens.
    const known = whole[language].get(key);
    if (known !== undefined && isEmpty(values)) return known;
    const said = say(language, key, values);
    // A sentence nobody wrote stands for itself, and is told of each time.
    if (said !== key && isEmpty(values)) whole[language].set(key, said);
    return said;
  };
}
