import { IsNull, Not } from 'typeorm';
import type { MessageRef } from '../ports/platform';
import type { MessageRefs } from '../ports/queues';
import { deleteRows } from './change-rows';
import type { Database } from './database';
import { findRow } from './find-rows';
import { retryWrite } from './retry-write';
import { messageRefRow, outboxRow } from './rows/outbox-rows';
import { shortKey } from './short-key';

/** The row of a message by its name (`nameOf` of scheduler/deliver-row.ts), e.g. `12-r1`; undefined: no message of it. */
const rowNamed = (outboxId: string): number | undefined => {
  const [, id] = /^(\d{1,15})(?:-r\d+)?$/.exec(outboxId) ?? [];
  return id === undefined ? undefined : Number(id);
};

/** Where messages are, in the table `message_ref`. */
export class StoreMessageRefs implements MessageRefs {
  constructor(private readonly database: Database) {}

  async find(slot: string): Promise<{ readonly platform: string; readonly ref: MessageRef } | undefined> {
    const row = await findRow(this.database.read, messageRefRow, { slot: shortKey(slot) });
    return row && { platform: row.platform, ref: row.data };
  }

  async slotOf(platform: string, key: string): Promise<string | undefined> {
    return (await findRow(this.database.read, messageRefRow, { platform, refKey: shortKey(key) }))?.slot;
  }

  async undecided(outboxId?: string): Promise<boolean> {
    const id = outboxId === undefined ? undefined : rowNamed(outboxId);
    if (outboxId !== undefined && id === undefined) return false;
    const begun = { state: 'waiting' as const, slot: Not(IsNull()), ...(id !== undefined && { id }) };
    // What was put off or refused was certainly not said.
    const perhaps = [
      { ...begun, leaseUntil: Not(IsNull()) },
      { ...begun, uncertainSince: Not(IsNull()) },
    ];
    return this.database.read.exists(outboxRow, { where: perhaps });
  }

  forget(slot: string): Promise<void> {
    return retryWrite(async () => {
      await this.database.write((write) => deleteRows(write, messageRefRow, { slot: shortKey(slot) }));
    });
  }
}
