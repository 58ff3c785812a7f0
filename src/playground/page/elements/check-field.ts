import type { ElementValue, SlackJson } from '../../wire';
import type { Word } from '../words';
import type { ElementJson } from './element-json';
import { isEmpty } from './values';

/** What is wrong with a field, as a word of the page with its facts. */
export interface FieldProblem {
  readonly word: Word;
  readonly facts?: Readonly<Record<string, number>>;
}

function isOutOfRange(element: ElementJson, text: string): boolean {
  const number = Number(text);
  if (!Number.isFinite(number)) return true;
  if (!element.is_decimal_allowed && !Number.isInteger(number)) return true;
  return number < Number(element.min_value ?? -Infinity) || number > Number(element.max_value ?? Infinity);
}

/** What Slack's own client refuses before it asks the app: a needed field left empty, a malformed address or number. */
export function checkField(block: SlackJson, value: ElementValue | undefined): FieldProblem | undefined {
  if (block.type !== 'input') return undefined;
  const element = block['element'] as ElementJson;
  if (isEmpty(value)) return block['optional'] === true ? undefined : { word: 'required' };
  const text = value?.value ?? '';
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(text)) return { word: 'badEmail' };
  if (element.type === 'url_text_input' && !URL.canParse(text)) return { word: 'badUrl' };
  if (element.type === 'number_input' && isOutOfRange(element, text)) return { word: 'badNumber' };
  if (text.length < (element.min_length ?? 0)) return { word: 'tooShort', facts: { count: element.min_length ?? 0 } };
  return undefined;
}
