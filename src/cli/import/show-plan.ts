import type { Change, Plan } from '../../config/import/plan';
import { type Say, say } from '../../domain/words';
import type { Speak } from '../../ports/translator';

/** Unchanged records that are named; the others are counted. */
const named = 20;

/** What an import will do, a line each: what is new, what changes from what to what, what goes, what stays. */
export function showPlan({ changes, unchanged, notes }: Plan<object>, file: string, speak: Speak): readonly string[] {
  const count = (kind: (change: Change<object>) => boolean): number => changes.filter(kind).length;
  const facts = {
    file,
    added: count(({ before }) => before === undefined),
    changed: count(({ before, after }) => before !== undefined && after !== undefined),
    removed: count(({ after }) => after === undefined),
    same: unchanged.length,
  };
  return [
    speak(say('cli.importPlan', facts)),
    ...changes.map((change) => `  ${changeLine(change, speak)}`),
    ...(unchanged.length === 0 ? [] : [`  = ${speak(say('cli.importSame', { names: namesOf(unchanged, speak) }))}`]),
    ...notes.map((note) => `  ! ${speak(note)}`),
  ];
}

/** What becomes of one record. */
export const changeLine = (change: Change<object>, speak: Speak): string =>
  `${markOf(change)} ${lineOf(change, speak)}`;

function markOf({ before, after }: Change<object>): string {
  if (before === undefined) return '+';
  return after === undefined ? '-' : '~';
}

function lineOf({ title, before, after, fields }: Change<object>, speak: Speak): string {
  const parts = fields.map(({ field, from, to }) => {
    if (before !== undefined && after !== undefined) return speak(say('cli.importFieldChange', { field, from, to }));
    return speak(say('cli.importField', { field, to: before === undefined ? to : from }));
  });
  return parts.length === 0 ? speak(title) : speak(say('cli.importLine', { title, fields: parts.join('; ') }));
}

function namesOf(titles: readonly Say[], speak: Speak): string {
  const names = titles
    .slice(0, named)
    .map((title) => speak(title))
    .join(', ');
  const more = titles.length - named;
  return more > 0 ? speak(say('cli.andMore', { names, count: more })) : names;
}
