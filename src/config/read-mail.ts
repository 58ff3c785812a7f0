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

/** The desk's mailbox, as far as the environment says. */
export interface MailSecrets {
  /** The desk's own address, in lower case. */
  readonly address: string;
  readonly imap: MailServer;
  readonly smtp: MailServer;
  readonly user: string;
  readonly password: string;
  /** Folder that is read. */
  readonly folder: string;
  /** The receiving server, as it names itself in Authentication-Results; absent: no such header is believed. */
  readonly authServer?: string;
}

type Value = (name: string, otherwise?: string) => string;

const names = [
  ...['MAIL_ADDRESS', 'MAIL_IMAP_URL', 'MAIL_SMTP_URL', 'MAIL_USER', 'MAIL_PASSWORD', 'MAIL_FOLDER'],
  'MAIL_AUTH_SERVER',
];

/**
 * The mailbox's part of the environment: absent when nothing of it is set. Problems are sentences without secrets.
 * `value` answers a variable trimmed, or the default.
 */
export function readMail(value: Value): { readonly mail?: MailSecrets; readonly problems: readonly Say[] } {
  if (names.every((name) => value(name) === '')) return { problems: [] };
  const address = value('MAIL_ADDRESS').toLowerCase();
  const [imap, smtp] = [serverOf(value('MAIL_IMAP_URL'), 'imap'), serverOf(value('MAIL_SMTP_URL'), 'smtp')];
  const authServer = value('MAIL_AUTH_SERVER');
  const problems = [
    ...(isMailAddress(address)
      ? []
      : [about('MAIL_ADDRESS', address === '' ? 'config.mailAddressMissing' : 'config.notMailAddress')]),
    ...(imap === undefined ? [about('MAIL_IMAP_URL', 'config.notImap')] : []),
    ...(smtp === undefined ? [about('MAIL_SMTP_URL', 'config.notSmtp')] : []),
    ...(value('MAIL_PASSWORD') === '' ? [about('MAIL_PASSWORD', 'config.mailPasswordMissing')] : []),
    ...(/[\s;]/.test(authServer) ? [about('MAIL_AUTH_SERVER', 'config.notAuthServer')] : []),
  ];
  if (imap === undefined || smtp === undefined) return { problems };
  const mail = {
    ...{ address, imap, smtp },
    user: value('MAIL_USER', address),
    password: value('MAIL_PASSWORD'),
    folder: value('MAIL_FOLDER', 'INBOX'),
    ...(authServer && { authServer }),
  };
  return { mail, problems };
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
