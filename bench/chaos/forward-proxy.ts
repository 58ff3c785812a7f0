import { createServer, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A proxy as companies have them: it lets everything through, in a tunnel or request by request. */
export class ForwardProxy {
  private constructor(private readonly server: Server) {}

  static async open(): Promise<ForwardProxy> {
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
    server.on('connect', ({ url = '' }, near, head) => {
      const { hostname, port } = new URL(`http://${url}`);
      const far = connect({ host: hostname, port: Number(port) }, () => {
        near.write('HTTP/1.1 200 Connection established\r\n\r\n');
        far.write(head);
        near.pipe(far).pipe(near);
      });
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new ForwardProxy(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}
