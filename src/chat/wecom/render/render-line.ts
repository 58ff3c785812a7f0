import { say } from '../../../domain/words';
import type { Content } from '../../../views/card';
import { oneLine } from './clean';
import { markdownLink } from './link';
import { neutralMarkdown } from './neutral';
import { messageWords } from './render-content';
import type { Audience } from './rendered';
import { untagged } from './tagged';
import { ticketLink } from './ticket-link';
import { cutToWidth } from './width';

/** Keeps a group readable: at most 480 bytes of words, beside the link. */
const lineWide = 120;

/** One line of markdown for a group, with a link to the ticket; undefined where there is nothing to say. */
export function renderLine(content: Content, audience: Audience): string | undefined {
  const { speak, tag } = audience;
  const words = oneLine(
    content.kind === 'card' ? untagged(content.summary, audience) : messageWords(content, audience),
  );
  if (words === '') return undefined;
  const said = neutralMarkdown(cutToWidth(words, lineWide));
  if (tag === '') return said;
  return `**${tag}**${said} ${markdownLink(ticketLink(audience), speak(say('wecom.openTicket')))}`;
}
