import { say } from '../../domain/words';
import { slackLimits } from '../../platforms/slack-limits';
import type { Speak } from '../../ports/translator';
import type { Card } from '../../views/card';
import { type Block, type Plain, paragraph, plain, run } from './blocks';
import { type Audience, cardBlocks, type Total } from './render-card';

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
  title: plain(title, slackLimits.viewTitle.most),
  close: plain(speak(say('slack.close')), slackLimits.viewTitle.most),
  blocks,
});

/** A few words to read and close. */
export const noticeView = (title: string, text: string, speak: Speak): View =>
  windowOf(title, [paragraph(run(text, slackLimits.textObject.most))], speak);

/** Shown at once, before any work, because Slack lets a press open a window for three seconds only. */
export const loadingView = (speak: Speak): View =>
  noticeView(speak(say('slack.loadingTitle')), speak(say('slack.loading')), speak);

/** What the blocks of a view may be: a view has a title, and may have a notice above the cards. */
export const ofView: Total = { ...slackLimits.viewBytes, most: slackLimits.viewBytes.most - 20_000 };

/** A card in a window: Slack takes no charts, tables or files of ours there, so they are said in words. */
export function cardView(card: Card, audience: Omit<Audience, 'native'>): View {
  const most = { blocks: slackLimits.viewBlocks.most, total: ofView };
  const blocks = cardBlocks([card], { ...audience, native: false }, most);
  return windowOf(audience.speak(say('slack.deskTitle')), blocks, audience.speak);
}
