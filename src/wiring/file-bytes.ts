import type { FileRef } from '../domain/ticket/ticket';
import { deskFiles, type Files } from '../ports/files';
import { DeliveryFailed, type Platform } from '../ports/platform';

/** Bytes of a file, from whoever holds it. Throws DeliveryFailed where nobody does. */
export async function fileBytes(file: FileRef, platforms: readonly Platform[], files: Files): Promise<Buffer> {
  if (file.platform === deskFiles) {
    const kept = await files.get(file.id);
    if (kept === undefined) throw new DeliveryFailed(deskFiles, null, 'no_such_file');
    return kept.bytes;
  }
  const holder = platforms.find(({ name }) => name === file.platform);
  if (holder === undefined) throw new DeliveryFailed(file.platform, null, 'foreign_file');
  return holder.fetchFile(file);
}
