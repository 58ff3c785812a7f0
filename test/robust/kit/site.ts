import { setTimeout as pauseFor } from 'node:timers/promises';
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise';
import { readConfig } from '../../../src/config/read-config';
import { demoCompany, wecomEnvironment } from '../../../src/demo/demo-company';
import { demoWorkspace } from '../../../src/demo/demo-workspace';
import type { Desk } from '../../../src/domain/desk';
import type { Instant } from '../../../src/domain/time/instant';
import type { Playground } from '../../../src/playground/control/playground';
import type { PlaygroundSeed } from '../../../src/playground/seed';
import { startPlayground } from '../../../src/playground/start-playground';
import type { WecomControl } from '../../../src/playground/wecom/wecom-control';
import type { SeedWecom } from '../../../src/playground/wecom/wecom-seed';
import type { PlayAnswer, PlayMessage } from '../../../src/playground/wire';
import { openStore, type Store } from '../../../src/store/open-store';
import { randomIds } from '../../../src/wiring/random-ids';
import type { DatabaseKind, FreshDatabase } from '../../kit/databases';
import { DeskProcess, type DeskProcessSettings } from '../../kit/desk-process';
import { patience } from '../../kit/patience';
import { wordsIn } from '../../kit/words-in';
import { Gate } from './gate';
import { roundTheClock } from './round-the-clock';

/** What the workspace and its desks share. */
export const secrets = { botToken: 'xoxb-site', signingSecret: 'site-signing-secret' };
const appToken = 'xapp-demo';
const company = { secret: 'site-secret', token: 'siteToken', encodingAesKey: 's'.repeat(42).concat('A') };
export const engineersChannel = 'C0ITDESK';

/** A desk whose clock runs on still finds time to do at each step what is due, within its leases and heartbeats. */
const step = 4000;
const turnsAStep = 5;
/** Between two looks, in milliseconds. */
const glance = 50;

/** What a process holds is another's after so long at most. */
const longestLease = 20_000;

/** A moment at which a desk dies. */
export type Fault = NonNullable<DeskProcessSettings['fault']>;

/** What a site is made of. */
export interface SiteSettings {
  readonly database: DatabaseKind | FreshDatabase;
  readonly deskFile?: string;
  readonly socketMode?: boolean;
  readonly seed?: (seed: PlaygroundSeed) => PlaygroundSeed;
  /** Given: a WeCom company beside the workspace, which the demo's becomes through this. */
  readonly wecom?: (seed: SeedWecom) => SeedWecom;
  /** What the desks are told otherwise, e.g. another way to the database. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The way between desks and the WeCom company, each of which can be cut. */
export interface Ways {
  /** To WeCom's server API. */
  readonly api: Gate;
  /** To the desks' callback, by turns. */
  readonly callback: Gate;
}

/** The time of a site's desks and of its platforms, which can be pushed. */
class SiteTime {
  /** How far it stands before the real one, in milliseconds. */
  ahead = 0;

  readonly now = (): Instant => (Date.now() + this.ahead) as Instant;
}

/** A workspace and a database in the test's own process, and desks that are processes of their own. */
export class Site {
  readonly desks: DeskProcess[] = [];
  private closing = false;
  private pool: Pool | undefined;
  private isKnown = false;
  private supervision: Promise<void> = Promise.resolve();
  /** Last words of those that died before they were ready. */
  readonly stillborn: string[] = [];

  private constructor(
    readonly slack: Playground,
    readonly store: Store,
    readonly database: FreshDatabase,
    private readonly settings: SiteSettings,
    private readonly local: { readonly time: SiteTime; readonly ways: Ways | undefined },
  ) {}

