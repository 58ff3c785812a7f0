import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import type { Logger } from '../../ports/logger';

/**
 * Our log in the shape Slack's packages want. Their debug lines hold tokens and people's words and are dropped; what
 * remains is their own sentence, without arguments.
 */
export function quietLogger(logger: Logger): BoltLogger {
  const words = (parts: readonly unknown[]): string => parts.filter((part) => typeof part === 'string').join(' ');
  return {
    debug: () => undefined,
    info: (...parts) => logger.debug(words(parts)),
    warn: (...parts) => logger.warn(words(parts)),
    error: (...parts) => logger.warn(words(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
