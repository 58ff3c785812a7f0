import { say } from '../../domain/words';
import type { Speak } from '../../ports/translator';
import type { Card } from '../../views/card';
import { type Block, type Plain, paragraph, plain, run } from './blocks';
import { limits } from './limits';
import { type Audience, cardBlocks } from './render-card';

/** A window over the chat, as views.open takes it. */
export interface View {
  readonly type: 'modal';
  readonly callback_id: 'form' | 'notice';
  readonly title: Plain;
  readonly close: Plain;
  readonly submit?: Plain;
  readonly private_metadata?: string;
  readonly blocks: readonly Block[];
}

const windowOf = (title: string, blocks: readonly Block[], speak: Speak): View => ({
  type: 'modal',
  callback_id: 'notice',
  title: plain(title, limits.viewTitle),
  close: plain(speak(say('slack.close')), limits.viewTitle),
  blocks,
});

/** A few words to read and close. */
export const noticeView = (title: string, text: string, speak: Speak): View =>
  windowOf(title, [paragraph(run(text, limits.text))], speak);

/** Shown at once, before any work, because Slack lets a press open a window for three seconds only. */
export const loadingView = (speak: Speak): View =>
  noticeView(speak(say('slack.loadingTitle')), speak(say('slack.loading')), speak);

/** A card in a window: Slack takes no charts, tables or files of ours there, so they are said in words. */
export function cardView(card: Card, audience: Omit<Audience, 'native'>): View {
  const most = { blocks: limits.blocksInView, total: limits.viewTotal };
  const blocks = cardBlocks([card], { ...audience, native: false }, most);
  return windowOf(audience.speak(say('slack.deskTitle')), blocks, audience.speak);
}
