import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Card } from '../../../views/card';
import { cardBody } from './card-body';
import { coloured, mainTitle, titleOf } from './card-head';
import { oneLine } from './clean';
import { piecesOf } from './piece';
import type { Audience, CardJson } from './rendered';
import { ticketLink } from './ticket-link';
import { cutToWidth, fitsWidth } from './width';

/**
 * The same card, settled, for update_template_card: no buttons, and one grey line instead of what was asked. Facts and
 * people's words stay.
 */
export function renderSettled(card: Card, line: string, audience: Audience): CardJson {
  const pieces = piecesOf(card.parts, audience).filter((piece) => piece.kind === 'row' || isQuote(piece));
  const { fields } = cardBody(pieces, audience);
  const words = oneLine(line);
  return {
    card_type: 'text_notice',
    ...coloured({ tone: 'quiet' }, audience),
    ...mainTitle(titleOf(card, audience), cutToWidth(words, wecomLimits.desc.most), wecomLimits.title.most),
    ...fields,
    ...(!fitsWidth(words, wecomLimits.desc.most) && { sub_title_text: cutToWidth(words, wecomLimits.subTitle.most) }),
    card_action: { type: 1, url: ticketLink(audience) },
  };
}

const isQuote = (piece: ReturnType<typeof piecesOf>[number]): boolean =>
  piece.kind === 'line' && piece.style === 'quote';
