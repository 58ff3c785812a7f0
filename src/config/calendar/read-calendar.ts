import { z } from 'zod';
import type { OfficialYear } from '../../domain/calendar/official-year';
import { type Say, say } from '../../domain/words';
import { officialYear } from '../desk-file/calendar-topic';
import { lineOf } from '../desk-file/lines';
import { placed, sentenceOf } from '../desk-file/problem';
import { problemsOf, wordsFor } from '../desk-file/problems-of';
import { readYaml } from '../desk-file/read-yaml';
import { textOf } from '../text-of';
import { notText } from '../unreadable';

/** A year's public holidays, or what is wrong with the file in sentences. */
export type CalendarRead =
  | { readonly year: OfficialYear; readonly problems?: undefined }
  | { readonly problems: readonly Say[] };

const key = 'calendar';

/**
 * Reads the public holidays of one year from a file, `name` in what is said about it: `year`, `source` and `holidays` as
 * the desk file writes them, with or without `calendar:` above.
 */
export function readCalendar(bytes: Uint8Array, name: string): CalendarRead {
  const read = textOf(bytes);
  if (read.why !== undefined) return { problems: [notText(name, read)] };
  const yaml = readYaml(read.text);
  if ('tooDeep' in yaml) return { problems: [placed(name, undefined, say('config.tooDeep'))] };
  const { document, counter, content, problems } = yaml;
  if (problems.length > 0) return { problems: problems.map(({ line, what }) => placed(name, line, what)) };
  if (content === undefined) return { problems: [placed(name, undefined, say('config.noCalendar'))] };
  const isSection = Object.hasOwn(content, key);
  const parsed = z.tuple([officialYear]).safeParse(isSection ? content[key] : [content], { error: wordsFor });
  if (parsed.success) return { year: parsed.data[0] };
  const found = parsed.error.issues.flatMap((issue) => problemsOf(key, issue));
  return {
    problems: found.map((problem) => {
      const path = isSection ? problem.path : problem.path.slice(2);
      const told = problem.key === undefined ? path : [...path, problem.key];
      return placed(name, lineOf(document, counter, told), sentenceOf({ ...problem, path }));
    }),
  };
}
