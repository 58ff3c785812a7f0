import { CountingYears } from '../../src/config/calendar/counting-years';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { KeptTerms } from '../../src/config/terms/kept-terms';
import type { Desk } from '../../src/domain/desk';
import { inEnglish } from './in-english';

/** A process with a desk file of its own, as wiring sees it. */
export interface DeskOfFile {
  readonly desk: Desk;
  readonly config: { readonly terms: KeptTerms; readonly counting: CountingYears };
}

/** The desk of a desk file, which has not been told yet what was kept before. */
export function deskOfFile(
  text: string,
  counting = new CountingYears(),
  on: readonly string[] = ['slack'],
): DeskOfFile {
  const read = readDeskFile(text, 'desk.yaml');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  const terms = new KeptTerms(read.file, counting);
  return { config: { terms, counting }, desk: compileDesk(read.file, on, counting, terms) };
}
