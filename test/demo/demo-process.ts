import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { PlayMessage } from '../../src/playground/wire';
import { compiledCli } from '../kit/compiled-cli';
import { wordsIn } from '../kit/words-in';

/** A whole `dutydesk demo` in a process of its own, on a free port unless one is given. */
export class DemoProcess {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Its address; rejects where it ends before it has one. */
  readonly #url: Promise<string>;

  constructor(folder: string, port = '0') {
    const env = { PATH: process.env['PATH'], DEMO_PORT: port, DEMO_DIR: folder };
    this.#child = spawn(process.execPath, [compiledCli(), 'demo'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((resolve) => this.#child.once('exit', (code) => resolve(code)));
    this.#url = new Promise((resolve, reject) => {
      for (const stream of [this.#child.stdout, this.#child.stderr]) {
        if (stream === null) continue;
        createInterface({ input: stream }).on('line', (line) => {
          this.lines.push(line);
          const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
          if (url !== undefined) resolve(url);
        });
      }
      void this.ended.then(() => reject(new Error(`the demo ended: ${this.lines.join('\n')}`)));
    });
    this.#url.catch(() => undefined);
  }

  url(): Promise<string> {
    return this.#url;
  }

  async get(what: string): Promise<unknown> {
    return (await fetch(`${await this.#url}${what}`)).json();
  }

  /** Pushes its clock, as a plain curl does; answers the new now in milliseconds. */
  async push(advance: string): Promise<number> {
    const response = await fetch(`${await this.#url}/demo/clock`, {
      method: 'POST',
      body: JSON.stringify({ advance }),
    });
    return ((await response.json()) as { now: number }).now;
  }

  async now(): Promise<number> {
    return ((await this.get('/demo/clock')) as { now: number }).now;
  }

  /** Everything a person reads, oldest first. */
  async readBy(user: string): Promise<readonly string[]> {
    const { messages } = (await this.get(`/play/state?as=${user}`)) as { messages: readonly PlayMessage[] };
    return messages.map(wordsIn);
  }

  /** Ends it as Ctrl-C does; answers the exit code. */
  interrupt(): Promise<number | null> {
    this.#child.kill('SIGINT');
    return this.ended;
  }
}
