import { createHash } from 'node:crypto';
import { messageIdIn } from './parse';
import { type Element, textIn } from './xml';

/** Of one delivery, not of what happened: it may be another at the next try. */
const ofTheDelivery: ReadonlySet<string> = new Set(['ResponseCode']);

/**
 * One key for all deliveries of a callback: a message by its id, anything else by everything it says, since a second holds
 * more than one word of a person, and WeCom's own rule of person and second loses the others (wecom.md §1.6). Stamp, nonce
 * and ciphertext of a delivery may differ from try to try, so they are no part of it.
 */
export function dedupeKey(xml: Element, app: { readonly corpId: string; readonly agentId: number }): string {
  const id = messageIdIn(xml);
  const from = textIn(xml, 'FromUserName')?.toLowerCase() ?? '';
  const what = id === undefined ? [from, textIn(xml, 'CreateTime') ?? '', digestOf(xml)] : [id, from];
  return ['wecom', app.corpId, app.agentId, ...what].join(':');
}

/** The same for the same words, in whatever order their elements come. */
function digestOf(xml: Element): string {
  const said = Object.entries(xml)
    .filter(([name]) => !ofTheDelivery.has(name) && !name.startsWith('#'))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22);
}
