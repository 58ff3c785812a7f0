import { say } from '../../../domain/words';
import type { Content, Message } from '../../../views/card';
import { clean } from './clean';
import { textLink } from './link';
import { measures } from './measures';
import { renderCard } from './render-card';
import type { Audience, Sent } from './rendered';
import { sayText } from './say-text';
import { tagInside, untagged } from './tagged';

/** What is to be sent, in order, all of it inside WeCom's limits. Nothing where there is nothing to say. */
export const renderContent = (content: Content, audience: Audience): readonly Sent[] =>
  content.kind === 'card' ? renderCard(content, audience) : renderMessage(content, audience);

const renderMessage = (message: Message, audience: Audience): readonly Sent[] => [
  ...said(message, audience),
  ...(message.files ?? []).map((file): Sent => ({ kind: 'file', file })),
];

/** With its tag first, or where the sentence names its record; each part of a long one begins with it. */
function said(message: Message, audience: Audience): readonly Sent[] {
  const way = wayTo(message, audience);
  const inside = tagInside(message.text, audience);
  if (inside !== undefined) {
    const words = withNames(message, inside, audience);
    const [only, ...more] = sayText(words, { ...audience, tag: '' }, way, measures.messageParts);
    if (only !== undefined && more.length === 0) return [only];
  }
  return sayText(messageWords(message, audience), audience, way, measures.messageParts);
}

/** The page of what it opens. */
const wayTo = ({ opens }: Message, { links, speak }: Audience): readonly string[] =>
  opens?.about === undefined ? [] : [textLink(links.ticket(opens.about), speak(say('wecom.openTicket')))];

/** Who says what to whom, without the tag; names of people who must notice follow. */
export const messageWords = (message: Message, audience: Audience): string =>
  withNames(message, untagged(message.text, audience), audience);

function withNames({ from, mentions }: Message, words: string, { speak }: Pick<Audience, 'speak'>): string {
  const said = from === undefined ? words : speak(say('wecom.says', { person: { person: from }, text: words }));
  const names = (mentions ?? []).map((person) => speak(say('wecom.call', { person: { person } })));
  return clean([said, names.join(' ')].filter((line) => line.trim() !== '').join('\n'));
}
