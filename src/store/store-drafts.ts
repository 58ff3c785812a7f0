import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '../domain/time/instant';
import type { Draft, Drafts } from '../ports/repositories';
import { updateRows } from './change-rows';
import type { Database } from './database';
import { findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { retryWrite } from './retry-write';
import { draftRow } from './rows/draft-row';

/** Words that wait for their form, in the table `draft`. */
export class StoreDrafts implements Drafts {
  constructor(private readonly database: Database) {}

  keep(draft: Draft, now: Instant): Promise<void> {
    const row = { id: draft.id, person: draft.person, savedAt: now, data: draft };
    return retryWrite(() =>
      this.database.transact(async (manager) => {
        await manager.delete(draftRow, { id: draft.id });
        await insertRows(manager, draftRow, [row]);
      }),
    );
  }

  change(
    id: string,
    change: (known: Draft | undefined) => Draft | undefined,
    now: Instant,
  ): Promise<Draft | undefined> {
    let made: Draft | undefined;
    return retryWrite(() =>
      this.database.transact(async (manager) => {
        // Written to before it is read: whoever changes it as well waits, and reads what this leaves.
        await updateRows(manager, draftRow, { id }, { savedAt: now });
        const [row] = await findRows(manager, draftRow, { id });
        // A commit of which no answer came has done it.
        if (made !== undefined && isDeepStrictEqual(row?.data, made)) return made;
        const draft = change(row?.data);
        if (draft === undefined) return undefined;
        made = draft;
        const changed = { id, person: draft.person, savedAt: now, data: draft };
        if (row === undefined) await insertRows(manager, draftRow, [changed]);
        else await updateRows(manager, draftRow, { id }, changed);
        return draft;
      }),
    );
  }

  async find(id: string): Promise<Draft | undefined> {
    const row = await this.database.read.findOne(draftRow, { where: { id } });
    return row?.data;
  }
}
