import { type DestinationStream, type LoggerOptions, type Logger as Pino, pino } from 'pino';
import type { LogFacts, Logger } from './ports/logger';

/** Facts of these names hold secrets or somebody's words, whoever logs them, down to three levels. */
const hidden = ['token', 'secret', 'password', 'authorization', 'cookie', 'apikey', 'text', 'description', 'comment'];
const secretName = new RegExp(hidden.join('|'), 'i');
/** Slack tokens, bearer tokens, and the password of a database address, wherever they turn up, e.g. in an error. */
const secretValue = /\b(?:x(?:ox[a-z]|app)-[\w-]+|Bearer\s+\S+)|(?<=:\/\/[^\s:@/]*:)[^\s@/]+(?=@)/g;

const censor = (text: string): string => text.replace(secretValue, '[hidden]');

function clean(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return censor(value);
  if (value instanceof Error) return describe(value, depth);
  if (value === null || typeof value !== 'object') return value;
  if (depth >= 3) return '[deep]';
  if (Array.isArray(value)) return value.map((part) => clean(part, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, secretName.test(key) ? '[hidden]' : clean(part, depth + 1)]),
  );
}

/** Name, message, code, stack and causes of an error; never the request or response that clients hang on to it. */
function describe(error: Error, depth: number): LogFacts {
  const code = 'code' in error ? { code: error.code } : {};
  const cause = error.cause instanceof Error && depth < 3 ? { cause: describe(error.cause, depth + 1) } : {};
  return { type: error.name, message: censor(error.message), ...code, stack: censor(error.stack ?? ''), ...cause };
}

const voice = (log: Pino): Logger => ({
  debug: (message, facts = {}) => log.debug(clean(facts), message),
  info: (message, facts = {}) => log.info(clean(facts), message),
  warn: (message, facts = {}) => log.warn(clean(facts), message),
  error: (message, facts = {}) => log.error(clean(facts), message),
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
