import { createHash } from 'node:crypto';
import type { RecordRef } from '../../domain/record/record-ref';
import { type Say, say, type Text, typed } from '../../domain/words';
import type { Answered, Reply } from '../../ports/inbound';
import { DeliveryFailed } from '../../ports/platform';
import type { Speak } from '../../ports/translator';
import { asCard, asMessage } from '../../views/card';
import type { Form } from '../../views/form';
import type { WecomAdapter } from './adapter';
import { WecomError } from './api';
import { isOutOfSight } from './api/errors';
import { audienceOf } from './audience';
import { refOf } from './message-ref';
import { sendsOf, topicIn } from './post';
import { prepare } from './prepare';
import { textLink } from './render/link';
import { renderContent } from './render/render-content';
import type { Audience, Sent } from './render/rendered';
import { sayText } from './render/say-text';
import { untagged } from './render/tagged';
import { carryOut, isDrawnUp } from './sending';

/** To whom something is said at once, and what it answers. */
export interface Told {
  readonly account: string;
  /** Of what they did, so that the same is answered once; `part` tells two answers apart. */
  readonly key: string;
  readonly part?: string;
  readonly speak: Speak;
  readonly about?: RecordRef | undefined;
}

/** What somebody's act asked for, beyond what the reply says. */
export interface Asked {
  readonly value?: string | undefined;
}

/** Says what came of something somebody did; nothing where there is nothing to say. Throws WecomError. */
export async function tellReply(
  wecom: WecomAdapter,
  told: Omit<Told, 'speak' | 'part'>,
  { reply, speak }: Answered,
  asked: Asked = {},
): Promise<void> {
  // That it failed is no answer: what another try comes to is said too. What an earlier try came to holds.
  const isFailure = reply.kind === 'broken' && !(await isDrawnUp(wecom, idOf(told)));
  const part = isFailure ? { part: ':broken' } : {};
  const shown = reply.kind === 'card' && reply.about !== undefined ? { about: reply.about } : {};
  await tell(wecom, { ...told, ...shown, ...part, speak }, (audience) => replySents(reply, audience, asked));
}

/** Says a sentence. Throws WecomError. */
export const tellWords = (wecom: WecomAdapter, told: Told, text: Text): Promise<void> =>
  tell(wecom, told, (audience) => renderContent(asMessage({ text }), audience));

/** Says something, once for each key. What WeCom will never take is logged; throws WecomError for everything else. */
export async function tell(
  wecom: WecomAdapter,
  told: Told,
  render: (audience: Audience) => readonly Sent[],
): Promise<void> {
  const { account, speak, about } = told;
  const id = idOf(told);
  const audience = audienceOf(wecom, { speak, about });
  const to = [account];
  const drawUp = async () => {
    const ready = await prepare(wecom, render(audience), audience);
    const { steps, cards } = sendsOf(ready, { to, agentId: wecom.config.agentId, topic: topicIn(audience), id });
    return { steps, ref: refOf({ cards }, id) };
  };
  try {
    await carryOut(wecom, { id, urgent: true }, drawUp);
  } catch (error) {
    if (!isFinal(error)) throw error;
    wecom.logger.warn('an answer did not reach somebody', { account, error });
  }
}

const idOf = ({ key, part = '' }: Pick<Told, 'key' | 'part'>): string =>
  createHash('sha256').update(`${key}${part}`).digest('hex').slice(0, 32);

const isFinal = (error: unknown): boolean =>
  (error instanceof DeliveryFailed && error.retryIn === null) ||
  (error instanceof WecomError && (error.fate === 'never' || error.fate === 'recipient' || isOutOfSight(error.code)));

/** What a reply says, as messages. A form becomes a link to its page. */
export function replySents(reply: Reply, audience: Audience, { value }: Asked): readonly Sent[] {
  if (reply.kind === 'card') return renderContent(asCard(reply.card), audience);
  if (reply.kind === 'form') return formLink(reply.form, audience, value);
  const words = wordsOf(reply, audience.speak);
  return words === undefined ? [] : renderContent(asMessage({ text: words }), audience);
}

/** What it says in words; undefined where it says nothing. */
function wordsOf(reply: Exclude<Reply, { kind: 'card' | 'form' }>, speak: Speak): Text | undefined {
  if (reply.kind === 'done') return reply.text;
  if (reply.kind === 'refused') return reply.refusal;
  if (reply.kind === 'invalid') return typed(Object.values(reply.invalid.fields).map(speak).join('\n'));
  return broken(reply.reference);
}

const broken = (reference: string): Say => say('wecom.broken', { reference });

function formLink({ action, about, title, carried }: Form, audience: Audience, value?: string): readonly Sent[] {
  const { speak, links } = audience;
  const given = carried?.['draft'] ?? value;
  const url = links.form({
    action,
    label: title,
    tone: 'main',
    ...(about !== undefined && { about }),
    ...(given !== undefined && { value: given }),
  });
  return sayText(untagged(title, audience), audience, [textLink(url, speak(say('wecom.openForm')))]);
}
