import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { type App, startApp } from '../../src/app';
import { readConfig } from '../../src/config/read-config';
import { DemoClock } from '../../src/demo/demo-clock';
import { demoDesk } from '../../src/demo/demo-desk';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import { replay } from '../../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { instant, type Duration, type Instant } from '../../src/domain/time/instant';
import { createLogger } from '../../src/logger';
import { noFault } from '../../src/ports/fault-point';
import type { Given } from '../../src/playground/control/find-element';
import type { Playground } from '../../src/playground/control/playground';
import { startPlayground } from '../../src/playground/start-playground';
import type { PlayMessage } from '../../src/playground/wire';
import { randomIds } from '../../src/wiring/random-ids';
import { realClock } from '../../src/wiring/real-clock';
import type { DatabaseKind } from './databases';
import { wordsIn } from './words-in';

/** The people of the demo, by the part they play. */
export const people = {
  zhou: 'U0ZHOUTING',
  emma: 'U0EMMA',
  li: 'U0LINA',
  wang: 'U0WANGLEI',
  tom: 'U0TOM',
  chen: 'U0CHENHAO',
  sun: 'U0SUNYUE',
  kate: 'U0KATE',
} as const;
export type Somebody = keyof typeof people;

export const engineersChannel = 'C0ITDESK';
export const digestChannel = 'C0REPORTS';

/** A Tuesday on which the demo's company works, ten minutes after opening. */
export const tuesdayMorning = '2026-11-24T09:10:00+08:00';

const secrets = { botToken: 'xoxb-world', signingSecret: 'world-signing-secret' };

/** How a world begins. */
export interface WorldSettings {
  readonly database: DatabaseKind;
  readonly startsAt?: string;
  /** Another desk file; the demo's unless given. */
  readonly deskFile?: string;
}

/** A workspace with people, a desk in it, and a clock that only moves when told. */
export class World {
  private constructor(
    readonly slack: Playground,
    readonly app: App,
    private readonly clock: DemoClock,
    private readonly ends: () => Promise<void>,
  ) {}

  static async start({ database, startsAt = tuesdayMorning, deskFile = demoDesk }: WorldSettings): Promise<World> {
    const { url, drop } = await database.fresh();
    const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-world-'));
    const environment = {
      DATABASE_URL: url,
      HTTP_PORT: '0',
      PUBLIC_URL: 'http://127.0.0.1',
      SLACK_BOT_TOKEN: secrets.botToken,
      SLACK_SIGNING_SECRET: secrets.signingSecret,
    };
    const read = (apiUrl: string) => readConfig({ ...environment, SLACK_API_URL: apiUrl }, () => deskFile);
    const start = instant(startsAt);
    const still = { now: () => start, monotonic: () => realClock.monotonic() };
    const { hours } = read('http://127.0.0.1/api/').desk.places[0];
    const clock = new DemoClock(hours, path.join(folder, 'clock.json'), still, 0 as Duration);
    const seed = demoWorkspace(secrets);
    const slack = await startPlayground({
      port: 0,
      seed: { ...seed, rules: { rateLimits: false, fileReadyAfter: 20 } },
      clock: { now: () => clock.now(), advance: async () => clock.now() },
      wall: () => realClock.now(),
    });
    const app = await startApp({
      config: read(slack.slackApiUrl),
      clock,
      wall: realClock,
      ids: randomIds,
      logger: createLogger(process.env['TEST_LOG'] ?? 'silent'),
      pause: (length) => pauseFor(length),
      reach: noFault,
    });
    slack.setRequestUrl(`${app.url}/slack/events`);
    return new World(slack, app, clock, async () => {
      await app.stop();
      await slack.stop();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    });
  }

  stop(): Promise<void> {
    return this.ends();
  }

  get now(): Instant {
    return this.clock.now();
  }

  as(who: Somebody) {
    return this.slack.as(people[who]);
  }

  /** Lets time pass; what falls due on the way happens at its own moment. */
  async push(words: string): Promise<void> {
    await this.clock.push(words, this.app);
  }

  /** Waits until everything that is due now was done and shown; gathered edits included. */
  async settle(): Promise<void> {
    await this.push('3s');
  }

