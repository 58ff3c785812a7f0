import { atMost, Overdue } from './at-most';
import type { Benchmark, Finding } from './benchmark';
import { load, machine } from './machine';
import type { Server } from './server';

/** Longest time of one benchmark, in milliseconds: what hangs is reported like what fails. */
const longest = { quick: 3 * 60_000, full: 15 * 60_000 };

/** What stands in the document for one benchmark. */
type Told = { readonly measures: string; readonly seconds: number; readonly load: readonly number[] } & (
  | Finding
  | { readonly failed: string }
);

/** What a run is given. */
export interface BenchRunParts {
  readonly quick: boolean;
  /** Parts of benchmarks that are wanted; default all. */
  readonly only?: readonly string[];
  /** As it was typed. */
  readonly command: string;
  readonly server: Pick<Server, 'freshDatabase' | 'about' | 'stop'>;
  /** Of one benchmark, in milliseconds; three minutes when quick and fifteen otherwise where it isn't said. */
  readonly longest?: number;
  readonly print: (document: object) => void;
  readonly tell: (line: string) => void;
}

/** One run of benchmarks: what it found so far can be printed at any moment. */
export class BenchRun {
  private readonly found: Record<string, Told> = {};
  private readonly about: object;
  private isEnding = false;

  constructor(private readonly parts: BenchRunParts) {
    this.about = { at: new Date().toISOString(), command: parts.command, quick: parts.quick, machine: machine() };
  }

  /** Answers whether it went through; why not stands in the document, in its place. */
  async measure({ name, measures, run }: Benchmark): Promise<boolean> {
    const { quick, only = [], server, tell } = this.parts;
    tell(`${name}: ${measures}`);
    const began = Date.now();
    const note = (what: Finding | { readonly failed: string }): void => {
      const seconds = Math.round((Date.now() - began) / 1000);
      this.found[name] = { measures, seconds, load: load(), ...what };
    };
    note({ failed: 'it was interrupted' });
    try {
      const finding = await atMost(
        this.parts.longest ?? (quick ? longest.quick : longest.full),
        run({
          quick,
          only,
          freshDatabase: () => server.freshDatabase(),
          tell: (line) => tell(`  ${line}`),
        }),
      );
      note(finding);
      for (const { stated, reached } of finding.goals ?? []) tell(`  ${reached ? 'reached' : 'MISSED'}: ${stated}`);
      return true;
    } catch (error) {
      const words = error instanceof Error && !(error instanceof Overdue) ? error.stack : undefined;
      note({ failed: words ?? String(error) });
      tell(`  FAILED: ${error}`);
      return false;
    }
  }

  /** Prints the document, once, and lets go of the database. */
  async end(interrupted?: NodeJS.Signals): Promise<void> {
    if (this.isEnding) return;
    this.isEnding = true;
    const { server, print } = this.parts;
    const database = await server.about().catch(String);
    print({ ...this.about, ...(interrupted && { interrupted }), database, benchmarks: { ...this.found } });
    await server.stop();
  }
}
