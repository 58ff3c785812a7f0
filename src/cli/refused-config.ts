import type { BadConfig } from '../config/bad-config';
import type { Environment } from '../config/read-environment';
import { createTranslator } from '../i18n/create-translator';
import { languageOf } from '../i18n/language-of';
import type { Speak } from '../ports/translator';
import { realClock } from '../wiring/real-clock';

/** The voice for what is wrong with a configuration: in the desk's language, or else in that of the computer. */
export function voiceFor({ language }: BadConfig, { LC_ALL, LANG }: Environment): Speak {
  return createTranslator().speakTo({
    language: language ?? languageOf(LC_ALL || LANG || 'en'),
    zone: 'UTC',
    now: realClock.now(),
    nameOf: (id) => id,
  });
}