  static async open(settings: SiteSettings): Promise<Site> {
    const database = 'fresh' in settings.database ? await settings.database.fresh() : settings.database;
    const store = await openStore({ url: database.url, ids: randomIds, now: () => Date.now() as Instant, poolSize: 2 });
    const time = new SiteTime();
    const plain = demoWorkspace(secrets);
    const seed = settings.seed?.(plain) ?? plain;
    const slack = await startPlayground({
      port: 0,
      seed: {
        ...seed,
        app: { ...seed.app, socketMode: settings.socketMode === true },
        rules: { rateLimits: false, fileReadyAfter: 20, ...seed.rules, triggerLives: 20_000 },
        ...(settings.wecom && { wecom: settings.wecom(demoCompany(company)) }),
      },
      clock: { now: time.now, advance: async () => time.now() },
      wall: () => Date.now(),
    });
    const ways = settings.wecom && { api: await Gate.open([slack.url]), callback: await Gate.open([]) };
    return new Site(slack, store, database, settings, { time, ways });
  }

  /** The WeCom company of a site that has one. */
  get company(): WecomControl {
    if (!this.slack.wecom) throw new Error('this site has no WeCom company');
    return this.slack.wecom;
  }

  get way(): Ways {
    if (!this.local.ways) throw new Error('this site has no WeCom company');
    return this.local.ways;
  }

  /** The desks' own time. */
  get now(): Instant {
    return this.local.time.now();
  }

  get deskFile(): string {
    return this.settings.deskFile ?? roundTheClock();
  }

  /** The desk as its file says. */
  get desk(): Desk {
    const environment = { DATABASE_URL: 'sqlite:x', PUBLIC_URL: 'http://127.0.0.1', SLACK_BOT_TOKEN: 'xoxb-1' };
    return readConfig({ ...environment, SLACK_SIGNING_SECRET: 'x' }, () => this.deskFile).desk;
  }

  /** Starts a desk process, of another release where its command line is given; Slack sends its requests there from now on. */
  async startDesk(fault?: Fault, cli?: string): Promise<DeskProcess> {
    const desk = await DeskProcess.start({
      ...this.settingsOfDesk(),
      ...(fault === undefined ? {} : { fault }),
      ...(cli === undefined ? {} : { cli }),
    });
    this.desks.push(desk);
    this.slack.setRequestUrl(desk.requestUrl);
    if (this.local.ways) await this.receiveAt(desk, this.local.ways);
    return desk;
  }

  /** What a desk process of this site is started with. */
  settingsOfDesk(): DeskProcessSettings {
    return {
      databaseUrl: this.database.url,
      slackApiUrl: this.slack.slackApiUrl,
      deskFile: this.deskFile,
      ...secrets,
      ...(this.settings.socketMode ? { appToken } : {}),
      ahead: this.local.time.ahead,
      environment: { ...(this.local.ways && this.wecomOf(this.local.ways)), ...this.settings.environment },
    };
  }

  private wecomOf({ api }: Ways): Readonly<Record<string, string>> {
    return { ...wecomEnvironment(company, api.url), PUBLIC_URL: this.company.pagesUrl };
  }

  /** WeCom's callbacks go to all desks that live, by turns; its pages are those of the newest. */
  private async receiveAt(desk: DeskProcess, { callback }: Ways): Promise<void> {
    callback.leadTo(this.living());
    this.company.setAppUrl(desk.url);
    // WeCom asks an address once; the next desk at it may be one that dies at its first work.
    if (!this.isKnown) await this.company.setCallbackUrl(`${callback.url}/wecom/callback`);
    this.isKnown = true;
    void desk.ended.then(() => callback.leadTo(this.living()));
  }

  private living(): readonly string[] {
    return this.desks.filter(({ isGone }) => !isGone).map(({ url }) => url);
  }

  /**
   * Keeps a desk running as a supervisor would: each dies at the next fault and another takes its place, the last one
   * has none.
   */
  supervise(faults: readonly Fault[]): void {
    const serve = async (): Promise<void> => {
      for (const fault of [...faults, undefined]) {
        if (this.closing) return;
        // One that dies before it is ready has died at its fault.
        const desk = await this.startDesk(fault).catch((error: unknown) => void this.stillborn.push(String(error)));
        if (fault === undefined) return this.bringAgain();
        if (desk === undefined) continue;
        void this.bringAgain();
        await desk.ended;
        // Nobody sits through what the dead one held.
        this.local.time.ahead += longestLease;
      }
    };
    this.supervision = serve();
  }

