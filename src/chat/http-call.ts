import { type Dispatcher, type FormData, request } from 'undici';
import { own } from '../domain/own';
import type { Duration } from '../domain/time/instant';

/** What a platform is asked. */
export interface Asked {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array | FormData;
  /** Another way out, as through a proxy. */
  readonly dispatcher?: Dispatcher;
  /** A redirect is an answer like others; an error unless told. */
  readonly redirects?: 'answer';
  /** From the first byte that is sent to the last that is read. */
  readonly patience: Duration;
}

/** What it answered. Whoever reads no body dumps it. */
export type Answer = Dispatcher.ResponseData;

/** Whether it answered that it did what it was asked. */
export const isDone = ({ statusCode }: Pick<Answer, 'statusCode'>): boolean => statusCode >= 200 && statusCode < 300;

const ignore = (): void => undefined;

/**
 * One call to a platform, redirects not followed. Throws what the network throws, and so does reading the answer. A desk
 * calls for everything it says, and `fetch` takes four times the processor time; its limit of time would besides go on
 * after the answer, and then abort what is long over.
 */
export async function httpCall(address: string, { patience, redirects, ...asked }: Asked): Promise<Answer> {
  const { signal, passed, clear } = limitOf(patience);
  try {
    // A request that waits for a connection hears of no signal, and one that was sent waits for five minutes by itself.
    const limits = { signal, headersTimeout: patience, bodyTimeout: patience };
    const answer = await Promise.race([request(address, { ...asked, ...limits }), passed]);
    // What breaks off where nobody reads it, or no longer, is nobody's error.
    answer.body.on('error', ignore).once('close', clear);
    const isRedirect = answer.statusCode >= 300 && answer.statusCode < 400;
    if (!isRedirect || redirects === 'answer') return answer;
    answer.body.destroy();
    throw new Error('unexpected redirect');
  } catch (error) {
    clear();
    throw error;
  }
}

/** A limit of time: `passed` rejects when it is over, and the signal is given; neither after `clear`. */
function limitOf(patience: Duration) {
  const late = new AbortController();
  const { signal } = late;
  const timer = setTimeout(() => late.abort(new DOMException('no answer in time', 'TimeoutError')), patience);
  const passed = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  // It may pass while the answer is read.
  passed.catch(ignore);
  return { signal, passed, clear: () => clearTimeout(timer) };
}

/** A header by its name in small letters; null where it did not come. */
export function headerOf({ headers }: Pick<Answer, 'headers'>, name: string): string | null {
  const value = own(headers, name);
  return (Array.isArray(value) ? value.join(', ') : value) ?? null;
}

/** The body, of at most so many bytes; `too large` otherwise. */
export async function bytesOf(answer: Answer, most: number): Promise<Buffer | 'too large'> {
  if (Number(headerOf(answer, 'content-length') ?? 0) > most) {
    answer.body.destroy();
    return 'too large';
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body) {
    size += chunk.byteLength;
    if (size > most) return 'too large';
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
