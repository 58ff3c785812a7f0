import type { CoverageFinding, FindingKind } from '../roster/coverage';
import { after, days, type Instant } from '../time/instant';
import type { OneTap } from './one-tap';

/** Whoever takes over from somebody who is not there any more does so for as long, while the roster is put right. */
const meanwhile = days(28);

/** What somebody is put in the place of whoever it is about; else they step in where nobody is. */
const replaces: ReadonlySet<FindingKind> = new Set(['gone', 'unvetted', 'short-service', 'unfamiliar']);

/** What puts a finding right with one press: the first stretch of it. Undefined: no press does. */
export function fixOf({ kind, places, skills, line, person, spans }: CoverageFinding, at: Instant): OneTap | undefined {
  if (kind === 'too-long') return undefined;
  const from = Math.max(spans[0].from, at) as Instant;
  const span = { from, to: kind === 'gone' || kind === 'unvetted' ? after(at, meanwhile) : spans[0].to };
  const scope = { places, skills, ...(line === undefined ? {} : { line }) };
  return replaces.has(kind) && person !== undefined ? { ...scope, span, instead: person } : { ...scope, span };
}
