import type { ImapFlow } from 'imapflow';
import { seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { inTime } from '../../ports/in-time';
import { type AccessTokens, accessTokens } from './access-token';
import type { MailConfig } from './config';
import { imapClient } from './connect';
import { createPost } from './post';
import { type Found, problemOf } from './problem-of';

/** One line of the doctor's: codes, for the command line to put into words. */
export interface MailFinding {
  readonly name: 'imap' | 'smtp';
  /** The address of the mailbox, or host and port of the server. */
  readonly subject: string;
  readonly problem?: Found['problem'];
  /** Of the server, or the operating system. */
  readonly code?: string;
}

const patience = seconds(20);

/** Whether the mailbox can be read and the SMTP server takes us. Nothing is read, marked or sent. */
export async function checkMail(config: MailConfig, wall: Pick<Clock, 'now'>): Promise<readonly MailFinding[]> {
  const tokens = 'tokens' in config.auth ? accessTokens(config.auth.tokens, wall) : undefined;
  return Promise.all([imap(config, tokens), smtp(config, tokens)]);
}

async function imap(config: MailConfig, tokens?: AccessTokens): Promise<MailFinding> {
  let client: ImapFlow | undefined;
  let opening = false;
  const look = async (): Promise<true> => {
    client = await imapClient(config, tokens);
    client.on('error', () => undefined);
    await client.connect();
    opening = true;
    await client.mailboxOpen(config.folder, { readOnly: true });
    return true;
  };
  const found = await tried(look);
  client?.close();
  const { host, port } = config.imap;
  if (found === undefined) return { name: 'imap', subject: config.address };
  const problem = opening && found.problem === 'other' ? 'folder' : found.problem;
  return { name: 'imap', ...found, problem, subject: problem === 'folder' ? config.folder : `${host}:${port}` };
}

async function smtp(config: MailConfig, tokens?: AccessTokens): Promise<MailFinding> {
  const post = createPost(config, () => '', tokens);
  const found = await tried(async () => {
    await tokens?.get();
    await post.verify();
    return true;
  });
  post.close();
  const { host, port } = config.smtp;
  return { name: 'smtp', subject: `${host}:${port}`, ...found };
}

/** What stood in the way; undefined where nothing did. */
async function tried(look: () => Promise<true>): Promise<Found | undefined> {
  try {
    if ((await inTime(look(), patience)) === true) return undefined;
    return { problem: 'away', code: 'timeout' };
  } catch (error) {
    return problemOf(error);
  }
}
