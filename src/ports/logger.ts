/** Facts beside a log line. Never tokens, never words of people. */
export type LogFacts = Readonly<Record<string, unknown>>;

/** Structured log of one room. */
export interface Logger {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
  child(facts: LogFacts): Logger;
}
