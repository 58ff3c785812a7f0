import { setTimeout as pauseFor } from 'node:timers/promises';
import enForm from '../../locales/en/form.json';
import zhForm from '../../locales/zh-CN/form.json';
import type { App } from '../../src/app';
import type { Call, Command } from '../../src/cli/command';
import type { CountingYears } from '../../src/config/calendar/counting-years';
import { readConfig } from '../../src/config/read-config';
import { DemoClock } from '../../src/demo/demo-clock';
import { demoCompany, wecomEnvironment } from '../../src/demo/demo-company';
import { demoDesk } from '../../src/demo/demo-desk';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import { type Desk, placeOf } from '../../src/domain/desk';
import type { Clock } from '../../src/domain/sla/clock';
import { clocksOf } from '../../src/domain/sla/clocks';
import type { TicketEvent } from '../../src/domain/ticket/event';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { after, type Duration, hours, type Instant, instant } from '../../src/domain/time/instant';
import type { Playground } from '../../src/playground/control/playground';
import { startPlayground } from '../../src/playground/start-playground';
import { realClock } from '../../src/wiring/real-clock';
import type { Reloaded } from '../../src/wiring/reload-desk';
import { CommandPlace, type Said } from '../cli/call-command';
import type { DatabaseKind } from './databases';
import { Desks } from './desks';
import type { Given, Hands } from './hands';
import { eventsOf, keptTicket } from './kept';
import { patience } from './patience';
import { isUsed, onSlack, people, type Seats, type Somebody, seatedDesk, seatOf } from './seats';
import { SlackHands } from './slack-hands';
import { WecomHands } from './wecom-hands';

export const digestChannel = 'C0REPORTS';

/** A Tuesday on which the demo's company works, ten minutes after opening. */
export const tuesdayMorning = '2026-11-24T09:10:00+08:00';

const company = { secret: 'world-secret', token: 'worldToken', encodingAesKey: 'w'.repeat(42).concat('A') };
/** Numbers of the engineers and the lead, for a desk that calls by a provider. */
export const phones = { wang: '+8613800000002', tom: '+8613800000003', chen: '+8613800000004' } as const;
/** Shared by the desk and the provider. */
export const telephonySecret = 'the-secret-of-the-world-s-telephony';
const telephony = {
  secret: telephonySecret,
  numbers: Object.fromEntries(Object.entries(phones).map(([who, number]) => [number, people[who as Somebody].slack])),
};

const secrets = { botToken: 'xoxb-world', signingSecret: 'world-signing-secret' };

/** How a world begins. */
export interface WorldSettings {
  readonly database: DatabaseKind;
  readonly startsAt?: string;
  /** Another desk file; the demo's unless given. Accounts nobody uses are taken out. */
  readonly deskFile?: string;
  /** Where people are; on Slack unless given. */
  readonly seats?: Seats;
  /** Settings besides those of the platforms. */
  readonly env?: Readonly<Record<string, string>>;
  /** Digests come with their real pictures, and not with one of a single dot. */
  readonly isDrawn?: boolean;
  /** A telephony provider calls people, where the desk file says so. */
  readonly hasTelephony?: boolean;
}

/** The same answer for the same words, worked out once. */
function onceEach<T>(work: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>();
  return (words) => {
    const answer = known.get(words) ?? work(words);
    known.set(words, answer);
    return answer;
  };
}

/** A workspace with people, a desk in it, and a clock that only moves when told. */
export class World {
  private constructor(
    readonly slack: Playground,
    readonly seats: Seats,
    private readonly clock: DemoClock,
    private readonly desks: Desks,
    private readonly ends: () => Promise<void>,
    private readonly env: Readonly<Record<string, string>>,
  ) {}

