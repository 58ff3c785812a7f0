import { ImapFlow } from 'imapflow';
import { minutes, seconds } from '../../domain/time/instant';
import { type AccessTokens, TokenRefused } from './access-token';
import type { MailConfig } from './config';
import { lineTo } from './post';

export type Reached = Pick<MailConfig, 'imap' | 'user' | 'auth' | 'ca'>;

/**
 * A line to the mailbox, not connected yet. It logs nothing: what it would log holds what people wrote. Waits in IDLE
 * as soon as nothing is asked of it.
 */
export const imapClient = async ({ imap, user, auth, ca }: Reached, tokens?: AccessTokens): Promise<ImapFlow> =>
  new ImapFlow({
    ...lineTo(imap, ca),
    doSTARTTLS: imap.tls === 'at-once' ? undefined : imap.tls === 'upgraded',
    auth: 'password' in auth ? { user, pass: auth.password } : { user, accessToken: await tokens?.get() },
    logger: false,
    autoIdleDelay: seconds(0.1),
    // Providers and firewalls end what is silent for longer; RFC 2177 asks for less than half an hour.
    maxIdleTime: minutes(5),
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(10),
    socketTimeout: minutes(7),
  });

/** Whether the server refused user, password or token, which only whoever runs the desk can mend. */
export const isAuthRefused = (error: unknown): boolean =>
  error instanceof TokenRefused ||
  (error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true);
