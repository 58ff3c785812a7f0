import type { PersonId } from '../../../../src/domain/people/person';
import type { Instant } from '../../../../src/domain/time/instant';
import type { Language } from '../../../../src/domain/words';
import { createTranslator } from '../../../../src/i18n/create-translator';
import type { Speak } from '../../../../src/ports/translator';

const translator = createTranslator();

/** A reader's voice in the real sentences; people are called by their id, `self` is addressed. */
export const voiceIn = (language: Language, self?: PersonId): Speak =>
  translator.speakTo({
    language,
    zone: 'UTC',
    now: 0 as Instant,
    nameOf: (id) => id,
    ...(self === undefined ? {} : { self }),
  });
