import { certificateProblem, neverSent } from '../never-sent';
import { TokenRefused } from './access-token';
import { isAuthRefused } from './connect';

/** Why a mail server cannot be used, and its code: of the server, or the operating system; empty where there is none. */
export interface Found {
  readonly problem: 'password' | 'token' | 'folder' | 'certificate' | 'away' | 'other';
  readonly code: string;
}

/** What an error of a mail server's means. */
export function problemOf(error: unknown): Found {
  const { code = '', originalCode = '', responseCode } = error as Readonly<Record<string, unknown>>;
  const of = originalCode || code || '';
  if (error instanceof TokenRefused) return { problem: 'token', code: error.code };
  if (isAuthRefused(error) || code === 'EAUTH' || responseCode === 535)
    return { problem: 'password', code: `${responseCode ?? ''}` };
  const certificate = certificateProblem(error) ?? /\w*CERT_\w+|SELF_SIGNED\w*|UNABLE_TO_\w+/.exec(`${of}`)?.[0];
  if (certificate !== undefined) return { problem: 'certificate', code: certificate };
  const isAway = neverSent.has(`${of}`) || /TIME|CONN|DNS|SOCKET/i.test(`${of}`);
  return { problem: isAway ? 'away' : 'other', code: `${of}` };
}
