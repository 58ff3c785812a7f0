import { type Delivery, MessageGone, type MessageRef } from '../../ports/platform';
import type { Message } from '../../views/card';
import type { WecomAdapter } from './adapter';
import { byReaderLanguage } from './by-reader-language';
import { groupSteps } from './group';
import { phaseOf, readRef, refOf, type WecomRef } from './message-ref';
import { audienceIn, sends, sendsByReaderLanguage } from './post';
import { accountOfPerson, accountsOf } from './recipients';
import { type CardEdit, type Change, everyone, moved, redrawn } from './redrawn';
import type { Sending, Step } from './sending';
import { fitsCard, replaced } from './settled';

type DrawnUp = Omit<Sending, 'done'>;

/**
 * What an edit takes. A card can be redrawn once for its sending and once for each click (wecom.md §4.8), so a code is
 * spent where the face of the card changes, or where one stays in reserve. Throws MessageGone where the card has to be
 * posted anew.
 */
export async function edited(wecom: WecomAdapter, delivery: Delivery, ref: MessageRef): Promise<DrawnUp> {
  const { content } = delivery;
  const known = readRef(ref);
  if (known.echo) return echoed(delivery, ref);
  // How a ticket stands is read on its page; a code is kept for what its reader presses.
  if (delivery.refreshes) return { steps: [], ref };
  if (content.kind === 'message') return inWords(wecom, { delivery, content, known }, ref.key);
  // An edited card rings nowhere: whoever is called to a ticket has to hear it.
  if (delivery.reason === 'rescue') throw await anew(wecom, known);
  return asCard(wecom, { delivery, content, known });
}

/** The card that was not sent needs no change; it is sent once it says something of its own. */
function echoed({ content, outboxId }: Delivery, ref: MessageRef): DrawnUp {
  if (content.kind === 'card') throw new MessageGone(`${outboxId}: only echoed so far`);
  return { steps: [], ref };
}

async function anew({ codes }: WecomAdapter, { cards }: WecomRef): Promise<MessageGone> {
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
async function inWords(wecom: WecomAdapter, { delivery, content, known }: WordsEdit, key: string): Promise<DrawnUp> {
  const { person } = delivery;
  const account = accountOfPerson(delivery);
  const to = account === undefined ? accountsOf(delivery) : [account];
  const { steps } = to.length === 0 ? { steps: [] } : await sends(wecom, delivery, to);
  const audience = audienceIn(wecom, delivery);
  const mustHear = person !== undefined && content.mentions?.includes(person.id) === true;
  const stays = delivery.onlyInPlace === true;
  const said = !stays && (mustHear || known.cards.length === 0 || !fitsCard(content.text, audience));
  const change = replaced(content.text, audience);
  const settling = known.cards.map(
    (card, index): Step => ({
      do: 'redraw',
      task: card.task,
      to: everyone(card),
      change,
      orElse: said || stays || index > 0 ? 'keep' : steps,
    }),
  );
  const cards = known.cards.map((card) => ({ ...card, face: '' }));
  await wecom.codes.replaced(await withoutCode(wecom, known));
  return { steps: [...settling, ...(said ? steps : [])], ref: refOf({ ...known, cards }, key) };
}

/** Cards that nothing can redraw before somebody clicks them, and by that brings a code; the click comes too late then. */
async function withoutCode({ codes }: WecomAdapter, { cards }: WecomRef): Promise<readonly string[]> {
  const left = await Promise.all(cards.map(async ({ task }) => ({ task, codes: await codes.left(task) })));
  return left.filter((one) => one.codes === 0).map(({ task }) => task);
}

async function asCard(wecom: WecomAdapter, edit: CardEdit): Promise<DrawnUp> {
  const { delivery, known } = edit;
  if (delivery.to.kind === 'engineers') return amongEngineers(wecom, edit);
  const account = accountOfPerson(delivery);
  const recipients = account === undefined ? [] : [account];
  const { steps, cards, left } = await redrawn(wecom, edit, recipients);
  // The scheduler forgets the slot and delivers in full.
  if (recipients.some((holder) => !cards.some(({ to }) => to.includes(holder)))) throw await anew(wecom, known);
  await wecom.codes.replaced(left.map(({ task }) => task));
  return { steps, ref: refOf({ cards }, delivery.outboxId) };
}

/** Everybody's card in their own language; only some may need a new one. */
async function amongEngineers(wecom: WecomAdapter, edit: CardEdit): Promise<DrawnUp> {
  const { delivery, content, known } = edit;
  const phase = phaseOf(content);
  const changed = known.phase !== undefined && phase !== known.phase && phase !== 'over';
  const parts = byReaderLanguage(delivery, known.cards);
  const hasCard = (account: string): boolean => known.cards.some(({ to }) => to.includes(account));
  const changes: Change[] = [];
  const fresh: Parameters<typeof sendsByReaderLanguage>[1][number][] = [];
  for (const part of parts) {
    const recipients = accountsOf(part.delivery);
    const theirs = part.delivery.content.kind === 'card' ? part.delivery.content : content;
    const own = { delivery: part.delivery, content: theirs, known: { ...known, cards: part.cards } };
    const change = changed ? moved(wecom, own, phase) : await redrawn(wecom, own, recipients);
    changes.push(change);
    // Whoever had no part in it need not hear that it is over.
    const untold = phase === 'over' ? [] : recipients.filter((one) => !change.cards.some(({ to }) => to.includes(one)));
    const [again, first] = [untold.filter(hasCard), untold.filter((one) => !hasCard(one))];
    fresh.push({ ...part, to: first }, { ...part, delivery: { ...part.delivery, again: true }, to: again });
  }
  const sent = await sendsByReaderLanguage(wecom, fresh);
  await wecom.codes.replaced(changes.flatMap(({ left }) => left.map(({ task }) => task)));
  const last = known.line === undefined ? {} : { last: known.line };
  const told = groupSteps(wecom, { content, audience: audienceIn(wecom, delivery), ...last });
  const data: WecomRef = {
    cards: [...changes.flatMap(({ cards }) => cards), ...sent.cards],
    phase,
    ...(told.line !== undefined && { line: told.line }),
  };
  return {
    steps: [...changes.flatMap(({ steps }) => steps), ...sent.steps, ...told.steps],
    ref: refOf(data, delivery.outboxId),
  };
}
