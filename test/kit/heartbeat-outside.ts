import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody outside who waits to hear that all is well. */
export class HeartbeatOutside {
  private heard = 0;
  /** What it answers. */
  status = 200;

  private constructor(private readonly server: Server) {}

  static async open(): Promise<HeartbeatOutside> {
    const server = createServer((_, response) => {
      outside.heard += 1;
      response.writeHead(outside.status).end();
    });
    const outside = new HeartbeatOutside(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return outside;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/ping/secret-of-ours`;
  }

  /** How often it has heard so since it was last asked. */
  since(): number {
    const { heard } = this;
    this.heard = 0;
    return heard;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}
