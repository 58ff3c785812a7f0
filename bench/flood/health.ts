import { setTimeout as pauseFor } from 'node:timers/promises';
import type { DeskProcess } from '../../test/kit/desk-process';
import { residentMb } from '../kit/machine';
import { round } from '../kit/numbers';

const patience = 5000;

interface Look {
  readonly took: number;
  /** What is wrong with the answer; undefined where nothing is. */
  readonly why: string | undefined;
}

async function ask(url: string): Promise<Look> {
  const began = performance.now();
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(patience) });
    const why = answer.ok ? undefined : `${answer.status} ${(await answer.text()).slice(0, 200)}`;
    return { took: performance.now() - began, why };
  } catch (error) {
    return { took: performance.now() - began, why: error instanceof Error ? error.name : 'no answer' };
  }
}

/** Watches a desk as a supervisor does: what it says of itself four times a second, and how much memory it has. */
export class Health {
  private readonly looks: Readonly<Record<'healthz' | 'readyz', Look[]>> = { healthz: [], readyz: [] };
  private most = 0;
  readonly before: number;

  constructor(private readonly desk: DeskProcess) {
    this.before = residentMb(desk.pid);
  }

  async watch(end: () => boolean): Promise<void> {
    while (!end() && !this.desk.isGone) {
      this.most = Math.max(this.most, residentMb(this.desk.pid));
      for (const name of ['healthz', 'readyz'] as const) {
        this.looks[name].push(await ask(`${this.desk.watchUrl}/${name}`));
      }
      await pauseFor(250);
    }
  }

  /** Whether every answer was yes. */
  get isTrue(): boolean {
    return !this.desk.isGone && Object.values(this.looks).every((looks) => looks.every(({ why }) => why === undefined));
  }

  get result() {
    const of = (looks: readonly Look[]) => ({
      slowestMs: round(Math.max(...looks.map(({ took }) => took))),
      asked: looks.length,
      notOk: looks.filter(({ why }) => why !== undefined).length,
      ...(looks.some(({ why }) => why) && {
        why: [...new Set(looks.map(({ why }) => why).filter(Boolean))].slice(0, 3),
      }),
    });
    return {
      rssMb: { before: this.before, most: this.most },
      healthz: of(this.looks.healthz),
      readyz: of(this.looks.readyz),
      ...(this.desk.isGone && { died: true }),
    };
  }
}
