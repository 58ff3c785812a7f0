import { type Say, say } from '../../domain/words';
import type { Delivery } from '../../ports/platform';
import type { Content } from '../../views/card';
import type { WecomAdapter } from './adapter';
import type { Json } from './api';
import { actionsOf, type CardAt, type Phase, phaseOf, type WecomRef } from './message-ref';
import { audienceIn } from './post';
import { offersMore } from './render/card-head';
import { renderContent } from './render/render-content';
import type { Step } from './sending';
import { settled } from './settled';

/** A card's slot gets a new card. */
export interface CardEdit {
  readonly delivery: Delivery;
  readonly content: Content & { readonly kind: 'card' };
  readonly known: WecomRef;
}

/** What is called, the cards that still stand, and those whose clicks come too late from now on. */
export interface Change {
  readonly steps: readonly Step[];
  readonly cards: readonly CardAt[];
  readonly left: readonly CardAt[];
}

type Whom = 'all' | readonly string[];

/** Everyone who holds a card. */
export const everyone = (card: CardAt): Whom => (card.shared ? card.to : 'all');

/** The ticket is taken, or free again: everyone's old card says so; new ones go to whom it concerns now. */
export function moved(wecom: WecomAdapter, { delivery, content, known }: CardEdit, phase: Phase): Change {
  const change = settled(content, nowSaid(delivery, phase), audienceIn(wecom, delivery));
  const steps = known.cards.map((card) => settling(card, everyone(card), change));
  return { steps, cards: [], left: known.cards };
}

const settling = ({ task }: CardAt, to: Whom, change: Json): Step => ({
  do: 'redraw',
  task,
  to,
  change,
  orElse: 'keep',
});

/** The owner is the first of those whom a ticket at work concerns. */
function nowSaid({ to }: Delivery, phase: Phase): Say {
  const owner = to.kind === 'engineers' ? to.recipients[0] : undefined;
  return phase === 'work' && owner !== undefined
    ? say('wecom.taken', { person: { person: owner } })
    : say('wecom.outdated');
}

/** The content as one card, and what that card shows. */
interface Drawn {
  readonly change: Json;
  readonly face: string;
}

/** Each card of the slot as far as its codes go. */
export async function redrawn(wecom: WecomAdapter, edit: CardEdit, recipients: readonly string[]): Promise<Change> {
  const { content, delivery, known } = edit;
  const audience = audienceIn(wecom, delivery);
  const drawn = renderContent(content, audience).flatMap((sent): readonly Drawn[] =>
    sent.kind === 'card' ? [{ change: { template_card: sent.card }, face: sent.face }] : [],
  );
  // Words that fit no card: what is left of the old one says in a line what they say.
  const instead: Drawn = { change: settled(content, content.summary, audience), face: 'settled' };
  const outdated = settled(content, say('wecom.outdated'), audience);
  // Everybody who has it sees how it ended, also whom it concerns no more.
  const over = delivery.to.kind === 'engineers' && phaseOf(content) === 'over';
  // A low rating's reasons and words come after its stars, and stand nowhere else in this chat.
  const news = delivery.reason === 'callback';
  const changes: Change[] = [];
  for (const card of known.cards) {
    const stay = over ? card.to : card.to.filter((account) => recipients.includes(account));
    const own = drawn[card.nth];
    // Choices that had a card of their own are no longer offered.
    const none = card.nth === 0 ? instead : { change: outdated, face: 'settled' };
    const next = own ?? (card.face === '' ? undefined : none);
    // To whom nothing new is offered, the words that go with it say enough; engineers work by their card.
    const more = own === undefined || delivery.to.kind === 'engineers' || offersMore(own.face, card.face);
    const offers = actionsOf(content).length > 0 && (own !== undefined || card.nth === 0);
    const matters = delivery.onlyInPlace !== true && offers && (more || news);
    changes.push(await changeOf(wecom, { card, stay, next, outdated, matters, news }));
  }
  return {
    steps: changes.flatMap(({ steps }) => steps),
    cards: changes.flatMap(({ cards }) => cards),
    left: changes.flatMap(({ left }) => left),
  };
}

interface OneCard {
  readonly card: CardAt;
  /** Those who keep it. */
  readonly stay: readonly string[];
  readonly next: Drawn | undefined;
  readonly outdated: Json;
  /** Whether it offers anything, so that somebody would miss it. */
  readonly matters: boolean;
  /** It says more than before, though it looks the same. */
  readonly news: boolean;
}

async function changeOf(wecom: WecomAdapter, { card, stay, next, outdated, matters, news }: OneCard): Promise<Change> {
  if (stay.length === 0) return { steps: [settling(card, everyone(card), outdated)], cards: [], left: [card] };
  const leave = card.to.filter((account) => !stay.includes(account));
  const kept: CardAt = leave.length === 0 ? card : { ...card, to: stay, shared: true };
  const greying = leave.length === 0 ? [] : [settling(card, leave, outdated)];
  const asItIs: Change = { steps: greying, cards: [kept], left: [] };
  if (next === undefined) return asItIs;
  const codes = (await wecom.codes.left(card.task)) - greying.length;
  const changed = news || next.face !== card.face;
  if (changed && codes < 1) return matters ? { steps: greying, cards: [], left: [card] } : asItIs;
  if (!changed && codes < 2) return asItIs;
  const redraw: Step = {
    do: 'redraw',
    task: card.task,
    to: everyone(kept),
    change: next.change,
    orElse: changed && matters ? 'post' : 'keep',
  };
  return { steps: [redraw, ...greying], cards: [{ ...kept, face: next.face }], left: [] };
}
