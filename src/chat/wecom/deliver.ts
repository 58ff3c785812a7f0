import { isPressing } from '../../domain/flow/turn';
import { after, minutes, seconds } from '../../domain/time/instant';
import { type Delivery, DeliveryFailed, type MessageRef } from '../../ports/platform';
import type { SharedKey } from '../../ports/shared-state';
import type { Content } from '../../views/card';
import type { WecomAdapter } from './adapter';
import { deliveryError } from './api/errors';
import { byReaderLanguage } from './by-reader-language';
import { dedupe } from './dedupe';
import { edited } from './edit';
import { groupSteps } from './group';
import { phaseOf, readRef, refOf, type WecomRef } from './message-ref';
import { audienceIn, sends, sendsByReaderLanguage } from './post';
import { accountOfPerson, accountsOf } from './recipients';
import { renderContent } from './render/render-content';
import { renderLine } from './render/render-line';
import { carryOut, type Sending, type Step } from './sending';

/** Posts, or edits in place as far as WeCom lets us. Throws DeliveryFailed and its kinds, DeliveryUncertain, MessageGone. */
export async function deliver(wecom: WecomAdapter, delivery: Delivery): Promise<MessageRef> {
  let begun = false;
  const onDone = (calls: number): void => {
    begun = calls > 0;
  };
  try {
    const { outboxId, edit } = delivery;
    const slot = delivery.slot ?? (delivery.under && (await wecom.refs.slotOf('wecom', delivery.under.key)));
    const id = edit === undefined ? outboxId : `${outboxId}:edit`;
    const running = {
      id,
      urgent: (delivery.priority !== undefined && isPressing(delivery.priority)) || isUrgent(delivery),
      slot,
      onDone,
    };
    return await carryOut(wecom, running, () =>
      edit === undefined ? posted(wecom, delivery) : edited(wecom, delivery, edit),
    );
  } catch (error) {
    throw deliveryError(error, begun);
  }
}

/** A ticket that nobody has yet goes before what can wait: the first call of the ladder counts on its card. */
const isUrgent = ({ reason, to, content }: Delivery): boolean =>
  reason === 'rescue' ||
  reason === 'breach' ||
  (to.kind === 'engineers' && content.kind === 'card' && phaseOf(content) === 'claim');

async function posted(wecom: WecomAdapter, delivery: Delivery): Promise<Omit<Sending, 'done'>> {
  // A card that calls somebody is sent anew here, and has rung.
  if (delivery.ringsForCard) return nothing(delivery, { cards: [] });
  if (delivery.to.kind === 'digests') return toGroup(wecom, delivery);
  if (delivery.to.kind === 'engineers') return toEngineers(wecom, delivery);
  if (await isEcho(wecom, delivery)) return nothing(delivery, { cards: [], echo: true });
  const account = accountOfPerson(delivery);
  if (account === undefined) throw new DeliveryFailed('wecom', null, 'no_account');
  const to = await dedupe(wecom, delivery, [account]);
  if (to.length === 0) return nothing(delivery, { cards: [] });
  const { steps, cards } = await sends(wecom, delivery, to);
  return { steps, ref: refOf({ cards }, delivery.outboxId) };
}

const nothing = ({ outboxId }: Delivery, data: WecomRef): Omit<Sending, 'done'> => ({
  steps: [],
  ref: refOf(data, outboxId),
});

/** The other card is drawn up at the same moment, perhaps in another process: it is waited for this often. */
const looks = 10;
const eachLook = seconds(0.1);

/**
 * Whether they are just being sent a card that says the same: whom it goes to is written down before it goes. Nobody
 * waits long for it; being told twice is better than late.
 */
async function isEcho({ shared, clock, pause }: WecomAdapter, delivery: Delivery): Promise<boolean> {
  const account = accountOfPerson(delivery);
  if (account === undefined || delivery.content.kind !== 'card') return false;
  if (delivery.echoes !== undefined) return readRef(delivery.echoes).cards.some(({ to }) => to.includes(account));
  if (delivery.echoesSlot === undefined) return false;
  for (let look = 0; look < looks; look += 1) {
    const shown = (await shared.get(shownKey(delivery.echoesSlot), clock.now()))?.value;
    if (Array.isArray(shown)) return shown.includes(account);
    await pause(eachLook);
  }
  return false;
}

const shownKey = (slot: string): SharedKey => `wecom:shown:${slot}`;

async function toEngineers(wecom: WecomAdapter, delivery: Delivery): Promise<Omit<Sending, 'done'>> {
  const { content, slot, outboxId } = delivery;
  const isCard = slot !== undefined && content.kind === 'card';
  const parts = await Promise.all(
    byReaderLanguage(delivery).map(async (part) => ({
      ...part,
      to: await dedupe(wecom, part.delivery, listeners(part.delivery)),
    })),
  );
  const told = parts.flatMap(({ to }) => to);
  if (isCard) await wecom.shared.put(shownKey(slot), told, after(wecom.clock.now(), minutes(10)));
  const { steps, cards } = await sendsByReaderLanguage(wecom, parts);
  if (!isCard) return { steps, ref: refOf({ cards }, outboxId) };
  const { steps: read, ...said } = groupSteps(wecom, { content, audience: audienceIn(wecom, delivery) });
  return { steps: [...steps, ...read], ref: refOf({ cards, phase: phaseOf(content), ...said }, outboxId) };
}

/** On a platform without threads their own words would only come back to them. */
function listeners(delivery: Delivery): readonly string[] {
  const { content, accountOf } = delivery;
  if (isCallOfOthers(content)) return [];
  const author = content.kind === 'message' && content.from !== undefined ? accountOf(content.from) : undefined;
  return accountsOf(delivery).filter((account) => account !== author?.toLowerCase());
}

/** Each rescuer is sent a card of their own; only in a channel do the others read who was called. */
const isCallOfOthers = (content: Content): boolean => content.kind === 'message' && content.eachHasCard === true;

async function toGroup(wecom: WecomAdapter, delivery: Delivery): Promise<Omit<Sending, 'done'>> {
  const { content } = delivery;
  const audience = audienceIn(wecom, delivery);
  const steps = renderContent(content, audience).flatMap((sent): readonly Step[] => {
    if (sent.kind === 'picture') {
      return [{ do: 'group', must: true, message: { kind: 'picture', picture: sent.picture.key } }];
    }
    if (sent.kind === 'file') return [];
    if (sent.kind !== 'card') return [{ do: 'group', must: true, message: { kind: sent.kind, text: sent.text } }];
    const line = renderLine(content, audience);
    return line === undefined ? [] : [{ do: 'group', must: true, message: { kind: 'markdown', text: line } }];
  });
  return { steps, ref: refOf({ cards: [] }, delivery.outboxId) };
}
