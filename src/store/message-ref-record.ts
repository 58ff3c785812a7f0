import type { EntityManager } from 'typeorm';
import type { MessageRef } from '../ports/platform';
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
  const refKey = shortKey(key);
  await manager.delete(messageRefRow, { slot });
  await manager.delete(messageRefRow, { platform, refKey });
  await insertRows(manager, messageRefRow, [{ slot, platform, refKey, data: { key, data } }]);
}
