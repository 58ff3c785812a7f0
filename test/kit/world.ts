import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import type { App } from '../../src/app';
import { readConfig } from '../../src/config/read-config';
import { DemoClock } from '../../src/demo/demo-clock';
import { demoDesk } from '../../src/demo/demo-desk';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import { placeOf } from '../../src/domain/desk';
import type { Clock } from '../../src/domain/sla/clock';
import { clocksOf } from '../../src/domain/sla/clocks';
import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { type Duration, type Instant, instant } from '../../src/domain/time/instant';
import type { Given } from '../../src/playground/control/find-element';
import type { Playground } from '../../src/playground/control/playground';
import { startPlayground } from '../../src/playground/start-playground';
import type { PlayMessage } from '../../src/playground/wire';
import { realClock } from '../../src/wiring/real-clock';
import type { DatabaseKind } from './databases';
import { Desks } from './desks';
import { eventsOf, keptTicket } from './kept';
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
    private readonly clock: DemoClock,
    private readonly desks: Desks,
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
    const read = (apiUrl: string, file: string) => readConfig({ ...environment, SLACK_API_URL: apiUrl }, () => file);
    const start = instant(startsAt);
    const still = { now: () => start, monotonic: () => realClock.monotonic() };
    const { hours } = read('http://127.0.0.1/api/', deskFile).desk.places[0];
    const clock = new DemoClock(hours, path.join(folder, 'clock.json'), still, 0 as Duration);
    const seed = demoWorkspace(secrets);
    const slack = await startPlayground({
      port: 0,
      seed: { ...seed, rules: { rateLimits: false, fileReadyAfter: 20 } },
      clock: { now: () => clock.now(), advance: async () => clock.now() },
      wall: () => realClock.now(),
    });
    const ends = async (): Promise<void> => {
      await slack.stop();
      await drop();
      rmSync(folder, { recursive: true, force: true });
    };
    const desks = new Desks(clock, (file) => read(slack.slackApiUrl, file), deskFile);
    const world = new World(slack, clock, desks, ends);
    await world.startAnotherDesk();
    return world;
  }

  /** The desk that Slack's requests go to. */
  get app(): App {
    return this.desks.first;
  }

  /** One more process of the same desk on the same database. */
  async startAnotherDesk(deskFile?: string): Promise<void> {
    await this.desks.startOne(deskFile);
    this.slack.setRequestUrl(`${this.app.url}/slack/events`);
  }

  /** Stops the desk and starts it again, with another desk file where one is given. */
  async restart(deskFile?: string): Promise<void> {
    await this.desks.stop();
    await this.startAnotherDesk(deskFile);
  }

  async stop(): Promise<void> {
    await this.desks.stop();
    await this.ends();
  }

  get now(): Instant {
    return this.clock.now();
  }

  as(who: Somebody) {
    return this.slack.as(people[who]);
  }

  /** Lets time pass; what falls due on the way happens at its own moment. */
  async push(words: string): Promise<void> {
    await this.slack.eventsTaken();
    await this.desks.push(words);
  }

  /** Lets time pass until this moment, e.g. `2026-11-24T17:50:00+08:00`. */
  async pushTo(moment: string): Promise<void> {
    const seconds = Math.ceil((instant(moment) - this.now) / 1000);
    if (seconds < 0) throw new Error(`${moment} is past`);
    await this.push(`${seconds}s`);
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
    const found = this.slack.messagesIn(engineersChannel).find((one) => isHead(one) && wordsIn(one).includes(key));
    if (!found) throw new Error(`there is no card of ${key} in the engineers' channel, only: ${this.keys().join()}`);
    return found;
  }

  /** Everything written below a ticket's card, oldest first. */
  thread(key: string): readonly string[] {
    return this.threadMessages(key).map(wordsIn);
  }

  threadMessages(key: string): readonly PlayMessage[] {
    return this.slack.threadOf(engineersChannel, this.card(key).ts).slice(1);
  }

  /** The requester's own card of a ticket. */
  ownCard(who: Somebody, key: string): PlayMessage {
    const found = this.dmMessages(who).find((one) => isHead(one) && wordsIn(one).includes(key));
    if (!found) throw new Error(`${who} has no card of ${key}`);
    return found;
  }

  /** Everything the requester reads below their own card of a ticket, oldest first, in one text. */
  told(who: Somebody, key: string): string {
    return this.ownThread(who, key).map(wordsIn).join('\n');
  }

  ownThread(who: Somebody, key: string): readonly PlayMessage[] {
    return this.slack.threadOf(this.as(who).dmChannel, this.ownCard(who, key).ts).slice(1);
  }

  /** Writes below a ticket's card in the engineers' channel. */
  async writeInside(who: Somebody, key: string, text: string, files: readonly string[] = []): Promise<void> {
    await this.as(who).say(engineersChannel, text, { thread: this.card(key).ts, files });
    await this.settle();
  }

  /** Writes below one's own card of a ticket. */
  async writeToDesk(who: Somebody, key: string, text: string, files: readonly string[] = []): Promise<void> {
    await this.as(who).dm(text, { thread: this.ownCard(who, key).ts, files });
    await this.settle();
  }

  /** The last thing the desk said for this person's eyes only. */
  whispered(who: Somebody): string {
    return wordsIn(
      this.as(who)
        .sees()
        .messages.findLast(({ ephemeral }) => ephemeral),
    );
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

  /** Presses something on one's own card of a ticket. */
  async pressOwn(who: Somebody, key: string, button: string): Promise<void> {
    await this.as(who).press(this.as(who).dmChannel, this.ownCard(who, key).ts, button);
    await this.settle();
  }

  /** Fills in the form that is open, or about to open, and waits until all is shown. */
  async fillIn(who: Somebody, fields: Readonly<Record<string, Given>>): Promise<void> {
    await this.form(who);
    await this.as(who).submit(fields);
    await this.settle();
  }

  /** The words of the form somebody has open, once filled. */
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
    const cards = this.slack.messagesIn(engineersChannel).filter(isHead);
    return cards.flatMap((message) => /IT-\d+/.exec(wordsIn(message))?.[0] ?? []);
  }

  /** The ticket as it is kept, after making sure that its log adds up to it. */
  ticket(key: string): Promise<Ticket> {
    return keptTicket(this.app, key);
  }

  /** How one of a ticket's promises stands now; the last one where a clause runs several times. */
  async clockOf(key: string, clause: string): Promise<Clock | undefined> {
    const ticket = await this.ticket(key);
    const { desk } = this.desks.config;
    const { hours } = placeOf(desk, ticket.place);
    return clocksOf(ticket, desk.slaTargets, hours, this.now).findLast((clock) => clock.clause === clause);
  }

  /** Everything that happened to a ticket, oldest first. */
  events(key: string): Promise<readonly TicketEvent[]> {
    return eventsOf(this.app, key);
  }

  /** Ends whatever is still open, so that one journey does not trouble the next in the same world. */
  async clearAway(): Promise<void> {
    await this.desks.withdrawAll();
    await this.settle();
  }

  /** Types of a ticket's events, oldest first. */
  async log(key: string): Promise<readonly string[]> {
    return (await this.events(key)).map(({ type }) => type);
  }
}

/** Not an answer in a thread. */
const isHead = ({ threadTs, ts }: PlayMessage): boolean => threadTs === undefined || threadTs === ts;
