import { seconds } from '../../domain/time/instant';
import { inTime } from '../../ports/in-time';
import { certificateProblem, neverSent } from '../never-sent';
import type { MailConfig } from './config';
import { imapClient, isAuthRefused } from './connect';
import { createPost } from './post';

/** One line of the doctor's: codes, for the command line to put into words. */
export interface MailFinding {
  readonly name: 'imap' | 'smtp';
  /** The address of the mailbox, or host and port of the server. */
  readonly subject: string;
  readonly problem?: 'password' | 'folder' | 'certificate' | 'away' | 'other';
  /** Of the server, or the operating system. */
  readonly code?: string;
}

const patience = seconds(20);

/** Whether the mailbox can be read and the SMTP server takes us. Nothing is read, marked or sent. */
export const checkMail = (config: MailConfig): Promise<readonly MailFinding[]> =>
  Promise.all([imap(config), smtp(config)]);

async function imap(config: MailConfig): Promise<MailFinding> {
  const client = imapClient(config);
  client.on('error', () => undefined);
  let opening = false;
  const look = async (): Promise<true> => {
    await client.connect();
    opening = true;
    await client.mailboxOpen(config.folder, { readOnly: true });
    return true;
  };
  const found = await tried(look);
  client.close();
  const { host, port } = config.imap;
  if (found === undefined) return { name: 'imap', subject: config.address };
  const problem = opening && found.problem === 'other' ? 'folder' : found.problem;
  return { name: 'imap', ...found, problem, subject: problem === 'folder' ? config.folder : `${host}:${port}` };
}

async function smtp(config: MailConfig): Promise<MailFinding> {
  const post = createPost(config, () => '');
  const found = await tried(async () => {
    await post.verify();
    return true;
  });
  post.close();
  const { host, port } = config.smtp;
  return { name: 'smtp', subject: `${host}:${port}`, ...found };
}

type Found = Required<Pick<MailFinding, 'problem' | 'code'>>;

/** What stood in the way; undefined where nothing did. */
async function tried(look: () => Promise<true>): Promise<Found | undefined> {
  try {
    if ((await inTime(look(), patience)) === true) return undefined;
    return { problem: 'away', code: 'timeout' };
  } catch (error) {
    return problemOf(error);
  }
}

function problemOf(error: unknown): Found {
  const { code = '', originalCode = '', responseCode } = error as Readonly<Record<string, unknown>>;
  const of = originalCode || code || '';
  if (isAuthRefused(error) || code === 'EAUTH' || responseCode === 535)
    return { problem: 'password', code: `${responseCode ?? ''}` };
  const certificate = certificateProblem(error) ?? /CERT_\w+|SELF_SIGNED\w*|UNABLE_TO_\w+/.exec(`${of}`)?.[0];
  if (certificate !== undefined) return { problem: 'certificate', code: certificate };
  const isAway = neverSent.has(`${of}`) || /TIME|CONN|DNS|SOCKET/i.test(`${of}`);
  return { problem: isAway ? 'away' : 'other', code: `${of}` };
}
