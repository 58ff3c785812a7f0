import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Sockets } from '../../../../src/playground/app/sockets';

type Args = Readonly<Record<string, unknown>>;
/** What a method answers: JSON, a status with headers, or a cut line. */
export type Answer =
  | Args
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly text?: string }
  | 'hang up';

/** A Web API that answers what a test tells it to; the playground is the real double, this one is for single faults. */
export class FakeSlack {
  readonly calls: { readonly method: string; readonly args: Args; readonly token: string }[] = [];
  private readonly scripts = new Map<string, Answer[]>();
  private readonly usual = new Map<string, (args: Args) => Answer>();
  private readonly server = createServer((request, response) => void this.answer(request, response));
  /** Whoever comes in Socket Mode is greeted here, at an address of its own each time. */
  readonly sockets = new Sockets('A1', (prefix) => `${prefix}${++this.count}`);
  private count = 0;

  constructor() {
    const identity = { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1' };
    this.usual.set('auth.test', () => identity);
    this.usual.set('conversations.open', ({ users }) => ({ ok: true, channel: { id: `D${String(users)}` } }));
    this.usual.set('views.open', () => ({ ok: true, view: { id: 'V1', hash: 'h1' } }));
    this.usual.set('chat.postMessage', ({ channel }) => {
      this.count += 1;
      // A person's account stands for the conversation with them.
      const direct = String(channel).startsWith('U') ? `D${String(channel)}` : channel;
      return { ok: true, channel: direct, ts: `1700000000.00000${this.count}` };
    });
    this.usual.set('chat.update', ({ channel, ts }) => ({ ok: true, channel, ts }));
    this.usual.set('users.info', ({ user }) => ({
      ok: true,
      user: { id: user, name: 'li', locale: 'zh-CN', tz: 'Asia/Shanghai', profile: { real_name: '李雷' } },
    }));
    this.usual.set('files.getUploadURLExternal', () => ({ ok: true, file_id: 'F1', upload_url: `${this.url}upload` }));
    this.usual.set('files.info', () => ({ ok: true, file: { id: 'F1', mimetype: 'image/png' } }));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  get apiUrl(): string {
    return `${this.url}api/`;
  }

  async start(): Promise<this> {
    this.sockets.attach(this.server);
    this.server.listen(0, '127.0.0.1');
    await once(this.server, 'listening');
    return this;
  }

  async stop(): Promise<void> {
    this.sockets.stop();
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  /** The next answers of a method, in order; after them it answers as usual. */
  next(method: string, ...answers: readonly Answer[]): void {
    this.scripts.set(method, [...(this.scripts.get(method) ?? []), ...answers]);
  }

  /** What a method answers from now on. */
  usually(method: string, answer: Answer): void {
    this.usual.set(method, () => answer);
  }

  /** The same, told anew each time. */
  usuallyBy(method: string, answer: (args: Args) => Answer): void {
    this.usual.set(method, answer);
  }

  /** What a method was asked, in order. */
  asked(method: string): readonly Args[] {
    return this.calls.filter((call) => call.method === method).map(({ args }) => args);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request);
    const method = (request.url ?? '').replace(/^\/(api\/)?/, '');
    const args = method.includes('.') ? argsOf(body.toString()) : parsed(body.toString());
    this.calls.push({ method, args, token: String(request.headers.authorization ?? '') });
    const answer = this.scripts.get(method)?.shift() ?? this.usual.get(method)?.(args) ?? { ok: true };
    if (answer === 'hang up') {
      request.socket.destroy();
      return;
    }
    const status = typeof answer === 'object' && 'status' in answer ? Number(answer.status) : 200;
    const headers = 'headers' in answer ? (answer.headers as Record<string, string>) : {};
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end('text' in answer && status !== 200 ? String(answer.text) : JSON.stringify(answer));
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function parsed(text: string): Args {
  try {
    return JSON.parse(text) as Args;
  } catch {
    return { body: text };
  }
}

const argsOf = (body: string): Args =>
  Object.fromEntries(
    [...new URLSearchParams(body)].map(([key, value]) => [
      key,
      /^[[{]|^(true|false)$/.test(value) ? JSON.parse(value) : value,
    ]),
  );
