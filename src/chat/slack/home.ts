import { slackLimits } from '../../platforms/slack-limits';
import { type SlackAdapter, senderOf } from './adapter';
import { paragraph, run } from './blocks';
import { cardBlocks } from './render-card';
import { wordsOf } from './render-reply';
import { ofView } from './view';

/** Draws somebody's App Home. Throws SlackError. */
export async function publishHome(slack: SlackAdapter, account: string): Promise<void> {
  const { reply, speak, cards } = await slack.inbound.home(senderOf(slack, account));
  const words = reply.kind === 'done' || reply.kind === 'card' ? undefined : wordsOf(reply, speak);
  const notice = words === undefined ? [] : [paragraph(run(speak(words), slackLimits.textObject.most))];
  const audience = { speak, accountOf: () => undefined, pictures: new Map<string, string>(), native: false };
  const most = { blocks: slackLimits.viewBlocks.most - notice.length, total: ofView };
  const blocks = [...notice, ...(cards.length === 0 ? [] : cardBlocks(cards, audience, most))];
  await slack.api.call('views.publish', { user_id: account, view: { type: 'home', blocks } });
}
