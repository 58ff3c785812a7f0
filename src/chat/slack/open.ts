import { isBlank } from '../../domain/text';
import { say } from '../../domain/words';
import { paragraph, run } from './blocks';
import { type SlackDesk, senderOf, voiceFor } from './desk';
import { textAt } from './fields';
import { limits } from './limits';
import { originOf, tell } from './tell';
import { plainText, withoutMention } from './text';
import { openAndFill } from './windows';

/** The slash command of the manifest. */
export const repairCommand = '/repair';
/** The shortcuts of the manifest: from anywhere, and on a message. */
export const shortcuts = ['report_fault', 'report_message'] as const;

/** `/repair [text]`: opens the report form, filled with what was said. Other commands get a polite answer. */
export async function handleCommand(desk: SlackDesk, body: unknown): Promise<void> {
  const command = textAt(body, 'command') ?? '';
  // `should_escape` is on, so that mentions arrive in a form we can name.
  if (command === repairCommand) return openReport(desk, body, plainText(textAt(body, 'text') ?? ''));
  const origin = originOf(body);
  if (origin === undefined) return;
  const text = voiceFor(desk, origin.account)(say('slack.unknownCommand', { command }));
  await tell(desk, origin, { text, blocks: [paragraph(run(text, limits.text))] });
}

/** A shortcut: opens the report form, filled with the message it was used on, people in it by name and `bot` left out. */
export function handleShortcut(desk: SlackDesk, body: unknown, bot: string): Promise<void> {
  const markup = withoutMention(textAt(body, 'message', 'text') ?? '', bot);
  return openReport(
    desk,
    body,
    plainText(markup, (account) => desk.profiles.known(account)?.name),
  );
}

async function openReport(desk: SlackDesk, body: unknown, text: string): Promise<void> {
  const origin = originOf(body);
  const trigger = textAt(body, 'trigger_id');
  if (origin === undefined || trigger === undefined) return;
  const opening = { from: senderOf(desk, origin.account), action: 'report', ...(!isBlank(text) && { text }) };
  await openAndFill(desk, { trigger, origin }, () => desk.inbound.open(opening));
}
