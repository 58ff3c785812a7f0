import { setTimeout as pauseFor } from 'node:timers/promises';
import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { demoCompany, wecomEnvironment } from '../../src/demo/demo-company';
import { demoWorkspace } from '../../src/demo/demo-workspace';
import type { Playground } from '../../src/playground/control/playground';
import { startPlayground } from '../../src/playground/start-playground';
import type { WecomControl } from '../../src/playground/wecom/wecom-control';
import type { WecomMessage } from '../../src/playground/wecom/wire';
import { DeskProcess, type LogLine } from '../../test/kit/desk-process';
import { ForwardProxy } from '../../test/kit/forward-proxy';
import { Gate } from '../../test/robust/kit/gate';
import { roundTheClock } from '../../test/robust/kit/round-the-clock';
import { company, secrets } from '../kit/bench-desk';
import { crowdInSlack, crowdInWecom } from '../kit/crowd';
import type { DatabaseNode, Servers } from './node';

/** One place of a desk: whoever runs there is started again when it dies. */
export interface Seat {
  readonly name: string;
  readonly node: DatabaseNode;
  /** Its way to its database. */
  readonly way: Gate;
  desk: DeskProcess | undefined;
}

/** What claims a ticket, in Chinese. */
export const claimLabel = '我来受理';

const deskFile = roundTheClock({ progressEvery: '1m', notOnSlack: ['U0LINA', 'U0WANGLEI'] });

/**
 * Desks that are started as an operator starts them, each with its own way to its database, a local Slack workspace and a
 * local WeCom company. Whatever they say to each other goes through a gate that can fail; before WeCom stands a proxy too,
 * for people open its pages directly. Two of three engineers are in
 * WeCom only.
 */
export class Field {
  /** All desks there were. */
  readonly desks: DeskProcess[] = [];
  /** Last words of those that died before they were ready. */
  readonly stillborn: string[] = [];

  private constructor(
    private readonly local: { readonly slack: Playground; readonly proxy: ForwardProxy },
    readonly servers: Servers,
    readonly seats: readonly Seat[],
    /** From desks to the platforms, and from the platforms to whichever desk lives. */
    readonly ways: { readonly slack: Gate; readonly wecom: Gate; readonly front: Gate },
  ) {}

  static async open(servers: Servers, desks: number): Promise<Field> {
    const plain = demoWorkspace(secrets);
    const inWecom = demoCompany(company);
    const slack = await startPlayground({
      port: 0,
      seed: {
        ...plain,
        rules: { rateLimits: false, fileReadyAfter: 20, triggerLives: 60_000 },
        users: [...plain.users, ...crowdInSlack],
        wecom: { ...inWecom, members: [...inWecom.members, ...crowdInWecom], rules: { rateLimits: false } },
      },
      clock: { now: () => Date.now(), advance: async () => Date.now() },
      wall: () => Date.now(),
    });
    const proxy = await ForwardProxy.open();
    const ways = {
      slack: await Gate.open([slack.url]),
      wecom: await Gate.open([proxy.url]),
      front: await Gate.open([]),
    };
    const seats: Seat[] = [];
    for (let nth = 0; nth < desks; nth += 1) {
      const node = servers.nodes[nth % servers.nodes.length];
      if (node === undefined) throw new Error('there is no database');
      const way = await Gate.open([`http://127.0.0.1:${node.port}`]);
      seats.push({ name: `desk ${nth + 1}`, node, way, desk: undefined });
    }
    const field = new Field({ slack, proxy }, servers, seats, ways);
    slack.setRequestUrl(`${ways.front.url}/slack/events`);
    // One after the other: the first makes the tables.
    for (const seat of seats) await field.startDesk(seat);
    field.wecom.setAppUrl(ways.front.url);
    await field.wecom.setCallbackUrl(`${ways.front.url}/wecom/callback`);
    return field;
  }

  get slack(): Playground {
    return this.local.slack;
  }

  get wecom(): WecomControl {
    if (!this.slack.wecom) throw new Error('the field was opened without a company');
    return this.slack.wecom;
  }

  /** Starts a desk on its seat, again and again until one is ready. */
  async startDesk(seat: Seat): Promise<void> {
    for (;;) {
      const desk = await this.spawn(seat).catch((error: unknown) => void this.stillborn.push(String(error)));
      if (desk !== undefined) {
        seat.desk = desk;
        this.desks.push(desk);
        this.lead();
        void desk.ended.then(() => this.lead());
        return;
      }
      await pauseFor(1000);
    }
  }

