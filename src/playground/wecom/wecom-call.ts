import { isObject, type Json, parseJson } from '../json';
import type { Callbacks } from './callbacks';
import type { Company } from './company';
import type { MediaStore } from './media-store';
import type { Telephones } from './telephones';
import { WecomError } from './wecom-error';

/** The company, how it reaches the app, and what it keeps in files. */
export interface WecomParts {
  readonly company: Company;
  readonly callbacks: Callbacks;
  readonly media: MediaStore;
  readonly telephones: Telephones;
}

/** A `\uXXXX` that is an escape, not a backslash followed by a word. WeCom takes raw UTF-8 only. */
const escaped = /(?<!\\)(?:\\\\)*\\u[0-9a-f]{4}/i;

/** One call of the server API: `raw` is the body as it came. */
export class WecomCall {
  private parsed: Json | undefined;

  constructor(
    readonly parts: WecomParts,
    readonly query: URLSearchParams,
    readonly raw: Buffer,
    readonly contentType: string,
  ) {}

  get company(): Company {
    return this.parts.company;
  }

  /** The body as JSON. Throws 40033 on escapes, 47001 where it is no object, 44002 where there is none. */
  get body(): Json {
    this.parsed ??= this.read();
    return this.parsed;
  }

  private read(): Json {
    const text = this.raw.toString('utf8');
    if (text === '') throw new WecomError(44002, 'empty post data');
    if (escaped.test(text)) throw new WecomError(40033, 'invalid charset, \\uXXXX is not allowed');
    const parsed = parseJson(text);
    if (!isObject(parsed)) throw new WecomError(47001, 'data format error, Warning: wrong json format.');
    return parsed;
  }
}

/** A file as an answer. */
export class WecomBytes {
  constructor(
    readonly bytes: Buffer,
    readonly mime: string,
    readonly name: string,
  ) {}
}

/** What a method answers beside errcode and errmsg; bytes are answered as they are. */
export type WecomAnswered = Json | WecomBytes;

/** A method of the API. */
export type WecomMethod = (call: WecomCall) => WecomAnswered | Promise<WecomAnswered>;
