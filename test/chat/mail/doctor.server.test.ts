import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import type { MailConfig } from '../../../src/chat/mail/config';
import { checkMail as check } from '../../../src/chat/mail/doctor';
import type { Instant } from '../../../src/domain/time/instant';
import { type Imap, startImap } from '../../kit/dovecot';
import { type Smtp, startSmtp } from '../../kit/smtp';

let imap: Imap;
let smtp: Smtp;
beforeAll(async () => {
  imap = await startImap();
  smtp = await startSmtp(imap.user, imap.password);
});
afterAll(async () => {
  await imap.stop();
  await smtp.stop();
});

const checkMail = (of: MailConfig) => check(of, { now: () => Date.now() as Instant });
const config = (more: Partial<MailConfig> = {}): MailConfig => ({
  ...{ address: imap.user, user: imap.user, auth: { password: imap.password }, folder: 'INBOX', domains: [] },
  imap: { host: '127.0.0.1', port: imap.port, tls: 'none' },
  smtp: { host: '127.0.0.1', port: smtp.port, tls: 'none' },
  ...more,
});

test('a mailbox that works is said to', async () => {
  expect(await checkMail(config())).toEqual([
    { name: 'imap', subject: 'it-desk@example.com' },
    { name: 'smtp', subject: `127.0.0.1:${smtp.port}` },
  ]);
});

test('a wrong password and a folder that is not there are told apart', async () => {
  expect(await checkMail(config({ auth: { password: 'wrong' } }))).toMatchObject([
    { problem: 'password' },
    { problem: 'password' },
  ]);
  expect(await checkMail(config({ folder: 'Elsewhere' }))).toMatchObject([
    { problem: 'folder', subject: 'Elsewhere' },
    {},
  ]);
});

test('servers that are away are said to be', async () => {
  const nowhere = { host: '127.0.0.1', port: 1, tls: 'none' } as const;
  expect(await checkMail(config({ imap: nowhere, smtp: nowhere }))).toMatchObject([
    { problem: 'away', code: 'ECONNREFUSED' },
    { problem: 'away', code: 'ECONNREFUSED' },
  ]);
});

test('no password goes to a server that encrypts nothing, or whose certificate nobody believes', async () => {
  const upgraded = {
    imap: { ...config().imap, tls: 'upgraded' },
    smtp: { ...config().smtp, tls: 'upgraded' },
  } as const;
  expect(await checkMail(config(upgraded))).toMatchObject([
    { problem: expect.any(String) },
    { problem: expect.any(String) },
  ]);
  const heard: string[] = [];
  const [cert, key] = ['server-cert.pem', 'server-key.pem'].map((name) => readFileSync(`test/kit/tls/${name}`));
  const strange = createServer({ cert, key }, (socket) => void socket.on('data', (chunk) => heard.push(`${chunk}`)));
  strange.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => strange.listen(0, '127.0.0.1', resolve));
  const line = { host: '127.0.0.1', port: (strange.address() as AddressInfo).port, tls: 'at-once' } as const;
  expect(await checkMail(config({ imap: line, smtp: line }))).toMatchObject([
    { problem: 'certificate' },
    { problem: 'certificate' },
  ]);
  expect(heard.join('')).not.toContain(imap.password);
  await new Promise((resolve) => strange.close(resolve));
});
