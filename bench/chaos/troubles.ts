import { setTimeout as pauseFor } from 'node:timers/promises';
import { Chance } from '../fuzz/chance';
import type { Field } from './field';

/** Something that was away, and how long. */
export interface Outage {
  readonly what: string;
  readonly from: number;
  to: number;
}

/** Begins a trouble; answers what ends it, which resolves when all is as before. */
type Trouble = (field: Field, chance: Chance) => Promise<() => Promise<void>>;
type Track = Readonly<Record<string, Trouble>>;

const desks: Track = {
  'desk killed': async (field, chance) => {
    const seat = chance.pick(field.seats);
    await seat.desk?.kill();
    return () => field.startDesk(seat);
  },
};

const databases: Track = {
  'database killed': async ({ servers }, chance) => {
    const node = chance.pick(servers.nodes);
    await node.crash();
    return () => node.again();
  },
  'database frozen': async ({ servers }, chance) => {
    const node = chance.pick(servers.nodes);
    node.freeze();
    return () => node.thaw();
  },
  'database refuses': async ({ seats }, chance) => {
    const { way } = chance.pick(seats);
    await way.be('gone');
    return () => way.be('open');
  },
  'way to the database silent': async ({ seats }, chance) => {
    const { way } = chance.pick(seats);
    await way.be('silent');
    return () => way.be('open');
  },
  'answers of the database lost': async ({ seats }, chance) => {
    const { way } = chance.pick(seats);
    way.holdAnswers();
    return async () => way.lose();
  },
};

const cut = async (way: Field['ways']['slack'], how: 'gone' | 'silent') => {
  await way.be(how);
  return () => way.be('open');
};

/** Single calls go wrong: refused, or done and never answered. They are over when they happened. */
const brief = async (act: () => void): Promise<() => Promise<void>> => {
  act();
  return async () => undefined;
};

const platforms: Track = {
  'Slack away': ({ ways }) => cut(ways.slack, 'gone'),
  'Slack silent': ({ ways }) => cut(ways.slack, 'silent'),
  'WeCom away': ({ ways }) => cut(ways.wecom, 'gone'),
  'WeCom silent': ({ ways }) => cut(ways.wecom, 'silent'),
  'Slack errs': ({ slack }) =>
    brief(() => {
      slack.failNext('chat.postMessage', { dropAfterEffect: true, times: 2 });
      slack.failNext('chat.postMessage', { status: 503, times: 2 });
      slack.failNext('chat.postMessage', { status: 429, retryAfter: 1, times: 1 });
      slack.failNext('chat.update', { dropAfterEffect: true, times: 1 });
    }),
  'WeCom errs': ({ wecom }) =>
    brief(() => {
      wecom.failNext('message/send', { cut: true, times: 2 });
      wecom.failNext('message/send', { status: 502, times: 1 });
      wecom.failNext('message/send', { errcode: -1, times: 1 });
      wecom.failNext('message/update_template_card', { cut: true, times: 1 });
    }),
  'WeCom token ended': ({ wecom }) => brief(() => wecom.expireToken()),
};

/** What goes wrong at the same time: one thing of each track, one after the other. */
const tracks: readonly Track[] = [desks, databases, platforms];

/** How long troubles last and how far they are apart, in milliseconds. */
export interface Tempo {
  readonly lasts: number;
  readonly apart: number;
}

/** Makes things go wrong until told to stop; what a seed gives is the order, not the moment. */
export class Troubles {
  readonly outages: Outage[] = [];
  private isOver = false;
  private isFinished = false;
  private running: readonly Promise<void>[] = [];
  private tending: Promise<void> = Promise.resolve();

  constructor(
    private readonly field: Field,
    private readonly seed: number,
    private readonly tempo: Tempo,
  ) {}

  begin(): void {
    this.running = tracks.map((track, nth) => this.run(track, Chance.of(this.seed, 'trouble', nth)));
  }

  /** Ends all of it. Resolves when everything is there again. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.running[tracks.indexOf(databases)];
    // Desks that were killed wait for their databases, and these may still give up over what was done to them.
    this.tending = this.tend();
    await Promise.all(this.running);
  }

  /** From now on nobody looks after databases. */
  async finish(): Promise<void> {
    this.isFinished = true;
    await this.tending;
  }

  /** How often each happened. */
  get counts(): Readonly<Record<string, number>> {
    const counts = new Map<string, number>();
    for (const { what } of this.outages) counts.set(what, (counts.get(what) ?? 0) + 1);
    return Object.fromEntries([...counts].sort());
  }

  /** Milliseconds between two moments in which something was away. */
  awayBetween(from: number, to: number): number {
    let until = from;
    let away = 0;
    for (const outage of this.outages.toSorted((one, other) => one.from - other.from)) {
      const begins = Math.max(until, outage.from);
      const ends = Math.min(to, outage.to);
      if (ends > begins) away += ends - begins;
      until = Math.max(until, ends);
    }
    return away;
  }

  private async run(track: Track, chance: Chance): Promise<void> {
    const names = Object.keys(track);
    let waiting: string[] = [];
    while (!this.isOver) {
      await this.rest(chance);
      if (track === databases) await this.restartLost();
      if (this.isOver) return;
      // Each of them comes before any comes again.
      if (waiting.length === 0) waiting = [...names];
      const [what = ''] = waiting.splice(chance.below(waiting.length), 1);
      await this.happen(what, track[what], chance);
    }
  }

  private async tend(): Promise<void> {
    while (!this.isFinished) {
      await this.restartLost();
      await pauseFor(500);
    }
  }

  /** As whoever runs a cluster restarts a node that left it for good. */
  private async restartLost(): Promise<void> {
    for (const node of this.field.servers.nodes) {
      if (!(await node.hasLeft())) continue;
      const outage: Outage = { what: 'database left its cluster', from: Date.now(), to: Number.POSITIVE_INFINITY };
      this.outages.push(outage);
      await node.restart();
      outage.to = Date.now();
    }
  }

  private async happen(what: string, trouble: Trouble | undefined, chance: Chance): Promise<void> {
    if (trouble === undefined) throw new Error(`there is no trouble ${what}`);
    const outage: Outage = { what, from: Date.now(), to: Number.POSITIVE_INFINITY };
    this.outages.push(outage);
    const mend = await trouble(this.field, chance);
    await pauseFor(500 + chance.below(this.tempo.lasts));
    await mend();
    outage.to = Date.now();
  }

  private rest(chance: Chance): Promise<void> {
    return pauseFor(this.tempo.apart / 2 + chance.below(this.tempo.apart));
  }
}
