import { isBlank } from '../../domain/text';
import { type Say, say } from '../../domain/words';
import { type SlackAdapter, senderOf, voiceFor } from './adapter';
import { at, textAt } from './fields';
import { filesIn } from './parse';
import { type Shared, sharedFiles } from './shared-files';
import { originOf, sentence, tell } from './tell';
import { plainText, withoutMention } from './text';
import { openAndFill } from './windows';

/** The slash command of the manifest. */
export const repairCommand = '/repair';
/** The shortcuts of the manifest: from anywhere, and on a message. */
export const shortcuts = ['report_fault', 'report_message'] as const;

/**
 * `/repair [text]`: shows what was asked for, a ticket or a list; anything else opens the report form, filled with what
 * was said. Other commands get a polite answer.
 */
export async function handleCommand(slack: SlackAdapter, body: unknown): Promise<void> {
  const command = textAt(body, 'command') ?? '';
  // `should_escape` is on, so that mentions arrive in a form we can name.
  if (command === repairCommand) {
    return openWith(slack, body, { action: 'ask', text: plainText(textAt(body, 'text') ?? '') });
  }
  const origin = originOf(body);
  if (origin === undefined) return;
  const speak = await voiceFor(slack, origin.account);
  const text = speak(say('slack.unknownCommand', { command }));
  await tell(slack, origin, sentence(text));
}

/** A shortcut: opens the report form, filled with the message it was used on, people in it by name and `bot` left out. */
export function handleShortcut(slack: SlackAdapter, body: unknown, bot: string): Promise<void> {
  const markup = withoutMention(textAt(body, 'message', 'text') ?? '', bot);
  const text = plainText(markup, (account) => slack.profiles.known(account)?.name);
  return openWith(slack, body, { action: 'report', text, shared: filesIn(at(body, 'message')) });
}

/** What somebody opens, with what they said and sent before. */
interface Opened {
  readonly action: 'report' | 'ask';
  readonly text: string;
  readonly shared?: Shared;
}

async function openWith(slack: SlackAdapter, body: unknown, { action, text, shared }: Opened): Promise<void> {
  const origin = originOf(body);
  const trigger = textAt(body, 'trigger_id');
  if (origin === undefined || trigger === undefined) return;
  const opening = { from: senderOf(slack, origin.account), action, ...(!isBlank(text) && { text }) };
  const lost: Say[] = [];
  await openAndFill(slack, { trigger, origin }, async () => {
    if (shared === undefined) return slack.inbound.open(opening);
    // Nobody brings a press again: what Slack does not say now is lost to it.
    const { files, notes } = await sharedFiles(slack, shared, true);
    lost.push(...notes);
    return slack.inbound.open({ ...opening, ...(files.length > 0 && { files }) });
  });
  for (const note of lost) {
    const speak = await voiceFor(slack, origin.account);
    await tell(slack, origin, sentence(speak(note)));
  }
}
