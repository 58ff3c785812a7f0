import type { Outcome } from '../kit/post';

/** What became of a flooder's things: how many, and how each was answered, by HTTP status or in a word. */
export class Tally {
  private readonly answers = new Map<string, number>();
  private sent = 0;

  /** Counts one thing and, when it comes, its answer. */
  async count(what: Promise<Outcome | string>): Promise<void> {
    this.sent += 1;
    const answer = `${await what.catch((error: unknown) => (error instanceof Error ? error.name : 'failed'))}`;
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  /** Counts what another process counted. */
  take({ sent = 0, waiting: _, ...answers }: Readonly<Record<string, number>>): void {
    this.sent += sent;
    for (const [answer, count] of Object.entries(answers)) {
      this.answers.set(answer, (this.answers.get(answer) ?? 0) + count);
    }
  }

  /** So far; what was not answered yet is `waiting`. */
  get result(): Readonly<Record<string, number>> {
    const answered = [...this.answers.values()].reduce((sum, one) => sum + one, 0);
    return { sent: this.sent, ...Object.fromEntries(this.answers), waiting: this.sent - answered };
  }
}

/** Does something so many times a second until it is told to end, without waiting for any. */
export async function steadily(perSecond: number, until: AbortSignal, act: (turn: number) => void): Promise<void> {
  const began = performance.now();
  for (let turn = 0; !until.aborted; turn += 1) {
    const due = began + (turn * 1000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    if (!until.aborted) act(turn);
  }
}

/** So many do something again and again until they are told to end, each with a short rest in between. */
export async function constantly(width: number, until: AbortSignal, act: () => Promise<unknown>): Promise<void> {
  const worker = async (): Promise<void> => {
    while (!until.aborted) {
      await act();
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
}
