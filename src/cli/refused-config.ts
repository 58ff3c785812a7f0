import { readFileSync } from 'node:fs';
import type { BadConfig } from '../config/bad-config';
import { languageOfDesk } from '../config/desk-file/read-desk-file';
import type { Environment } from '../config/read-environment';
import { textOf } from '../config/text-of';
import { own } from '../domain/own';
import type { Language } from '../domain/words';
import { createTranslator } from '../i18n/create-translator';
import { languageOf } from '../i18n/language-of';
import type { Speak } from '../ports/translator';
import { realClock } from '../wiring/real-clock';

/** The voice for what is wrong with a configuration: in the desk's language, or else in that of the computer. */
export function voiceFor({ language }: Pick<BadConfig, 'language'>, env: Environment): Speak {
  const { LC_ALL, LC_MESSAGES, LANG } = env;
  return createTranslator().speakTo({
    language: language ?? languageOf(LC_ALL || LC_MESSAGES || LANG || 'en'),
    zone: 'UTC',
    now: realClock.now(),
    nameOf: (id) => id,
  });
}

/** The voice where no configuration was read: in the language of the desk file there is, or else of the computer. */
export function voiceIn(env: Environment): Speak {
  const language = languageIn(own(env, 'DESK_FILE')?.trim() || './desk.yaml');
  return voiceFor(language === undefined ? {} : { language }, env);
}

function languageIn(path: string): Language | undefined {
  try {
    const read = textOf(readFileSync(path));
    return read.why === undefined ? languageOfDesk(read.text) : undefined;
  } catch {
    return undefined;
  }
}
