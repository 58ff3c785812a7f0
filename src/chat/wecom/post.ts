import type { Delivery } from '../../ports/platform';
import type { Content } from '../../views/card';
import type { WecomAdapter } from './adapter';
import { audienceOf } from './audience';
import { bodyOf, taskOf } from './body';
import type { Part } from './by-reader-language';
import type { CardAt } from './message-ref';
import { prepare, type Ready } from './prepare';
import { renderContent } from './render/render-content';
import type { Audience } from './render/rendered';
import type { Step } from './sending';

/** The reader of a delivery. */
export const audienceIn = (wecom: WecomAdapter, { speak, about, accountOf, person }: Delivery): Audience =>
  audienceOf(wecom, { speak, about, accountOf, person });

/** Requests for everything in the delivery's content, and the cards that come of them. */
export async function sends(
  wecom: WecomAdapter,
  delivery: Delivery,
  to: readonly string[],
): Promise<{ readonly steps: readonly Step[]; readonly cards: readonly CardAt[] }> {
  const audience = audienceIn(wecom, delivery);
  const ready = await prepare(wecom, renderContent(briefly(delivery, calling(delivery, to)), audience), audience);
  const id = `${await wecom.series.letters()}-${delivery.outboxId}${delivery.edit === undefined ? '' : '-e'}`;
  return sendsOf(ready, { to, agentId: wecom.config.agentId, topic: topicIn(audience), id });
}

/** Whoever is called to a ticket reads all of it; others have that above. */
const briefly = ({ again, reason }: Delivery, content: Content): Content =>
  again && reason !== 'rescue' && content.kind === 'card' && content.brief !== undefined
    ? { ...content, parts: content.brief }
    : content;

/** In a chat of one's own nobody has to be called by name. */
function calling({ content, accountOf }: Delivery, to: readonly string[]): Content {
  if (content.kind === 'card' || content.mentions === undefined) return content;
  const called = new Set(content.mentions.map((person) => accountOf(person)?.toLowerCase()));
  const { mentions: _mentions, ...words } = content;
  return to.every((account) => called.has(account)) ? words : content;
}

/** The same for people who read differently: for each of them in their own language. */
export async function sendsByReaderLanguage(
  wecom: WecomAdapter,
  parts: readonly (Pick<Part, 'delivery' | 'voice'> & { readonly to: readonly string[] })[],
): Promise<{ readonly steps: readonly Step[]; readonly cards: readonly CardAt[] }> {
  const steps: Step[] = [];
  const cards: CardAt[] = [];
  for (const [nth, { delivery, voice, to }] of parts.entries()) {
    if (to.length === 0) continue;
    // Tasks are named once for ever, so those of the second language have names of their own.
    const outboxId = nth === 0 ? delivery.outboxId : `${delivery.outboxId}-v${nth + 1}`;
    const sent = await sends(wecom, { ...delivery, outboxId }, to);
    steps.push(...sent.steps);
    cards.push(...sent.cards.map((card) => ({ ...card, voice })));
  }
  return { steps, cards };
}

/** What a task is named for: its ticket, or the desk. */
export const topicIn = ({ tag }: Pick<Audience, 'tag'>): string => (tag === '' ? 'D' : tag.slice(1, -1));

/** One request for each message. */
export function sendsOf(
  ready: readonly Ready[],
  { to, agentId, topic, id }: { to: readonly string[]; agentId: number; topic: string; id: string },
): { readonly steps: readonly Step[]; readonly cards: readonly CardAt[] } {
  const named = ready.map((one, index) => ({ one, task: taskOf(topic, `${id}-${index + 1}`) }));
  const cards = named
    .flatMap(({ one: { card }, task }) => (card === undefined ? [] : [{ task, to, face: card.face }]))
    .map((card, nth) => ({ ...card, nth }));
  const [first] = named;
  const inWords = cards.length > 0 || first === undefined ? [] : [{ task: first.task, to, face: '', nth: 0 }];
  return {
    steps: named.map(({ one, task }) => ({ do: 'send', to, task, body: bodyOf(one, { to, agentId, task }) })),
    cards: [...cards, ...inWords],
  };
}
