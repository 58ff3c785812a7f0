import { isBlank } from '../../domain/text';
import { type Say, say } from '../../domain/words';
import { type SlackAdapter, voiceFor } from './adapter';
import { mayStillCome, SlackError } from './errors';
import { accountAt, listAt, textAt } from './fields';
import { filesIn, type Heard } from './parse';
import { escaped, withoutMention } from './text';

/** What was heard, with what stands above it, and what could not be read of that. */
interface Above {
  readonly taken: Heard;
  readonly notes: readonly Say[];
}

/**
 * A mention in somebody else's thread is mostly about what the thread began with: its first message is offered together
 * with the one that mentions the desk, and nothing else is read. Where the desk may not read it, that is told. Throws
 * SlackError where it may be read at another try.
 */
export async function withAbove(slack: SlackAdapter, heard: Heard, again: boolean): Promise<Above> {
  const { channel, thread } = heard.spot;
  if (thread === undefined) return { taken: heard, notes: [] };
  try {
    const answer = await slack.api.call('conversations.replies', { channel, ts: thread, limit: 1 });
    const first = listAt(answer, 'messages').find((message) => textAt(message, 'ts') === thread);
    return { taken: first === undefined ? heard : await joined(slack, heard, first), notes: [] };
  } catch (error) {
    if (!(error instanceof SlackError) || (!again && mayStillCome(error))) throw error;
    slack.logger.info('the message above a mention could not be read', { channel, code: error.code });
    return { taken: heard, notes: [say('slack.aboveUnread')] };
  }
}

async function joined(slack: SlackAdapter, heard: Heard, first: unknown): Promise<Heard> {
  const author = accountAt(first, 'user');
  const text = withoutMention(textAt(first, 'text') ?? '', heard.botUser);
  const { files, unread } = filesIn(first);
  const isNobodys = author === heard.botUser || textAt(first, 'subtype') === 'tombstone';
  if (isNobodys || (isBlank(text) && files.length + unread.length === 0)) return heard;
  const words = author === undefined || author === heard.by ? text : await saidOf(slack, heard, { author, text });
  return {
    ...heard,
    markup: [words, heard.markup].filter((part) => !isBlank(part)).join('\n'),
    files: [...files, ...heard.files],
    unread: [...unread, ...heard.unread],
  };
}

/** Somebody else's words, with their name, for whoever takes them along. */
async function saidOf(
  slack: SlackAdapter,
  { by }: Heard,
  { author, text }: { readonly author: string; readonly text: string },
): Promise<string> {
  if (isBlank(text)) return '';
  const name = (await slack.profiles.of(author).catch(() => undefined))?.name ?? author;
  const speak = await voiceFor(slack, by);
  return speak(say('slack.fromSays', { person: escaped(name), text }));
}
