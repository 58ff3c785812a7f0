import { fileName, isBlank, oneLine } from '../../domain/text';
import { isLanguage, type Language } from '../../domain/words';
import type { GivenFile } from '../../ports/files';

/** What a system asks for somebody. */
export interface OaQuestion {
  /** The system's own, unique in it: the same again acts once. */
  readonly id: string;
  readonly from: { readonly account: string; readonly name: string; readonly language?: Language };
  readonly subject: string;
  readonly text: string;
  readonly files: readonly GivenFile[];
}

const mostFiles = 5;
const longest = { id: 100, account: 80, name: 100, subject: 200, text: 20_000 } as const;
const account = /^[A-Za-z0-9][A-Za-z0-9._@-]*$/;
const id = /^[\x21-\x7e]+$/;

type Json = Readonly<Record<string, unknown>>;
const objectIn = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** Reads a body; or the names of what is missing or wrong, all at once. `undefined`: it is no JSON. */
export function readQuestion(body: Buffer): OaQuestion | readonly string[] | undefined {
  const json = jsonIn(body);
  if (json === undefined) return undefined;
  const wrong: string[] = [];
  const text = (holder: Json, [path, name]: readonly [string, keyof typeof longest], is?: RegExp): string => {
    const value = holder[name] ?? '';
    const isGood =
      typeof value === 'string' && [...value].length <= longest[name] && (is === undefined || is.test(value));
    if (!isGood) wrong.push(path);
    return isGood ? value.toWellFormed() : '';
  };
  const asked = objectIn(json);
  const from = objectIn(asked['from']);
  const question = {
    id: text(asked, ['id', 'id'], id),
    from: {
      account: text(from, ['from.account', 'account'], account),
      name: oneLine(text(from, ['from.name', 'name'])),
      ...languageIn(from, wrong),
    },
    subject: oneLine(text(asked, ['subject', 'subject'])),
    text: text(asked, ['text', 'text']).trim(),
    files: filesIn(asked['files'], wrong),
  };
  if (isBlank(question.text) && !wrong.includes('text')) wrong.push('text');
  return wrong.length === 0 ? question : wrong;
}

function jsonIn(body: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}

function languageIn({ language }: Json, wrong: string[]): { readonly language?: Language } {
  if (language === undefined) return {};
  if (isLanguage(language)) return { language };
  wrong.push('from.language');
  return {};
}

function filesIn(value: unknown, wrong: string[]): readonly GivenFile[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > mostFiles) {
    wrong.push('files');
    return [];
  }
  return value.flatMap((one, at): readonly GivenFile[] => {
    const { name, mime, base64 } = objectIn(one);
    const isGood =
      typeof name === 'string' &&
      typeof mime === 'string' &&
      /^[\w.+-]+\/[\w.+-]{1,80}$/.test(mime) &&
      isBase64(base64);
    if (!isGood) wrong.push(`files.${at}`);
    return isGood ? [{ name: fileName(name), mime, bytes: Buffer.from(base64, 'base64') }] : [];
  });
}

const isBase64 = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
