import type { DeskVersion } from '../domain/desk-version';
import type { Instant } from '../domain/time/instant';
import type { DeskVersions } from '../ports/desk-versions';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { type DeskVersionRow, deskVersionRow } from './rows/desk-version-row';
import { shortKey } from './short-key';

/** Versions of the desk file in the table `desk_version`. */
export class StoreDeskVersions implements DeskVersions {
  constructor(private readonly database: Database) {}

  async newest(): Promise<DeskVersion | undefined> {
    return (await this.list(1))[0];
  }

  async list(most: number): Promise<readonly DeskVersion[]> {
    const rows = await this.database.read.find(deskVersionRow, { order: { version: 'DESC' }, take: most });
    return rows.map(versionIn);
  }

  add({ version, digest, at, who, ...data }: DeskVersion): Promise<boolean> {
    const row = { version, digest, at, who: shortKey(who), data };
    return retryWrite(() =>
      this.database.write(async (write) => {
        try {
          await insertRows(write, deskVersionRow, [row]);
          return true;
        } catch (error) {
          if (isDuplicate(error)) return false;
          throw error;
        }
      }),
    );
  }
}

const versionIn = ({ data, at, ...row }: DeskVersionRow): DeskVersion => ({ ...row, ...data, at: at as Instant });
