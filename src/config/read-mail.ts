import { X509Certificate } from 'node:crypto';
import { isMailAddress } from '../domain/people/mail-address';
import type { Say } from '../domain/words';
import { about } from './about';
import { isOnThisComputer, urlOf } from './addresses';

/** A mail server, and how the line to it is encrypted; `none` only on this very computer. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly tls: 'at-once' | 'upgraded' | 'none';
}

/** Where access tokens for the mailbox come from (OAuth 2, RFC 6749 4.4), as Microsoft 365 wants it. */
export interface TokenSource {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
}

/** How the desk shows that the mailbox is its own. */
export type MailAuth = { readonly password: string } | { readonly tokens: TokenSource };

/** The desk's mailbox, as far as the environment says. */
export interface MailSecrets {
  /** The desk's own address, in lower case. */
  readonly address: string;
  readonly imap: MailServer;
  readonly smtp: MailServer;
  readonly user: string;
  readonly auth: MailAuth;
  /** Of whoever signed the servers' certificates, PEM; absent: those this computer trusts. */
  readonly ca?: string;
  /** Folder that is read. */
  readonly folder: string;
  /** The receiving server, as it names itself in Authentication-Results; absent: no such header is believed. */
  readonly authServer?: string;
}

type Value = (name: string, otherwise?: string) => string;
type ReadFile = (path: string) => string | Uint8Array;

const names = [
  ...['MAIL_ADDRESS', 'MAIL_IMAP_URL', 'MAIL_SMTP_URL', 'MAIL_USER', 'MAIL_PASSWORD', 'MAIL_FOLDER'],
  ...['MAIL_AUTH_SERVER', 'MAIL_CA', 'MAIL_TOKEN_URL', 'MAIL_CLIENT_ID', 'MAIL_CLIENT_SECRET', 'MAIL_TOKEN_SCOPE'],
];

/**
 * The mailbox's part of the environment: absent when nothing of it is set. Problems are sentences without secrets.
 * `value` answers a variable trimmed, or the default; `readFile` a certificate, or throws.
 */
export function readMail(
  value: Value,
  readFile: ReadFile,
): { readonly mail?: MailSecrets; readonly problems: readonly Say[] } {
  if (names.every((name) => value(name) === '')) return { problems: [] };
  const address = value('MAIL_ADDRESS').toLowerCase();
  const [imap, smtp] = [serverOf(value('MAIL_IMAP_URL'), 'imap'), serverOf(value('MAIL_SMTP_URL'), 'smtp')];
  const authServer = value('MAIL_AUTH_SERVER');
  const [auth, ca] = [readAuth(value), readCa(value('MAIL_CA'), readFile)];
  const problems = [
    ...(isMailAddress(address)
      ? []
      : [about('MAIL_ADDRESS', address === '' ? 'config.mailAddressMissing' : 'config.notMailAddress')]),
    ...(imap === undefined ? [about('MAIL_IMAP_URL', 'config.notImap')] : []),
    ...(smtp === undefined ? [about('MAIL_SMTP_URL', 'config.notSmtp')] : []),
    ...auth.problems,
    ...ca.problems,
    ...(/[\s;]/.test(authServer) ? [about('MAIL_AUTH_SERVER', 'config.notAuthServer')] : []),
  ];
  if (imap === undefined || smtp === undefined || auth.auth === undefined) return { problems };
  const mail = {
    ...{ address, imap, smtp },
    user: value('MAIL_USER', address),
    auth: auth.auth,
    ...(ca.ca !== undefined && { ca: ca.ca }),
    folder: value('MAIL_FOLDER', 'INBOX'),
    ...(authServer && { authServer }),
  };
  return { mail, problems };
}

const microsoft = 'https://outlook.office365.com/.default';

/** A password, or all that access tokens need; never both, for nobody could tell which is meant. */
function readAuth(value: Value): { readonly auth?: MailAuth; readonly problems: readonly Say[] } {
  const password = value('MAIL_PASSWORD');
  const names = ['MAIL_TOKEN_URL', 'MAIL_CLIENT_ID', 'MAIL_CLIENT_SECRET'] as const;
  const [url, clientId, clientSecret] = [value(names[0]), value(names[1]), value(names[2])];
  if (url + clientId + clientSecret === '') {
    return password === ''
      ? { problems: [about('MAIL_PASSWORD', 'config.mailPasswordMissing')] }
      : { auth: { password }, problems: [] };
  }
  const isSafe = urlOf(url)?.protocol === 'https:' || (urlOf(url)?.protocol === 'http:' && isOnThisComputer(url));
  const problems = [
    ...(password === '' ? [] : [about('MAIL_PASSWORD', 'config.mailTwoWays')]),
    ...(isSafe ? [] : [about('MAIL_TOKEN_URL', 'config.notTokenUrl')]),
    ...names.slice(1).flatMap((name) => (value(name) === '' ? [about(name, 'config.mailClientMissing')] : [])),
  ];
  const scope = value('MAIL_TOKEN_SCOPE', microsoft);
  return { auth: { tokens: { url, clientId, clientSecret, scope } }, problems };
}

function readCa(path: string, readFile: ReadFile): { readonly ca?: string; readonly problems: readonly Say[] } {
  if (path === '') return { problems: [] };
  try {
    const ca = Buffer.from(readFile(path)).toString();
    new X509Certificate(ca);
    return { ca, problems: [] };
  } catch {
    return { problems: [about('MAIL_CA', 'config.notCertificate', { path })] };
  }
}

const ports = { imap: { plain: 143, secure: 993 }, smtp: { plain: 587, secure: 465 } } as const;

/** `imaps:` is encrypted from the first byte, `imap:` by STARTTLS; in clear only to this very computer. */
function serverOf(text: string, protocol: keyof typeof ports): MailServer | undefined {
  const url = urlOf(text);
  const secure = url?.protocol === `${protocol}s:`;
  if (url === undefined || (!secure && url.protocol !== `${protocol}:`)) return undefined;
  // The password has a variable of its own, where no log shows it.
  if (url.hostname === '' || url.username !== '' || url.password !== '' || url.pathname.length > 1) return undefined;
  const usual = ports[protocol];
  const port = Number(url.port) || (secure ? usual.secure : usual.plain);
  return { host: url.hostname, port, tls: secure ? 'at-once' : isOnThisComputer(text) ? 'none' : 'upgraded' };
}
