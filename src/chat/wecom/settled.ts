import type { Text } from '../../domain/words';
import { wecomLimits } from '../../platforms/wecom-limits';
import type { Card } from '../../views/card';
import type { Json } from './api';
import { coloured, mainTitle } from './render/card-head';
import { oneLine } from './render/clean';
import { renderSettled } from './render/render-settled';
import type { Audience } from './render/rendered';
import { untagged } from './render/tagged';
import { ticketLink } from './render/ticket-link';
import { cutToWidth, widthOf } from './render/width';

/** 字 that a grey button shows; a name and a verb have room. */
const labelWide = 20;

/** The card with its buttons gone and one line instead. */
export const settled = (card: Card, line: Text, audience: Audience): Json => ({
  template_card: renderSettled(card, untagged(line, audience), audience),
});

/** The card as it was, its buttons one grey label. */
export const greyed = (line: Text, audience: Audience): Json => ({
  button: { replace_name: cutToWidth(oneLine(untagged(line, audience)), labelWide) },
});

/** Words in place of the card: nothing of what it asked stays to be read. */
export function replaced(line: Text, audience: Audience): Json {
  const words = oneLine(untagged(line, audience));
  const title = `${audience.tag}${words}`;
  const isLong = widthOf(title) > wecomLimits.title.most;
  return {
    template_card: {
      card_type: 'text_notice',
      ...coloured({ tone: 'quiet' }, audience),
      // The words are said once: below the number, where they have room.
      ...mainTitle(isLong && audience.tag !== '' ? audience.tag : title, '', wecomLimits.title.most),
      ...(isLong && { sub_title_text: cutToWidth(words, wecomLimits.subTitle.most) }),
      card_action: { type: 1, url: ticketLink(audience) },
    },
  };
}

/** Whether that has room for all of it. */
export const fitsCard = (line: Text, audience: Audience): boolean =>
  widthOf(oneLine(untagged(line, audience))) <= wecomLimits.subTitle.most;
