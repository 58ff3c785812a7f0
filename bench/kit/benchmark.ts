/** What a benchmark is given. */
export interface BenchContext {
  /** Shorter rounds, for trying it out; its numbers are no measurement. */
  readonly quick: boolean;
  /** The parts of a benchmark that are wanted, by name; none named: all. */
  readonly only: readonly string[];
  /** A new migrated database on the throw-away server. */
  freshDatabase(): Promise<string>;
  /** Says how far it is; the document on stdout stays clean. */
  tell(line: string): void;
}

/** A goal somebody stated, and whether this run reached it. */
export interface Goal {
  readonly stated: string;
  readonly reached: boolean;
}

/** What one benchmark found. */
export interface Finding {
  /** What was done how often, so that another can do it again. */
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly results: Readonly<Record<string, unknown>>;
  readonly goals?: readonly Goal[];
}

/** One of the things `npm run bench` measures. */
export interface Benchmark {
  readonly name: string;
  readonly measures: string;
  run(context: BenchContext): Promise<Finding>;
}
