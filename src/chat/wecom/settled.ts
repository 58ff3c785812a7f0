import type { Text } from '../../domain/words';
import type { Card } from '../../views/card';
import type { Json } from './api';
import { oneLine } from './render/clean';
import { renderSettled } from './render/render-settled';
import type { Audience } from './render/rendered';
import { untagged } from './render/tagged';
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

/** Whether a grey label has room for all of it. */
export const fitsLabel = (line: Text, audience: Audience): boolean =>
  widthOf(oneLine(untagged(line, audience))) <= labelWide;
