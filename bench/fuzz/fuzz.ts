import { setTimeout as pauseFor } from 'node:timers/promises';
import type { DeskProcess } from '../../test/kit/desk-process';
import { tell } from '../kit/command';
import { countBy } from '../kit/count-rows';
import { connections, type Outcome, post } from '../kit/post';
import type { Request } from '../kit/requests';
import type { Site } from '../kit/site';
import { Chance } from './chance';
import { factsOf } from './facts';
import type { Inputs } from './input';
import { MemoryWatch } from './memory';
import { slackInputs } from './slack-inputs';
import { wecomInputs } from './wecom-inputs';

/** Whose bodies are made. */
export const platforms = { slack: slackInputs, wecom: wecomInputs } satisfies Readonly<Record<string, Inputs>>;
export type PlatformName = keyof typeof platforms;

/** What is sent: inputs `from` to `from + count` of a seed, for at most so many seconds. */
export interface Order {
  readonly platform: PlatformName;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
  readonly seconds: number;
}

/** Something that must not happen, and which input it was; for a crash, which ones were on their way. */
export interface Fault {
  readonly what: string;
  /** Plays it again. */
  readonly replay: string;
  readonly sample: string;
  /** The body's beginning, as JSON writes it. */
  readonly body: string;
}

/** What one order came to. */
export interface Sent {
  readonly sent: number;
  readonly perSecond: number;
  readonly statuses: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  /** Inputs that were kept and never tried. */
  readonly untried: number;
  readonly memory: MemoryWatch['result'];
  /** Memory that grew beyond its bound. */
  readonly grown: readonly string[];
}

const width = 64;

/** What was kept and nobody has looked at yet. */
const untried = 'SELECT COUNT(*) AS count FROM inbox WHERE done_at IS NULL AND wake_at IS NOT NULL AND attempts = 0';
/** A desk keeps faster than it handles: with more waiting, the rest would never be handled while anybody looks. */
const mostWaiting = 100;
/** Slow, on a busy machine, is not silent; in milliseconds. */
const mostSilent = 120_000;
/** Longest that nothing of it is handled, in milliseconds. */
const patience = 60_000;
/** What is longer may be cut off while it is still being sent: the answer is on its way and the rest isn't wanted. */
const mayBeCut = 60_000;

interface Flying {
  readonly index: number;
  readonly sample: string;
  readonly request: Request;
}

/** Sends one order to the site's desk, sixty-four at a time. A desk that dies is a fault and is started again. */
export class Fuzz {
  private readonly statuses = new Map<string, number>();
  private readonly faults: Fault[] = [];
  private readonly flying = new Set<Flying>();
  private reviving: Promise<void> | undefined;
  private catchingUp: Promise<unknown> | undefined;
  private readonly memory = new MemoryWatch();

  constructor(
    private readonly site: Site,
    private readonly order: Order,
  ) {}

  async run(): Promise<Sent> {
    const { from, count, seconds } = this.order;
    const agent = connections(width);
    const began = performance.now();
    await this.memory.look(this.site.desk);
    let next = from;
    const worker = async (): Promise<void> => {
      while (next < from + count && performance.now() - began < seconds * 1000) await this.send(next++, agent);
    };
    await Promise.all(Array.from({ length: width }, worker));
    agent.destroy();
    await this.reviving;
    const sent = next - from;
    const left = await this.workedOff(0);
    await this.memory.look(this.site.desk);
    return {
      sent,
      perSecond: Math.round((sent / (performance.now() - began)) * 1000),
      statuses: Object.fromEntries([...this.statuses].sort()),
      faults: this.faults,
      untried: left,
      memory: this.memory.result,
      grown: this.memory.problems,
    };
  }

  private async send(index: number, agent: ReturnType<typeof connections>): Promise<void> {
    const { seed, platform } = this.order;
    const facts = factsOf(this.site);
    const made = platforms[platform](Chance.of(seed, platform, index), index, facts);
    const flying: Flying = { index, ...made };
    await this.catchingUp;
    await this.reviving;
    this.flying.add(flying);
    const { desk } = this.site;
    const outcome = await post(desk.url, made.request, agent, mostSilent);
    // The end of a process is heard a moment after its last connection.
    if (outcome === 'cut') await Promise.race([desk.ended, new Promise((resolve) => setTimeout(resolve, 200))]);
    if (desk.isGone) await this.revived(desk);
    else this.note(outcome, flying);
    this.flying.delete(flying);
    if (index % 1000 === 999) tell(`${platform}: ${index + 1} sent, ${this.faults.length} faults`);
    if (index % 50 !== 0) return;
    await this.memory.look(this.site.desk);
    this.catchingUp ??= this.workedOff(mostWaiting).then(() => (this.catchingUp = undefined));
  }

  /** Resolves when at most so many wait, with how many do; earlier where none of them is handled any more. */
  private async workedOff(most: number): Promise<number> {
    let least = Number.POSITIVE_INFINITY;
    let movedAt = performance.now();
    for (;;) {
      const waiting = await countBy(this.site.databaseUrl, untried);
      if (waiting < least) [least, movedAt] = [waiting, performance.now()];
      if (waiting <= most || performance.now() - movedAt > patience) return waiting;
      await pauseFor(200);
    }
  }

  private note(outcome: Outcome, flying: Flying): void {
    this.statuses.set(`${outcome}`, (this.statuses.get(`${outcome}`) ?? 0) + 1);
    const isLong = flying.request.body.length > mayBeCut;
    const isFault = typeof outcome === 'number' ? outcome >= 500 : outcome === 'silent' || !isLong;
    if (isFault) this.faults.push(this.faultOf(`${outcome}`, flying));
  }

  private faultOf(what: string, { index, sample, request }: Flying): Fault {
    const { seed, platform } = this.order;
    const replay = `npm run fuzz -- --platform ${platform} --seed ${seed} --index ${index}`;
    return { what, replay, sample, body: JSON.stringify(request.body.toString()).slice(0, 400) };
  }

  /** One desk is started after one that died, however many find it gone. */
  private revived(gone: DeskProcess): Promise<void> {
    if (gone === this.site.desk) this.reviving ??= this.revive();
    return this.reviving ?? Promise.resolve();
  }

  /** Whoever was on its way when the desk died may have killed it. */
  private async revive(): Promise<void> {
    const last = [...this.site.desk.complaints].slice(-6).join(' | ');
    for (const one of this.flying) this.faults.push(this.faultOf(`crash: ${last}`, one));
    await this.site.startAgain();
    this.reviving = undefined;
  }
}
