import { MoreThanOrEqual } from 'typeorm';
import { hours, type Instant } from '../domain/time/instant';
import { type Audit, type AuditEntry, auditActions } from '../ports/audit';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { insertRows } from './insert-rows';
import { auditRow } from './rows/audit-row';
import { settle } from './settle';
import { shortKey } from './short-key';

/** Who read and did what, in the table `audit`. */
export class StoreAudit implements Audit {
  constructor(private readonly database: Database) {}

  note({ at, who, action, about }: AuditEntry, oncePerHour = false): Promise<void> {
    const hour = Math.floor(at / hours(1));
    const onceKey = oncePerHour ? shortKey(`${hour}:${action}:${about ?? ''}:${who}`) : null;
    const row = { at, who: shortKey(who), action, about: about === undefined ? null : shortKey(about), onceKey };
    return settle(() =>
      this.database.write(async (write) => {
        try {
          await insertRows(write, auditRow, [row]);
        } catch (error) {
          if (onceKey === null || !isDuplicate(error)) throw error;
        }
      }),
    );
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
    return rows.flatMap(({ at: moment, who, action, about }) => {
      const known = auditActions.find((one) => one === action);
      if (known === undefined) return [];
      return { at: moment as Instant, who, action: known, ...(about === null ? {} : { about }) };
    });
  }
}
