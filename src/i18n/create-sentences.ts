import i18next, { type TFunction } from 'i18next';
import type { Language, WordKey } from '../domain/words';
import { locales } from './locales';

/** Writes one sentence in one language; the values of its blanks are text already, `count` chooses the plural. */
export type Sentence = (language: Language, key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

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
  const voices: Readonly<Record<Language, TFunction>> = {
    en: words.getFixedT('en'),
    'zh-CN': words.getFixedT('zh-CN'),
  };
  return (language, key, values = {}) => {
    const dot = key.indexOf('.');
    // `nest: false`: a value may hold `$t(…)`, which i18next would take for a sentence of ours.
    const options = { ...values, ns: key.slice(0, dot), nest: false, defaultValue: key };
    return voices[language](key.slice(dot + 1), options);
  };
}
