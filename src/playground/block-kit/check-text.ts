import type { Limit } from '../../platforms/limit';
import { slackLimits } from '../../platforms/slack-limits';
import { isObject, type Json } from '../json';
import type { Inspection } from './inspection';

interface TextRule {
  readonly limit?: Limit;
  readonly plain?: boolean;
  readonly optional?: boolean;
}

/** A text object in `field`: `plain` takes plain_text only. */
export function checkText(
  seen: Inspection,
  from: Json,
  [field, at]: readonly [string, string],
  rule: TextRule = {},
): void {
  if (rule.optional && (from[field] === undefined || from[field] === null)) return;
  const text = seen.object(from, field, at);
  if (text !== undefined) checkTextObject(seen, text, `${at}/${field}`, rule);
}

/** A text object itself. */
export function checkTextObject(seen: Inspection, text: Json, at: string, rule: TextRule = {}): void {
  const kinds = rule.plain ? ['plain_text'] : ['plain_text', 'mrkdwn'];
  if (typeof text['type'] !== 'string' || !kinds.includes(text['type'])) {
    seen.report(`${at}/type`, `must be one of: ${kinds.join(', ')}`);
    return;
  }
  seen.only(text, at, text['type'] === 'plain_text' ? ['type', 'text', 'emoji'] : ['type', 'text', 'verbatim']);
  seen.string(text, 'text', at, { limit: rule.limit ?? slackLimits.textObject });
}

/** The confirmation dialog of an element, if any. */
export function checkConfirm(seen: Inspection, from: Json, at: string): void {
  if (from['confirm'] === undefined) return;
  const confirm = seen.object(from, 'confirm', at);
  if (confirm === undefined) return;
  const here = `${at}/confirm`;
  seen.only(confirm, here, ['title', 'text', 'confirm', 'deny', 'style']);
  checkText(seen, confirm, ['title', here], { plain: true, limit: slackLimits.confirmTitle });
  checkText(seen, confirm, ['text', here], { limit: slackLimits.confirmText });
  checkText(seen, confirm, ['confirm', here], { plain: true, limit: slackLimits.confirmButton });
  checkText(seen, confirm, ['deny', here], { plain: true, limit: slackLimits.confirmButton });
}

/** The options in `field`, and their values' uniqueness. */
export function checkOptions(
  seen: Inspection,
  from: Json,
  [field, at]: readonly [string, string],
  rule: { limit: Limit; mrkdwn?: boolean },
): void {
  const values = new Set<unknown>();
  seen.list(from, field, at, { limit: rule.limit }).forEach((option, index) => {
    const here = `${at}/${field}/${index}`;
    if (!isObject(option)) {
      seen.report(here, 'must be an object');
      return;
    }
    seen.only(option, here, ['text', 'value', 'description', 'url']);
    checkText(seen, option, ['text', here], { plain: rule.mrkdwn !== true, limit: slackLimits.optionText });
    checkText(seen, option, ['description', here], { optional: true, limit: slackLimits.optionDescription });
    seen.string(option, 'value', here, { limit: slackLimits.optionValue });
    if (values.has(option['value'])) seen.report(`${here}/value`, 'must be unique');
    values.add(option['value']);
  });
}
