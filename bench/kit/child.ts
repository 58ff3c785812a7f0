import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

/** A process of its own, so that a server and its load do not share a thread. */
export class Child {
  readonly #process: ChildProcess;

  constructor(name: string, env: Readonly<Record<string, string>> = {}) {
    const file = path.join(__dirname, '../children', name);
    const child = fork(file, { env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    // An interrupted run leaves nobody behind.
    const reap = (): void => void child.kill('SIGKILL');
    process.once('exit', reap);
    child.once('exit', () => process.off('exit', reap));
    this.#process = child;
  }

  /** What it says next. Throws where it ends instead. */
  async heard<T>(): Promise<T> {
    const listening = new AbortController();
    const { signal } = listening;
    const ended = once(this.#process, 'exit', { signal }).then(([code]) => {
      throw new Error(`the child process ended with ${code}`);
    });
    try {
      const [message] = await Promise.race([once(this.#process, 'message', { signal }), ended]);
      return message as T;
    } finally {
      ended.catch(() => undefined);
      listening.abort();
    }
  }

  tell(order: object): void {
    this.#process.send(order);
  }

  ask<T>(question: object): Promise<T> {
    const answer = this.heard<T>();
    this.tell(question);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }
}
