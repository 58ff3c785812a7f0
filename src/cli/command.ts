import type { Duration } from '../domain/time/instant';
import type { Clock } from '../ports/clock';

/** What somebody typed after `dutydesk <command>`, and where they are. */
export interface Call {
  readonly rest: readonly string[];
  readonly values: {
    readonly date: string | undefined;
    readonly dryRun: boolean;
    readonly out: string | undefined;
    readonly yes: boolean;
    readonly replace: string | undefined;
    readonly since: string | undefined;
    readonly person: string | undefined;
    readonly words: string | undefined;
    readonly reason: string | undefined;
    readonly preview: boolean;
  };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  /** The clock is pushed on purpose, and the database's time is not asked. */
  readonly pushed?: boolean;
  /** Waits so long. */
  readonly pause: (length: Duration) => Promise<void>;
  /** One line for whoever typed it. */
  readonly print: (line: string) => void;
  /** Asks whoever typed it; false where nobody can answer. */
  readonly ask: (question: string) => Promise<boolean>;
  /** Has them type something; empty where nobody can. */
  readonly type: (question: string) => Promise<string>;
}

/** Does it and answers the exit code; a desk that runs on answers 0 and keeps the process alive. */
export type Command = (call: Call) => Promise<number>;
