import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { createServer as createTlsServer, TLSSocket } from 'node:tls';
import { ImapFlow } from 'imapflow';
import type { MailConfig } from '../../src/chat/mail/config';
import { freePort } from './mariadb';
import { testCertificate } from './tls/test-certificate';
import { type Brought, unpacked } from './unpacked';

const brought: Brought = {
  name: 'dovecot',
  packages: ['dovecot-core', 'dovecot-imapd', 'libsodium23', 'libunwind8', 'liblz4-1', 'libzstd1'],
  missing:
    'No IMAP server for the tests: Dovecot is not installed and Debian’s packages could not be downloaded. ' +
    'Install dovecot-imapd, or leave these tests out.',
};

/** An IMAP server of our own on loopback, with one mailbox. */
export interface Imap {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Puts a mail into the inbox, as the receiving server would. */
  deliver(mail: Buffer): Promise<void>;
  /** Flags of each mail in the inbox, oldest first. */
  flags(): Promise<readonly (readonly string[])[]>;
  /** Does something with the mailbox, as another program would. */
  using<T>(work: (client: ImapFlow) => Promise<T>): Promise<T>;
  /** Takes every mail out of the inbox. */
  clear(): Promise<void>;
  /** Gives its mails other numbers, under another UIDVALIDITY, as a restored or moved mailbox has. */
  renumber(): Promise<void>;
  /** Ends every connection, and is there again. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const [user, password] = ['it-desk@example.com', 'secret-of-the-mailbox'];

/** Whoever owns the mailbox: Dovecot opens none as root. */
const owner = userInfo().uid === 0 ? { uid: 65534, gid: 65534 } : userInfo();

const configuration = (folder: string, root: string): string => `
base_dir = ${folder}/run
log_path = /dev/null
mail_location = maildir:${folder}/mail
mail_plugin_dir = ${root}/usr/lib/dovecot/modules
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
`;

const libraries = (root: string): string =>
  ['usr/lib/dovecot', 'usr/lib/x86_64-linux-gnu', 'usr/lib/aarch64-linux-gnu']
    .map((name) => path.join(root, name))
    .join(':');

const programsIn = (root: string): string | undefined =>
  ['usr/bin/doveconf', 'usr/lib/dovecot/imap'].every((name) => existsSync(path.join(root, name))) ? root : undefined;

/** One IMAP session of Dovecot's, as its login would begin it: what is said goes in and out by its own pipes. */
function session(folder: string, root: string): ChildProcessWithoutNullStreams {
  const imap = path.join(root, 'usr/lib/dovecot/imap');
  const words = ['-f', 'service=imap', '-c', path.join(folder, 'dovecot.conf'), '-m', 'imap', '-e', imap];
  const env = { LD_LIBRARY_PATH: libraries(root), USER: user, HOME: folder, PATH: process.env['PATH'] };
  // Node's pipes are sockets, and by a socket Dovecot lets nobody in without its login.
  const child = spawn('sh', ['-c', 'cat | "$0" "$@" | cat', path.join(root, 'usr/bin/doveconf'), ...words], { env });
  child.stdin.on('error', () => undefined);
  return child;
}

const line = /^(\S+) (LOGIN|AUTHENTICATE|STARTTLS|CAPABILITY|ID|LOGOUT)(?: (.*))?\r\n$/i;

/** How the door is passed: in clear, encrypted from the first byte, or upgraded; by the password, or a token that is good now. */
export interface Door {
  readonly tls?: MailConfig['imap']['tls'];
  readonly token?: () => string;
}

/** A token that is always good, for what the tests do themselves. */
const ofTheTests = 'token-of-the-tests';

/** Whether somebody says who they are, and it is the mailbox's owner. */
function isOwner(command: string, rest: string, { token }: Door): boolean {
  if (token === undefined) return command === 'LOGIN' && rest.replaceAll('"', '') === `${user} ${password}`;
  const [way, said = ''] = rest.split(' ');
  const isGood = [token(), ofTheTests].some(
    (one) => Buffer.from(said, 'base64').toString() === `user=${user}\x01auth=Bearer ${one}\x01\x01`,
  );
  return command === 'AUTHENTICATE' && way === 'XOAUTH2' && isGood;
}

/**
 * The door before it, for Dovecot's own wants to run as a service of the machine: asks for user and password, then lets
 * the session speak.
 */
function admit(socket: Socket, begin: () => ChildProcessWithoutNullStreams, door: Door): void {
  socket.on('error', () => undefined);
  const mustUpgrade = door.tls === 'upgraded' && !(socket instanceof TLSSocket);
  const login = door.token === undefined ? '' : ' SASL-IR AUTH=XOAUTH2';
  const capabilities = `CAPABILITY IMAP4rev1${mustUpgrade ? ' STARTTLS LOGINDISABLED' : login}`;
  // What is upgraded greets nobody a second time (RFC 3501 6.2.1).
  if (mustUpgrade || door.tls !== 'upgraded') socket.write(`* OK [${capabilities}] ready\r\n`);
  let heard = '';
  const listen = (chunk: Buffer): void => {
    heard += chunk.toString('latin1');
    if (!heard.endsWith('\r\n')) return;
    const [, tag = '*', command = '', rest = ''] = line.exec(heard) ?? [];
    heard = '';
    if (/^(?:CAPABILITY|ID)$/i.test(command)) return void socket.write(`* ${capabilities}\r\n${tag} OK\r\n`);
    if (mustUpgrade && command === 'STARTTLS') {
      socket.off('data', listen);
      socket.write(`${tag} OK\r\n`);
      return void admit(new TLSSocket(socket, { isServer: true, ...testCertificate }), begin, door);
    }
    if (mustUpgrade || !isOwner(command, rest, door))
      return void socket.write(`${tag} NO [AUTHENTICATIONFAILED] not known\r\n`);
    socket.off('data', listen);
    const child = begin();
    socket.once('close', () => child.stdin.end());
    child.once('exit', () => socket.end());
    child.stdout.once('data', (greeting: Buffer) => {
      const capability = /\[CAPABILITY [^\]]*\]/.exec(greeting.toString('latin1'))?.[0] ?? '';
      socket.write(`${tag} OK ${capability} Logged in\r\n`);
      child.stdout.pipe(socket);
      socket.pipe(child.stdin);
    });
  };
  socket.on('data', listen);
}

