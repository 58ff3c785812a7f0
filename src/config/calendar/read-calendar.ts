import { z } from 'zod';
import { officialYear } from '../desk-file/calendar-topic';
import { lineOf } from '../desk-file/lines';
import { sentenceOf } from '../desk-file/problem';
import { problemsOf, wordsFor } from '../desk-file/problems-of';
import { readYaml } from '../desk-file/read-yaml';
import { textOf } from '../text-of';
import { notText } from '../unreadable';
import type { OfficialYear } from './official-year';

/** A year's public holidays, or what is wrong with the file in sentences. */
export type CalendarRead =
  | { readonly year: OfficialYear; readonly problems?: undefined }
  | { readonly problems: readonly string[] };

const key = 'calendar';

/**
 * Reads the public holidays of one year from a file, `name` in what is said about it: `year`, `source` and `holidays` as
 * the desk file writes them, with or without `calendar:` above.
 */
export function readCalendar(bytes: Uint8Array, name: string): CalendarRead {
  const read = textOf(bytes);
  if (read.why !== undefined) return { problems: [`${name} ${notText(read)}`] };
  const yaml = readYaml(read.text);
  if ('tooDeep' in yaml) return { problems: [`${name}: the file is nested too deeply; close every [ and {`] };
  const { document, counter, content, problems } = yaml;
  const at = (line: number | undefined): string => `${name}${line ? ` line ${line}` : ''}`;
  if (problems.length > 0) return { problems: problems.map(({ line, message }) => `${at(line)}: ${message}`) };
  if (content === undefined) return { problems: [`${name}: the file must have \`year\`, \`source\` and \`holidays\``] };
  const isSection = Object.hasOwn(content, key);
  const parsed = z.tuple([officialYear]).safeParse(isSection ? content[key] : [content], { error: wordsFor });
  if (parsed.success) return { year: parsed.data[0] };
  const found = parsed.error.issues.flatMap((issue) => problemsOf(key, issue));
  return {
    problems: found.map((problem) => {
      const path = isSection ? problem.path : problem.path.slice(2);
      const told = problem.key === undefined ? path : [...path, problem.key];
      return `${at(lineOf(document, counter, told))}: ${sentenceOf({ ...problem, path })}`;
    }),
  };
}
