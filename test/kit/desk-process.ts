import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { FaultName } from '../../src/ports/fault-point';
import { compiledCli } from './compiled-cli';

/** How a desk process is started. */
export interface DeskProcessSettings {
  readonly databaseUrl: string;
  readonly slackApiUrl: string;
  /** Text of its desk file. */
  readonly deskFile: string;
  readonly botToken: string;
  readonly signingSecret: string;
  /** Given: Socket Mode. */
  readonly appToken?: string;
  /**
   * Where it dies, as by `kill -9`: the first time it passes there, or `:n` for the n-th, once it is ready and has done
   * what it does by itself when it starts.
   */
  readonly fault?: FaultName | `${FaultName}:${number}`;
  /** The command line it is started by; the compiled one of this release unless given. */
  readonly cli?: string;
  /** How far its clock stands before the real one, in milliseconds. */
  readonly ahead?: number;
  /** More of its environment, e.g. of a second platform. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** One line of its log. */
export interface LogLine {
  readonly level: number | string;
  readonly msg: string;
  readonly [fact: string]: unknown;
}

/** How it ended, and after how many milliseconds. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly took: number;
}

const control = path.join(__dirname, 'desk-control.js');
/** How a database that did not answer in time is told, and what could not be done for it. */
const unanswered = /"code":"ETIMEDOUT"|"type":"NotNow"/;

const environmentOf = (settings: DeskProcessSettings, deskFile: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  DATABASE_URL: settings.databaseUrl,
  SLACK_API_URL: settings.slackApiUrl,
  SLACK_BOT_TOKEN: settings.botToken,
  SLACK_SIGNING_SECRET: settings.signingSecret,
  ...(settings.appToken === undefined ? {} : { SLACK_APP_TOKEN: settings.appToken }),
  HTTP_PORT: '0',
  WATCH_PORT: '0',
  PUBLIC_URL: 'http://127.0.0.1',
  DESK_FILE: deskFile,
  LOG_LEVEL: 'info',
  DESK_AHEAD: `${settings.ahead ?? 0}`,
  TEST_TEMPLATES: process.env['TEST_TEMPLATES'],
  ...settings.environment,
});

/**
 * A test's desk lives for seconds on a busy machine: collecting garbage with several threads, and compiling once more what
 * runs often, cost it a seventh of its processor time. Desks that are measured run as an operator's do.
 */
const shortLived = process.env['TEST_TEMPLATES'] === undefined ? [] : ['--single-threaded-gc', '--no-opt'];

