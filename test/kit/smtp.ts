import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Door } from './dovecot';
import { testCertificate } from './tls/test-certificate';

/** A mail that was sent: to whom the envelope says, and what it says itself. */
export interface SentMail {
  readonly to: readonly string[];
  readonly email: Email;
  readonly source: Buffer;
}

/** What the server says to something instead of taking it: its code, and the text behind it. */
type No = { readonly code: number; readonly text: string };

/** An SMTP server of our own on loopback. */
export interface Smtp {
  readonly port: number;
  readonly sent: readonly SentMail[];
  /** Answers the next recipient, or the next whole mail, so; `hang-up` ends the line after the mail was taken. */
  refuse: { recipient?: No; mail?: No | 'hang-up' };
  /** Ends the connections that are open. */
  hangUp(): Promise<void>;
  stop(): Promise<void>;
}

const errorOf = ({ code, text }: No): Error => Object.assign(new Error(text), { responseCode: code });

/** Starts it. It wants the user and password given, or a token that is good now; no TLS unless told. */
export async function startSmtp(user: string, password: string, { tls, token }: Door = {}): Promise<Smtp> {
  const isTls = tls === 'at-once' || tls === 'upgraded';
  const sent: SentMail[] = [];
  const hangUp = async (): Promise<void> => {
    for (const connection of server.connections) connection.close();
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  const smtp: Smtp = {
    port: 0,
    sent,
    refuse: {},
    hangUp,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  const server = new SMTPServer({
    ...(isTls ? { ...testCertificate, secure: tls === 'at-once' } : { disabledCommands: ['STARTTLS'] }),
    allowInsecureAuth: !isTls,
    authMethods: [token === undefined ? 'PLAIN' : 'XOAUTH2'],
    onAuth: (auth, _session, done) => {
      const isKnown = token === undefined ? auth.password === password : auth.accessToken === token();
      const isRight = auth.username === user && isKnown;
      done(isRight ? null : errorOf({ code: 535, text: 'authentication failed' }), isRight ? { user } : undefined);
    },
    onRcptTo: (_address, _session, done) => {
      const no = smtp.refuse.recipient;
      delete smtp.refuse.recipient;
      done(no === undefined ? null : errorOf(no));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const no = smtp.refuse.mail;
        delete smtp.refuse.mail;
        if (no !== undefined && no !== 'hang-up') return done(errorOf(no));
        const source = Buffer.concat(chunks);
        const to = session.envelope.rcptTo.map(({ address }) => address);
        sent.push({ to, email: await PostalMime.parse(source), source });
        if (no === undefined) return done();
        for (const connection of server.connections) connection.close();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(smtp, { port });
}
