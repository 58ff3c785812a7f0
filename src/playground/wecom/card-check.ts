import type { Limit } from '../../platforms/limit';
import { wecomLimits } from '../../platforms/wecom-limits';
import { isObject, type Json, listIn } from '../json';
import { bytesOf, widthOf } from './bytes';
import { WecomError } from './wecom-error';

/**
 * Errcodes of template_card fields (wecom.md §3.3: 42027–42051). Those that the public list names are 42035, 42036,
 * 42037, 42038, 42039, 42042, 42045, 42047 and 42051; which field the others stand for is our guess.
 */
export const cardCodes = {
  cardType: 42027,
  source: 42028,
  title: 42029,
  titleOrSubtitle: 42030,
  quote: 42032,
  image: 42033,
  horizontal: 42035,
  vertical: 42036,
  optionList: 42037,
  buttonText: 42038,
  buttonKey: 42039,
  buttonCount: 42040,
  submit: 42041,
  jump: 42042,
  checkbox: 42043,
  questionKey: 42044,
  cardAction: 42045,
  option: 42046,
  select: 42047,
  buttonSelection: 42048,
  actionMenu: 42049,
  replaceText: 42050,
  actionKey: 42051,
} as const;

/** Reads the fields of one card: what must hold is thrown as WecomError, what people will not see is noted. */
export class CardCheck {
  /** Paths of what is clipped on the screen or has no place on this kind of card. */
  readonly lost: string[] = [];

  /** A text that must be there, within its advised length (字). */
  need(of: Json, path: string, code: number, advised?: Limit): string {
    const text = this.text(of, path, code, advised);
    if (text === undefined || text === '') throw new WecomError(code, `missing ${path}`);
    return text;
  }

  /** A text that may be there. Longer than advised is noted: WeCom clips it on the screen. */
  text(of: Json, path: string, code: number, advised?: Limit): string | undefined {
    const value = of[lastOf(path)];
    if (value === undefined || value === null) return undefined;
    if (typeof value !== 'string') throw new WecomError(code, `${path} is no text`);
    const width = widthOf(value);
    if (advised !== undefined && width > advised.most) this.lost.push(`${path}: ${width} 字 of ${advised.most}`);
    return value;
  }

  /** A key or id: must be there, at most so many bytes. */
  key(of: Json, path: string, code: number, { most }: Limit): string {
    const text = this.need(of, path, code);
    if (bytesOf(text) > most) throw new WecomError(code, `${path} has more than ${most} bytes`);
    return text;
  }

  /** A link with its scheme. */
  url(of: Json, path: string, code: number): void {
    const text = this.key(of, path, code, wecomLimits.url);
    if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) throw new WecomError(code, `${path} has no scheme`);
  }

  /** One of these numbers, or the first where it is absent. */
  oneOf(of: Json, path: string, code: number, allowed: readonly number[]): number {
    const value = of[lastOf(path)] ?? allowed[0];
    if (typeof value !== 'number' || !allowed.includes(value))
      throw new WecomError(code, `${path} must be one of ${allowed.join(', ')}`);
    return value;
  }

  /** An object that may be there. */
  object(of: Json, name: string, code: number): Json | undefined {
    const value = of[name];
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) throw new WecomError(code, `${name} is no object`);
    return value;
  }

  /** The objects in a list that may be there, at most so many. */
  list(of: Json, name: string, code: number, { least = 0, most }: Limit): readonly Json[] {
    const value = of[name];
    if (value !== undefined && value !== null && !Array.isArray(value))
      throw new WecomError(code, `${name} is no list`);
    const all = listIn(of, name);
    if (all.length < least || all.length > most)
      throw new WecomError(code, `${name} holds ${least} to ${most}, not ${all.length}`);
    return all.map((one) => {
      if (!isObject(one)) throw new WecomError(code, `${name} holds something else than objects`);
      return one;
    });
  }

  /** Notes fields that this kind of card does not show. */
  noPlace(card: Json, names: readonly string[]): void {
    for (const name of names)
      if (card[name] !== undefined) this.lost.push(`${name}: not shown on a ${String(card['card_type'])}`);
  }
}

const lastOf = (path: string): string => path.split('.').at(-1) ?? path;

/** Throws where a key stands twice. */
export function allDifferent(keys: readonly string[], code: number, what: string): void {
  if (new Set(keys).size !== keys.length) throw new WecomError(code, `${what} must differ`);
}
