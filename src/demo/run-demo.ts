import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app';
import { readConfig } from '../config/read-config';
import { createLogger } from '../logger';
import type { Clock } from '../ports/clock';
import { startPlayground } from '../playground/start-playground';
import { realClock } from '../wiring/real-clock';
import { runApp, stopOnSignal } from '../wiring/run-app';
import { DemoClock } from './demo-clock';
import { demoDesk } from './demo-desk';
import { demoWorkspace } from './demo-workspace';

/** What the demo is told. */
export interface DemoSettings {
  readonly port: number;
  /** Where it keeps its data between runs. */
  readonly folder: string;
  readonly logLevel: string;
  /** Its page, built; the one beside the compiled demo unless given. */
  readonly pageDir?: string;
  /** Whether a first start fills in some days of work, so that nothing is empty; unless told, it begins with nothing. */
  readonly withPast?: boolean;
  /** The clock that is pushed; the computer's unless given. */
  readonly real?: Clock;
}

/** A running demo. */
export interface Demo {
  /** The page to open. */
  readonly url: string;
  stop(): Promise<void>;
}

/** A local workspace and a desk in one process, on loopback only, with a clock that can be pushed. */
export async function startDemo(settings: DemoSettings): Promise<Demo> {
  const { port, folder, logLevel, pageDir = join(__dirname, '../../playground-page'), real = realClock } = settings;
  mkdirSync(folder, { recursive: true });
  const logger = createLogger(logLevel);
  const secrets = secretsIn(folder);
  const environment = {
    DATABASE_URL: `sqlite:${join(folder, 'desk.db')}`,
    HTTP_PORT: '0',
    PUBLIC_URL: 'http://127.0.0.1',
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
  };
  const read = (apiUrl: string) => readConfig({ ...environment, SLACK_API_URL: apiUrl }, () => demoDesk);
  const { desk } = read('http://127.0.0.1/api/');
  const clock = new DemoClock(desk.places[0].hours, join(folder, 'clock.json'), real);
  let app: App | undefined;
  const playground = await startPlayground({
    port,
    seed: demoWorkspace(secrets),
    clock: {
      now: () => clock.now(),
      advance: (words) => {
        if (!app) throw new Error('the desk is still starting; try again in a second');
        return clock.push(words, app);
      },
    },
    wall: () => realClock.now(),
    dataFile: join(folder, 'slack.json'),
    pageDir,
  });
  const stop = async (): Promise<void> => {
    await app?.stop();
    await playground.stop();
  };
  try {
    app = await runApp(read(playground.slackApiUrl), logger, clock);
  } catch (error) {
    await playground.stop();
    throw error;
  }
  playground.setRequestUrl(`${app.url}/slack/events`);
  return { url: playground.url, stop };
}

/** Runs the demo until it is told to end. */
export async function runDemo(settings: DemoSettings, tell: (line: string) => void): Promise<void> {
  const demo = await startDemo(settings);
  stopOnSignal(demo.stop, createLogger(settings.logLevel));
  tell(`DutyDesk demo · 值班台演示: ${demo.url}`);
  tell(`Push its clock with the buttons on the page, or: curl -d '{"advance":"65m"}' ${demo.url}/demo/clock`);
  tell(`It keeps its data in ${settings.folder}; delete that folder to begin anew. Ctrl-C ends it.`);
}

/** Tokens of this demo alone, made at its first start. */
function secretsIn(folder: string): { readonly botToken: string; readonly signingSecret: string } {
  const file = join(folder, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    const secrets = {
      botToken: `xoxb-demo-${randomBytes(12).toString('hex')}`,
      signingSecret: randomBytes(16).toString('hex'),
    };
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    return secrets;
  }
}
