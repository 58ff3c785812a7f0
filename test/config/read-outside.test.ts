import { readMail as read } from '../../src/config/read-mail';
import { readOa } from '../../src/config/read-oa';
import { inEnglish } from '../kit/in-english';
import { testCertificate } from '../kit/tls/test-certificate';

const valueIn =
  (env: Readonly<Record<string, string>>) =>
  (name: string, otherwise = ''): string =>
    env[name] ?? otherwise;

const files: Readonly<Record<string, string>> = { '/ca.pem': testCertificate.ca, '/no.pem': 'hello' };
const readMail = (value: ReturnType<typeof valueIn>) =>
  read(value, (path) => {
    const found = files[path];
    if (found === undefined) throw new Error('no such file');
    return found;
  });

const mail = {
  MAIL_ADDRESS: 'IT-Desk@example.com',
  MAIL_IMAP_URL: 'imaps://imap.example.com',
  MAIL_SMTP_URL: 'smtp://smtp.example.com:2525',
  MAIL_PASSWORD: 'secret-of-the-mailbox',
};

test('a mailbox has its defaults, and is off where nothing of it is set', () => {
  expect(readMail(valueIn({}))).toEqual({ problems: [] });
  expect(readMail(valueIn(mail))).toEqual({
    problems: [],
    mail: {
      address: 'it-desk@example.com',
      imap: { host: 'imap.example.com', port: 993, tls: 'at-once' },
      smtp: { host: 'smtp.example.com', port: 2525, tls: 'upgraded' },
      user: 'it-desk@example.com',
      auth: { password: 'secret-of-the-mailbox' },
      folder: 'INBOX',
    },
  });
});

const tokens = {
  MAIL_PASSWORD: '',
  MAIL_TOKEN_URL: 'https://login.example.com/t/oauth2/v2.0/token',
  MAIL_CLIENT_ID: 'desk',
  MAIL_CLIENT_SECRET: 'secret-of-the-client',
};

test('a mailbox may be opened by access tokens, and its servers believed by an authority of one’s own', () => {
  const { mail: read, problems } = readMail(valueIn({ ...mail, ...tokens, MAIL_CA: '/ca.pem' }));
  expect(problems).toEqual([]);
  expect(read).toMatchObject({
    ca: testCertificate.ca,
    auth: {
      tokens: {
        ...{ url: tokens.MAIL_TOKEN_URL, clientId: 'desk', clientSecret: 'secret-of-the-client' },
        scope: 'https://outlook.office365.com/.default',
      },
    },
  });
});

test('nothing is said in clear but on this very computer', () => {
  const local = { ...mail, MAIL_IMAP_URL: 'imap://127.0.0.1:1143', MAIL_SMTP_URL: 'smtp://localhost' };
  expect(readMail(valueIn(local)).mail).toMatchObject({
    imap: { port: 1143, tls: 'none' },
    smtp: { port: 587, tls: 'none' },
  });
});

test.each<[string, object, readonly string[]]>([
  [
    'most of it is missing',
    { MAIL_FOLDER: 'Desk', MAIL_ADDRESS: '', MAIL_IMAP_URL: '', MAIL_SMTP_URL: '', MAIL_PASSWORD: '' },
    ['MAIL_ADDRESS', 'MAIL_IMAP_URL', 'MAIL_SMTP_URL', 'MAIL_PASSWORD'],
  ],
  ['the password stands in an address', { MAIL_IMAP_URL: 'imaps://li:geheim@imap.example.com' }, ['MAIL_IMAP_URL']],
  ['an address is of something else', { MAIL_SMTP_URL: 'https://smtp.example.com' }, ['MAIL_SMTP_URL']],
  ['its own address is none', { MAIL_ADDRESS: 'it desk' }, ['MAIL_ADDRESS']],
  ['the receiving server is a whole header', { MAIL_AUTH_SERVER: 'mx.example.com; dmarc=pass' }, ['MAIL_AUTH_SERVER']],
  ['no authority is in the file', { MAIL_CA: '/no.pem' }, ['MAIL_CA']],
  ['there is no such file', { MAIL_CA: '/elsewhere.pem' }, ['MAIL_CA']],
  ['it is opened in two ways', { ...tokens, MAIL_PASSWORD: 'secret' }, ['MAIL_PASSWORD']],
  [
    'of the tokens something is missing, or would be read on the way',
    { MAIL_PASSWORD: '', MAIL_TOKEN_URL: 'http://login.example.com/token', MAIL_CLIENT_ID: 'desk' },
    ['MAIL_TOKEN_URL', 'MAIL_CLIENT_SECRET'],
  ],
])('of a mailbox all problems are told at once, and no secret: %s', (_, more, names) => {
  const problems = inEnglish(readMail(valueIn({ ...mail, ...more })).problems);
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(names);
  expect(problems.join()).not.toMatch(/secret|geheim/);
});

const secret = 'x'.repeat(32);

test('other systems have a name and a secret each, and may want to be told', () => {
  expect(readOa(valueIn({}))).toEqual({ problems: [] });
  const env = { OA_SECRETS: `hr=${secret}1, portal = ${secret}=2`, OA_WEBHOOKS: 'hr=https://oa.example.com/desk?a=b' };
  expect(readOa(valueIn(env))).toEqual({
    problems: [],
    oa: {
      callers: [
        { name: 'hr', secret: `${secret}1`, webhook: 'https://oa.example.com/desk?a=b' },
        { name: 'portal', secret: `${secret}=2` },
      ],
    },
  });
});

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ['a secret is short', { OA_SECRETS: 'hr=short' }, ['OA_SECRETS']],
  ['a system has no secret', { OA_SECRETS: 'hr' }, ['OA_SECRETS']],
  ['a name is none', { OA_SECRETS: `HR System=${secret}` }, ['OA_SECRETS']],
  ['one is named twice', { OA_SECRETS: `hr=${secret},hr=${secret}2` }, ['OA_SECRETS']],
  ['a webhook is in clear', { OA_SECRETS: `hr=${secret}`, OA_WEBHOOKS: 'hr=http://oa.example.com' }, ['OA_WEBHOOKS']],
  [
    'a webhook is nobody’s',
    { OA_SECRETS: `hr=${secret}`, OA_WEBHOOKS: 'portal=https://p.example.com' },
    ['OA_WEBHOOKS'],
  ],
])('of other systems problems are told, and no secret: %s', (_, env, names) => {
  const problems = inEnglish(readOa(valueIn(env)).problems);
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(names);
  expect(problems.join()).not.toContain('xxxx');
});
