import { setTimeout as pauseFor } from 'node:timers/promises';
import { demoCompany, wecomEnvironment } from '../../src/demo/demo-company';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import type { Playground } from '../../src/playground/control/playground';
import type { SeedChannel, SeedRules } from '../../src/playground/seed';
import { startPlayground } from '../../src/playground/start-playground';
import type { WecomControl } from '../../src/playground/wecom/wecom-control';
import { DeskProcess } from '../../test/kit/desk-process';
import { roundTheClock } from '../../test/robust/kit/round-the-clock';
import { company, secrets } from './bench-desk';
import { crowdInSlack, crowdInWecom } from './crowd';

/** What a site is made of. */
export interface SiteSettings {
  readonly databaseUrl: string;
  /** Both platforms count calls as the real ones do; default false: what is measured is the desk. */
  readonly isPaced?: boolean;
  readonly channels?: readonly SeedChannel[];
  /** The largest JavaScript heap of the desk, in MB: one that keeps more ends. Absent: Node's own. */
  readonly heapMb?: number;
  /** A folder for what V8 writes of the code that ran, when a desk is asked to end. */
  readonly coverage?: string;
}

/**
 * A desk that is started as an operator starts it, open at every hour, with a local Slack workspace and a local WeCom
 * company. Two of its three engineers are in WeCom only, so that claim cards go to both.
 */
export class Site {
  /** All that ran here, the one that runs now last. */
  readonly desks: DeskProcess[] = [];

  private constructor(
    readonly slack: Playground,
    private readonly settings: SiteSettings,
  ) {}

  static async open(settings: SiteSettings): Promise<Site> {
    const slack = await startPlayground({
      port: 0,
      seed: seedOf(settings),
      clock: { now: () => Date.now(), advance: async () => Date.now() },
      wall: () => Date.now(),
    });
    const site = new Site(slack, settings);
    await site.startAgain();
    return site;
  }

  /** The one that runs now. */
  get desk(): DeskProcess {
    const last = this.desks.at(-1);
    if (!last) throw new Error('no desk was started');
    return last;
  }

  get databaseUrl(): string {
    return this.settings.databaseUrl;
  }

  get wecom(): WecomControl {
    return companyOf(this.slack);
  }

  /** A desk, also on the same database after one that is gone; both platforms send there from now on. */
  async startAgain(): Promise<void> {
    const desk = await startDesk(this.slack, this.settings);
    this.desks.push(desk);
    this.slack.setRequestUrl(desk.requestUrl);
    this.wecom.setAppUrl(desk.url);
    await this.wecom.setCallbackUrl(`${desk.url}/wecom/callback`);
  }

  /** Asked again until it is there; undefined where it wasn't within so many milliseconds. */
  async seen<T>(look: () => T | undefined | Promise<T | undefined>, within: number): Promise<T | undefined> {
    const end = performance.now() + within;
    let found = await look();
    while (found === undefined && performance.now() < end) {
      await pauseFor(20);
      found = await look();
    }
    return found;
  }

  async close(): Promise<void> {
    await this.desk.kill();
    await this.slack.stop();
  }
}

function companyOf(slack: Playground): WecomControl {
  if (!slack.wecom) throw new Error('the site was opened without a company');
  return slack.wecom;
}

function seedOf({ isPaced = false, channels = [] }: SiteSettings) {
  const workspace = demoWorkspace(secrets);
  const inWecom = demoCompany(company);
  const rules: SeedRules = { rateLimits: isPaced, fileReadyAfter: 20, triggerLives: 60_000 };
  return {
    ...workspace,
    rules,
    users: [...workspace.users, ...crowdInSlack],
    channels: [...workspace.channels, ...channels],
    wecom: { ...inWecom, members: [...inWecom.members, ...crowdInWecom], rules: { rateLimits: isPaced } },
  };
}

const startDesk = (slack: Playground, { databaseUrl, heapMb, coverage }: SiteSettings): Promise<DeskProcess> =>
  DeskProcess.start({
    databaseUrl,
    slackApiUrl: slack.slackApiUrl,
    deskFile: roundTheClock({ notOnSlack: ['U0LINA', 'U0WANGLEI'] }),
    ...secrets,
    environment: {
      ...wecomEnvironment(company, slack.url),
      PUBLIC_URL: companyOf(slack).pagesUrl,
      ...(heapMb !== undefined && { NODE_OPTIONS: `--max-old-space-size=${heapMb}` }),
      ...(coverage !== undefined && { NODE_V8_COVERAGE: coverage }),
    },
  });
