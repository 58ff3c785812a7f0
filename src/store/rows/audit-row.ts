import { EntitySchema } from 'typeorm';
import type { ShiftsImported } from '../../domain/roster/shifts-imported';
import { json, moment, name, optional, serial } from './columns';

export interface AuditRow {
  id: number;
  at: number;
  who: string;
  action: string;
  about: string | null;
  /** Of what is written down once an hour only. */
  onceKey: string | null;
  /** Of an import of shifts. */
  data: ShiftsImported | null;
}

export const auditRow = new EntitySchema<AuditRow>({
  name: 'audit',
  columns: {
    id: serial,
    at: moment,
    who: name(),
    action: name(32),
    about: optional(name()),
    onceKey: optional(name()),
    data: optional(json),
  },
  uniques: [{ name: 'uq_audit_once', columns: ['onceKey'] }],
  indices: [{ name: 'ix_audit_at', columns: ['at'] }],
});
