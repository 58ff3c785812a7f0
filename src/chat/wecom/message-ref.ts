import type { MessageRef } from '../../ports/platform';
import type { Card } from '../../views/card';

/** A card as some people have it. Codes to redraw it are kept apart, under its task. */
export interface CardAt {
  readonly task: string;
  /** Accounts that hold it now. */
  readonly to: readonly string[];
  /** What it showed when it was drawn last (see `Sent`); empty for words in place of a card. */
  readonly face: string;
  /** Which card of its content it is, from 0. */
  readonly nth: number;
  /** Somebody else holds a settled copy, so that "everyone who got it" would be too many. */
  readonly shared?: true;
  /** Of an engineers' card: how those who hold it read (see `byReaderLanguage`); what is kept calls it so. */
  readonly voice?: string;
}

/** Who may do what with a ticket's card among engineers: claim it, work on it, only read it. */
export type Phase = 'claim' | 'work' | 'over';

/** What a reference of ours remembers. */
export interface WecomRef {
  readonly cards: readonly CardAt[];
  readonly phase?: Phase;
  /** Nothing was sent: a card with the same words was there already. */
  readonly echo?: true;
  /** The line the group read last. */
  readonly line?: string;
}

/** The buttons a card offers, at once or behind its menu. */
export const actionsOf = ({ parts }: Pick<Card, 'parts'>): readonly string[] =>
  parts.flatMap((part) =>
    part.kind === 'buttons' ? [...part.buttons, ...(part.menu ?? [])].map(({ action }) => action) : [],
  );

/** What the engineers' card is for as it is now. */
export function phaseOf(card: Pick<Card, 'parts'>): Phase {
  const actions = actionsOf(card);
  if (actions.includes('claim')) return 'claim';
  return actions.length > 0 ? 'work' : 'over';
}

/** The reference of what was sent; its key is the task of the newest card, so that a click finds its slot. */
export const refOf = (data: WecomRef, otherwise: string): MessageRef => ({
  key: data.cards.at(-1)?.task ?? otherwise,
  data: { ...data },
});

/** Reads a reference of ours; one of an older version has no cards. */
export function readRef({ data }: MessageRef): WecomRef {
  const { cards, phase, echo, line } = data as Partial<WecomRef>;
  return {
    cards: Array.isArray(cards) ? cards : [],
    ...(phase !== undefined && { phase }),
    ...(echo === true && { echo }),
    ...(line !== undefined && { line }),
  };
}
