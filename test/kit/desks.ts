import { setTimeout as pauseFor } from 'node:timers/promises';
import { type App, startApp } from '../../src/app';
import { actOn } from '../../src/commands/act';
import type { CountingYears } from '../../src/config/calendar/counting-years';
import type { Config } from '../../src/config/config';
import type { DemoClock } from '../../src/demo/demo-clock';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { Instant } from '../../src/domain/time/instant';
import { createLogger } from '../../src/logger';
import type { Clock } from '../../src/ports/clock';
import { noFault } from '../../src/ports/fault-point';
import { randomIds } from '../../src/wiring/random-ids';
import type { Reloaded } from '../../src/wiring/reload-desk';

/** Stands for the digest's picture where nobody looks at it: drawing takes as long as a whole journey. */
const smallestPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
);

/** So much the platforms' time goes on between two calls to them. */
const betweenCalls = 5000;

/**
 * The time that desks keep the platforms' pace by, where no platform limits anything: a call that would wait its turn waits
 * for nothing. Pushed time stands still meanwhile, so that dozens of messages of one moment would take as many real seconds.
 */
function unhurried(wall: Pick<Clock, 'now'>): Pick<Clock, 'now'> {
  let ahead = 0;
  return {
    now: () => {
      ahead += betweenCalls;
      return (wall.now() + ahead) as Instant;
    },
  };
}

/** What they share. */
interface DesksSettings {
  readonly clock: DemoClock;
  /** Against which platforms sign and count; goes on with the pushed clock. */
  readonly wall: Pick<Clock, 'now'>;
  readonly configOf: (deskFile: string) => Config;
  /** The same, by a desk that runs and knows these years. */
  readonly rereadOf: (deskFile: string, counting: CountingYears) => Config;
  readonly deskFile: string;
  /** Whether digests come with their real pictures. */
  readonly isDrawn: boolean;
  /** A desk file as these people's desk reads it. */
  readonly seated: (deskFile: string) => string;
}

/** The desk's processes on one database, with one clock. */
export class Desks {
  private readonly running: App[] = [];
  private deskFile: string;
  /** One for all processes, which share their counts. */
  private readonly paced: Pick<Clock, 'now'>;

  constructor(private readonly settings: DesksSettings) {
    this.deskFile = settings.deskFile;
    this.paced = unhurried(settings.wall);
  }

  /** What the running desks read. */
  get config(): Config {
    return this.settings.configOf(this.deskFile);
  }

  /** The desk file they read. */
  get seatedFile(): string {
    return this.settings.seated(this.deskFile);
  }

  /** The one that Slack's requests go to. */
  get first(): App {
    const [first] = this.running;
    if (!first) throw new Error('no desk is running');
    return first;
  }

  async startOne(deskFile: string = this.deskFile): Promise<void> {
    this.deskFile = deskFile;
    const desk = await startApp({
      config: this.config,
      clock: this.settings.clock,
      wall: this.settings.wall,
      paced: this.paced,
      ids: randomIds,
      logger: createLogger(process.env['TEST_LOG'] ?? 'silent'),
      pause: (length) => pauseFor(length),
      reach: noFault,
      reread: (counting) => this.settings.rereadOf(this.deskFile, counting),
      ...(this.settings.isDrawn ? {} : { draw: async () => smallestPng, drawRoster: async () => smallestPng }),
    });
    this.running.push(desk);
  }

  /** Writes another desk file, which no process reads by itself. */
  write(deskFile: string): void {
    this.deskFile = deskFile;
  }

  /** Writes another desk file and has every process read it. */
  async reload(deskFile: string): Promise<readonly Reloaded[]> {
    const before = this.deskFile;
    this.deskFile = deskFile;
    const reloaded: Reloaded[] = [];
    for (const desk of this.running) reloaded.push(await desk.reload());
    if (reloaded.some(({ kind }) => kind === 'refused')) this.deskFile = before;
    return reloaded;
  }

  async stop(): Promise<void> {
    for (const desk of this.running.splice(0)) await desk.stop();
  }

  async push(words: string): Promise<void> {
    await this.settings.clock.push(words, {
      drain: async () => void (await Promise.all(this.running.map((desk) => desk.drain()))),
      nextDue: () => this.first.nextDue(),
    });
  }

  /** Every open ticket is withdrawn in its requester's name. */
  async withdrawAll(): Promise<void> {
    const { uow, people, tickets } = this.first.store;
    const deps = {
      uow,
      desk: this.config.desk,
      clock: this.settings.clock,
      pause: pauseFor,
      committed: () => undefined,
    };
    for (const { id, requester } of await tickets.open(50)) {
      const by = await people.find(requester);
      if (!by) throw new Error(`${requester} is not known`);
      await actOn(deps, { key: `withdrawn:${id}`, action: 'withdraw', about: ticketRef(id), by, answers: {} });
    }
  }
}
