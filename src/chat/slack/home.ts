import { slackLimits } from '../../platforms/slack-limits';
import { type SlackDesk, senderOf } from './adapter';
import { paragraph, run } from './blocks';
import { cardBlocks } from './render-card';
import { wordsOf } from './render-reply';
import { ofView } from './view';

/** Draws somebody's App Home. Throws SlackError. */
export async function publishHome(desk: SlackDesk, account: string): Promise<void> {
  const { reply, speak, cards } = await desk.inbound.home(senderOf(desk, account));
  const words = reply.kind === 'done' || reply.kind === 'card' ? undefined : wordsOf(reply, speak);
  const notice = words === undefined ? [] : [paragraph(run(speak(words), slackLimits.textObject.most))];
  const audience = { speak, accountOf: () => undefined, pictures: new Map<string, string>(), native: false };
  const most = { blocks: slackLimits.viewBlocks.most - notice.length, total: ofView };
  const blocks = [...notice, ...(cards.length === 0 ? [] : cardBlocks(cards, audience, most))];
  await desk.api.call('views.publish', { user_id: account, view: { type: 'home', blocks } });
}