/** Takes connections at that port; answers how to end it, and all of them. */
async function open(
  port: number,
  begin: () => ChildProcessWithoutNullStreams,
  door: Door,
): Promise<() => Promise<void>> {
  const sockets = new Set<Socket>();
  const come = (socket: Socket): void => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    admit(socket, begin, door);
  };
  const server = door.tls === 'at-once' ? createTlsServer(testCertificate, come) : createServer(come);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
}

/** Starts it: Dovecot itself, a session for each connection. */
export async function startImap(door: Door = {}): Promise<Imap> {
  const root = await unpacked(brought, programsIn);
  // Whoever owns the mailbox must be able to go there, and the tests' own folder is for one user.
  const folder = mkdtempSync(path.join(process.env['TEST_EVIDENCE'] ?? tmpdir(), 'dutydesk-imap-'));
  chmodSync(folder, 0o755);
  const mail = path.join(folder, 'mail');
  mkdirSync(mail);
  chownSync(mail, owner.uid, owner.gid);
  writeFileSync(path.join(folder, 'dovecot.conf'), configuration(folder, root));
  const port = await freePort();
  const begin = () => session(folder, root);
  let end = await open(port, begin, door);
  let known: ImapFlow | undefined;
  // One connection for all that the tests do: each costs two programs their start.
  const using = async <T>(work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    if (known?.usable !== true) {
      const auth = door.token === undefined ? { user, pass: password } : { user, accessToken: ofTheTests };
      const host = door.tls === undefined ? '127.0.0.1' : 'localhost';
      const line = { host, port, secure: door.tls === 'at-once', tls: { ca: testCertificate.ca } };
      known = new ImapFlow({ ...line, ...(door.tls !== 'upgraded' && { doSTARTTLS: false }), auth, logger: false });
      known.on('error', () => undefined);
      await known.connect();
    }
    return work(known);
  };
  return {
    ...{ port, user, password, using },
    deliver: (bytes) => using(async (client) => void (await client.append('INBOX', bytes))),
    flags: () =>
      using(async (client) => {
        const { exists } = await client.mailboxOpen('INBOX', { readOnly: true });
        if (exists === 0) return [];
        const mails = await client.fetchAll('1:*', { flags: true });
        return mails.map(({ flags }) => [...(flags ?? [])].filter((flag) => flag !== '\\Recent').sort());
      }),
    clear: () =>
      using(async (client) => {
        // A pass may leave what another connection is changing.
        while ((await client.mailboxOpen('INBOX')).exists > 0) await client.messageDelete('1:*');
      }),
    renumber: async () => {
      await known?.logout();
      for (const name of readdirSync(mail).filter((one) => one.startsWith('dovecot'))) rmSync(path.join(mail, name));
    },
    restart: async () => {
      known?.close();
      await end();
      end = await open(port, begin, door);
    },
    stop: async () => {
      await known?.logout().catch(() => undefined);
      await end();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
