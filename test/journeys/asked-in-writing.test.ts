import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { signatureOf } from '../../src/chat/signature';
import { erase } from '../../src/cli/erase';
import { exportPerson } from '../../src/cli/export-person';
import { link } from '../../src/cli/link';
import { demoDesk } from '../../src/demo/demo-desk';
import type { Consent } from '../../src/domain/consent/consent';
import type { Enquiry } from '../../src/domain/enquiry/enquiry';
import { instant } from '../../src/domain/time/instant';
import { mailOf } from '../chat/mail/kit/mails';
import { everythingIn } from '../cli/look-in-store';
import { databases } from '../kit/databases';
import { type Imap, startImap } from '../kit/dovecot';
import { type SentMail, type Smtp, startSmtp } from '../kit/smtp';
import { tuesdayMorning, World } from '../kit/world';

const embedded = databases.find(({ name }) => name === 'embedded');
if (embedded === undefined) throw new Error('no embedded database');
const secret = 'a-secret-of-the-hr-system-32-letters';

describe('a question in writing gets a complete written answer by the way it came (HOT-8)', () => {
  let imap: Imap;
  let smtp: Smtp;
  let world: World;
  beforeAll(async () => {
    imap = await startImap();
    smtp = await startSmtp(imap.user, imap.password);
  });
  afterAll(async () => {
    await imap.stop();
    await smtp.stop();
  });
  beforeEach(async () => {
    (smtp.sent as SentMail[]).length = 0;
    await imap.clear();
    const env = {
      MAIL_ADDRESS: imap.user,
      MAIL_PASSWORD: imap.password,
      MAIL_IMAP_URL: `imap://127.0.0.1:${imap.port}`,
      MAIL_SMTP_URL: `smtp://127.0.0.1:${smtp.port}`,
      OA_SECRETS: `hr=${secret}`,
    };
    const deskFile = `${demoDesk}\nmail: { domains: [example.com] }\n`;
    world = await World.start({ database: embedded, deskFile, env });
  });
  afterEach(() => world.stop());

  const enquiry = async (id: number): Promise<Enquiry> => {
    const found = await world.app.store.records.find<Enquiry>({ kind: 'enquiry', id });
    if (found === undefined) throw new Error(`no enquiry ${id}`);
    return found;
  };
  const sent = (words: string): SentMail | undefined => smtp.sent.find(({ email }) => email.text?.includes(words));
  const mailed = async (words: string): Promise<SentMail> =>
    world.until(`a mail that says "${words}"`, async () => {
      await world.drain();
      return sent(words);
    });

  /** An engineer takes it and answers its only question. */
  async function answer(number: string, text: string): Promise<void> {
    const li = world.hands('li');
    await li.press(number, '我来答复');
    await world.drain();
    await li.press(number, '答复');
    expect(await li.submit({ '答复 1': text })).toEqual([]);
    await world.drain();
  }

  test('by mail, in the thread of the question; thanks for it end it', async () => {
    await imap.deliver(mailOf());
    const receipt = await mailed('IT-Q1');
    expect(receipt.email).toMatchObject({
      subject: 'Re: How do I print double-sided? [IT-Q1]',
      inReplyTo: '<first@example.com>',
    });
    await answer('IT-Q1', 'Choose “both sides” in the dialog.');
    const { email } = await mailed('Choose “both sides” in the dialog.');
    expect(email.text).toContain('How do I print double-sided?');
    expect(email.references).toContain('<first@example.com>');
    expect((await enquiry(1)).state).toBe('answered');
    await imap.deliver(mailOf({ 'Message-ID': '<2@example.com>', 'In-Reply-To': `${email.messageId}` }, '谢谢！'));
    await world.until('the end', async () => {
      await world.drain();
      return (await enquiry(1)).state === 'closed';
    });
    expect((await enquiry(1)).ended).toBe('confirmed');
  });

  test('an answer to the answer goes on with the same enquiry', async () => {
    await imap.deliver(mailOf());
    await mailed('IT-Q1');
    await answer('IT-Q1', 'Choose “both sides” in the dialog.');
    const { email } = await mailed('Choose “both sides” in the dialog.');
    const more = 'And in colour?\n\nOn Sunday IT desk wrote:\n> Choose “both sides” in the dialog.';
    await imap.deliver(mailOf({ 'Message-ID': '<2@example.com>', 'In-Reply-To': `${email.messageId}` }, more));
    await world.until('a second question', async () => {
      await world.drain();
      return (await enquiry(1)).questions.length === 2;
    });
    const { questions, state } = await enquiry(1);
    expect(questions.map(({ text, open }) => [text, open])).toEqual([
      ['【How do I print double-sided?】\nHow do I print double-sided?'.split('\n').at(-1), false],
      ['And in colour?', true],
    ]);
    expect(state).toBe('claimed');
  });

  test('an answer to an enquiry that became a ticket goes to the ticket', async () => {
    await imap.deliver(mailOf());
    const { email } = await mailed('IT-Q1');
    const li = world.hands('li');
    await li.press('IT-Q1', '我来答复');
    await world.drain();
    await li.press('IT-Q1', '转为工单');
    expect(await li.submit({ 类别: '硬件故障 · 打印机' })).toEqual([]);
    await world.drain();
    const [ticket] = await world.app.store.tickets.open(5);
    if (ticket === undefined) throw new Error('no ticket');
    await imap.deliver(
      mailOf({ 'Message-ID': '<2@example.com>', 'In-Reply-To': `${email.messageId}` }, 'It is the one on floor 3.'),
    );
    await world.until('the words', async () => {
      await world.drain();
      const log = await world.app.store.tickets.events(ticket.id);
      return log.some(({ event }) => event.type === 'replied' && event.text === 'It is the one on floor 3.');
    });
  });

  test('whoever reads by mail alone allows by an answer that says yes; a condition goes to whoever works on it (SITE-4)', async () => {
    await imap.deliver(mailOf());
    await mailed('IT-Q1');
    const li = world.hands('li');
    await li.press('IT-Q1', '我来答复');
    await world.drain();
    await li.press('IT-Q1', '转为工单');
    expect(await li.submit({ 类别: '硬件故障 · 打印机' })).toEqual([]);
    await world.drain();
    const [ticket] = await world.app.store.tickets.open(5);
    if (ticket === undefined) throw new Error('no ticket');
    const key = `IT-${ticket.id}`;
    await li.press(key, '我来受理');
    await world.drain();
    await li.press(key, '申请许可');
    expect(
      await li.submit({ '需要做什么？': 'login', 具体内容: 'The print server', 为什么需要: 'To see its queue' }),
    ).toEqual([]);
    await world.drain();
    const { email } = await mailed('Do you allow it?');
    expect(email.text).toContain('Answer this mail');
    const reply = (nth: number, text: string) =>
      imap.deliver(mailOf({ 'Message-ID': `<${nth}@example.com>`, 'In-Reply-To': `${email.messageId}` }, text));
    await reply(2, 'Yes, but not before noon.');
    await world.until('the condition', async () => {
      await world.drain();
      const log = await world.app.store.tickets.events(ticket.id);
      return log.some(({ event }) => event.type === 'replied' && event.text === 'Yes, but not before noon.');
    });
    expect(await world.ticket(key)).toMatchObject({ state: 'waiting' });
    await reply(3, 'Yes, go ahead.\n\nOn Sunday IT desk wrote:\n> Do you allow it?');
    await world.until('the yes', async () => {
      await world.drain();
      return (await world.ticket(key)).state === 'claimed';
    });
    const consent = await world.app.store.records.find<Consent>({ kind: 'consent', id: 1 });
    expect(consent).toMatchObject({ state: 'given', answer: { words: 'Yes, go ahead.' } });
  });

  test('whoever is erased leaves nothing behind of what they mailed; what is kept of them can be had before', async () => {
    const wang = 'mail:wang.fang@example.com';
    await imap.deliver(mailOf({ From: '"Wang Fang-Unmistakable" <wang.fang@example.com>' }));
    await mailed('IT-Q1');
    await answer('IT-Q1', 'Choose “both sides” in the dialog.');
    const { email } = await mailed('Choose “both sides” in the dialog.');
    const thanks = { 'Message-ID': '<2@example.com>', 'In-Reply-To': `${email.messageId}` };
    await imap.deliver(mailOf({ ...thanks, From: '"Wang Fang-Unmistakable" <wang.fang@example.com>' }, 'Thanks!'));
    await world.until('the end', async () => {
      await world.drain();
      return (await enquiry(1)).state === 'closed';
    });
    const out = mkdtempSync(path.join(tmpdir(), 'dutydesk-export-'));
    try {
      expect((await world.command(exportPerson, [wang], { out: path.join(out, 'wang') })).code).toBe(0);
      const written = readFileSync(path.join(out, 'wang', 'person.json'), 'utf8');
      for (const words of ['wang.fang@example.com', 'How do I print double-sided?', 'Choose “both sides”']) {
        expect(written).toContain(words);
      }
    } finally {
      rmSync(out, { recursive: true });
    }
    const url = world.databaseUrl;
    expect(await everythingIn(url)).toContain('mail:thread:wang.fang@example.com');
    const said = await world.command(erase, [wang, wang], { yes: true, words: 'Wang Fang-Unmistakable' }, () =>
      world.drain(),
    );
    expect(said).toMatchObject({ code: 0 });
    const left = await everythingIn(url);
    expect(left).not.toMatch(/wang\.fang|Unmistakable|double-sided\?/);
    expect(left).toContain('both sides');
  });

  test('whoever is in a chat reads the answer there and by mail', async () => {
    await world.hands('zhou').write('你好');
    await world.drain();
    const said = await world.command(link, ['mail:wang.fang@example.com', world.idOf('zhou')]);
    expect(said.code).toBe(0);
    await imap.deliver(mailOf());
    await world.until('the enquiry', async () => {
      await world.drain();
      return world.app.store.records.find({ kind: 'enquiry', id: 1 });
    });
    await answer('IT-Q1', 'Choose “both sides” in the dialog.');
    await mailed('Choose “both sides” in the dialog.');
    expect(world.hands('zhou').told('IT-Q1').join()).toContain('Choose “both sides” in the dialog.');
    expect(smtp.sent.filter(({ email }) => email.text?.includes('in the dialog.')).length).toBe(1);
  });

  test('another system asks for somebody, and looks the whole answer up', async () => {
    const ask = async (method: string, path: string, body = '') => {
      const timestamp = String(Math.floor((Date.now() + world.now - instant(tuesdayMorning)) / 1000));
      const signature = signatureOf(secret, { timestamp, method, path, body: Buffer.from(body) });
      const headers = {
        'x-dutydesk-caller': 'hr',
        'x-dutydesk-timestamp': timestamp,
        'x-dutydesk-signature': signature,
      };
      const response = await fetch(`${world.app.url}${path}`, { method, headers, ...(body !== '' && { body }) });
      return response.json();
    };
    const text = 'How do I print?\nAnd who pays?';
    const taken = await ask(
      'POST',
      '/inbound/enquiries',
      JSON.stringify({ id: '1', from: { account: 'lihua', name: '李华' }, text }),
    );
    expect(taken).toEqual({ enquiry: 'IT-Q1', status: 'open' });
    await world.drain();
    expect(await ask('GET', '/inbound/enquiries/IT-Q1')).toMatchObject({ status: 'open', question: text });
    const li = world.hands('li');
    await li.press('IT-Q1', '我来答复');
    await world.drain();
    await li.press('IT-Q1', '答复');
    expect(await li.submit({ '答复 1': 'By the dialog.', 作为: '部分答复，其余稍后' })).toEqual([]);
    expect(await ask('GET', '/inbound/enquiries/IT-Q1')).not.toHaveProperty('answer');
    await world.drain();
    await li.press('IT-Q1', '答复');
    expect(await li.submit({ '答复 2': 'The department.' })).toEqual([]);
    expect(await ask('GET', '/inbound/enquiries/IT-Q1')).toMatchObject({
      status: 'answered',
      answer: { text: '1. How do I print?\nBy the dialog.\n\n2. And who pays?\nThe department.' },
    });
  });
});
