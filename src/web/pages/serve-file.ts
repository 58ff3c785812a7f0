import { create } from 'content-disposition';
import type { RecordRef } from '../../domain/record/record-ref';
import { oneLine } from '../../domain/text';
import type { FileRef } from '../../domain/ticket/ticket';
import { seconds } from '../../domain/time/instant';
import { readRecord } from './address';
import { fileTypeOf } from './file-type';
import { noteReading } from './note-reading';
import type { PageRequest, SignedInReader } from './page-parts';
import { noSuchPage } from './refusals';
import { uploadOf } from './uploads';

/** Shows a file to whoever uploaded it, or may see the record (`?job=`) it belongs to. */
export async function serveFile(page: PageRequest, reader: SignedInReader, id: string): Promise<void> {
  const { parts, query } = page;
  const about = readRecord(query.get('job') ?? '');
  const own = await uploadOf(page, reader.account, id);
  const file = own ?? (about && (await fileOf(page, reader, { id, about })));
  if (file === undefined) return noSuchPage(page, reader);
  if (own === undefined && about !== undefined) await noteReading(page, reader, 'file-read', about);
  await parts.serving.run(reader.account, () => send(page, file));
}

/** Whoever takes longer to read a file makes way for others. */
const patience = seconds(30);

async function send({ parts, response }: PageRequest, file: FileRef): Promise<void> {
  if (response.destroyed) return;
  const gone = new Promise<void>((resolve) => response.once('close', resolve));
  const bytes = await parts.fetchFile(file);
  // Judged by its bytes: what another platform calls a picture may be anything.
  const type = fileTypeOf(file.name, bytes) ?? { mime: 'application/octet-stream', shown: false };
  response.writeHead(200, {
    'content-type': type.mime,
    'content-length': bytes.byteLength,
    'content-disposition': create(oneLine(file.name), { type: type.shown ? 'inline' : 'attachment' }),
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, max-age=3600',
    // Whoever signs in next at the same browser asks for themselves.
    vary: 'cookie',
  });
  response.end(bytes);
  // In memory until all of it is read.
  const late = setTimeout(() => response.destroy(), patience);
  await gone;
  clearTimeout(late);
}

async function fileOf(
  { parts }: PageRequest,
  { from }: SignedInReader,
  { id, about }: { readonly id: string; readonly about: RecordRef },
): Promise<FileRef | undefined> {
  const { cards } = await parts.inbound.look(from, about);
  const files = cards.flatMap(({ parts: shown }) => shown.flatMap((part) => (part.kind === 'files' ? part.files : [])));
  return files.find((file) => file.id === id);
}
