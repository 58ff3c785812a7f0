import { type Fact, listOf, say } from '../domain/words';

/**
 * How many typing slips lie between two words: a letter added, left out or changed, or two neighbours swapped, count
 * one each (optimal string alignment).
 */
export function editDistance(left: string, right: string): number {
  const rows: number[][] = [Array.from({ length: right.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= left.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const same = left[row - 1] === right[column - 1];
      const swapped = row > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      line[column] = Math.min(
        at(rows, row - 1, column) + 1,
        (line[column - 1] ?? 0) + 1,
        at(rows, row - 1, column - 1) + (same ? 0 : 1),
        swapped ? at(rows, row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    rows[row] = line;
  }
  return at(rows, left.length, right.length);
}

const at = (rows: readonly number[][], row: number, column: number): number => rows[row]?.[column] ?? 0;

/** The known word that was probably meant: at most one slip in three letters away. Undefined when none is near. */
export function suggest(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((candidate) => ({ candidate, slips: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, slips }) => slips <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((left, right) => left.slips - right.slips);
  return near[0]?.candidate;
}

/** The end of a sentence about an unknown word: what was probably meant, or else the words there are. */
export function hintFor(word: string, known: readonly string[]): Fact {
  const meant = suggest(word, known);
  if (meant !== undefined) return say('config.didYouMean', { word: meant });
  return known.length === 0 ? '' : say('config.known', { words: listOf(known.map((name) => `\`${name}\``)) });
}
