import { createTransport } from 'nodemailer';
import { own } from '../../domain/own';
import { minutes, seconds } from '../../domain/time/instant';
import { DeliveryAway, DeliveryFailed, DeliveryUncertain } from '../../ports/platform';
import { neverSent } from '../never-sent';
import type { AccessTokens } from './access-token';
import type { MailConfig } from './config';
import type { Mailbox, MailFile } from './mail';
import type { Written } from './write-mail';

/** One mail to one person. */
export interface Letter extends Written {
  readonly to: Mailbox;
  /** Message-ID without brackets: the same for the same mail, however often it is sent. */
  readonly id: string;
  /** Message-IDs of its thread, oldest first; the last is the one it answers. */
  readonly thread: readonly string[];
  /** No person wrote it, so no program answers it. */
  readonly automatic: boolean;
  readonly files: readonly MailFile[];
}

/** Sends mails. */
export interface Post {
  /** Throws DeliveryFailed, DeliveryAway, DeliveryUncertain. */
  send(letter: Letter): Promise<void>;
  /** Whether the server takes us; throws what it says. */
  verify(): Promise<void>;
  close(): void;
}

/** How Node and its TLS are told to reach a server. */
export const lineTo = ({ host, port, tls }: MailConfig['smtp'], ca: string | undefined) =>
  ({ host, port, secure: tls === 'at-once', ...(ca !== undefined && { tls: { ca } }) }) as const;

/** The SMTP server of the settings, by two connections that stay open while there is something to send. */
export function createPost(config: MailConfig, deskName: () => string, tokens?: AccessTokens): Post {
  const { smtp, address, ca } = config;
  const transport = createTransport({
    ...lineTo(smtp, ca),
    requireTLS: smtp.tls === 'upgraded',
    ignoreTLS: smtp.tls === 'none',
    auth: authOf(config, tokens),
    pool: true,
    maxConnections: 2,
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    dnsTimeout: seconds(10),
    socketTimeout: seconds(30),
    // What a mail says names no file or address that is to be read.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(letter) {
      try {
        const message = messageOf(letter, { name: deskName(), address });
        await transport.sendMail(message).catch((error: unknown) => {
          if (tokens === undefined || !isRefused(error)) throw error;
          tokens.forget();
          return transport.sendMail(message);
        });
      } catch (error) {
        throw failureOf(error);
      }
    },
    verify: async () => void (await transport.verify()),
    close: () => transport.close(),
  };
}

/** As nodemailer takes it, which asks for a token with each connection. */
function authOf({ user, auth }: MailConfig, tokens: AccessTokens | undefined) {
  if ('password' in auth) return { user, pass: auth.password };
  type Given = (error: Error | null, accessToken?: string) => void;
  const provisionCallback = (_user: string, _renew: boolean, give: Given): void => {
    Promise.resolve(tokens?.get()).then((token) => give(null, token), give);
  };
  return { type: 'OAuth2', user, provisionCallback } as const;
}

function messageOf({ to, id, thread, automatic, files, subject, text, html }: Letter, from: Mailbox) {
  const answered = thread.at(-1);
  return {
    ...{ from, to, subject, text, html, messageId: `<${id}>` },
    ...(answered !== undefined && {
      inReplyTo: `<${answered}>`,
      references: thread.map((one) => `<${one}>`).join(' '),
    }),
    headers: {
      // A vacation note to it would be read as an answer.
      'X-Auto-Response-Suppress': 'All',
      'X-DutyDesk': '1',
      ...(automatic ? { 'Auto-Submitted': 'auto-generated' } : {}),
    },
    attachments: files.map(({ name, mime, bytes }) => ({ filename: name, contentType: mime, content: bytes })),
  };
}

/** Errors of the line before anything was said, by nodemailer's code. */
const unsaid: Readonly<Record<string, string>> = { EDNS: 'dns', ETLS: 'tls', EREQUIRETLS: 'tls' };

/** Whether the server says that user, password or token are wrong. */
const isRefused = (error: unknown): boolean => [530, 535].includes(Number((error as ServerSaid).responseCode));

/** What nodemailer tells of an error. */
interface ServerSaid {
  readonly code?: string;
  /** The operating system's. */
  readonly originalCode?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** What a failure means. The number the server answered with decides; its words may change (RFC 5321 4.2). */
export function failureOf(error: unknown): Error {
  const { code = '', originalCode = '', responseCode, command = '' } = (error ?? {}) as ServerSaid;
  if (code === 'EAUTH' || isRefused(error ?? {})) {
    return new DeliveryAway('mail', minutes(5), `auth ${responseCode ?? ''}`.trim(), error);
  }
  if (responseCode !== undefined && responseCode >= 400) {
    const later = responseCode < 500;
    const refused = command === 'RCPT TO' && !later ? 'address refused' : '';
    return new DeliveryFailed('mail', later ? minutes(1) : null, `${refused} ${responseCode}`.trim(), error);
  }
  // An address that no server is asked about.
  if (code === 'EENVELOPE') return new DeliveryFailed('mail', null, 'address refused', error);
  const line = own(unsaid, code);
  if (line !== undefined || neverSent.has(originalCode)) {
    return new DeliveryFailed('mail', seconds(20), line ?? originalCode, error);
  }
  return new DeliveryUncertain('mail', error);
}
