import { isProven, notAsked } from '../../../src/chat/mail/judge-mail';
import { type Headers, parsed } from './kit/mails';

const own = 'it-desk@example.com';

test.each<[string, Headers, string]>([
  ['an out-of-office note', { 'Auto-Submitted': 'auto-replied' }, 'automatic'],
  ['a generated mail', { 'Auto-Submitted': 'auto-generated; owner-email=x' }, 'automatic'],
  ['an answer of an old program', { Precedence: 'auto_reply' }, 'automatic'],
  ['a bulk mail', { Precedence: 'bulk' }, 'automatic'],
  ['an Exchange note', { 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply' }, 'automatic'],
  ['an autoresponder', { 'X-Autoreply': 'yes' }, 'automatic'],
  ['a mail nobody may answer', { From: 'no-reply@example.com' }, 'automatic'],
  ['a bounce', { 'Return-Path': '<>' }, 'bounce'],
  ['a delivery report', { 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=x' }, 'bounce'],
  ['a failure of another server', { 'X-Failed-Recipients': 'li@example.com' }, 'bounce'],
  ['a mailing list', { 'List-Id': '<all.example.com>' }, 'list'],
  ['an old mailing list', { Precedence: 'list' }, 'list'],
  ['a newsletter', { 'List-Unsubscribe': '<https://news.example.com/u>' }, 'list'],
  ["the desk's own mail", { From: 'IT desk <IT-Desk@example.com>' }, 'own'],
  ["the desk's own mail by way of an alias", { 'X-DutyDesk': 'IT' }, 'own'],
  ['a mail without a sender', { From: undefined }, 'no-sender'],
  ['a mail of the mail system', { From: 'MAILER-DAEMON@example.com' }, 'automatic'],
])('%s is left unanswered', async (_, headers, kind) => {
  expect(notAsked(await parsed(headers), own)).toBe(kind);
});

test.each<[string, Headers]>([
  ['a mail somebody wrote', {}],
  ['a mail that says it is not automatic', { 'Auto-Submitted': 'no' }],
  ['an urgent mail', { Precedence: 'first-class', 'Return-Path': '<wang.fang@example.com>' }],
])('%s is a question', async (_, headers) => {
  expect(notAsked(await parsed(headers), own)).toBeUndefined();
});

const by = (value: string, ...more: readonly string[]): Headers => ({
  'Authentication-Results': [value, ...more].join('\r\nAuthentication-Results: '),
});

test.each<[string, Headers, boolean]>([
  ['DMARC passed', by('mx.example.com; dmarc=pass header.from=example.com'), true],
  ['DMARC failed', by('mx.example.com; dmarc=fail; dkim=pass header.d=example.com'), false],
  ['nothing is said', {}, false],
  ['another server says it', by('mx.evil.example; dmarc=pass'), false],
  ['a forged header stands below', by('mx.example.com; dmarc=fail', 'mx.example.com; dmarc=pass'), false],
  ['the domain signed it', by('mx.example.com; dmarc=none; dkim=pass header.d=example.com'), true],
  ['another domain signed it', by('mx.example.com; dkim=pass header.d=evil.example'), false],
  ['its server may send for it', by('mx.example.com; spf=pass smtp.mailfrom=wang.fang@example.com'), true],
  ['a server may send for another domain', by('mx.example.com; spf=pass smtp.mailfrom=evil.example'), false],
])('where %s the sender is proven: %#', async (_, headers, proven) => {
  expect(isProven(await parsed(headers), 'MX.example.com')).toBe(proven);
});
