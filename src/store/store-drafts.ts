import type { Instant } from '../domain/time/instant';
import type { Draft, Drafts } from '../ports/repositories';
import type { Database } from './database';
import { insertRows } from './insert-rows';
import { draftRow } from './rows/draft-row';
import { settle } from './settle';

/** Words that wait for their form, in the table `draft`. */
export class StoreDrafts implements Drafts {
  constructor(private readonly database: Database) {}

  keep(draft: Draft, now: Instant): Promise<void> {
    const row = { id: draft.id, person: draft.person, savedAt: now, data: draft };
    return settle(() =>
      this.database.transact(async (manager) => {
        await manager.delete(draftRow, { id: draft.id });
        await insertRows(manager, draftRow, [row]);
      }),
    );
  }

  async find(id: string): Promise<Draft | undefined> {
    const row = await this.database.read.findOne(draftRow, { where: { id } });
    return row?.data;
  }
}
