import type { MailFinding } from '../chat/mail/doctor';
import { say, type WordKey } from '../domain/words';
import type { Finding } from './cli-context';

const reached: Readonly<Record<MailFinding['name'], WordKey>> = {
  imap: 'cli.mailboxRead',
  smtp: 'cli.mailSent',
};

const missing: Readonly<Record<NonNullable<MailFinding['problem']>, readonly [found: WordKey, advice: WordKey]>> = {
  password: ['cli.mailPassword', 'cli.mailPasswordDo'],
  token: ['cli.mailToken', 'cli.mailTokenDo'],
  folder: ['cli.mailFolder', 'cli.mailFolderDo'],
  certificate: ['cli.mailCertificate', 'cli.mailCertificateDo'],
  away: ['cli.mailAway', 'cli.mailAwayDo'],
  other: ['cli.mailOther', 'cli.mailOtherDo'],
};

/** What the doctor found out about the mailbox, in sentences. */
export function mailSentence({ name, subject, problem, code = '' }: MailFinding): Finding {
  if (problem === undefined) return { ok: true, found: say(reached[name], { subject }) };
  const [found, advice] = missing[problem];
  const setting = name === 'imap' ? 'MAIL_IMAP_URL' : 'MAIL_SMTP_URL';
  return { ok: false, found: say(found, { subject, code }), advice: say(advice, { setting }) };
}
