import { say } from '../../domain/words';
import { asCard, type Card } from '../../views/card';
import type { WecomAdapter } from './adapter';
import { rememberTalk } from './greet';
import { isMenuAsk } from './menu';
import { textLink } from './render/link';
import { piecesOf } from './render/piece';
import { renderContent } from './render/render-content';
import type { Audience, Sent } from './render/rendered';
import { sayText } from './render/say-text';
import { wordsOf } from './render/words';
import { tell, tellReply } from './reply';
import type { WecomEvent } from './wecom-event';

/** Key of an entry that menus of earlier releases have: all lists at once. */
const listsKey = 'jobs';

/** Somebody used the menu below the chat: what its words ask for, or how to report. Throws WecomError. */
export async function handleMenu(
  wecom: WecomAdapter,
  click: WecomEvent & { kind: 'menu' },
  key: string,
): Promise<void> {
  const account = click.from;
  await rememberTalk(wecom, account);
  const from = wecom.profiles.sender(account);
  if (isMenuAsk(click.eventKey)) {
    const asked = await wecom.inbound.open({ from, action: 'ask', text: click.eventKey, where: 'chat' });
    return tellReply(wecom, { account, key }, asked);
  }
  const { cards, ...answered } = await wecom.inbound.home(from);
  const [welcome, ...lists] = cards;
  if (welcome === undefined) return tellReply(wecom, { account, key }, answered);
  const { speak } = answered;
  await tell(wecom, { account, key, speak }, (audience) =>
    click.eventKey === listsKey ? listed(lists, audience) : renderContent(asCard(welcome), audience),
  );
}

/** A card for each list that has something to open; the others as text, with a link to the page that has all of them. */
function listed(lists: readonly Card[], audience: Audience): readonly Sent[] {
  const isBare = ({ parts }: Card): boolean => parts.every(({ kind }) => kind !== 'buttons');
  const cards = lists.filter((list) => !isBare(list)).flatMap((list) => renderContent(asCard(list), audience));
  return [...inLines(lists.filter(isBare), audience), ...cards];
}

function inLines(lists: readonly Card[], audience: Audience): readonly Sent[] {
  if (lists.length === 0) return [];
  const { speak, links } = audience;
  const words = lists.map((list) => `${speak(list.title)}\n${wordsOf(piecesOf(list.parts, audience), audience)}`);
  return sayText(words.join('\n\n'), audience, [textLink(links.tickets(), speak(say('wecom.openTickets')))]);
}
