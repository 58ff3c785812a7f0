import { setTimeout as pauseFor } from 'node:timers/promises';
import { type App, startApp } from '../../src/app';
import { execute } from '../../src/commands/execute';
import type { Config } from '../../src/config/config';
import type { DemoClock } from '../../src/demo/demo-clock';
import { createLogger } from '../../src/logger';
import { noFault } from '../../src/ports/fault-point';
import { randomIds } from '../../src/wiring/random-ids';
import { realClock } from '../../src/wiring/real-clock';

/** The desk's processes on one database, with one clock. */
export class Desks {
  private readonly running: App[] = [];
  private readonly configs = new Map<string, Config>();

  constructor(
    private readonly clock: DemoClock,
    private readonly read: (deskFile: string) => Config,
    private deskFile: string,
  ) {}

  /** Read once a desk file: the calendar of years is compiled with it. */
  get config(): Config {
    const known = this.configs.get(this.deskFile) ?? this.read(this.deskFile);
    this.configs.set(this.deskFile, known);
    return known;
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
      clock: this.clock,
      wall: realClock,
      ids: randomIds,
      logger: createLogger(process.env['TEST_LOG'] ?? 'silent'),
      pause: (length) => pauseFor(length),
      reach: noFault,
    });
    this.running.push(desk);
  }

  async stop(): Promise<void> {
    for (const desk of this.running.splice(0)) await desk.stop();
  }

  async push(words: string): Promise<void> {
    await this.clock.push(words, {
      settle: async () => void (await Promise.all(this.running.map((desk) => desk.settle()))),
      nextDue: () => this.first.nextDue(),
    });
  }

  /** Every open job is withdrawn in its requester's name. */
  async withdrawAll(): Promise<void> {
    const { uow, people, tickets } = this.first.store;
    const deps = { uow, desk: this.config.desk, clock: this.clock, pause: pauseFor, committed: () => undefined };
    for (const { id, requester } of await tickets.open(50)) {
      const by = await people.find(requester);
      if (!by) throw new Error(`${requester} is not known`);
      await execute(deps, { key: `withdrawn:${id}`, action: 'withdraw', ticket: id, by, answers: {} });
    }
  }
}
