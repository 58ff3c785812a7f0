import { personId } from '../domain/people/person';
import { type Fact, type Facts, isLanguage, type Text } from '../domain/words';
import type { Logger } from '../ports/logger';
import type { Reader, Speak, Translator } from '../ports/translator';
import { addressed, theReader } from './addressed';
import { joinHan, markHan } from './beside-han';
import { createSentences, type Sentence } from './create-sentences';
import { writeLength } from './lengths';
import { writeDate, writeMoment, writeSpan } from './moments';

/**
 * Gives every reader a voice in their language and time zone. A sentence nobody wrote is logged and stands for itself;
 * without a logger (in tests) it throws.
 */
export function createTranslator(logger?: Logger): Translator {
  const sentence = createSentences((key, language) => {
    if (logger === undefined) throw new Error(`nobody wrote the sentence ${key} (${language})`);
    logger.error('a sentence is missing', { key, language });
  });
  // A record that holds no language of ours must not keep its message, and those of others with it, from being written.
  const heard = (reader: Reader): Reader => (isLanguage(reader.language) ? reader : { ...reader, language: 'en' });
  return { speakTo: (reader) => voice(sentence, heard(reader)) };
}

function voice(sentence: Sentence, reader: Reader): Speak {
  const speak: Speak = (text: Text) => {
    if ('typed' in text) return text.typed;
    if ('localised' in text) return text.localised[reader.language] || text.localised.en;
    const said = joinHan(sentence(reader.language, text.say, valuesOf(text.facts ?? {})));
    return addressed(said, reader.language, sentence);
  };
  const write = (fact: Fact): string => {
    if (typeof fact === 'string') return fact;
    if (typeof fact === 'number') return writeNumber(fact);
    if ('at' in fact) return writeMoment(sentence, reader, fact.at, fact.style ?? 'time');
    if ('span' in fact) return writeSpan(sentence, reader, fact.span);
    if ('date' in fact) return writeDate(sentence, reader, fact);
    if ('lasts' in fact) return writeLength(sentence, reader.language, fact.lasts);
    if (!('person' in fact)) return speak(fact);
    const id = personId(fact.person);
    return id === reader.self ? theReader : reader.nameOf(id);
  };
  const inSentence = (value: string) => (reader.language === 'zh-CN' ? markHan(value) : value);
  const valuesOf = (facts: Facts): Readonly<Record<string, string | number>> =>
    Object.fromEntries(
      // The plural is chosen by `count`, so that one stays a number.
      Object.entries(facts).map(([name, fact]) => [
        name,
        name === 'count' && typeof fact === 'number' ? fact : inSentence(write(fact)),
      ]),
    );
  return speak;
}

/** Without groups of thousands, for most numbers here are names of tickets; at most one decimal. */
const writeNumber = (value: number): string => String(Math.round(value * 10) / 10);
