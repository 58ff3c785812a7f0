import type { ServerResponse } from 'node:http';
import type { Duration } from '../domain/time/instant';

/** Why a request was not done. These names are kept: callers decide by them (docs/openapi.yaml). */
export type ApiError =
  | 'not found'
  | 'method not allowed'
  | 'too large'
  | 'not signed'
  | 'stale'
  | 'not json'
  | 'invalid'
  | 'refused'
  | 'another question'
  | 'in progress'
  | 'too many'
  | 'try again';

const statuses: Readonly<Record<ApiError, number>> = {
  'not found': 404,
  'method not allowed': 405,
  'too large': 413,
  'not signed': 401,
  stale: 401,
  'not json': 400,
  invalid: 400,
  refused: 422,
  'another question': 409,
  'in progress': 409,
  'too many': 429,
  'try again': 503,
};

/** What is answered: a status, JSON, and when to come again. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: object;
  readonly retryAfter?: Duration;
}

/** `more`: what the caller needs to know of it, e.g. which fields. */
export const no = (error: ApiError, more: object = {}, retryAfter?: Duration): ApiAnswer => ({
  status: statuses[error],
  body: { error, ...more },
  ...(retryAfter !== undefined && { retryAfter }),
});

/** Sends it; who was not understood is not listened to any further. */
export function send(response: ServerResponse, { status, body, retryAfter }: ApiAnswer): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    ...(retryAfter !== undefined && { 'retry-after': String(Math.max(1, Math.ceil(retryAfter / 1000))) }),
    ...(status === 401 || status === 413 ? { connection: 'close' } : {}),
  });
  response.end(text);
}