  static async start({
    database,
    startsAt = tuesdayMorning,
    deskFile = demoDesk,
    seats = onSlack,
    isDrawn = false,
    hasTelephony = false,
    env: more = {},
  }: WorldSettings): Promise<World> {
    const { url, drop } = await database.fresh();
    const start = instant(startsAt);
    const still = { now: () => start, monotonic: () => realClock.monotonic() };
    let clock: DemoClock | undefined;
    const now = (): Instant => clock?.now() ?? start;
    // Real time goes on with the pushes: platforms take so many messages a second, and nobody waits for those here.
    const wall = { now: () => (realClock.now() + now() - start) as Instant };
    const seed = demoWorkspace(secrets);
    const slack = await startPlayground({
      port: 0,
      seed: {
        ...seed,
        telephony,
        rules: { rateLimits: false, fileReadyAfter: 20 },
        ...(isUsed('wecom', seats) && { wecom: { ...demoCompany(company), rules: { rateLimits: false } } }),
      },
      clock: { now, advance: async () => now() },
      wall: wall.now,
    });
    const ends = async (): Promise<void> => {
      await slack.stop();
      await drop();
    };
    try {
      const rung = { TELEPHONE_WEBHOOK: `${slack.url}/telephony/calls`, TELEPHONE_SECRET: telephonySecret };
      const env = { DATABASE_URL: url, ...environmentOf(slack.url, seats), ...(hasTelephony && rung), ...more };
      // Read once a desk file: the calendar of years is compiled with it.
      const configOf = onceEach((file) => readConfig(env, () => seatedDesk(file, seats)));
      const { hours } = configOf(deskFile).desk.places[0];
      clock = new DemoClock(hours, undefined, still, 0 as Duration);
      const seated = (file: string) => seatedDesk(file, seats);
      const rereadOf = (file: string, years: CountingYears) => readConfig(env, () => seated(file), years);
      const desks = new Desks({ clock, wall, configOf, rereadOf, deskFile, isDrawn, seated });
      const world = new World(slack, seats, clock, desks, ends, env);
      await world.startAnotherDesk();
      return world;
    } catch (error) {
      await ends();
      throw error;
    }
  }

  get databaseUrl(): string {
    return this.env['DATABASE_URL'] ?? '';
  }

  /** What the running desks go by. */
  get desk(): Desk {
    return this.desks.config.desk;
  }

  /** The desk that Slack's requests go to. */
  get app(): App {
    return this.desks.first;
  }

  /** One more process of the same desk on the same database. */
  async startAnotherDesk(deskFile?: string): Promise<void> {
    await this.desks.startOne(deskFile);
    this.slack.setRequestUrl(`${this.app.url}/slack/events`);
    this.slack.telephony.appUrl = this.app.url;
    this.slack.wecom?.setAppUrl(this.app.url);
    await this.slack.wecom?.setCallbackUrl(`${this.app.url}/wecom/callback`);
  }

  /** Stops the desk and starts it again, with another desk file where one is given. */
  async restart(deskFile?: string): Promise<void> {
    await this.desks.stop();
    await this.startAnotherDesk(deskFile);
  }

  /** Stops everything. A quiet desk finds nothing late or missing of its own: what its auditor found is an error. */
  async stop(): Promise<void> {
    const found = this.isFoundKnown ? [] : await this.auditorFound();
    await this.desks.stop();
    await this.ends();
    if (found.length > 0) throw new Error(`the auditor found ${found.join(', ')}`);
  }

  /**
   * What the auditor has found late or missing since the running desk began, by cause: `wake-ups-lost 3`. Whoever asks knows
   * that it finds something.
   */
  async auditorFound(): Promise<readonly string[]> {
    this.isFoundKnown = true;
    const answer = await fetch(`${this.app.watchUrl}/metrics`, { headers: { connection: 'close' } });
    const text = await answer.text();
    return [...text.matchAll(/^dutydesk_auditor_found_total\{cause="([^"]+)"\} (\d+)$/gm)].map(
      ([, cause, count]) => `${cause} ${count}`,
    );
  }

  /** Whoever runs the desk writes another desk file; the running desk reads none by itself. */
  write(deskFile: string): void {
    this.desks.write(deskFile);
  }

  /** Whoever runs the desk writes another desk file and has the running desk read it. */
  reload(deskFile: string): Promise<readonly Reloaded[]> {
    return this.desks.reload(deskFile);
  }

  get now(): Instant {
    return this.clock.now();
  }

  /** Somebody at their chat. */
  hands(who: Somebody): Hands {
    const seat = seatOf(who, this.seats);
    if (seat === 'slack') return new SlackHands(this.slack, people[who].slack);
    // A browser remembers what it shows.
    const known = this.phones.get(who) ?? new WecomHands(this.slack, people[who].wecom);
    this.phones.set(who, known);
    return known;
  }

  /** Somebody in the Slack workspace, with everything one can do there. */
  as(who: Somebody) {
    return this.slack.as(people[who].slack);
  }

  /** The desk's name for a requester: met in chat, but for those a desk on WeCom lists for their language. */
  idOf(who: Somebody): string {
    const seat = seatOf(who, this.seats);
    return seat === 'wecom' && who === 'emma' ? 'emma.wilson' : `${seat}:${people[who][seat]}`;
  }

