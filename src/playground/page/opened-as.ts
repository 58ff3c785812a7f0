import type { PlayUser } from '../wire';

const languageOf = (locale: string): string => locale.toLowerCase().split('-')[0] ?? '';

/** Whom a fresh page plays: the first who reads as the browser does, else the first of all. */
export function openedAs(
  personas: readonly Pick<PlayUser, 'id' | 'locale'>[],
  browser: readonly string[],
): string | undefined {
  const read = browser.map((wanted) => personas.find(({ locale }) => languageOf(locale) === languageOf(wanted)));
  return (read.find((persona) => persona !== undefined) ?? personas[0])?.id;
}
