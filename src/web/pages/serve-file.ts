import { create } from 'content-disposition';
import { oneLine } from '../../domain/text';
import { type FileRef, ticketId } from '../../domain/ticket/ticket';
import { seconds } from '../../domain/time/instant';
import { fileTypeOf } from './file-type';
import { noteReading } from './note-reading';
import type { Known, Visit } from './page-parts';
import { noSuchPage } from './refusals';
import { uploadOf } from './uploads';

/** Shows a file to whoever uploaded it, or may see the job (`?job=`) it belongs to. */
export async function serveFile(visit: Visit, guest: Known, id: string): Promise<void> {
  const { parts, query } = visit;
  const job = query.get('job');
  const own = await uploadOf(visit, guest.account, id);
  const file = own ?? (job === null ? undefined : await fileOfJob(visit, guest, { id, job: Number(job) }));
  if (file === undefined) return noSuchPage(visit, guest);
  if (own === undefined) await noteReading(visit, guest, 'file-read', Number(job));
  await parts.serving.run(guest.account, () => send(visit, file));
}

/** Whoever takes longer to read a file makes way for others. */
const patience = seconds(30);

async function send({ parts, response }: Visit, file: FileRef): Promise<void> {
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

async function fileOfJob(
  { parts }: Visit,
  { from }: Known,
  { id, job }: { readonly id: string; readonly job: number },
): Promise<FileRef | undefined> {
  if (!Number.isSafeInteger(job) || job < 1) return undefined;
  const { cards } = await parts.inbound.look(from, ticketId(job));
  const files = cards.flatMap(({ parts: shown }) => shown.flatMap((part) => (part.kind === 'files' ? part.files : [])));
  return files.find((file) => file.id === id);
}
