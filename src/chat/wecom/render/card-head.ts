import { wecomLimits } from '../../../platforms/wecom-limits';
import type { Card, Tone } from '../../../views/card';
import { filled, oneLine } from './clean';
import { eventKeyOf } from './event-key';
import type { PieceOf } from './piece';
import type { Audience, CardJson } from './rendered';
import { untagged } from './tagged';
import { cutToWidth } from './width';

/** Grey, black, red, green (wecom.md §4.3). */
const colours: Readonly<Record<Tone, number>> = { quiet: 0, plain: 1, warn: 1, bad: 2, good: 3 };

/** The title after its tag, in one line; its number is said once. */
export const titleOf = (card: Pick<Card, 'title'>, audience: Audience): string =>
  filled(oneLine(`${audience.tag}${untagged(card.title, audience)}`));

/** Who speaks, and how it feels; nothing where the title is the speaker's name. */
export const coloured = (card: Pick<Card, 'tone'> & Partial<Pick<Card, 'title'>>, audience: Audience): CardJson =>
  card.title !== undefined && audience.speak(card.title) === audience.deskName
    ? {}
    : { source: { ...sender(audience)['source'], desc_color: colours[card.tone] } };

/** Who speaks; votes and selections know no colour. */
export const sender = ({ deskName }: Audience) => ({
  source: { desc: cutToWidth(filled(oneLine(deskName)), wecomLimits.source.most) },
});

/** Title and the words below it. */
export const mainTitle = (title: string, desc: string, most: number): CardJson => ({
  main_title: { title: cutToWidth(title, most), ...(desc !== '' && { desc }) },
});

/** Changes when people must see or press something else. */
export const faceOf = (card: Pick<Card, 'tone'>, title: string, offered: readonly PieceOf<'button'>[]): string =>
  JSON.stringify([title, card.tone, ...offered.map(({ button, inMenu }) => [eventKeyOf(button), inMenu])]);

/** Whether a card of the face `next` offers something that one of the face `before` did not; '' and 'settled' offer nothing. */
export function offersMore(next: string, before: string): boolean {
  const had = new Set(offeredIn(before));
  return offeredIn(next).some((key) => !had.has(key));
}

function offeredIn(face: string): readonly string[] {
  const parts: unknown = face.startsWith('[') ? JSON.parse(face) : [];
  return Array.isArray(parts) ? parts.slice(2).map((part) => String(Array.isArray(part) ? part[0] : part)) : [];
}