  /** Lets time pass; what falls due on the way happens at its own moment. */
  async push(words: string): Promise<void> {
    await this.slack.eventsTaken();
    await this.slack.wecom?.eventsTaken();
    await this.slack.telephony.idle();
    await this.desks.push(words);
  }

  /** Lets time pass until this moment, e.g. `2026-11-24T17:50:00+08:00`. */
  async pushTo(moment: string): Promise<void> {
    const seconds = Math.ceil((instant(moment) - this.now) / 1000);
    if (seconds < 0) throw new Error(`${moment} is past`);
    await this.push(`${seconds}s`);
  }

  /** What whoever sits at the command line beside the running desk reads. `meanwhile` happens where the command waits. */
  async command(
    command: Command,
    rest: readonly string[],
    values: Partial<Call['values']> = {},
    meanwhile: () => Promise<void> = async () => undefined,
  ): Promise<Said> {
    const place = new CommandPlace(this.desks.seatedFile);
    try {
      const without = { SLACK_BOT_TOKEN: undefined, SLACK_SIGNING_SECRET: undefined };
      const env = { ...without, ...this.env, DESK_FILE: place.env['DESK_FILE'] };
      return await place.call(command, { rest, values, env, at: this.now, pause: meanwhile });
    } finally {
      place.remove();
    }
  }

  /** Waits until everything that is due now was done and shown; gathered edits included. */
  async drain(): Promise<void> {
    await this.push('3s');
  }

