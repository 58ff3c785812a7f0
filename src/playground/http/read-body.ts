import type { IncomingMessage } from 'node:http';
import { isObject, type Json } from '../json';
import { TooLarge } from './answer';

/** The most a JSON or form body may hold, in bytes. */
export const mostJsonBytes = 1_000_000;

/** Reads a body of at most `most` bytes. Throws TooLarge. */
export async function readBody(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > most) throw new TooLarge(`more than ${most} bytes`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The arguments of a call: query, and a body in JSON or form. Throws SyntaxError on broken JSON, and TooLarge. */
export async function readArguments(request: IncomingMessage): Promise<Json> {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://local').searchParams);
  const type = request.headers['content-type'] ?? '';
  const body = await readBody(request, mostJsonBytes);
  if (body.length === 0) return query;
  if (type.startsWith('application/json')) {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    return isObject(parsed) ? { ...query, ...parsed } : query;
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

/** The bytes of an upload: the raw body, or the first file of a multipart form. Throws TooLarge. */
export async function readUpload(request: IncomingMessage, most: number): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  const body = await readBody(request, most + 10_000);
  if (!type.startsWith('multipart/form-data')) return limited(body, most);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [, value] of form)
    if (typeof value !== 'string') return limited(Buffer.from(await value.arrayBuffer()), most);
  return Buffer.alloc(0);
}

function limited(bytes: Buffer, most: number): Buffer {
  if (bytes.length > most) throw new TooLarge(`more than ${most} bytes`);
  return bytes;
}
