import { MoreThanOrEqual } from 'typeorm';
import type { Instant } from '../domain/time/instant';
import type { KeptDigest, KeptDigests } from '../ports/kept-digests';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { findRow } from './find-rows';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { type KeptDigestRow, keptDigestRow } from './rows/kept-digest-row';

const toKept = ({ day, keptAt, data }: KeptDigestRow): KeptDigest => ({ date: day, keptAt: keptAt as Instant, data });

/** Digests that were sent, in the table `kept_digest`. */
export class StoreKeptDigests implements KeptDigests {
  constructor(private readonly database: Database) {}

  async find(date: string): Promise<KeptDigest | undefined> {
    const row = await findRow(this.database.read, keptDigestRow, { day: date });
    return row && toKept(row);
  }

  async since(date: string): Promise<readonly KeptDigest[]> {
    const rows = await this.database.read.find(keptDigestRow, {
      where: { day: MoreThanOrEqual(date) },
      order: { day: 'ASC' },
    });
    return rows.map(toKept);
  }

  async keep(digest: KeptDigest): Promise<KeptDigest> {
    const row = { day: digest.date, keptAt: digest.keptAt, words: 1, data: digest.data as object };
    await retryWrite(() =>
      this.database.write(async (write) => {
        try {
          await insertRows(write, keptDigestRow, [row]);
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
      }),
    );
    return (await this.find(digest.date)) ?? digest;
  }
}
