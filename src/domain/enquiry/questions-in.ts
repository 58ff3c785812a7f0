/** Questions of one enquiry; more of them go with the last one. */
export const mostQuestions = 10;

/** `1.`, `2、`, `(3)`, `（4）`, `5)`, `Q6:`, `①`, a dash or a dot before a line. */
const numbered =
  /^\s*(?:(?:[（(]\s*)?(?:Q\s*)?\d{1,2}\s*[.．、)）:：](?!\d)|[①-⑳]|[一二三四五六七八九十]{1,3}、|[-*•·]\s)\s*(?=\S)/iu;
const asks = /[?？]\s*$/u;

/**
 * The questions in somebody's words, in order: at least one, at most `most`. Lines that are numbered or marked
 * with a dash are one each, with the lines that follow them; where there are none, lines that end in a question mark are,
 * with the lines before them. What cannot be told apart so is one question. What is said before the first stays with it,
 * and nothing is lost.
 */
export function questionsIn(text: string, most = mostQuestions): readonly string[] {
  const lines = text.split('\n');
  const begins = lines.filter((line) => numbered.test(line)).length > 1;
  const ends = !begins && lines.filter((line) => asks.test(line)).length > 1;
  if (!begins && !ends) return [text.trim()];
  const groups: string[][] = [];
  let isWhole = true;
  for (const line of lines) {
    const isNew = begins ? numbered.test(line) : isWhole;
    const last = groups.at(-1);
    if (last === undefined || (isNew && !isFirst(groups, begins))) groups.push([line]);
    else last.push(line);
    if (line.trim() !== '') isWhole = asks.test(line);
  }
  return joined(mended(groups, ends), most);
}

/** A greeting before the first number belongs to the first question. */
const isFirst = (groups: readonly (readonly string[])[], begins: boolean): boolean =>
  begins && groups.length === 1 && !groups[0]?.some((line) => numbered.test(line));

/** What follows the last question mark, a greeting, asks nothing by itself. */
function mended(groups: readonly (readonly string[])[], ends: boolean): readonly (readonly string[])[] {
  const last = groups.at(-1);
  if (!ends || last === undefined || last.some((line) => asks.test(line))) return groups;
  return [...groups.slice(0, -2), [...(groups.at(-2) ?? []), ...last]];
}

function joined(groups: readonly (readonly string[])[], most: number): readonly string[] {
  const questions = groups.map((lines) => withoutMark(lines.join('\n'))).filter((question) => question !== '');
  const rest = questions.slice(most - 1);
  return rest.length > 1 ? [...questions.slice(0, most - 1), rest.join('\n')] : questions;
}

/** The number is ours to give: it is told anew where it is shown. */
const withoutMark = (question: string): string => question.replace(numbered, '').trim();
