import type { IncomingMessage, ServerResponse } from 'node:http';

/** Something the desk answers over HTTP. */
export interface Route {
  readonly methods: readonly string[];
  /** `/healthz`: that path alone. `/slack/`: everything below it, and `/slack`. */
  readonly path: string;
  /** Longest body in bytes; absent: what all of our own forms stay below. */
  readonly mostBody?: number;
  /** Answers in every case; what it throws is logged and answered with 500. */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Path of a request, without its query. */
export const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';

/** Whether the route answers that path. */
export const covers = ({ path }: Route, asked: string): boolean =>
  asked === path || (path.endsWith('/') && (asked.startsWith(path) || `${asked}/` === path));

/** Answers with a JSON body. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body)}\n`);
}
