import { parseMail } from '../../../src/chat/mail/parse-mail';
import { gb18030 } from '../../kit/encodings';
import { mailOf, parsed, partsOf } from './kit/mails';

const asked = '打印机怎么双面打印？';
const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001', 'hex');
const encoded = (charset: string, bytes: Buffer): string => `=?${charset}?B?${bytes.toString('base64')}?=`;
const big5 = Buffer.from('a5b4a640a4f1', 'hex');

test.each([
  ['UTF-8', encoded('UTF-8', Buffer.from(asked)), asked],
  ['GB18030', encoded('gb18030', gb18030(asked)), asked],
  ['GBK that calls itself GB2312', encoded('gb2312', gb18030(asked)), asked],
  ['Big5', encoded('big5', big5), new TextDecoder('big5').decode(big5)],
  ['quoted-printable', '=?utf-8?Q?Caf=C3=A9_printer?=', 'Café printer'],
  [
    'a letter cut in two encoded words',
    `${encoded('utf-8', Buffer.from(asked).subarray(0, 4))}\r\n ${encoded('utf-8', Buffer.from(asked).subarray(4))}`,
    asked,
  ],
  ['an encoded word that never ends', '=?utf-8?B?5omT5Y2w', '=?utf-8?B?5omT5Y2w'],
  ['an encoding nobody knows', '=?klingon?Q?printer?=', 'printer'],
])('a subject in %s is read', async (_, subject, read) => {
  expect((await parsed({ Subject: subject })).subject).toBe(read);
});

test('a header in bytes of GB18030, which says nothing of it, is read', async () => {
  const [before, after] = mailOf({ Subject: '@@' }).toString('latin1').split('@@');
  const mail = await parseMail(Buffer.concat([Buffer.from(before ?? ''), gb18030(asked), Buffer.from(after ?? '')]));
  expect(mail).toMatchObject({ subject: asked, from: { address: 'wang.fang@example.com' } });
});

test.each([
  ['UTF-8', 'text/plain; charset=utf-8', Buffer.from(asked), asked],
  ['GB18030', 'text/plain; charset=gb18030', gb18030(asked), asked],
  ['GBK that calls itself GB2312', 'text/plain; charset="gb2312"', gb18030(asked), asked],
  ['GBK of which nothing is said', 'text/plain', gb18030(asked), asked],
  ['Big5', 'text/plain; charset=big5', big5, new TextDecoder('big5').decode(big5)],
])('a body in %s is read', async (_, type, body, read) => {
  expect((await parsed({ 'Content-Type': type }, body)).text).toBe(read);
});

test('a mail that is a page alone is read as words, without scripts, styles and pictures', async () => {
  const page =
    '<html><head><style>p{color:red}</style><script>alert(1)</script></head><body><p>First &amp; second</p>' +
    '<p>See <a href="https://intra.example.com/vpn">the guide</a></p><img src="https://spy.example.com/p.gif"></body></html>';
  const { text } = await parsed({ 'Content-Type': 'text/html; charset=utf-8' }, page);
  expect(text).toBe('First & second\n\nSee the guide [https://intra.example.com/vpn]');
});

test('of a mail with words and page the words are read; a picture inside is a file', async () => {
  const page = '<p>Look: <img src="cid:screen@1"></p>';
  const mail = await parseMail(
    partsOf({}, 'related', [
      ['Content-Type: text/html; charset=utf-8', page],
      [
        'Content-Type: image/png; name="screen.png"\r\nContent-ID: <screen@1>\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: inline',
        png.toString('base64'),
      ],
    ]),
  );
  expect(mail.text).toBe('Look:');
  expect(mail.files).toEqual([{ name: 'screen.png', mime: 'image/png', bytes: png }]);
});

test.each([
  ['../../etc/passwd', 'passwd'],
  ['C:\\Windows\\system32\\cmd.exe', 'cmd.exe'],
  ['invoice\u202Egpj.exe', 'invoicegpj.exe'],
  [`${'long'.repeat(60)}.txt`, `${'long'.repeat(60)}.txt`.slice(-100)],
  ['', 'file'],
])('a file named %j is kept as %j', async (name, kept) => {
  const header = `Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="${encoded('utf-8', Buffer.from(name))}"`;
  const mail = await parseMail(
    partsOf({}, 'mixed', [
      ['Content-Type: text/plain', 'Here it is'],
      [header, Buffer.from('x').toString('base64')],
    ]),
  );
  expect(mail.files.map((file) => file.name)).toEqual([kept]);
});