/** A whole `dutydesk start` in a process of its own. */
export class DeskProcess {
  readonly log: LogLine[] = [];
  /** What it wrote to standard error. */
  readonly complaints: string[] = [];
  /** Resolves when it is gone, whatever the reason. */
  readonly ended: Promise<Ending>;
  /** Milliseconds from its start until it was ready. */
  readyAfter = Number.NaN;
  private gone = false;
  private told = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
    private readonly env: NodeJS.ProcessEnv,
  ) {
    const began = performance.now();
    this.ended = new Promise((resolve) => {
      child.once('close', (code, signal) => {
        this.gone = true;
        rmSync(folder, { recursive: true, force: true });
        resolve({ code, signal, took: performance.now() - began });
      });
    });
    if (child.stdout) createInterface(child.stdout).on('line', (line) => this.read(line));
    if (child.stderr) createInterface(child.stderr).on('line', (line) => this.complaints.push(line));
  }

  /** Starts it and waits until it is ready; one that dies before is an error with its last words. */
  static async start(settings: DeskProcessSettings): Promise<DeskProcess> {
    const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-process-'));
    const deskFile = path.join(folder, 'desk.yaml');
    writeFileSync(deskFile, settings.deskFile);
    const env = environmentOf(settings, deskFile);
    const child = spawn(
      process.execPath,
      [...shortLived, '--require', control, settings.cli ?? compiledCli(), 'start'],
      {
        cwd: folder,
        env,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    // An interrupted test run leaves nobody behind.
    const reap = (): void => void child.kill('SIGKILL');
    process.once('exit', reap);
    child.once('close', () => process.off('exit', reap));
    const desk = new DeskProcess(child, folder, env);
    const began = performance.now();
    await desk.ready();
    desk.readyAfter = performance.now() - began;
    if (settings.fault !== undefined) await desk.tell('arm', settings.fault);
    return desk;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Where it listens, e.g. `http://127.0.0.1:40123`. */
  get url(): string {
    const url = this.log.find(({ msg }) => msg === 'listening')?.['url'];
    if (typeof url !== 'string') throw new Error('the desk does not listen yet');
    return url;
  }

  /** Where whoever runs it asks how it is. */
  get watchUrl(): string {
    const url = this.log.find(({ msg }) => msg === 'watched at')?.['url'];
    if (typeof url !== 'string') throw new Error('the desk cannot be watched yet');
    return url;
  }

  /** Where Slack's requests go. */
  get requestUrl(): string {
    return `${this.url}/slack/events`;
  }

  get isGone(): boolean {
    return this.gone;
  }

  /** Lines at level error or above. */
  get errors(): readonly LogLine[] {
    return this.log.filter(({ level }) => (typeof level === 'number' ? level >= 50 : /error|fatal/i.test(level)));
  }

  /** Those of them that the desk can help. A starved machine's database may not answer it in time. */
  get failures(): readonly LogLine[] {
    return this.errors.filter((line) => !unanswered.test(JSON.stringify(line)));
  }

  /** What `/readyz` says; undefined when nobody answers. */
  async readiness(): Promise<{ readonly ready: boolean; readonly reasons: readonly string[] } | undefined> {
    try {
      const answer = await fetch(`${this.watchUrl}/readyz`, { signal: AbortSignal.timeout(5000) });
      return (await answer.json()) as { ready: boolean; reasons: string[] };
    } catch {
      return undefined;
    }
  }

  /** Its numbers, in Prometheus' text. */
  async metrics(): Promise<string> {
    return (await fetch(`${this.watchUrl}/metrics`, { signal: AbortSignal.timeout(5000) })).text();
  }

  /** Writes its desk file anew. */
  writeDeskFile(text: string): void {
    writeFileSync(path.join(this.folder, 'desk.yaml'), text);
  }

  /** Has it read its desk file anew, as operators do. */
  hangUp(): void {
    this.child.kill('SIGHUP');
  }

  /** What a command says that is typed where it runs, and how it ends. */
  command(...args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
    const { cwd, env } = { cwd: this.folder, env: this.env };
    return new Promise((resolve) => {
      execFile(process.execPath, [compiledCli(), ...args], { cwd, env }, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` });
      });
    });
  }

  /** Ends it as the power would. */
  kill(): Promise<Ending> {
    this.child.kill('SIGKILL');
    return this.ended;
  }

  /** Asks it to end, and says how long that took. */
  async terminate(): Promise<Ending> {
    const began = performance.now();
    this.child.kill('SIGTERM');
    return { ...(await this.ended), took: performance.now() - began };
  }

  /** Pushes its clock to so many milliseconds before the real one; what falls due is done within a second. */
  push(ahead: number): Promise<void> {
    return this.tell('push', ahead);
  }

  /** Tells `desk-control.js` something; resolves when it is done there, or the desk is gone. */
  private tell(order: 'arm' | 'push', value: string | number): Promise<void> {
    this.told += 1;
    const nth = this.told;
    return new Promise((resolve, reject) => {
      const hear = (answer: unknown): void => {
        const { nth: which, problem } = answer as { readonly nth: number; readonly problem?: string };
        if (which !== nth) return;
        this.child.off('message', hear);
        if (problem === undefined) resolve();
        else reject(new Error(`the desk could not ${order} ${value}: ${problem}`));
      };
      this.child.on('message', hear);
      void this.ended.then(() => resolve());
      this.child.send({ order, value, nth }, (error) => void (error && resolve()));
    });
  }

  private read(line: string): void {
    try {
      this.log.push(JSON.parse(line) as LogLine);
    } catch {
      this.complaints.push(line);
    }
  }

  private async ready(): Promise<void> {
    while (!this.gone) {
      if (this.log.some(({ msg }) => msg === 'listening') && (await this.readiness())?.ready) return;
      await pauseFor(25);
    }
    const last = [...this.complaints, ...this.log.map((line) => JSON.stringify(line))].slice(-8);
    throw new Error(`the desk died before it was ready, exit code ${this.child.exitCode}:\n${last.join('\n')}`);
  }
}
