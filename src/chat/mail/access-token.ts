import { after, type Duration, type Instant, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { bytesOf, httpCall, isDone } from '../http-call';
import type { TokenSource } from './config';

/** The token server will not have us, which only whoever runs the desk can mend. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
  constructor(readonly code: string) {
    super(`no access token: ${code}`);
  }
}

/** Gives tokens by which the desk opens its mailbox as an application, each for as long as it is good. */
export interface AccessTokens {
  /** Throws TokenRefused, and what the network throws. */
  get(): Promise<string>;
  /** A server refused the last one; it may have ended before its time. */
  forget(): void;
}

const patience = seconds(20);
/** A token is not begun with that ends while it is on its way. */
const early = seconds(60);
const mostBytes = 64 * 1024;

/** Asks for them by the client's own secret (RFC 6749 4.4). `wall`: the real time. */
export function accessTokens(source: TokenSource, wall: Pick<Clock, 'now'>): AccessTokens {
  let known: { readonly token: string; readonly until: Instant } | undefined;
  return {
    async get() {
      if (known !== undefined && wall.now() < known.until) return known.token;
      const { token, lasts } = await askedFor(source);
      known = { token, until: after(wall.now(), Math.max(0, lasts - early) as Duration) };
      return token;
    },
    forget: () => {
      known = undefined;
    },
  };
}

async function askedFor({ url, clientId, clientSecret, scope }: TokenSource) {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope };
  const answer = await httpCall(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
    patience,
  });
  const bytes = await bytesOf(answer, mostBytes);
  const { access_token, expires_in, error } = typeof bytes === 'string' ? {} : fieldsIn(bytes);
  // Codes alone: what stands beside them may name the application (RFC 6749 5.2).
  if (answer.statusCode >= 400 && answer.statusCode < 500 && answer.statusCode !== 429) {
    throw new TokenRefused(typeof error === 'string' ? error.slice(0, 60) : `http_${answer.statusCode}`);
  }
  if (!isDone(answer)) throw new Error(`the token server answered ${answer.statusCode}`);
  if (typeof access_token !== 'string' || access_token === '') throw new TokenRefused('no access_token');
  return { token: access_token, lasts: seconds(Number(expires_in) || 300) };
}

function fieldsIn(bytes: Buffer): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof read === 'object' && read !== null ? (read as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
