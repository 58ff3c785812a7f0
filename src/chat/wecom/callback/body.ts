import type { IncomingMessage } from 'node:http';

/** Largest callback taken, in bytes; a message of WeCom's has at most a few kilobytes. */
const mostBytes = 64 * 1024;

/** The body as it came, whatever type it claims to be. */
export async function bodyOf(request: IncomingMessage): Promise<string | 'too large' | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) return 'too large';
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size > mostBytes) return 'too large';
      chunks.push(chunk);
    }
  } catch {
    return undefined;
  }
  return Buffer.concat(chunks).toString();
}
