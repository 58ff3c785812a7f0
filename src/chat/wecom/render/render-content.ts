import { say } from '../../../domain/words';
import type { Content, Message } from '../../../views/card';
import { clean } from './clean';
import { textLink } from './link';
import { measures } from './measures';
import { renderCard } from './render-card';
import type { Audience, Sent } from './rendered';
import { sayText } from './say-text';
import { untagged } from './tagged';

/** What is to be sent, in order, all of it inside WeCom's limits. Nothing where there is nothing to say. */
export const renderContent = (content: Content, audience: Audience): readonly Sent[] =>
  content.kind === 'card' ? renderCard(content, audience) : renderMessage(content, audience);

const renderMessage = (message: Message, audience: Audience): readonly Sent[] => [
  ...sayText(messageWords(message, audience), audience, wayTo(message, audience), measures.messageParts),
  ...(message.files ?? []).map((file): Sent => ({ kind: 'file', file })),
];

/** The page of what it opens. */
const wayTo = ({ opens }: Message, { links, speak }: Audience): readonly string[] =>
  opens?.about === undefined ? [] : [textLink(links.ticket(opens.about), speak(say('wecom.openTicket')))];

/** Who says what to whom, without the tag; names of people who must notice follow. */
export function messageWords({ text, from, mentions }: Message, audience: Audience): string {
  const { speak } = audience;
  const words = untagged(text, audience);
  const said = from === undefined ? words : speak(say('wecom.says', { person: { person: from }, text: words }));
  const names = (mentions ?? []).map((person) => speak(say('wecom.call', { person: { person } })));
  return clean([said, names.join(' ')].filter((line) => line.trim() !== '').join('\n'));
}
