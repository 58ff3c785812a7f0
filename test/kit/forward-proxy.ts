import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

/** How a proxy is to behave, unless it lets everything through to where it is asked for. */
interface Manner {
  /** Host and port behind which the hosts of the world are; it alone knows where. */
  readonly leadsTo?: string;
  /** What it answers instead of opening a tunnel. */
  answers?: number | 'nothing';
  /** What whoever comes must say, as `user:password`. */
  readonly knows?: string;
}

/** A proxy as companies have them: it lets everything through, in a tunnel or request by request. */
export class ForwardProxy {
  /** Host and port of each tunnel that was asked for, in order. */
  readonly asked: string[] = [];
  private readonly lines = new Set<Duplex>();

  private constructor(
    private readonly server: Server,
    readonly manner: Manner,
  ) {}

  static async open(manner: Manner = {}): Promise<ForwardProxy> {
    const server = createServer((asked, answer) => {
      const { method, headers, url = '' } = asked;
      const onward = request(url, { method, headers }, (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      });
      // What is cut on one side is cut on the other.
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    });
    const proxy = new ForwardProxy(server, manner);
    server.on('connect', (asked, near, head) => proxy.tunnel(asked, near, head));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Tunnels that are open. */
  get open(): number {
    return this.lines.size;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
    for (const line of this.lines) line.destroy();
  }

  private tunnel({ url = '', headers }: IncomingMessage, near: Duplex, head: Buffer): void {
    this.asked.push(url);
    near.on('error', () => near.destroy());
    const { answers, knows, leadsTo } = this.manner;
    const said = Buffer.from(headers['proxy-authorization']?.replace('Basic ', '') ?? '', 'base64').toString();
    const refusal = answers ?? (knows === undefined || knows === said ? undefined : 407);
    if (refusal === 'nothing') return void near.destroy();
    if (refusal !== undefined) return void near.end(`HTTP/1.1 ${refusal} No\r\ncontent-length: 0\r\n\r\n`);
    const { hostname, port } = new URL(`http://${leadsTo ?? url}`);
    const far = connect({ host: hostname, port: Number(port || 80) }, () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      far.write(head);
      near.pipe(far).pipe(near);
    });
    this.lines.add(near);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.lines.delete(near);
        other.destroy();
      });
    }
  }
}
