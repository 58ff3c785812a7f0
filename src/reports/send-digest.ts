import type { DigestSlot } from '../domain/desk';
import type { Person } from '../domain/people/person';
import type { Language } from '../domain/words';
import type { Announcement } from '../views/announcement';
import { asCard, type Card } from '../views/card';

/** Name of a digest's picture in the picture store. */
export const pictureKeyOf = ({ date }: Pick<DigestSlot, 'date'>, language: Language): string =>
  `digest:${date}:${language}`;

/** Who is to hear a digest, and the card in their language. */
export interface DigestMail {
  readonly slot: Pick<DigestSlot, 'date'>;
  readonly cardIn: (language: Language) => Card;
  readonly managers: readonly Person[];
  /** Language of the digest channel; undefined: there is no such channel. */
  readonly channel: Language | undefined;
}

/**
 * One announcement a manager, and one for the digest channel. The key names date and receiver, so a restart or a second
 * process never sends a digest twice. Nobody to tell: empty.
 */
export function digestAnnouncements({ slot, cardIn, managers, channel }: DigestMail): readonly Announcement[] {
  const toManagers = managers.map(
    ({ id, language }): Announcement => ({
      to: { kind: 'person', person: id },
      content: asCard(cardIn(language)),
      reason: 'digest',
      key: `digest:${slot.date}:${id}`,
    }),
  );
  if (channel === undefined) return toManagers;
  const toChannel: Announcement = {
    to: { kind: 'digests' },
    content: asCard(cardIn(channel)),
    reason: 'digest',
    key: `digest:${slot.date}:#digests`,
  };
  return [...toManagers, toChannel];
}
