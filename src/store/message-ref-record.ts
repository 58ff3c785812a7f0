import type { EntityManager } from 'typeorm';
import type { MessageRef } from '../ports/platform';
import { deleteRows, updateRows } from './change-rows';
import { isDuplicate } from './failure';
import { insertRows } from './insert-rows';
import { messageRefRow } from './rows/outbox-rows';
import { shortKey } from './short-key';

/** Keeps where a slot's message is now; what was known of that slot or that message before is forgotten. */
export async function keepMessageRef(
  manager: EntityManager,
  slot: string,
  platform: string,
  { key, data }: MessageRef,
): Promise<void> {
  const place = { platform, refKey: shortKey(key), data: { key, data } };
  const keep = async (): Promise<void> => {
    const known = await updateRows(manager, messageRefRow, { slot }, place);
    if (known === 0) await insertRows(manager, messageRefRow, [{ slot, ...place }]);
  };
  try {
    await keep();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    // It was another slot's; on both databases a duplicate undoes its own statement only.
    await deleteRows(manager, messageRefRow, { platform, refKey: place.refKey });
    await keep();
  }
}
