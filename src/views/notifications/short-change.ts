import { graphemesOf } from '../../domain/graphemes';

/** Signs shown of each text, and how many of them stand before what changed. */
const shown = 60;
const ahead = 15;

/** Both texts, short enough for a sentence: those that are longer from a little before the first sign that differs. */
export function shortChange(before: string, now: string): { readonly before: string; readonly now: string } {
  const [was, is] = [[...graphemesOf(before)], [...graphemesOf(now)]];
  const same = was.findIndex((sign, nth) => sign !== is[nth]);
  const differs = same < 0 ? was.length : same;
  const cut = (signs: readonly string[]): string => {
    if (signs.length <= shown) return signs.join('');
    const from = Math.max(0, Math.min(differs - ahead, signs.length - shown));
    const part = signs.slice(from, from + shown).join('');
    return `${from > 0 ? '…' : ''}${part}${from + shown < signs.length ? '…' : ''}`;
  };
  return { before: cut(was), now: cut(is) };
}
