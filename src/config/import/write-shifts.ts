import { DateTime } from 'luxon';
import type { DutyShift } from '../../domain/desk';
import type { Instant } from '../../domain/time/instant';

const headings = ['date', 'from', 'to', 'primary', 'backup', 'places', 'skills', 'line'];

/**
 * Shifts as `readShifts` reads them, a row each below the headings, in local times of that zone. Nothing of them needs quoting:
 * ids have no comma.
 */
export function writeShifts(shifts: readonly DutyShift[], zone: string): readonly string[] {
  const local = (at: Instant, format: string): string => DateTime.fromMillis(at, { zone }).toFormat(format);
  const rows = shifts.map(({ span, primary, backup, places, skills, line }) =>
    [
      ...[local(span.from, 'yyyy-MM-dd'), local(span.from, 'HH:mm'), local(span.to, 'HH:mm')],
      ...[primary, backup ?? '-', places.join(' '), skills.join(' '), line ?? ''],
    ].join(','),
  );
  return [headings.join(','), ...rows];
}
