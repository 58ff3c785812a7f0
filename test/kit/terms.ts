import { SuppliedYears } from '../../src/config/calendar/supplied-years';
import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { KeptTerms } from '../../src/config/terms/kept-terms';
import type { Desk } from '../../src/domain/desk';
import { inEnglish } from './in-english';

/** A process with a desk file of its own, as wiring sees it. */
export interface DeskOfFile {
  readonly desk: Desk;
  readonly config: { readonly terms: KeptTerms; readonly supplied: SuppliedYears };
}

/** The desk of a desk file, which has not been told yet what was kept before. */
export function deskOfFile(
  text: string,
  supplied = new SuppliedYears(),
  on: readonly string[] = ['slack'],
): DeskOfFile {
  const read = readDeskFile(text, 'desk.yaml');
  if (read.problems !== undefined) throw new Error(inEnglish(read.problems).join('\n'));
  const terms = new KeptTerms(read.file, supplied);
  return { config: { terms, supplied }, desk: compileDesk(read.file, on, supplied, terms) };
}
