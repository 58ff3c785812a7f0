/** Says a line to whoever called the command; its document goes to standard output alone. */
export const tell = (line: string): void => void process.stderr.write(`${line}\n`);

/** Runs `main` as a command. What it throws is said and fails it; whatever it started ends with this process. */
export function runCommand(main: () => Promise<void>): void {
  // Servers and desks end when this process exits, and a signal alone is no exit.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  main()
    .catch((error: unknown) => {
      tell(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    })
    .finally(() => process.exit());
}