test('of many files ten are kept, and how many were left out is known', async () => {
  const file = ['Content-Type: text/csv\r\nContent-Disposition: attachment; filename=a.csv', 'a,b'] as const;
  const mail = await parseMail(
    partsOf({}, 'mixed', [['Content-Type: text/plain', 'Here'], ...Array.from({ length: 13 }, () => file)]),
  );
  expect([mail.files.length, mail.leftOut]).toEqual([10, 3]);
});

test('a signature by a program is no file', async () => {
  const mail = await parseMail(
    partsOf({}, 'signed', [
      ['Content-Type: text/plain', 'Signed'],
      ['Content-Type: application/pkcs7-signature; name=smime.p7s', 'x'],
    ]),
  );
  expect([mail.files.length, mail.leftOut]).toEqual([0, 0]);
});

const earlier = '> How do I print double-sided?\n> It says no.';
test.each([
  ['Gmail', `It works now.\n\nOn Sun, Nov 29, 2026 at 9:00 AM IT desk <it-desk@example.com> wrote:\n${earlier}`],
  [
    'Gmail, its line broken',
    `It works now.\n\nOn Sun, Nov 29, 2026 at 9:00 AM IT desk\n<it-desk@example.com> wrote:\n${earlier}`,
  ],
  ['Apple in Chinese', `It works now.\n\n在 2026年11月29日，09:00，IT desk <it-desk@example.com> 写道：\n${earlier}`],
  [
    'Outlook',
    'It works now.\n\nFrom: IT desk <it-desk@example.com>\nSent: Sunday, November 29, 2026 9:00\nTo: Wang Fang\nSubject: RE: print\n\nHow do I print?',
  ],
  [
    'Outlook in Chinese',
    'It works now.\n\n发件人: IT desk\n发送时间: 2026年11月29日 9:00\n收件人: Wang Fang\n主题: 打印\n\n怎么打印？',
  ],
  ['QQ Mail', 'It works now.\n\n\n------------------ 原始邮件 ------------------\n发件人: IT desk\n怎么打印？'],
  ['Foxmail', 'It works now.\n\n-----Original Message-----\nFrom: IT desk\nHow do I print?'],
])('of an answer by %s only what is new is taken', async (_, body) => {
  expect((await parsed({}, body)).newText).toBe('It works now.');
});

test('of a page only what is new is taken', async () => {
  const page =
    '<div>It works now.</div><div class="gmail_quote"><div class="gmail_attr">On Sunday IT desk wrote:</div><blockquote>How?</blockquote></div>';
  expect(await parsed({ 'Content-Type': 'text/html' }, page)).toMatchObject({ newText: 'It works now.' });
});

test('answers between the lines of a quote are kept', async () => {
  const { newText } = await parsed({}, '> Which printer?\nThe one on 3F.\n> Since when?\nSince Friday.');
  expect(newText).toBe('The one on 3F.\nSince Friday.');
});

test('where all of it is quoted, all of it is taken', async () => {
  expect((await parsed({}, earlier)).newText).toBe(earlier);
});

test.each([
  ['no sender', { From: undefined }],
  ['two senders', { From: 'a@example.com, b@example.com' }],
  ['a name instead of an address', { From: 'boss' }],
  ['an address nobody can have', { From: 'Wang <wang@@example.com>' }],
])('a mail with %s has no sender', async (_, headers) => {
  expect((await parsed(headers)).from).toBeUndefined();
});

test('the same mail has the same key wherever it lies, and another one another', async () => {
  const first = await parsed();
  expect((await parsed({ Received: 'from elsewhere' })).key).toBe(first.key);
  expect((await parsed({ 'Message-ID': '<second@example.com>' })).key).not.toBe(first.key);
  const [unnamed, same, other] = await Promise.all([
    parsed({ 'Message-ID': undefined }),
    parsed({ 'Message-ID': undefined }),
    parsed({ 'Message-ID': undefined }, 'Something else'),
  ]);
  expect(same?.key).toBe(unnamed?.key);
  expect(other?.key).not.toBe(unnamed?.key);
});

test('what it answers is known, the nearest first', async () => {
  const mail = await parsed({ 'In-Reply-To': '<c@x>', References: '<a@x> <b@x>\r\n <c@x>' });
  expect(mail.answers).toEqual(['c@x', 'c@x', 'b@x', 'a@x']);
});

test.each([
  ['nothing', Buffer.alloc(0)],
  ['zeros', Buffer.alloc(5000)],
  ['a header alone', mailOf({}, '')],
  ['parts that never end', partsOf({}, 'mixed', [['Content-Type: text/plain', 'Here']]).subarray(0, -20)],
  [
    'parts within parts',
    Buffer.from(
      Array.from({ length: 400 }, (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join(
        '',
      ),
    ),
  ],
])('a mail of %s breaks nothing', async (_, source) => {
  await expect(parseMail(source)).resolves.toHaveProperty('key');
});
