import { MoreThanOrEqual } from 'typeorm';
import { hours, type Instant } from '../domain/time/instant';
import { type Audit, type AuditEntry, auditActions } from '../ports/audit';
import { writeDown } from './audit-record';
import type { Database } from './database';
import { retryWrite } from './retry-write';
import { auditRow } from './rows/audit-row';
import { shortKey } from './short-key';

/** Who read and did what, in the table `audit`. */
export class StoreAudit implements Audit {
  constructor(private readonly database: Database) {}

  note(entry: AuditEntry, oncePerHour = false): Promise<void> {
    const { at, who, action, about } = entry;
    const hour = Math.floor(at / hours(1));
    const once = oncePerHour ? { once: `${hour}:${action}:${about ?? ''}:${who}` } : {};
    return retryWrite(() => this.database.write((write) => writeDown(write, { ...entry, ...once })));
  }

  async list(wanted: Parameters<Audit['list']>[0]): Promise<readonly AuditEntry[]> {
    const { since, person, limit } = wanted;
    const at = MoreThanOrEqual<number>(since);
    const rows = await this.database.read.find(auditRow, {
      where:
        person === undefined
          ? { at }
          : [
              { at, who: shortKey(person) },
              { at, about: shortKey(person) },
            ],
      order: { at: 'DESC', id: 'DESC' },
      take: limit,
    });
    return rows.flatMap(({ at: moment, who, action, about, data }) => {
      const known = auditActions.find((one) => one === action);
      if (known === undefined) return [];
      const more = { ...(about === null ? {} : { about }), ...(data === null ? {} : { shifts: data }) };
      return { at: moment as Instant, who, action: known, ...more };
    });
  }
}
