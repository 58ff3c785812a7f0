import { cardsOf, wholeOf } from '../../commands/act';
import { unknownRecord } from '../../commands/record/bound-kind';
import type { About } from '../../domain/finding/asked-in';
import type { Person } from '../../domain/people/person';
import type { RecordRef } from '../../domain/record/record-ref';
import type { Press, Reply } from '../../ports/inbound';
import type { Card } from '../../views/card';
import type { InboundDeps } from '../inbound-deps';

interface Look {
  readonly by: Person;
  readonly about: RecordRef;
  /** Where the cards go. */
  readonly cards: Card[];
}

/** One record as this person may see and use it, then what happened. */
export async function lookAt(deps: InboundDeps, { by, about, cards }: Look): Promise<Reply> {
  const shown = await wholeOf(deps, { about, by });
  if (shown === undefined) return notThere(deps, about);
  cards.push(...shown.cards, shown.history);
  return { kind: 'card', card: shown.cards[0] };
}

/**
 * One record in a single card: as this person may see and use it, with what the desk waits to hear from them; what they
 * ask about it first.
 */
export async function lookBriefly(
  deps: InboundDeps,
  by: Person,
  { about, asked }: { readonly about: RecordRef; readonly asked: About },
): Promise<Reply> {
  const shown = await cardsOf(deps, { about, by, asked });
  if (shown === undefined) return notThere(deps, about);
  const [card] = shown.cards;
  const parts = [...shown.answer, ...shown.cards.flatMap((one) => one.parts)];
  return { kind: 'card', card: { ...card, parts }, about };
}

/**
 * What a button among those of other records comes to: where it cannot be done any more, why not, and the record as it
 * stands with what can be done. A no to somebody who may not know of it stays one.
 */
export async function orAsItStands(
  deps: InboundDeps,
  by: Person,
  { about, orLook }: Pick<Press, 'about' | 'orLook'>,
  reply: Reply,
): Promise<Reply> {
  if (!orLook || about === undefined || reply.kind !== 'refused') return reply;
  // Of a hundred who claim it at once each hears in a line who has it.
  if (reply.refusal.why === 'already-owned') return reply;
  const looked = await lookBriefly(deps, by, { about, asked: 'standing' });
  if (looked.kind !== 'card') return reply;
  const { card } = looked;
  return { ...looked, card: { ...card, parts: [{ kind: 'text', text: reply.refusal }, ...card.parts] } };
}

/** The same sentence whether there is none or it is not theirs to see. */
const notThere = ({ desk }: InboundDeps, about: RecordRef): Reply => ({
  kind: 'refused',
  refusal: unknownRecord(desk, about),
});
