import { EntitySchema } from 'typeorm';
import type { KindName } from '../../domain/record/record-ref';
import type { DutyWord } from '../../domain/roster/duty-change';
import { count, json, moment, name, serial } from './columns';

/** What one record says of who is on duty: at most one row of each. */
export interface DutyChangeRow {
  id: number;
  recordKind: KindName;
  recordId: number;
  /** Its place among all that said something: whoever decides later has the greater one. */
  seq: number;
  /** The first beginning and the last end of its changes. */
  startsAt: number;
  endsAt: number;
  data: { readonly changes: readonly DutyWord[] };
}

export const dutyChangeRow = new EntitySchema<DutyChangeRow>({
  name: 'duty_change',
  columns: {
    id: serial,
    recordKind: name(32),
    recordId: count,
    seq: count,
    startsAt: moment,
    endsAt: moment,
    data: json,
  },
  uniques: [{ name: 'uq_duty_change_record', columns: ['recordKind', 'recordId'] }],
  indices: [{ name: 'ix_duty_change_end', columns: ['endsAt'] }],
});
