import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TokenSource } from '../../../../src/chat/mail/config';

/** A token server of our own on loopback, as RFC 6749 4.4 has it. */
export interface TokenServer {
  readonly source: TokenSource;
  /** The token that is good now: every new one ends those before it. */
  readonly good: () => string;
  /** How many were given. */
  readonly given: () => number;
  /** What it answers instead; undefined: tokens. */
  instead: { readonly status: number; readonly body: string } | undefined;
  /** Ends the token that is good now, before its time. */
  end(): void;
  stop(): Promise<void>;
}

const source = { clientId: 'desk', clientSecret: 'secret of the client & more', scope: 'mail/.default' };

/** Starts it. */
export async function startTokenServer(): Promise<TokenServer> {
  let [given, good] = [0, 'none'];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const is = (name: string, value: string): boolean => form.get(name) === value;
      const isClient = is('client_id', source.clientId) && is('client_secret', source.clientSecret);
      const isAsked = is('grant_type', 'client_credentials') && is('scope', source.scope) && request.method === 'POST';
      const answer = (status: number, text: string): void => {
        response.writeHead(status, { 'content-type': 'application/json' }).end(text);
      };
      if (tokens.instead !== undefined) return answer(tokens.instead.status, tokens.instead.body);
      if (!isAsked) return answer(400, JSON.stringify({ error: 'invalid_request' }));
      if (!isClient) return answer(401, JSON.stringify({ error: 'invalid_client', error_description: 'desk ?' }));
      given += 1;
      good = `token-${given}`;
      answer(200, JSON.stringify({ access_token: good, token_type: 'Bearer', expires_in: 3600 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tokens: TokenServer = {
    source: { ...source, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` },
    good: () => good,
    given: () => given,
    instead: undefined,
    end: () => {
      good = 'none';
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return tokens;
}
