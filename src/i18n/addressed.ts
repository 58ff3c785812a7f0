import type { Language } from '../domain/words';
import type { Sentence } from './create-sentences';

/** Stands for the reader until the sentence around it is known: a noncharacter, so nobody types it. */
export const theReader = '\uFDD0';

const possessive = new RegExp(`${theReader}[’']s`, 'gu');
/** Where a sentence, or a line of one, begins. */
const atTheBeginning = new RegExp(`(^|[.!?]\\s+|\\n)${theReader}`, 'gu');
const han = '[\\p{Script=Han}，。：；、！？“”（）]';
const blankAround = new RegExp(`(?<=${han}) (?=${theReader})|(?<=${theReader}) (?=${han})`, 'gu');

const inLanguage: { readonly [Name in Language]: (text: string, you: string) => string } = {
  en: (text, you) => {
    const capital = you.charAt(0).toUpperCase() + you.slice(1);
    return text
      .replace(possessive, 'your')
      .replace(atTheBeginning, (_whole, before: string) => `${before}${capital}`)
      .replaceAll(theReader, you);
  },
  'zh-CN': (text, you) => text.replace(blankAround, '').replaceAll(theReader, you),
};

/** The sentence with its reader addressed: nobody is told of themselves in the third person. */
export const addressed = (text: string, language: Language, sentence: Sentence): string =>
  text.includes(theReader) ? inLanguage[language](text, sentence(language, 'card.you')) : text;
