import { say } from '../../domain/words';
import { asCard, type Card } from '../../views/card';
import type { WecomDesk } from './desk';
import { rememberTalk } from './greet';
import type { Happening } from './happening';
import { textLink } from './render/link';
import { piecesOf } from './render/piece';
import { renderContent } from './render/render-content';
import type { Audience, Sent } from './render/rendered';
import { sayText } from './render/say-text';
import { wordsOf } from './render/words';
import { tell, tellReply } from './reply';

/** Key of the menu's entry for one's own jobs. */
export const jobsKey = 'jobs';

/** Somebody used the menu below the chat: their jobs, or how to report. Throws WecomError. */
export async function handleMenu(wecom: WecomDesk, click: Happening & { kind: 'menu' }, key: string): Promise<void> {
  const account = click.from;
  await rememberTalk(wecom, account);
  const { cards, ...answered } = await wecom.inbound.home(wecom.profiles.sender(account));
  const [welcome, ...lists] = cards;
  if (welcome === undefined) return tellReply(wecom, { account, key }, answered);
  const { speak } = answered;
  await tell(wecom, { account, key, speak }, (audience) =>
    click.eventKey === jobsKey ? inLines(lists, audience) : renderContent(asCard(welcome), audience),
  );
}

/** Lists as text, with a link to the page that has all of them. */
function inLines(lists: readonly Card[], audience: Audience): readonly Sent[] {
  const { speak, links } = audience;
  const words = lists.map((list) => `${speak(list.title)}\n${wordsOf(piecesOf(list.parts, audience), audience)}`);
  return sayText(words.join('\n\n'), audience, [textLink(links.jobs(), speak(say('wecom.openJobs')))]);
}
