import type { Language } from '../domain/words';

/** The desk's language for a locale tag of a platform, e.g. `zh-TW`, `zh_CN`, `en-GB`. Chinese of any kind: `zh-CN`. */
export function languageOf(localeTag: string): Language {
  return /^zh\b/i.test(localeTag.replaceAll('_', '-')) ? 'zh-CN' : 'en';
}