  /** Waits for something that happens by itself, or fails naming it. */
  async until<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
    for (const end = performance.now() + patience; performance.now() < end; ) {
      const seen = await look();
      if (seen !== undefined && seen !== false) return seen;
      await pauseFor(10);
    }
    throw new Error(`it never happened: ${what}`);
  }

  /** Words of the engineers' card of a ticket. */
  card(key: string): Promise<string> {
    return this.hands(this.reader).card(key);
  }

  /** Everything said among the engineers about a ticket, oldest first. */
  thread(key: string): readonly string[] {
    return this.hands(this.reader).thread(key);
  }

  /** Bytes of files brought to the engineers about a ticket, once there are any. */
  threadFiles(key: string): Promise<readonly string[]> {
    return this.someFiles(() => this.hands(this.reader).threadFiles(key));
  }

  /** Bytes of files the desk brought a requester about their ticket, once there are any. */
  toldFiles(who: Somebody, key: string): Promise<readonly string[]> {
    return this.someFiles(() => this.hands(who).toldFiles(key));
  }

  /** Words of the requester's own card of a ticket. */
  ownCard(who: Somebody, key: string): string {
    return this.hands(who).ownCard(key);
  }

  /** Everything the requester is told about their ticket besides its card, oldest first, in one text. */
  told(who: Somebody, key: string): string {
    return this.hands(who).told(key).join('\n');
  }

  /** Writes to the requester where the engineers see a ticket. */
  async writeInside(who: Somebody, key: string, text: string, files: readonly string[] = []): Promise<void> {
    await this.hands(who).writeInside(key, text, files);
    await this.drain();
  }

  /** Answers about one's own ticket. */
  async writeToDesk(who: Somebody, key: string, text: string, files: readonly string[] = []): Promise<void> {
    await this.hands(who).answer(key, text, files);
    await this.drain();
  }

  /** The last thing the desk said for this person's eyes only. */
  whispered(who: Somebody): string {
    return this.hands(who).whispered();
  }

  /** Everything in somebody's conversation with the desk, oldest first. */
  dm(who: Somebody): readonly string[] {
    return this.hands(who).dm();
  }

  /** Words of what stands over somebody's conversation. */
  screen(who: Somebody): string {
    return this.hands(who).screen();
  }

  /** Presses a button of the ticket's card and waits until all is shown. */
  async press(who: Somebody, key: string, button: string): Promise<void> {
    await this.hands(who).press(key, button);
    await this.drain();
  }

  /** Several people press the same button of the ticket's card at once. */
  async pressAtOnce(everybody: readonly Somebody[], key: string, button: string): Promise<void> {
    await Promise.all(everybody.map((who) => this.hands(who).press(key, button)));
    await this.drain();
  }

  /** Presses something in one's own conversation with the desk: the newest message that has it. */
  async pressInDm(who: Somebody, button: string): Promise<void> {
    await this.hands(who).pressInDm(button);
    await this.drain();
  }

  /** Presses something on one's own card of a ticket. */
  async pressOwn(who: Somebody, key: string, button: string): Promise<void> {
    await this.hands(who).pressOwn(key, button);
    await this.drain();
  }

  /** Opens the form for what somebody just wrote to the desk. */
  async fileIt(who: Somebody): Promise<void> {
    await this.hands(who).fileIt();
    await this.drain();
  }

  /** Fills in the form that is open, or about to open, and waits until all is shown. */
  async fillIn(who: Somebody, fields: Readonly<Record<string, Given>>): Promise<void> {
    await this.fillInWrongly(who, fields);
  }

  /** The same for answers that are not taken; answers what the form says at its fields. */
  async fillInWrongly(who: Somebody, fields: Readonly<Record<string, Given>>): Promise<readonly string[]> {
    await this.form(who);
    const errors = await this.hands(who).submit(fields);
    await this.drain();
    return errors;
  }

  /** The words of the form somebody has open, once filled. */
  async form(who: Somebody): Promise<string> {
    return this.until(`a form for ${who}`, () => this.hands(who).form());
  }

  /** Changes an answer that draws the form anew. */
  async choose(who: Somebody, field: string, option: string): Promise<void> {
    await this.hands(who).choose(field, option);
  }

  /** Opens the report form, filled with these words. */
  async beginReport(who: Somebody, words: string): Promise<void> {
    await this.hands(who).beginReport(words);
  }

  /** Reports through the form; answers the new ticket's number, e.g. `IT-1001`. */
  async report(who: Somebody, words: string, fields: Readonly<Record<string, Given>> = {}): Promise<string> {
    const before = (await this.keys()).length;
    await this.beginReport(who, words);
    await this.chooseWhereWordsSayNothing(who);
    await this.fillIn(who, fields);
    const keys = await this.until('the report', async () => {
      const now = await this.keys();
      return now.length > before ? now : undefined;
    });
    return keys.at(-1) ?? '';
  }

  /** Nothing is chosen for whoever writes what no kind of work is called: they say themselves that it is another. */
  private async chooseWhereWordsSayNothing(who: Somebody): Promise<void> {
    const form = await this.form(who);
    const spoken = [
      { words: zhForm, other: '其他' },
      { words: enForm, other: 'Something else' },
    ].find(({ words }) => form.includes(words.categoryByWords));
    if (spoken === undefined) return;
    await this.choose(who, spoken.words.branch, spoken.other);
    await this.until('the items of that kind', () => this.screen(who).includes(spoken.words.item));
  }

  /** Numbers of all tickets, in order. */
  async keys(): Promise<readonly string[]> {
    const reported = await this.app.store.ledger.reportedIn({ from: 0 as Instant, to: after(this.now, hours(1)) });
    return reported
      .map(({ id }) => id)
      .sort((one, other) => one - other)
      .map((id) => `IT-${id}`);
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

  private isFoundKnown = false;
  private readonly phones = new Map<Somebody, WecomHands>();

  /** Whose view of the engineers' cards is looked at. */
  private readonly reader: Somebody = 'li';

  private someFiles(look: () => Promise<readonly string[]>): Promise<readonly string[]> {
    return this.until('a file', async () => {
      const files = await look();
      return files.length > 0 ? files : undefined;
    });
  }

  /** What stands in Slack's messages about a ticket besides their blocks, where Slack would read markup. */
  plainTexts(key: string): readonly string[] {
    return [this.hands('li'), this.hands('zhou')].flatMap((one) =>
      one instanceof SlackHands ? one.plainTexts(key) : [],
    );
  }

  /** Ends whatever is still open, so that one journey does not trouble the next in the same world. */
  async clearAway(): Promise<void> {
    await this.desks.withdrawAll();
    await this.drain();
  }

  /** Types of a ticket's events, oldest first. */
  async log(key: string): Promise<readonly string[]> {
    return (await this.events(key)).map(({ type }) => type);
  }
}

/** What the desk is told of the platforms that people here use. `at`: where the playground is. */
const environmentOf = (at: string, seats: Seats): Readonly<Record<string, string>> => ({
  HTTP_PORT: '0',
  WATCH_PORT: '0',
  PUBLIC_URL: `${at}/webview`,
  ...(isUsed('slack', seats) && {
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SLACK_API_URL: `${at}/api/`,
  }),
  ...(isUsed('wecom', seats) && wecomEnvironment(company, at)),
});
