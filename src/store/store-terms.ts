import type { Instant } from '../domain/time/instant';
import type { TermsRegister, TermsVersion } from '../ports/terms-register';
import type { Database } from './database';
import { isDuplicate } from './failure';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { termsRow } from './rows/terms-row';

/** Versions of the terms in the table `terms_version`. */
export class StoreTerms implements TermsRegister {
  constructor(private readonly database: Database) {}

  async all(): Promise<readonly TermsVersion[]> {
    const rows = await findRows(this.database.read, termsRow, {}, { by: ['version'] });
    return rows.map(({ fromAt, ...row }) => ({ ...row, from: fromAt as Instant }));
  }

  count(): Promise<number> {
    return this.database.read.countBy(termsRow, {});
  }

  add({ from, data, ...version }: TermsVersion): Promise<boolean> {
    const row = { ...version, fromAt: from, data: data as object };
    return retryWrite(() =>
      this.database.write(async (write) => {
        try {
          await insertRows(write, termsRow, [row]);
          return true;
        } catch (error) {
          if (isDuplicate(error)) return false;
          throw error;
        }
      }),
    );
  }
}
