import { isBlank } from '../../../domain/text';
import { say } from '../../../domain/words';
import { textLink } from './link';
import { measures } from './measures';
import { neutralText } from './neutral';
import { inParts } from './parts';
import type { Audience, Sent } from './rendered';
import { ticketLink } from './ticket-link';

/**
 * Text messages of any length, at most `most` of them, tag first. `body` is what people may have typed; `tail` is ours and
 * may hold links.
 */
export function sayText(
  body: string,
  audience: Audience,
  tail: readonly string[] = [],
  most: number = measures.parts,
): readonly Sent[] {
  if (isBlank(body) && tail.length === 0) return [];
  const rest = textLink(ticketLink(audience), audience.speak(say('wecom.readAll')));
  const texts = inParts({ tag: audience.tag, body: neutralText(body), tail, rest, most });
  return texts.map((text) => ({ kind: 'text', text }));
}
