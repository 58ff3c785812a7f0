import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '../app';
import { Told } from '../cli/told';
import { readConfig } from '../config/read-config';
import { after, type Duration } from '../domain/time/instant';
import { type OperatingTime, usualHours } from '../domain/time/operating-time';
import { type Say, say } from '../domain/words';
import { createLogger } from '../logger';
import { startPlayground } from '../playground/start-playground';
import type { Clock } from '../ports/clock';
import type { Speak } from '../ports/translator';
import { realClock } from '../wiring/real-clock';
import { runApp, stopOnSignal } from '../wiring/run-app';
import { DemoClock } from './demo-clock';
import { demoCompany, wecomEnvironment } from './demo-company';
import { type DemoSecrets, secretsIn, setAsideOld } from './demo-secrets';
import { demoTelephony, ringingDemoDesk, telephonyEnvironment } from './demo-telephones';
import { demoRules, demoWorkspace } from './demo-workspace';
import { giveMenu } from './give-menu';
import { fillPast, type PastDays, pastDaysBefore } from './past/fill-past';
import { HrPortal, portalName } from './past/hr-portal';

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
  /** Told how far the past is filled in, from 0 to 1. */
  readonly onProgress?: (share: number) => void;
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
  const { port, folder, logLevel, pageDir = builtPage, real = realClock } = settings;
  mkdirSync(folder, { recursive: true });
  const secrets = secretsIn(folder);
  const read = (url: string) => readConfig(environmentOf(folder, secrets, url), () => ringingDemoDesk);
  const { clock, past } = clockIn(settings, usualHours(read('http://127.0.0.1').desk.places[0].hours), real);
  // As far behind as the past that is played: nobody sits through the pace that platforms set.
  const paced = { now: () => after(real.now(), Math.min(0, clock.now() - (past?.present ?? clock.now())) as Duration) };
  const rules = { ...demoRules, rateLimits: past === undefined };
  const pace = { rateLimits: past === undefined };
  let app: App | undefined;
  let ready = false;
  const playground = await startPlayground({
    port,
    seed: {
      ...demoWorkspace(secrets.slack),
      rules,
      telephony: demoTelephony(secrets.telephony),
      wecom: { ...demoCompany(secrets.wecom), rules: pace },
    },
    clock: {
      now: () => clock.now(),
      advance: (words) => {
        if (!app || !ready) throw new Error('the desk is still starting; try again in a few seconds');
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
    const config = read(playground.url);
    app = await runApp(config, createLogger(logLevel), { clock, paced });
    playground.setRequestUrl(`${app.url}/slack/events`);
    playground.telephony.appUrl = app.url;
    playground.wecom?.setAppUrl(app.url);
    await playground.wecom?.setCallbackUrl(`${app.url}/wecom/callback`);
    await giveMenu(config, clock);
    if (past !== undefined) {
      const onProgress = settings.onProgress ?? (() => undefined);
      playground.nobodyAnswers(true);
      const portal = new HrPortal(app.url, secrets.portal);
      await fillPast({ past, slack: playground, clock, desk: app, portal, onProgress });
      // Two days of work came in a few seconds; from now on the workspace is as slow as Slack.
      playground.nobodyAnswers(false);
      rules.rateLimits = true;
      pace.rateLimits = true;
    }
  } catch (error) {
    await stop();
    throw error;
  }
  ready = true;
  return { url: playground.url, stop };
}

/** Where the build puts the page: beside the compiled demo; `dist/` where the demo runs from its source. */
const builtPage = [join(__dirname, '../../playground-page'), join(__dirname, '../../dist/playground-page')].reduce(
  (compiled, source) => (existsSync(compiled) ? compiled : source),
);

/** `url`: of the playground, which is both platforms. */
function environmentOf(
  folder: string,
  { slack, wecom, portal, telephony }: DemoSecrets,
  url: string,
): Readonly<Record<string, string>> {
  return {
    DATABASE_URL: `sqlite:${join(folder, 'desk.db')}`,
    HTTP_PORT: '0',
    WATCH_PORT: '0',
    // Pages of the desk are shown inside the demo's phone.
    PUBLIC_URL: `${url}/webview`,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: `${url}/api/`,
    ...wecomEnvironment(wecom, url),
    ...telephonyEnvironment(telephony, url),
    OA_SECRETS: `${portalName}=${portal}`,
  };
}

/** The clock where it was left. On a first start that is to have a past, it stands two working days back. */
function clockIn(
  { folder, withPast = false }: DemoSettings,
  hours: OperatingTime,
  real: Clock,
): { readonly clock: DemoClock; readonly past?: PastDays } {
  const file = join(folder, 'clock.json');
  const first = !existsSync(file);
  // A past that was interrupted is not played again: then the file is there, and a clock of the past in it counts as none.
  const clock = new DemoClock(hours, file, real);
  const past = withPast && first ? pastDaysBefore(hours, clock.now()) : undefined;
  if (past === undefined) return { clock };
  return { clock: new DemoClock(hours, file, real, (past.startsAt - real.now()) as Duration), past };
}

/** Runs the demo until it is told to end. Throws Told where its port is taken or its page was not built. */
export async function runDemo(settings: DemoSettings, tell: (line: string) => void, speak: Speak): Promise<void> {
  const pageDir = settings.pageDir ?? builtPage;
  if (!existsSync(join(pageDir, 'index.html'))) {
    throw new Told(speak(say('cli.demoNotBuilt')));
  }
  const aside = setAsideOld(settings.folder);
  if (aside !== undefined) {
    tell(`This demo is from before there was WeCom and begins anew · 旧版演示数据已移至: ${aside}`);
  }
  const demo = await startDemo({ ...settings, onProgress: tellProgress(tell) }).catch((error: unknown) => {
    throw portTaken(error) ? new Told(speak(portTakenAt(settings.port)), { cause: error }) : error;
  });
  stopOnSignal(demo.stop, createLogger(settings.logLevel));
  tell(`DutyDesk demo · 值班台演示: ${demo.url}`);
  tell('Play 周婷 (employee) first: report a fault in WeCom. Then 李娜 (engineer): claim it in Slack.');
  tell('先扮演员工周婷，在企业微信报修；再切换到工程师李娜，在 Slack 受理。');
  tell(
    `Push its clock with the buttons on the page, or: curl -d '{"advance":"65m"}' ${demo.url}/demo/clock · 拨动时钟：用页面上的按钮或此命令`,
  );
  tell(
    `It keeps its data in ${settings.folder}; delete that folder to begin anew. Ctrl-C ends it. · 数据在此文件夹，删除即重新开始；Ctrl-C 结束。`,
  );
}

const portTaken = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

const portTakenAt = (port: number): Say => say('cli.demoPortTaken', { port: String(port), next: String(port + 1) });

/** Four lines at most: filling in takes seconds, and silence would look like standing still. */
function tellProgress(tell: (line: string) => void): (share: number) => void {
  let told = -1;
  return (share) => {
    const quarter = Math.floor(share * 4);
    if (quarter === told || quarter === 4) return;
    told = quarter;
    tell(`Filling in two days of work · 正在生成两天的工单：${quarter * 25}%`);
  };
}
