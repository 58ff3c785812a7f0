import { instant } from '../../src/domain/time/instant';
import type { Language, Text } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';

/** What is wrong with a configuration, as people read it. */
export function inWords(language: Language, problems: readonly Text[] | undefined): readonly string[] {
  const now = instant('2026-11-22T00:00:00Z');
  return (problems ?? []).map(createTranslator().speakTo({ language, zone: 'UTC', now, nameOf: (id) => id }));
}

export const inEnglish = (problems: readonly Text[] | undefined): readonly string[] => inWords('en', problems);
