import type { IncomingMessage } from 'node:http';
import { boundedBody } from '../../bounded-body';

/** Largest callback taken, in bytes; a message of WeCom's has at most a few kilobytes. */
const mostBytes = 64 * 1024;

/** The body as it came, whatever type it claims to be. */
export async function bodyOf(request: IncomingMessage): Promise<string | 'too large' | undefined> {
  const body = await boundedBody(request, mostBytes);
  if (body === 'aborted') return undefined;
  return body === 'too large' ? body : body.toString();
}
