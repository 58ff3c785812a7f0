import type { Imported } from '../../../src/config/import/imported';
import type { Read } from '../../../src/config/import/read-rows';
import { readConfig } from '../../../src/config/read-config';
import { instant } from '../../../src/domain/time/instant';
import type { Say } from '../../../src/domain/words';
import { createTranslator } from '../../../src/i18n/create-translator';
import { aDeskFile } from '../a-desk-file';

/** A desk of two engineers and a manager, in Shanghai. */
export const { desk } = readConfig(
  { DATABASE_URL: 'sqlite:x', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
  () => aDeskFile(['people', 'sun.yue'], { name: '孙悦', roles: ['manager'] }),
);

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Problems as people read them. */
export function sentences(problems: readonly Say[], language: 'en' | 'zh-CN' = 'en'): readonly string[] {
  const reader = { language, zone: 'UTC', now: instant('2026-11-22T00:00:00Z'), nameOf: (id: string) => id };
  return problems.map(createTranslator().speakTo(reader));
}

/** What the rows say. Throws the problems where there are any. */
export function valuesOf<Value>({ rows, problems }: Imported<Read<string, Value>>): readonly Value[] {
  if (problems.length > 0) throw new Error(sentences(problems).join('\n'));
  return rows.map(({ value }) => value);
}
