import type { Json, WecomError } from '../api';
import { errorOf, unanswered } from './errors';

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
