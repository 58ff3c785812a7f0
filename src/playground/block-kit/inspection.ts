import type { Limit } from '../../platforms/limit';
import { isObject, type Json } from '../json';

export type Surface = 'message' | 'modal' | 'home';

/** What was found wrong, in Slack's words with Slack's JSON pointers, and what a check may ask. */
export class Inspection {
  readonly problems: string[] = [];
  readonly blockIds = new Set<string>();

  constructor(
    readonly surface: Surface,
    /** Whether a file can be shown already. */
    readonly fileReady: (id: string) => boolean,
  ) {}

  report(pointer: string, problem: string): void {
    this.problems.push(`[ERROR] ${problem} [json-pointer:${pointer}]`);
  }

  /** The object in a field; reports where it is missing or something else. */
  object(from: Json, field: string, at: string): Json | undefined {
    const value = from[field];
    if (isObject(value)) return value;
    if (value === undefined || value === null) this.report(at, `missing required field: ${field}`);
    else this.report(`${at}/${field}`, 'must be an object');
    return undefined;
  }

  /** The text in a field, of at most `most` characters; reports where it is missing (unless `optional`) or too long. */
  string(from: Json, field: string, at: string, rule: { limit?: Limit; optional?: boolean } = {}): void {
    const value = from[field];
    if (value === undefined || value === null) {
      if (!rule.optional) this.report(at, `missing required field: ${field}`);
    } else if (typeof value !== 'string') this.report(`${at}/${field}`, 'must be a string');
    else if (value === '' && !rule.optional) this.report(`${at}/${field}`, 'must be more than 0 characters');
    else if (rule.limit !== undefined && value.length > rule.limit.most)
      this.report(`${at}/${field}`, `must be less than ${rule.limit.most + 1} characters`);
  }

  /** The list in a field, of `least` (one, unless the limit says) to `most` entries. */
  list(from: Json, field: string, at: string, rule: { limit: Limit }): readonly unknown[] {
    const value = from[field];
    if (value === undefined || value === null) {
      this.report(at, `missing required field: ${field}`);
      return [];
    }
    if (!Array.isArray(value)) {
      this.report(`${at}/${field}`, 'must be an array');
      return [];
    }
    if (value.length > rule.limit.most) this.report(`${at}/${field}`, `no more than ${rule.limit.most} items allowed`);
    const least = rule.limit.least ?? 1;
    if (value.length < least) this.report(`${at}/${field}`, `no less than ${least} items allowed`);
    return value;
  }

  /** Reports fields Slack would not know. */
  only(from: Json, at: string, known: readonly string[]): void {
    for (const field of Object.keys(from))
      if (!known.includes(field)) this.report(at, `invalid additional property: ${field}`);
  }
}
