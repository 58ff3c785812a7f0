import { messageIdIn } from './parse';
import { type Element, textIn } from './xml';

/** What tells two events of one person in the same second apart; WeCom's own rule is too coarse (wecom.md §1.6). */
const distinguishing = ['Event', 'ChangeType', 'EventKey', 'TaskId', 'UserID', 'TagId', 'Id'] as const;

/**
 * One key for all deliveries of a callback: a message by its id, an event by everything it says. Stamp, nonce and
 * ciphertext of a delivery may differ from try to try, so they are no part of it.
 */
export function dedupeKey(xml: Element, app: { readonly corpId: string; readonly agentId: number }): string {
  const id = messageIdIn(xml);
  const from = textIn(xml, 'FromUserName')?.toLowerCase() ?? '';
  const what =
    id === undefined
      ? [from, textIn(xml, 'CreateTime') ?? '', ...distinguishing.map((field) => textIn(xml, field) ?? '')]
      : [id, from];
  return ['wecom', app.corpId, app.agentId, ...what].join(':');
}