  /** Waits for something that happens by itself, or fails naming it. */
  async until<T>(what: string, look: () => T | undefined | false): Promise<T> {
    for (let tries = 0; tries < 1000; tries += 1) {
      const seen = look();
      if (seen !== undefined && seen !== false) return seen;
      await pauseFor(10);
    }
    throw new Error(`it never happened: ${what}`);
  }

  /** The card of a ticket in the engineers' channel. */
  card(key: string): PlayMessage {
    const found = this.slack
      .messagesIn(engineersChannel)
      .find(
        (message) =>
          (message.threadTs === undefined || message.threadTs === message.ts) && wordsIn(message).includes(key),
      );
    if (!found)
      throw new Error(
        `there is no card of ${key} in the engineers' channel, only: ${this.slack.messagesIn(engineersChannel).map(wordsIn).join('\n--\n')}`,
      );
    return found;
  }

  /** Everything written below a ticket's card, oldest first. */
  thread(key: string): readonly string[] {
    return this.slack.threadOf(engineersChannel, this.card(key).ts).slice(1).map(wordsIn);
  }

  /** Everything in somebody's conversation with the desk, oldest first. */
  dm(who: Somebody): readonly string[] {
    return this.dmMessages(who).map(wordsIn);
  }

  dmMessages(who: Somebody): readonly PlayMessage[] {
    return this.slack.messagesIn(this.as(who).dmChannel);
  }

  /** Presses a button of the ticket's card and waits until all is shown. */
  async press(who: Somebody, key: string, button: string, given?: Given): Promise<void> {
    const { ts } = this.card(key);
    await this.as(who).press(engineersChannel, ts, button, given);
    await this.settle();
  }

  /** Presses something in one's own conversation with the desk: the newest message that has it. */
  async pressInDm(who: Somebody, button: string): Promise<void> {
    const message = this.dmMessages(who).findLast((one) => wordsIn(one).includes(button));
    if (!message) throw new Error(`nothing in the dm of ${who} says "${button}"`);
    await this.as(who).press(this.as(who).dmChannel, message.ts, button);
    await this.settle();
  }

  /** Fills in the form that is open, or about to open, and waits until all is shown. */
  async fillIn(who: Somebody, fields: Readonly<Record<string, Given>>): Promise<void> {
    await this.form(who);
    await this.as(who).submit(fields);
    await this.settle();
  }

  /** The words of the form somebody has open, once it is filled. */
  async form(who: Somebody): Promise<string> {
    return this.until(`a form for ${who}`, () => {
      const view = this.slack.viewOf(people[who]);
      return view && JSON.stringify(view).includes('"type":"input"') ? wordsIn(view) : undefined;
    });
  }

  /** Reports through the form that the command opens; answers the new ticket's number, e.g. `IT-1001`. */
  async report(who: Somebody, words: string, fields: Readonly<Record<string, Given>> = {}): Promise<string> {
    const before = this.keys().length;
    await this.as(who).command(`/repair ${words}`);
    await this.fillIn(who, fields);
    const keys = await this.until('the card of the report', () =>
      this.keys().length > before ? this.keys() : undefined,
    );
    return keys.at(-1) ?? '';
  }

  /** Numbers of all tickets that have a card, in order of their cards. */
  keys(): readonly string[] {
    const cards = this.slack
      .messagesIn(engineersChannel)
      .filter(({ threadTs, ts }) => threadTs === undefined || threadTs === ts);
    return cards.flatMap((message) => /IT-\d+/.exec(wordsIn(message))?.[0] ?? []);
  }

  /** The ticket as it is kept, after making sure that its log adds up to it. */
  async ticket(key: string): Promise<Ticket> {
    const id = ticketId(Number(key.replace(/\D/g, '')));
    const kept = await this.app.store.tickets.find(id);
    if (!kept) throw new Error(`${key} is not kept`);
    const log = await this.app.store.tickets.events(id);
    expect(
      replay(
        id,
        log.map(({ event }) => event),
      ),
    ).toEqual(kept);
    return kept;
  }

  /** Types of a ticket's events, oldest first. */
  async log(key: string): Promise<readonly string[]> {
    const log = await this.app.store.tickets.events(ticketId(Number(key.replace(/\D/g, ''))));
    return log.map(({ event }) => event.type);
  }
}
