import { shiftChange } from '../../config/import/plan-shifts';
import type { ShiftsImported } from '../../domain/roster/shifts-imported';
import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import { changeLine } from './show-plan';

/** What an import of shifts changed, as its preview showed it, and why. */
export function importedSaid({ changes, more, reason }: ShiftsImported, speak: Speak): readonly string[] {
  const shown = changes.flatMap(({ before, after }) => shiftChange(before, after) ?? []);
  return [
    ...shown.map((change) => changeLine(change, speak)),
    ...(more === 0 ? [] : [speak(say('cli.auditMore', { count: more }))]),
    speak(say('cli.auditWhy', { why: reason })),
  ];
}