  /** Rows of a query, on the first node that answers without its gate; undefined where none does. */
  async ask(sql: string, values: readonly unknown[] = []): Promise<readonly RowDataPacket[] | undefined> {
    for (const { port } of this.servers.nodes) {
      try {
        return await query(this.urlAt(port), sql, values);
      } catch (error) {
        if (isOurs(error)) throw error;
      }
    }
    return undefined;
  }

  /** Address of the database at a node, or at a gate before it. */
  urlAt(port: number | string): string {
    const { user, password, database } = this.servers;
    return `mysql://${user}:${password}@127.0.0.1:${port}/${database}`;
  }

  /** What the platforms keep for a desk that did not answer is brought now. */
  async bringAgain(): Promise<void> {
    await Promise.all([this.slack.retryEventsNow(), this.wecom.retryNow()]);
  }

  /** Resolves when nothing is left to be handled or said, or the time is up. */
  async settled(until: number): Promise<void> {
    const rest = `SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'waiting') AS said,
      (SELECT COUNT(*) FROM inbox WHERE done_at IS NULL AND wake_at IS NOT NULL) AS heard`;
    for (let calm = 0; calm < 3 && Date.now() < until; ) {
      await pauseFor(1000);
      const [row] = (await this.ask(rest)) ?? [];
      calm = Number(row?.['said']) + Number(row?.['heard']) === 0 ? calm + 1 : 0;
    }
  }

  /** Cards in WeCom on which a ticket can still be claimed. */
  openClaims(): readonly WecomMessage[] {
    return ['lina', 'wanglei']
      .flatMap((userid) => this.wecom.messagesOf(userid))
      .filter(({ card }) => card?.greyed === undefined && JSON.stringify(card?.json ?? '').includes(claimLabel));
  }

  /**
   * Presses them. Where nobody heard WeCom's answer to a card there is no code to redraw it with until somebody presses,
   * and is told who has the ticket.
   */
  async pressOpenClaims(): Promise<readonly string[]> {
    const pressed: string[] = [];
    for (const { userid, msgid } of this.openClaims()) {
      // One that was redrawn at this very moment can no longer be pressed, and need not be.
      const isPressed = await this.wecom
        .as(userid)
        .press(msgid, claimLabel)
        .then(
          () => true,
          () => false,
        );
      if (isPressed) pressed.push(msgid);
    }
    return pressed;
  }

  /** Mistakes of ours that desks logged, and what they wrote beside their log. */
  mistakes(): readonly string[] {
    const isMistake = (line: LogLine) => mistake.test(String((line['error'] as { type?: unknown } | undefined)?.type));
    const errors = this.desks.flatMap((desk) => desk.errors.filter(isMistake).map((line) => JSON.stringify(line)));
    const outside = this.desks.flatMap(({ complaints }) => complaints);
    return [...errors, ...outside].map((line) => line.slice(0, 800));
  }

  /** Ends every process and everything else. */
  async close(): Promise<void> {
    await Promise.all(this.desks.map((desk) => desk.kill()));
    for (const gate of [...Object.values(this.ways), ...this.seats.map(({ way }) => way)]) await gate.close();
    this.local.proxy.close();
    await this.slack.stop();
  }

  private lead(): void {
    const living = this.seats.flatMap(({ desk }) => (desk === undefined || desk.isGone ? [] : [desk.url]));
    this.ways.front.leadTo(living);
  }

  private spawn({ way }: Seat): Promise<DeskProcess> {
    return DeskProcess.start({
      databaseUrl: this.urlAt(new URL(way.url).port),
      slackApiUrl: `${this.ways.slack.url}/api/`,
      deskFile,
      ...secrets,
      environment: {
        ...wecomEnvironment(company, this.slack.url),
        WECOM_PROXY: this.ways.wecom.url,
        PUBLIC_URL: this.wecom.pagesUrl,
      },
    });
  }
}

/** Nothing that is away makes these. */
const mistake = /^(TypeError|RangeError|ReferenceError|SyntaxError)$/;

/** Longest wait for a server's answer: a frozen one gives none. */
const patience = 2000;

async function query(url: string, sql: string, values: readonly unknown[]): Promise<readonly RowDataPacket[]> {
  const connection = await createConnection({ uri: url, connectTimeout: patience });
  // An error between two statements is told to the next one as well.
  connection.on('error', () => undefined);
  try {
    await connection.query('SET SESSION wsrep_sync_wait = 1').catch(() => undefined);
    return (await connection.query<RowDataPacket[]>({ sql, values: [...values], timeout: patience }))[0];
  } finally {
    connection.destroy();
  }
}

/** A mistake in the statement itself, which no other node takes either. */
const isOurs = (error: unknown): boolean => /ER_PARSE_ERROR|ER_BAD_FIELD_ERROR|ER_NO_SUCH_TABLE/.test(codeOf(error));
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
