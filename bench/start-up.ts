import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { demoDesk } from '../src/demo/demo-desk';
import { demoWorkspace } from '../src/demo/demo-workspace';
import { startPlayground } from '../src/playground/start-playground';
import { realClock } from '../src/wiring/real-clock';
import { secrets } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { Child } from './kit/child';
import type { Round } from './kit/load';
import { residentMb } from './kit/machine';
import { median, round } from './kit/numbers';

const root = path.join(__dirname, '..');

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

/** The compiled desk, started as an operator starts it. Answers once it says that it is ready. */
async function start(folder: string, slackApiUrl: string) {
  const port = await freePort();
  const began = performance.now();
  const desk = spawn(process.execPath, [path.join(root, 'dist/src/cli.js'), 'start'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env['PATH'] ?? '',
      DATABASE_URL: `sqlite:${folder}/desk.db`,
      HTTP_PORT: `${port}`,
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_SIGNING_SECRET: secrets.signingSecret,
      SLACK_API_URL: slackApiUrl,
      LOG_LEVEL: 'warn',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (desk.exitCode !== null) throw new Error(`the desk ended with ${desk.exitCode}`);
    await pauseFor(10);
  }
  return { desk, url, took: performance.now() - began };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

async function stop(desk: ChildProcess): Promise<number> {
  const began = performance.now();
  const ended = once(desk, 'exit');
  desk.kill('SIGTERM');
  await ended;
  return performance.now() - began;
}

/** How long a start takes until the desk is ready, and what memory it keeps. */
export const startUp: Benchmark = {
  name: 'start-up',
  measures: 'dutydesk start (compiled, embedded database) until /readyz says yes; memory then and after reports',
  async run({ quick, tell }) {
    const [rounds, reports] = quick ? [2, 50] : [5, 1000];
    const now = () => realClock.now();
    const seed = { ...demoWorkspace(secrets), rules: { rateLimits: false } };
    const slack = await startPlayground({ port: 0, seed, clock: { now, advance: async () => now() }, wall: now });
    const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-bench-'));
    writeFileSync(path.join(folder, 'desk.yaml'), demoDesk);
    const load = new Child('generate-load.ts');
    try {
      const took: number[] = [];
      const stopped: number[] = [];
      for (let turn = 1; turn < rounds; turn += 1) {
        const started = await start(folder, slack.slackApiUrl);
        took.push(started.took);
        stopped.push(await stop(started.desk));
      }
      const { desk, url, took: last } = await start(folder, slack.slackApiUrl);
      const pid = desk.pid ?? 0;
      try {
        await pauseFor(2000);
        const idleMb = residentMb(pid);
        tell(`ready after ${Math.round(last)} ms, ${idleMb} MB`);
        const order = {
          url: `${url}/slack/events`,
          kind: 'report',
          mark: 'S',
          count: reports,
          length: 0,
          connections: 4,
        };
        const { round: filed, error } = await load.ask<{ round?: Round; error?: string }>(order);
        if (!filed) throw new Error(error);
        const busyMb = residentMb(pid);
        await pauseFor(10_000);
        return {
          parameters: { rounds, reports, database: 'embedded', code: 'dist' },
          results: {
            firstStartMs: round(took[0] ?? last),
            startMsMedian: round(median([...took.slice(1), last])),
            stopMsMedian: round(median(stopped)),
            rssMbAfterStart: idleMb,
            reportsPerSecondOverHttp: filed.perSecond,
            reportP95ms: filed.p95,
            rssMbAfterReports: busyMb,
            rssMbTenSecondsLater: residentMb(pid),
          },
        };
      } finally {
        await stop(desk);
      }
    } finally {
      await load.stop();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
