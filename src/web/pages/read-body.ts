import type { IncomingMessage } from 'node:http';

/** The whole body; the server has checked its length. Rejects when the sender goes away. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The fields of a posted form. */
export const readFields = async (request: IncomingMessage): Promise<URLSearchParams> =>
  new URLSearchParams((await readBody(request)).toString('utf8'));
