import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly type: string;
}

/** What is answered: JSON with status 200, anything else, or nothing at all. */
export type Answer =
  | object
  | { readonly raw: string | Buffer; readonly status?: number; readonly headers?: Readonly<Record<string, string>> }
  | 'hang up';

const isRaw = (answer: object): answer is Extract<Answer, { raw: unknown }> => 'raw' in answer;

/** A WeCom that sells tokens `T1`, `T2` … and answers what a test tells it; `ok` otherwise. */
export class FakeApi {
  readonly asked: Asked[] = [];
  readonly #next = new Map<string, Answer[]>();
  /** Tokens that are taken; every other one is answered 42001. */
  good = new Set<string>();
  sold = 0;
  lasts = 7200;
  url = '';
  readonly #server = createServer((request, response) => void this.#serve(request, response));

  async start(): Promise<this> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    this.url = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
    return this;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((done) => this.#server.close(done));
  }

  /** The next answers to a method, in this order. */
  next(path: string, ...answers: readonly Answer[]): void {
    this.#next.set(path, [...(this.#next.get(path) ?? []), ...answers]);
  }

  to(path: string): readonly Asked[] {
    return this.asked.filter((asked) => asked.path === path);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://x');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const path = url.pathname.replace('/cgi-bin/', '');
    const { method = '', headers } = request;
    const type = headers['content-type'] ?? '';
    this.asked.push({ method, path, query: url.searchParams, body: Buffer.concat(chunks), type });
    const answer = this.#next.get(path)?.shift() ?? this.#usual(path, url.searchParams.get('access_token'));
    if (answer === 'hang up') return void response.destroy();
    if (!isRaw(answer)) return void response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    response.writeHead(answer.status ?? 200, answer.headers).end(answer.raw);
  }

  #usual(path: string, token: string | null): object {
    if (path === 'gettoken') {
      this.sold += 1;
      this.good = new Set([`T${this.sold}`]);
      return { errcode: 0, errmsg: 'ok', access_token: `T${this.sold}`, expires_in: this.lasts };
    }
    if (path !== 'webhook/send' && !this.good.has(token ?? '')) {
      return { errcode: 42001, errmsg: 'access_token expired, hint: [1], from ip: 9.30.0.138, more info' };
    }
    return { errcode: 0, errmsg: 'ok', msgid: 'm1' };
  }
}
