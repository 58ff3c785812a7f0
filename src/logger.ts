import { type DestinationStream, type LoggerOptions, type Logger as Pino, pino } from 'pino';
import type { LogFacts, Logger } from './ports/logger';

/** Facts of these names hold secrets or somebody's words, whoever logs them, down to three levels. */
const hidden = [
  ...['token', 'secret', 'password', 'authorization', 'cookie', 'apikey', 'dsn'],
  ...['text', 'description', 'comment', 'title', 'words', 'note', 'body', 'query', 'parameters', 'sql', 'contact'],
];
const secretName = new RegExp(hidden.join('|'), 'i');
const mark = '[hidden]';

/** Slack tokens, bearer tokens, keys in addresses, telephone numbers, wherever they turn up. */
const secretValues = [
  /\b(?:x(?:ox[a-z]|app)-[\w-]+|Bearer\s+\S+)/g,
  /(?<=[?&](?:access_token|corpsecret|secret|token|key|code|ticket|state)=)[^&\s"']+/gi,
  /(?<=hooks\.slack\.com\/)\S+/g,
  /(?<![\w.+])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\w.])/g,
  /(?<![\w.])(?:\+\d{1,3}[ -]?\d{2,4}|\(?0\d{2,3}\)?)[ -]\d{3,4}[ -]?\d{4}(?![\w.])/g,
];

/** What may be one address, or several with no blank between them. */
const word = /[^\s"'<>]+/g;
const beginsPassword = /:\/\/[^\s:@/]*:/;

/**
 * Without the passwords of addresses. One may be written as it is, with `@` and `/` in it: it ends at the last `@`. One
 * expression for all of it would try each beginning with each end.
 */
const withoutPasswords = (text: string): string =>
  text.replace(word, (one) => {
    const begins = beginsPassword.exec(one);
    const from = begins === null ? -1 : begins.index + begins[0].length;
    const to = one.lastIndexOf('@');
    return from < 0 || to <= from ? one : `${one.slice(0, from)}${mark}${one.slice(to)}`;
  });

const censor = (text: string): string =>
  secretValues.reduce((left, secret) => left.replace(secret, mark), withoutPasswords(text));

/** An apostrophe stands inside a word. */
const quoteBegins = /(?<!\w)['"`“‘「]/u;
const quoteEnds = /['"`”’」](?!\w)/gu;

/** A userid of WeCom's may look like one, so this is for errors alone: there it is what somebody typed. */
const mailAddress = /(?<![\w.%+-])[\w.%+-]+@[\w-]+(?:\.[\w-]+)+/g;

/**
 * Databases, parsers and Node quote what they choke on, and that is what people wrote: nothing is left from the first
 * quotation mark to the last. One expression for both would try each beginning with each end.
 */
function unquoted(message: string): string {
  const from = message.search(quoteBegins);
  let to = from;
  for (const { index } of message.matchAll(quoteEnds)) to = index;
  const left = from < 0 || to <= from ? message : `${message.slice(0, from)}${mark}${message.slice(to + 1)}`;
  return censor(left).replace(mailAddress, mark);
}

function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return censor(value);
  if (value instanceof Error) return describe(value, depth);
  if (value instanceof Uint8Array) return `[${value.byteLength} bytes]`;
  if (value === null || typeof value !== 'object') return value;
  if (depth >= 3) return '[deep]';
  if (Array.isArray(value)) return value.map((part) => clean(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, secretName.test(key) ? mark : clean(part, depth + 1)]),
  );
}

/**
 * Name, message, code, where it was thrown, and causes of an error; never what was quoted in it, nor the statement, its
 * parameters, the request or response that libraries hang on to it.
 */
function describe(error: Error, depth: number): LogFacts {
  const code = 'code' in error ? { code: clean(error.code, depth + 1) } : {};
  const cause = error.cause instanceof Error && depth < 3 ? { cause: describe(error.cause, depth + 1) } : {};
  return { type: error.name, message: unquoted(error.message), ...code, stack: framesOf(error), ...cause };
}

/** A stack begins with the message. */
const framesOf = ({ stack = '', message }: Error): string =>
  stack
    .replace(message, () => '')
    .split('\n')
    .filter((line) => /^\s+at\s.*[\w)>]$/.test(line) && /:\d+:\d+\)?$|\((?:<anonymous>|native)\)$/.test(line))
    .map((line) => line.trim())
    .join('\n');

const voice = (log: Pino): Logger => ({
  debug: (message, facts = {}) => log.debug(clean(facts), censor(message)),
  info: (message, facts = {}) => log.info(clean(facts), censor(message)),
  warn: (message, facts = {}) => log.warn(clean(facts), censor(message)),
  error: (message, facts = {}) => log.error(clean(facts), censor(message)),
  child: (facts) => voice(log.child(clean(facts) as LogFacts)),
});

/** The log: one JSON object a line on `to` (standard output), moments in ISO 8601, without secrets or people's words. */
export function createLogger(level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  };
  return voice(to === undefined ? pino(options) : pino(options, to));
}
