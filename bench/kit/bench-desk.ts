import { setTimeout as pauseFor } from 'node:timers/promises';
import type { CommandDeps } from '../../src/commands/command-deps';
import { type Reported, reportFault } from '../../src/commands/report-fault';
import { readConfig } from '../../src/config/read-config';
import { demoDesk } from '../../src/demo/demo-desk';
import type { Desk } from '../../src/domain/desk';
import { type Person, personId } from '../../src/domain/people/person';
import type { Ticket } from '../../src/domain/ticket/ticket';
import { type Duration, type Instant, instant } from '../../src/domain/time/instant';
import type { Clock } from '../../src/ports/clock';
import { openStore, type Store } from '../../src/store/open-store';
import { randomIds } from '../../src/wiring/random-ids';
import { realClock } from '../../src/wiring/real-clock';
import { syncStaff } from '../../src/wiring/sync-staff';

/** A Tuesday morning in operating time: what is measured must not depend on the day it is measured on. */
const tuesday = instant('2026-11-24T10:30:00+08:00');

/** Runs like the computer's clock, from the Tuesday on; can be set to any moment. */
export class BenchClock implements Clock {
  #ahead = tuesday - realClock.now();

  now(): Instant {
    return (realClock.now() + this.#ahead) as Instant;
  }

  monotonic(): Duration {
    return realClock.monotonic();
  }

  set(at: Instant): void {
    this.#ahead = at - realClock.now();
  }
}

/** A desk on a database, without any platform. */
export interface BenchDesk extends CommandDeps {
  readonly store: Store;
  readonly clock: BenchClock;
  readonly url: string;
}

/** Credentials of a workspace that is none. */
export const secrets = { botToken: 'xoxb-bench', signingSecret: 'bench-signing-secret' };
/** The company of the demo, with secrets of ours. */
export const company = {
  corpId: 'ww0dutydeskdemo000',
  agentId: 1000002,
  secret: 'bench-secret',
  token: 'benchToken',
  encodingAesKey: 'b'.repeat(42).concat('A'),
};

const environment = {
  DATABASE_URL: 'sqlite:unused.db',
  PUBLIC_URL: 'http://127.0.0.1',
  SLACK_BOT_TOKEN: secrets.botToken,
  SLACK_SIGNING_SECRET: secrets.signingSecret,
};

/** The desk of the demo: two places, six people, the contract's targets and catalogue. */
export const benchConfig = (env: Readonly<Record<string, string>> = {}) =>
  readConfig({ ...environment, ...env }, () => demoDesk);

const benchDeskFile = (): Desk => benchConfig().desk;

/** Opens the desk at a migrated database and lets its staff in. */
export async function openDesk(url: string): Promise<BenchDesk> {
  const clock = new BenchClock();
  const desk = benchDeskFile();
  const store = await openStore({ url, ids: randomIds, now: () => clock.now() });
  await syncStaff(desk, store.people, clock.now());
  const pause = (length: number): Promise<void> => pauseFor(length);
  return { store, uow: store.uow, desk, clock, pause, committed: () => undefined, url };
}

/** Somebody without a role, another one each turn: real people report a few times a year. */
export const requesterOf = (turn: number): Person => ({
  id: personId(`slack:UB${turn}`),
  name: `同事 ${turn}`,
  language: turn % 2 === 0 ? 'zh-CN' : 'en',
  zone: 'Asia/Shanghai',
  roles: [],
  skills: [],
  active: true,
  identities: { slack: `UB${turn}` },
});

/** An engineer of the demo. */
export const engineer = (desk: Desk, turn = 0): Person => {
  const engineers = desk.people.filter(({ roles }) => roles.includes('engineer'));
  const found = engineers[turn % engineers.length];
  if (!found) throw new Error('the desk has no engineer');
  return found;
};

/** What the form of a printer's fault gives. */
export const answersOf = (turn: number) => ({
  branch: 'hardware',
  'item-hardware': 'printer',
  description: `三楼打印机卡纸 🖨️ 第 ${turn} 次，重启之后还是不行，今天下午要打合同`,
  place: 'shanghai',
  spot: '3F-021',
  urgency: 'normal',
  contact: '分机 8021',
});

/** Files one report; `turn` makes it unlike any other. */
export function report(desk: BenchDesk, turn: number): Promise<Reported> {
  const requester = requesterOf(turn);
  return reportFault(desk, {
    key: `bench:report:${turn}`,
    by: requester,
    requester,
    source: 'form',
    answers: answersOf(turn),
  });
}

/** Files one report and answers its ticket. Throws where it was not new. */
export async function reported(desk: BenchDesk, turn: number): Promise<Ticket> {
  const outcome = await report(desk, turn);
  if (outcome.kind !== 'reported') throw new Error(`report ${turn} came out ${outcome.kind}`);
  return outcome.ticket;
}
