import { limitsOf } from '../../domain/flow/budget';
import type { Instant } from '../../domain/time/instant';
import { type Count, mayDoAt, spend } from '../intake/budgets';
import type { MailAdapter } from './adapter';
import type { MailFile } from './mail';

type Bounded = Pick<MailAdapter, 'desk' | 'shared' | 'clock' | 'logger'>;

const counted = ({ desk }: Bounded, address: string, what: 'mails' | 'files' | 'bytes', amount: number): Count => ({
  key: `${what}:mail:${address}`,
  budgets: limitsOf(desk.limits)[what],
  amount,
});

/** From when one more mail of theirs is read; undefined: now, and it is counted. */
export async function tooManyMails(mail: Bounded, address: string): Promise<Instant | undefined> {
  const one = counted(mail, address, 'mails', 1);
  const until = await mayDoAt(mail, one);
  if (until === undefined) await spend(mail, one);
  else mail.logger.warn('somebody mails more than their budget', { until });
  return until;
}

/** Those of their files that may be kept now. */
export async function withinBudget(
  mail: Bounded,
  address: string,
  files: readonly MailFile[],
): Promise<readonly MailFile[]> {
  const kept: MailFile[] = [];
  for (const file of files) {
    const counts = [counted(mail, address, 'files', 1), counted(mail, address, 'bytes', file.bytes.length)];
    const moments = await Promise.all(counts.map((count) => mayDoAt(mail, count)));
    if (moments.some((until) => until !== undefined)) continue;
    for (const count of counts) await spend(mail, count);
    kept.push(file);
  }
  return kept;
}
