import type { OutsideDeps } from '../platform-deps';
import type { MailConfig } from './config';
import type { Post } from './post';
import type { Threads } from './threads';

/** What reading and sending mail needs. */
export interface MailAdapter extends OutsideDeps {
  readonly config: MailConfig;
  readonly post: Post;
  readonly threads: Threads;
}

/** Message-ID, without brackets, of what has this name in the desk. */
export const messageId = (name: string, { address }: Pick<MailConfig, 'address'>): string =>
  `dutydesk.${name.replace(/[^A-Za-z0-9.-]/g, '-')}${address.slice(address.lastIndexOf('@'))}`;
