import type { Dispatcher } from 'undici';
import { headerOf } from '../../http-call';
import type { Json, WecomError } from '../api';
import { errorOf, unanswered } from './errors';

/** The body, of at most so many bytes; `too large` otherwise. */
export async function bytesOf(answer: Dispatcher.ResponseData, most: number): Promise<Buffer | 'too large'> {
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

/** JSON of an object, or undefined. */
export function objectIn(bytes: Buffer): Json | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The errcode of an answer as an error; undefined for 0. */
export function errorIn(method: string, answer: Json): WecomError | undefined {
  const { errcode, errmsg } = answer;
  if (errcode === 0) return undefined;
  if (typeof errcode !== 'number') return unanswered(method, 'not_wecom');
  return errorOf(method, errcode, typeof errmsg === 'string' ? errmsg : '');
}
