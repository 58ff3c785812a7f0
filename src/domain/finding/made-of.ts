const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-z0-9]/.test(character);

/** Whether a phrase stands there, as a whole word where it is written in letters. */
export const standsAt = (said: string, at: number, phrase: string): boolean =>
  said.startsWith(phrase, at) &&
  !(isLetter(phrase[0]) && isLetter(said[at - 1])) &&
  !(isLetter(phrase.at(-1)) && isLetter(said[at + phrase.length]));

/** Whether words are such phrases one after the other and nothing else; from each place that some lead to, once. */
export function isMadeOf(said: string, phrases: readonly string[]): boolean {
  const reached = new Set([0]);
  for (let at = 0; at < said.length; at += 1) {
    if (!reached.has(at)) continue;
    if (said[at] === ' ') reached.add(at + 1);
    for (const phrase of phrases) if (standsAt(said, at, phrase)) reached.add(at + phrase.length);
  }
  return reached.has(said.length);
}

/** Whether one of the phrases is said. */
export const saysOneOf = (said: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => {
    for (let at = said.indexOf(phrase); at >= 0; at = said.indexOf(phrase, at + 1)) {
      if (standsAt(said, at, phrase)) return true;
    }
    return false;
  });
