import { after, hours } from '../../../src/domain/time/instant';
import { databases } from '../../kit/databases';
import { deskAtHand } from '../../kit/desk-at-hand';
import { type Imap, startImap } from '../../kit/dovecot';
import { type Smtp, startSmtp } from '../../kit/smtp';
import { ScriptedEnquiries } from '../kit/scripted-enquiries';
import { letter, type MailSettings, type MailUnderTest, mailUnderTest, until } from './kit/mail-under-test';
import { mailOf, partsOf } from './kit/mails';

const embedded = databases.find(({ name }) => name === 'embedded');
if (embedded === undefined) throw new Error('no embedded database');

describe('a mailbox on real servers', () => {
  const hand = deskAtHand(embedded, 2);
  let imap: Imap;
  let smtp: Smtp;
  let running: MailUnderTest[] = [];
  let enquiries: ScriptedEnquiries;

  beforeAll(async () => {
    imap = await startImap();
    smtp = await startSmtp(imap.user, imap.password);
  });
  afterAll(async () => {
    await imap.stop();
    await smtp.stop();
  });
  beforeEach(async () => {
    enquiries = new ScriptedEnquiries();
    (smtp.sent as unknown[]).length = 0;
    await imap.clear();
  });
  afterEach(async () => {
    for (const { platform } of running) await platform.stop();
    running = [];
  });
  const process = (more: Partial<MailSettings> = {}): MailUnderTest => {
    const one = mailUnderTest(hand, { imap, smtp }, { enquiries, ...more });
    running.push(one);
    return one;
  };
  const reading = async (more?: Partial<MailSettings>): Promise<MailUnderTest> => {
    const one = process(more);
    await one.platform.start();
    return one;
  };

  test('a question is taken with its files as it comes, and is marked as read', async () => {
    await reading();
    await imap.deliver(
      partsOf({ Subject: 'Printing' }, 'mixed', [
        ['Content-Type: text/plain; charset=utf-8', 'How do I print double-sided?'],
        ['Content-Type: text/csv\r\nContent-Disposition: attachment; filename=log.csv', 'a,b'],
      ]),
    );
    await until(() => enquiries.asked.length === 1);
    expect(enquiries.asked[0]).toMatchObject({
      from: { platform: 'mail', account: 'wang.fang@example.com' },
      subject: 'Printing',
      text: 'How do I print double-sided?',
      files: [{ name: 'log.csv', platform: 'desk' }],
    });
    await until(async () => (await imap.flags())[0]?.includes('\\Seen'));
    expect(await imap.flags()).toEqual([['\\Seen']]);
  });

  test('two processes on one mailbox take each mail once, and one goes on where the other stops', async () => {
    const first = await reading({ nth: 0 });
    await reading({ nth: 1 });
    for (const nth of [1, 2, 3]) await imap.deliver(mailOf({ 'Message-ID': `<${nth}@example.com>` }));
    await until(() => enquiries.asked.length === 3);
    await first.platform.stop();
    await imap.deliver(mailOf({ 'Message-ID': '<4@example.com>' }));
    await until(() => enquiries.asked.length === 4);
    expect(new Set(enquiries.asked.map(({ key }) => key)).size).toBe(4);
  });

  test('a mail that comes again by another way, or under another number and UIDVALIDITY, acts once', async () => {
    const validity = () => imap.using(async (client) => (await client.mailboxOpen('INBOX')).uidValidity);
    const first = await reading();
    await imap.deliver(mailOf());
    await until(() => enquiries.asked.length === 1);
    await first.platform.stop();
    const before = await validity();
    await imap.using((client) => client.messageFlagsRemove('1:*', ['\\Seen']));
    await imap.renumber();
    expect(await validity()).not.toBe(before);
    const second = await reading({ nth: 1 });
    await imap.deliver(mailOf({ Received: 'by another way' }));
    await until(async () => {
      const flags = await imap.flags();
      return flags.length === 2 && flags.every((one) => one.includes('\\Seen'));
    });
    await second.platform.idle();
    expect(enquiries.asked.length).toBe(1);
  });

  test('a server that goes away and comes back is read again, and nothing is lost', async () => {
    await reading();
    await imap.deliver(mailOf());
    await until(() => enquiries.asked.length === 1);
    await imap.restart();
    await imap.deliver(mailOf({ 'Message-ID': '<later@example.com>' }));
    await until(() => enquiries.asked.length === 2);
    expect(enquiries.asked.length).toBe(2);
  });

  test('what programs wrote, strangers and forged senders are left unanswered, counted and marked as read', async () => {
    const one = await reading({ authServer: 'mx.example.com' });
    const proof = { 'Authentication-Results': 'mx.example.com; dmarc=pass' };
    const mails = [
      { 'Auto-Submitted': 'auto-replied', ...proof },
      { 'Return-Path': '<>', ...proof },
      { 'List-Id': '<all.example.com>', ...proof },
      { From: 'it-desk@example.com', ...proof },
      { From: 'someone@elsewhere.example', ...proof },
      { 'Authentication-Results': 'mx.example.com; dmarc=fail' },
    ];
    for (const [nth, headers] of mails.entries())
      await imap.deliver(mailOf({ ...headers, 'Message-ID': `<${nth}@x>` }));
    await until(() => one.counted.length === mails.length);
    await until(async () => (await imap.flags()).every((flags) => flags.includes('\\Seen')));
    expect(await imap.flags()).toEqual(mails.map(() => ['\\Seen']));
    expect(one.counted).toEqual(['automatic', 'bounce', 'list', 'own', 'stranger', 'forged']);
    expect([enquiries.asked.length, smtp.sent.length]).toEqual([0, 0]);
  });

  test('of a huge mail the words are taken, and its sender hears that the files were not', async () => {
    await reading();
    await imap.deliver(
      partsOf({}, 'mixed', [
        ['Content-Type: text/plain', 'The film shows it.'],
        ['Content-Type: video/mp4; name=film.mp4', Buffer.alloc(21 * 1024 * 1024, 'x')],
      ]),
    );
    await until(() => smtp.sent.length === 1);
    expect(enquiries.asked[0]).toMatchObject({ text: 'The film shows it.', files: [] });
    expect(smtp.sent[0]?.email.text).toContain('1 file was not');
  });

  test('where the desk cannot take it now, the mail is handled again from what was kept', async () => {
    const one = process();
    enquiries.fails = new Error('the database is away');
    await one.platform.start();
    await imap.deliver(mailOf());
    await until(async () => (await imap.flags())[0]?.includes('\\Seen'));
    await one.platform.idle();
    expect(enquiries.asked.length).toBe(0);
    hand.now = (hand.now + 60_000) as typeof hand.now;
    const [kept] =
      (await hand.stores[0]?.inbox.claimUnfinished({ worker: 'w', now: hand.now, length: 1000 as never }, 5)) ?? [];
    await one.platform.replay(kept?.payload);
    expect(enquiries.asked.map(({ text }) => text)).toEqual(['How do I print double-sided?']);
  });

  test('whoever may not ask hears why, once an hour', async () => {
    enquiries.refuses = true;
    const one = await reading();
    await imap.deliver(mailOf());
    await imap.deliver(mailOf({ 'Message-ID': '<again@example.com>' }));
    await until(() => one.counted.length === 2 && smtp.sent.length > 0);
    await one.platform.idle();
    expect(smtp.sent.map(({ email }) => [email.subject, email.inReplyTo])).toEqual([
      ['Re: How do I print double-sided?', '<first@example.com>'],
    ]);
  });

  test('whoever mails without end is heard up to a limit, told so once, and heard again later; others as ever', async () => {
    const most = 4;
    const one = await reading({ limits: { mailsPerHour: most } });
    for (let nth = 0; nth < most + 3; nth += 1) await imap.deliver(mailOf({ 'Message-ID': `<flood-${nth}@x>` }));
    await until(() => one.counted.filter((what) => what === 'too-many').length === 3);
    await until(() => enquiries.asked.length === most);
    expect(enquiries.asked.length).toBe(most);
    expect(smtp.sent.map(({ to, email }) => [to, email.text?.includes('many mails')])).toEqual([
      [['wang.fang@example.com'], true],
    ]);
    await imap.deliver(mailOf({ From: 'li@example.com', 'Message-ID': '<other@x>' }));
    await until(() => enquiries.asked.length === most + 1);
    hand.now = after(hand.now, hours(1.1));
    await imap.deliver(mailOf({ 'Message-ID': '<later@x>' }));
    await until(() => enquiries.asked.length === most + 2);
    expect(enquiries.asked.length).toBe(most + 2);
  });

  test('files beyond what one person may send are left out, and their sender is told', async () => {
    const file = ['Content-Type: text/csv\r\nContent-Disposition: attachment; filename=log.csv', 'a,b'] as const;
    await reading({ limits: { filesPerHour: 3 } });
    const words = ['Content-Type: text/plain', 'See these.'] as const;
    for (const nth of [1, 2]) {
      await imap.deliver(partsOf({ 'Message-ID': `<files-${nth}@x>` }, 'mixed', [words, file, file]));
    }
    await until(() => enquiries.asked.length === 2 && smtp.sent.length === 1);
    expect(enquiries.asked.map(({ files }) => files.length)).toEqual([2, 1]);
    expect(smtp.sent[0]?.email.text).toContain('1 file was not');
  });

  test('the answer comes in the thread of the question, and an answer to it goes to the same record', async () => {
    const one = await reading();
    await imap.deliver(mailOf());
    await until(() => one.counted.length === 1);
    await one.platform.idle();
    const about = { kind: 'ticket', id: 7 } as const;
    const { key } = await one.platform.deliver(letter({ about }));
    const [answer] = smtp.sent;
    expect(answer?.to).toEqual(['wang.fang@example.com']);
    expect(answer?.email).toMatchObject({
      from: { address: 'it-desk@example.com' },
      to: [{ name: '王芳' }],
      subject: 'Re: How do I print double-sided? [IT-E7]',
      messageId: `<${key}>`,
      inReplyTo: '<first@example.com>',
      references: '<first@example.com>',
    });
    expect(answer?.email.text).toContain('Choose “both sides” in the dialog.');
    expect(answer?.email.html).toContain('Choose “both sides” in the dialog.');
    await imap.deliver(
      mailOf(
        { 'Message-ID': '<second@example.com>', 'In-Reply-To': `<${key}>`, Subject: 'Re: How do I print [IT-E7]' },
        'It works.\n\nOn Sunday IT desk wrote:\n> Choose “both sides” in the dialog.',
      ),
    );
    await until(() => enquiries.added.length === 1);
    expect(enquiries.added[0]).toMatchObject({ about, text: 'It works.' });
    await one.platform.idle();
    await one.platform.deliver(letter({ about }));
    expect(smtp.sent[1]?.email).toMatchObject({
      inReplyTo: '<second@example.com>',
      references: `<first@example.com> <${key}> <second@example.com>`,
    });
  });

  test("somebody else's answer to it is a question of their own", async () => {
    const one = await reading();
    await imap.deliver(mailOf());
    await until(() => one.counted.length === 1);
    await one.platform.idle();
    await imap.deliver(mailOf({ From: 'li@example.com', 'Message-ID': '<b@x>', 'In-Reply-To': '<first@example.com>' }));
    await until(() => enquiries.asked.length === 2);
    expect(enquiries.added).toEqual([]);
  });

  test.each([
    [
      'the address is unknown',
      { recipient: { code: 550, text: 'no such user' } },
      { retryIn: null, code: 'address refused 550' },
    ],
    ['the mailbox is full now', { recipient: { code: 452, text: 'full' } }, { retryIn: 60_000, code: '452' }],
    ['the server is busy', { mail: { code: 451, text: 'later' } }, { retryIn: 60_000, code: '451' }],
    ['the server wants none of it', { mail: { code: 554, text: 'spam' } }, { retryIn: null, code: '554' }],
    ['the line is lost after it was taken', { mail: 'hang-up' as const }, { name: 'DeliveryUncertain' }],
  ])('where %s, the desk knows what that means', async (_, refuse, expected) => {
    const one = process();
    smtp.refuse = refuse;
    await expect(one.platform.deliver(letter())).rejects.toMatchObject(expected);
  });

  test('what is sent again after an unknown outcome has the same Message-ID, and files go along', async () => {
    const one = process();
    const file = { id: 'F1', name: 'guide.pdf', mime: 'application/pdf', size: 6, platform: 'desk', source: {} };
    const content = { ...letter().content, files: [file] } as never;
    smtp.refuse = { mail: 'hang-up' };
    const again = letter({ content });
    await expect(one.platform.deliver(again)).rejects.toMatchObject({ name: 'DeliveryUncertain' });
    await one.platform.deliver({ ...again, uncertainSince: hand.now });
    expect(new Set(smtp.sent.map(({ email }) => email.messageId)).size).toBe(1);
    expect(smtp.sent[1]?.email.attachments.map(({ filename }) => filename)).toEqual(['guide.pdf']);
    expect(smtp.sent[1]?.email.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted' }));
  });
});
