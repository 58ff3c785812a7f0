import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureOf } from '../../../../src/chat/signature';

/** What a provider was asked for. */
export interface AskedCall {
  readonly call: string;
  readonly to: string;
  readonly language: string;
  readonly words: string;
  readonly tell: string;
}

/** A telephony provider that checks what it is asked, as one would, and calls nobody. */
export class LocalProvider {
  readonly asked: AskedCall[] = [];
  /** What it answers: a status with a body; `cuts`: it takes the call and breaks off. */
  answers: { readonly status: number; readonly body?: string } | 'cuts' = { status: 200 };
  webhook = '';
  private readonly server: Server;

  private constructor(private readonly secret: string) {
    this.server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      const timestamp = String(request.headers['x-dutydesk-timestamp']);
      const signed = { timestamp, method: 'POST', path: '/call', body };
      if (request.headers['x-dutydesk-signature'] !== signatureOf(this.secret, signed)) {
        response.writeHead(401).end();
        return;
      }
      this.asked.push(JSON.parse(String(body)));
      if (this.answers === 'cuts') {
        request.socket.destroy();
        return;
      }
      response.writeHead(this.answers.status).end(this.answers.body);
    });
  }

  static async start(secret: string): Promise<LocalProvider> {
    const provider = new LocalProvider(secret);
    await new Promise<void>((resolve) => provider.server.listen(0, '127.0.0.1', resolve));
    provider.webhook = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}/call`;
    return provider;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
