import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duration } from '../domain/time/instant';

/** Something the desk answers over HTTP. */
export interface Route {
  readonly methods: readonly string[];
  /** `/healthz`: that path alone, with or without a slash behind it. `/slack/`: everything below it, and `/slack`. */
  readonly path: string;
  /** Longest body in bytes; absent: what all of our own forms stay below. */
  readonly mostBody?: number;
  /** A body that is not here by then is not waited for; absent: what a photo takes on a slow network. */
  readonly bodyWithin?: Duration;
  /** Answers in every case; what it throws is logged and answered with 500. */
  readonly serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** Path of a request, without its query. */
export const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split(/[?#]/, 1)[0] ?? '/';

/** Whether the route answers that path. */
export const covers = ({ path }: Route, asked: string): boolean =>
  asked === path || asked === `${path}/` || (path.endsWith('/') && (asked.startsWith(path) || `${asked}/` === path));

/** Answers with a JSON body. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(`${JSON.stringify(body)}\n`);
}