  /** What a platform keeps for a desk that did not answer is brought now. */
  async bringAgain(): Promise<void> {
    await Promise.all([this.slack.retryEventsNow(), this.slack.wecom?.retryNow()]);
  }

  /** Resolves when every fault was met and the last desk is ready. */
  survived(): Promise<void> {
    return this.supervision;
  }

  /** Ends every process and everything else. */
  async close(): Promise<void> {
    this.closing = true;
    await Promise.all(this.desks.map((desk) => desk.kill()));
    await this.supervision.catch(() => undefined);
    await Promise.all(this.desks.map((desk) => desk.kill()));
    await this.local.ways?.api.close();
    await this.local.ways?.callback.close();
    await this.slack.stop();
    await this.pool?.end();
    await this.store.close();
    await this.database.drop();
  }

  /** Waits for something that happens by itself, or fails naming it, with the last words of the desks. */
  async until<T>(what: string, look: () => T | Promise<T>, within = patience): Promise<NonNullable<Exclude<T, false>>> {
    const end = performance.now() + within;
    while (performance.now() < end) {
      const seen = await look();
      if (seen !== undefined && seen !== null && seen !== false) return seen as NonNullable<Exclude<T, false>>;
      await pauseFor(glance);
    }
    const last = this.desks.map((desk) =>
      desk.log
        .slice(-12)
        .map((line) => JSON.stringify(line))
        .join('\n'),
    );
    throw new Error(`it never happened: ${what}\n${last.join('\n--\n')}`);
  }

  /**
   * The same for what desks and platforms put off: the desks' clocks run meanwhile, and platforms bring again what a busy
   * desk did not take, so that nobody sits through a back-off.
   */
  async untilDue<T>(what: string, look: () => T | Promise<T>): Promise<NonNullable<Exclude<T, false>>> {
    let turns = 0;
    return this.until(what, async () => {
      const seen = await look();
      turns += 1;
      if (!seen && turns % turnsAStep === 0) {
        await this.push(step);
        void this.bringAgain();
      }
      return seen;
    });
  }

  /** Pushes the clocks of all desks forward, those of later ones included. */
  private async push(milliseconds: number): Promise<void> {
    this.local.time.ahead += milliseconds;
    await Promise.all(this.desks.filter(({ isGone }) => !isGone).map((desk) => desk.push(this.local.time.ahead)));
  }

  /** A person's act: done again only when Slack said that the desk did not take it. */
  async insist(what: string, act: () => Promise<PlayAnswer>): Promise<void> {
    let problem: string | undefined;
    for (let tries = 0; tries < 20; tries += 1) {
      const answer = await act();
      if (answer.ok) return;
      problem = answer.problem ?? JSON.stringify(answer);
      // Whoever is told that it failed looks up, and tries again when the desk is back.
      await pauseFor(300);
      await this.until(`a desk that takes: ${what}`, () => this.desks.some((desk) => !desk.isGone));
    }
    throw new Error(`the desk never took: ${what}: ${problem}`);
  }

  /** Every message there is in the engineers' channel and in these people's conversations. */
  messages(...users: readonly string[]): readonly PlayMessage[] {
    const channels = [engineersChannel, 'C0REPORTS', ...users.map((user) => this.slack.as(user).dmChannel)];
    return channels.flatMap((channel) => this.slack.messagesIn(channel));
  }

  /** Top messages of a channel whose words contain this. */
  tops(channel: string, words: string | RegExp): readonly PlayMessage[] {
    return this.slack
      .messagesIn(channel)
      .filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts)
      .filter((message) => wordsIn(message).match(words) !== null);
  }

  /** Answers below a message whose words contain this. */
  below(parent: PlayMessage, words: string): readonly PlayMessage[] {
    return this.slack
      .threadOf(parent.channel, parent.ts)
      .slice(1)
      .filter((message) => wordsIn(message).includes(words));
  }

  /** Rows of a query on the database server. */
  async rows(sql: string): Promise<readonly RowDataPacket[]> {
    // Asked again and again while something is waited for.
    this.pool ??= createPool({ uri: this.database.url, connectionLimit: 2 });
    return (await this.pool.query<RowDataPacket[]>(sql))[0];
  }
}
