import type { Desk } from '../domain/desk';
import { personId } from '../domain/people/person';
import { dayNumber } from '../domain/time/local-date';
import { localTimes } from './calendar/local-times';
import type { DeskFile } from './desk-file/topics';

/**
 * Who may be on duty by the desk file, where it asks for vetting: whoever was vetted and signed for confidentiality on paper,
 * from the later of both days on. Days are those of the desk's own zone, and begin at their midnight.
 */
export function vettingOf({ desk, staff, people }: DeskFile): Pick<Desk, 'vetting'> {
  if (staff.vetting === 'none') return {};
  const toInstant = localTimes(desk.zone);
  const since = Object.entries(people).flatMap(([id, { vetted, nda }]) =>
    vetted === undefined || nda === undefined
      ? []
      : [[personId(id), toInstant(dayNumber(vetted > nda ? vetted : nda), 0)] as const],
  );
  return { vetting: { since: new Map(since) } };
}
