import { type Delivery, MessageGone, type MessageRef } from '../../ports/platform';
import type { Message } from '../../views/card';
import { audienceIn, sends } from './post';
import type { WecomDesk } from './desk';
import { groupSteps } from './group';
import { type CardEdit, everyone, moved, redrawn } from './redrawn';
import { phaseOf, readRef, refOf, type WecomRef } from './message-ref';
import { accountOfPerson, accountsOf } from './recipients';
import type { Sending, Step } from './sending';
import { fitsCard, replaced } from './settled';

type DrawnUp = Omit<Sending, 'done'>;

/**
 * What an edit takes. A card can be redrawn once for its sending and once for each click (wecom.md §4.8), so a code is
 * spent where the face of the card changes, or where one stays in reserve. Throws MessageGone where the card has to be
 * posted anew.
 */
export async function edited(wecom: WecomDesk, delivery: Delivery, ref: MessageRef): Promise<DrawnUp> {
  const { content } = delivery;
  const known = readRef(ref);
  if (known.echo) return echoed(delivery, ref);
  if (content.kind === 'message') return inWords(wecom, { delivery, content, known }, ref.key);
  // An edited card rings nowhere: whoever is called to a job has to hear it.
  if (delivery.reason === 'rescue') throw await anew(wecom, known);
  return asCard(wecom, { delivery, content, known });
}

/** The card that was not sent needs no change; it is sent once it says something of its own. */
function echoed({ content, outboxId }: Delivery, ref: MessageRef): DrawnUp {
  if (content.kind === 'card') throw new MessageGone(`${outboxId}: only echoed so far`);
  return { steps: [], ref };
}

async function anew({ codes }: WecomDesk, { cards }: WecomRef): Promise<MessageGone> {
  await codes.replaced(cards.map(({ task }) => task));
  return new MessageGone('posted anew');
}

interface WordsEdit {
  readonly delivery: Delivery;
  readonly content: Message;
  readonly known: WecomRef;
}

/**
 * Words in place of a card. Where that can't be, where a card has no room for them, or where somebody has to notice,
 * they are said as a message.
 */
async function inWords(wecom: WecomDesk, { delivery, content, known }: WordsEdit, key: string): Promise<DrawnUp> {
  const { person } = delivery;
  const account = accountOfPerson(delivery);
  const to = account === undefined ? accountsOf(delivery) : [account];
  const { steps } = to.length === 0 ? { steps: [] } : await sends(wecom, delivery, to);
  const audience = audienceIn(wecom, delivery);
  const mustHear = person !== undefined && content.mentions?.includes(person.id) === true;
  const said = mustHear || known.cards.length === 0 || !fitsCard(content.text, audience);
  const change = replaced(content.text, audience);
  const settling = known.cards.map(
    (card, index): Step => ({
      do: 'redraw',
      task: card.task,
      to: everyone(card),
      change,
      orElse: said || index > 0 ? 'keep' : steps,
    }),
  );
  const cards = known.cards.map((card) => ({ ...card, face: '' }));
  return { steps: [...settling, ...(said ? steps : [])], ref: refOf({ ...known, cards }, key) };
}

async function asCard(wecom: WecomDesk, edit: CardEdit): Promise<DrawnUp> {
  const { delivery, content, known } = edit;
  const shared = delivery.to.kind === 'engineers';
  const account = accountOfPerson(delivery);
  const holders = shared ? accountsOf(delivery) : account === undefined ? [] : [account];
  const phase = shared ? phaseOf(content) : undefined;
  const changed = known.phase !== undefined && phase !== undefined && phase !== known.phase && phase !== 'over';
  const { steps, cards, left } = changed ? moved(wecom, edit, phase) : await redrawn(wecom, edit, holders);
  // Whoever had no part in it need not hear that it is over.
  const untold = phase === 'over' ? [] : holders.filter((holder) => !cards.some(({ to }) => to.includes(holder)));
  // The scheduler forgets the slot and delivers in full; among engineers only some may need a new card.
  if (!shared && untold.length > 0) throw await anew(wecom, known);
  const fresh = untold.length === 0 ? { steps: [], cards: [] } : await sends(wecom, delivery, untold);
  await wecom.codes.replaced(left.map(({ task }) => task));
  const last = known.line === undefined ? {} : { last: known.line };
  const told = shared ? groupSteps(wecom, { content, audience: audienceIn(wecom, delivery), ...last }) : { steps: [] };
  const data: WecomRef = {
    cards: [...cards, ...fresh.cards],
    ...(phase !== undefined && { phase }),
    ...(told.line !== undefined && { line: told.line }),
  };
  return { steps: [...steps, ...fresh.steps, ...told.steps], ref: refOf(data, delivery.outboxId) };
}
