/** What somebody typed after `dutydesk <command>`. */
export interface Call {
  readonly rest: readonly string[];
  readonly values: { readonly date: string | undefined; readonly dryRun: boolean; readonly out: string | undefined };
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Does it and answers the exit code; a desk that runs on answers 0 and keeps the process alive. */
export type Command = (call: Call) => Promise<number>;

/** One line for whoever typed it. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);
