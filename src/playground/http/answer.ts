import type { ServerResponse } from 'node:http';
import type { Json } from '../json';

/** A body is larger than the server takes. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge';
}

/** Answers JSON, never cached. */
export function answerJson(response: ServerResponse, status: number, body: Json): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}

/** Answers plain text. */
export function answerText(response: ServerResponse, status: number, text: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}
