import type { MailConfig } from '../../../src/chat/mail/config';
import { checkMail } from '../../../src/chat/mail/doctor';
import { mailSentence } from '../../../src/cli/mail-sentence';
import type { Instant } from '../../../src/domain/time/instant';
import { databases } from '../../kit/databases';
import { deskAtHand } from '../../kit/desk-at-hand';
import { type Imap, startImap } from '../../kit/dovecot';
import { inEnglish } from '../../kit/in-english';
import { type Smtp, startSmtp } from '../../kit/smtp';
import { testCertificate } from '../../kit/tls/test-certificate';
import { ScriptedEnquiries } from '../kit/scripted-enquiries';
import { letter, type MailSettings, type MailUnderTest, mailUnderTest, until } from './kit/mail-under-test';
import { mailOf } from './kit/mails';
import { startTokenServer, type TokenServer } from './kit/token-server';

const embedded = databases.find(({ name }) => name === 'embedded');
if (embedded === undefined) throw new Error('no embedded database');
const hand = deskAtHand(embedded);
const { ca } = testCertificate;

let imap: Imap;
let smtp: Smtp;
let running: MailUnderTest | undefined;
let enquiries: ScriptedEnquiries;
beforeEach(() => {
  enquiries = new ScriptedEnquiries();
});
afterEach(async () => {
  await running?.platform.stop();
  await imap.stop();
  await smtp.stop();
});

const reading = async (reached: NonNullable<MailSettings['reached']>): Promise<MailUnderTest> => {
  running = mailUnderTest(hand, { imap, smtp }, { enquiries, reached });
  await running.platform.start();
  return running;
};

/** What the doctor says of it, in sentences. */
async function doctorSays(more: Pick<MailConfig, 'auth'> & Partial<MailConfig>, tls: MailConfig['imap']['tls']) {
  const line = { host: tls === 'none' ? '127.0.0.1' : 'localhost', tls } as const;
  const servers = { imap: { ...line, port: imap.port }, smtp: { ...line, port: smtp.port } };
  const config = { ...{ address: imap.user, user: imap.user, folder: 'INBOX', domains: [] }, ...servers, ...more };
  const findings = await checkMail(config, { now: () => Date.now() as Instant });
  return findings.map((finding) => {
    const { ok, found, advice } = mailSentence(finding);
    return { ok, said: inEnglish([found, ...(advice === undefined ? [] : [advice])]).join(': ') };
  });
}

/** A question comes and its answer goes. */
async function roundTrip({ platform }: MailUnderTest): Promise<void> {
  await imap.deliver(mailOf());
  await until(() => enquiries.asked.length === 1);
  expect(enquiries.asked).toMatchObject([{ text: 'How do I print double-sided?' }]);
  await platform.idle();
  await platform.deliver(letter());
  expect(smtp.sent.map(({ to }) => to)).toEqual([['wang.fang@example.com']]);
}

describe.each(['at-once', 'upgraded'] as const)('a line that is encrypted %s', (tls) => {
  beforeEach(async () => {
    imap = await startImap({ tls });
    smtp = await startSmtp(imap.user, imap.password, { tls });
  });
  const auth = () => ({ password: imap.password });

  test('carries a question and its answer, where whoever signed the certificates is believed', async () => {
    await roundTrip(await reading({ tls, ca }));
    expect(await doctorSays({ auth: auth(), ca }, tls)).toMatchObject([{ ok: true }, { ok: true }]);
  });

  test('carries nothing to a server whose certificate nobody believes, and one sentence says what to do', async () => {
    const { platform } = await reading({ tls });
    await imap.deliver(mailOf());
    await expect(platform.deliver(letter())).rejects.toMatchObject({
      ...{ name: 'DeliveryFailed', retryIn: 20_000 },
      code: expect.stringMatching(/CERT|SIGNED|VERIFY|tls/),
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([enquiries.asked.length, smtp.sent.length]).toEqual([0, 0]);
    await until(() => running?.told.length);
    expect(running?.told[0]).toMatch(/^it-desk@example.com: \w*(?:CERT|SIGNED|VERIFY)\w*$/);
    for (const { ok, said } of await doctorSays({ auth: auth() }, tls)) {
      expect(ok).toBe(false);
      expect(said).toMatch(
        /^the certificate of localhost:\d+ is not believed \(\w+\): name the authority .* in MAIL_CA/,
      );
    }
  });

  test('carries nothing where the certificate is of another name', async () => {
    const elsewhere = { host: '127.0.0.1', tls } as const;
    const servers = { imap: { ...elsewhere, port: imap.port }, smtp: { ...elsewhere, port: smtp.port } };
    for (const { said } of await doctorSays({ auth: auth(), ca, ...servers }, tls)) {
      expect(said).toContain('is not believed (ERR_TLS_CERT_ALTNAME_INVALID)');
    }
  });
});

describe('a mailbox that is opened by access tokens (OAuth 2)', () => {
  let tokens: TokenServer;
  beforeEach(async () => {
    tokens = await startTokenServer();
    const door = { tls: 'at-once', token: tokens.good } as const;
    imap = await startImap(door);
    smtp = await startSmtp(imap.user, imap.password, door);
  });
  afterEach(() => tokens.stop());
  const reached = () => ({ tls: 'at-once', ca, auth: { tokens: tokens.source } }) as const;

  test('carries a question and its answer, and one token serves until it ends', async () => {
    await roundTrip(await reading(reached()));
    expect(tokens.given()).toBe(1);
  });

  test('goes on with a new token where the old one is refused', async () => {
    const one = await reading(reached());
    await roundTrip(one);
    await new Promise((resolve) => setTimeout(resolve, 100));
    tokens.end();
    await smtp.hangUp();
    await one.platform.deliver(letter());
    expect([smtp.sent.length, tokens.given()]).toEqual([2, 2]);
    await imap.restart();
    await imap.deliver(mailOf({ 'Message-ID': '<later@example.com>' }));
    await until(() => enquiries.asked.length === 2);
    expect(enquiries.asked.length).toBe(2);
  });

  test.each([
    ['of a client nobody knows', { clientSecret: 'wrong' }, undefined, 'invalid_client'],
    ['where no token comes', {}, { status: 200, body: '{}' }, 'no access_token'],
    ['whose answer cannot be read', {}, { status: 400, body: '<html>' }, 'http_400'],
  ])('says so %s, without a secret', async (_, more, instead, code) => {
    tokens.instead = instead;
    const source = { ...tokens.source, ...more };
    const said = await doctorSays({ auth: { tokens: source }, ca }, 'at-once');
    for (const one of said) expect(one).toEqual({ ok: false, said: expect.stringContaining(`mailbox (${code})`) });
    expect(JSON.stringify(said)).not.toMatch(/secret of the client|wrong/);
    const { platform } = await reading({ ...reached(), auth: { tokens: source } });
    await expect(platform.deliver(letter())).rejects.toMatchObject({ name: 'DeliveryAway' });
  });

  test('waits where the token server is away, and is read once it is back', async () => {
    tokens.instead = { status: 503, body: '' };
    const { platform } = await reading(reached());
    await expect(platform.deliver(letter())).rejects.toMatchObject({ name: 'DeliveryAway' });
    tokens.instead = undefined;
    await platform.deliver(letter());
    await imap.deliver(mailOf());
    await until(() => enquiries.asked.length === 1);
    expect(enquiries.asked.length).toBe(1);
  });
});
