import { fireTimer } from '../../src/commands/act';
import { rulesOfKinds } from '../../src/commands/kinds';
import { tellCoverage } from '../../src/commands/tell-coverage';
import { tellShifts } from '../../src/commands/tell-shifts';
import { after, type Duration, type Instant, minutes, seconds } from '../../src/domain/time/instant';
import { dayIn } from '../../src/i18n/day-in';
import type { Logger } from '../../src/ports/logger';
import type { Auditor } from '../../src/scheduler/auditor/auditor';
import type { LateWork } from '../../src/scheduler/auditor/look-away';
import { runDigests } from '../../src/scheduler/run-digests';
import type { SchedulerHealth } from '../../src/scheduler/scheduler';
import type { Announcement } from '../../src/views/announcement';
import { auditing, lateWork } from '../../src/wiring/auditing';
import { recurringWork } from '../../src/wiring/recurring-work';
import { FakeLogger } from '../scheduler/fakes';
import { type DeskAtHand, storeOf } from './desk-at-hand';
import { HeartbeatOutside } from './heartbeat-outside';
import { statement } from './statement';
import { desk } from './tickets';

/** A process that looks after the desk, and what it does late. */
export interface AuditorAtHand {
  readonly auditor: Auditor;
  readonly late: LateWork;
  health: SchedulerHealth;
}

/** Which of its work a desk does. */
export interface Works {
  readonly timers: boolean;
  readonly messages: boolean;
  /** What comes every day and every shift; done unless told. */
  readonly daily?: boolean;
}
const everything: Works = { timers: true, messages: true };

const well: SchedulerHealth = { ok: true, silentFor: 0 as Duration, beats: 0, stuck: [], failing: [] };

/** What leads are told, and how the desk looks after itself, as tests see it. */
export function auditorsAtHand(hand: DeskAtHand) {
  let outside: HeartbeatOutside;
  let processes: AuditorAtHand[] = [];
  const logger = new FakeLogger();
  const found = new Map<string, number>();
  const said: Announcement[] = [];
  /** Dates of the digests that were made. */
  const digests: string[] = [];
  const breaks = { digests: false };
  const dailyOf = (nth: number) => {
    const { tasks, shared } = storeOf(hand, nth);
    const common = { worker: `worker-${nth}`, clock: hand.deps(nth).clock, logger: logger as Logger };
    return {
      coverage: () => tellCoverage({ ...hand.deps(nth), tasks, shared, worker: common.worker }),
      digests: {
        ...{ ...common, tasks, slots: desk.digests, dayOf: (at: Instant) => dayIn(desk.places[0].zone, at) },
        runDigest: async ({ date }: { readonly date: string }) => {
          if (breaks.digests) throw new Error('no digest can be made');
          digests.push(date);
        },
      },
    };
  };
  beforeEach(async () => {
    outside = await HeartbeatOutside.open();
    logger.lines.length = 0;
    found.clear();
    said.length = 0;
    digests.length = 0;
    breaks.digests = false;
    processes = hand.stores.map((store, nth) => {
      const late = lateWork(store, `worker-${nth}`);
      const one: AuditorAtHand = {
        late,
        health: well,
        auditor: auditing({
          app: {
            ...{ clock: hand.deps(nth).clock, logger: logger as Logger },
            config: { desk, deskFile: { path: 'desk.yaml', digest: 'one' } as never, heartbeat: { url: outside.url } },
          },
          ...{ store, commandDeps: hand.deps(nth), late, isFit: () => true, health: () => one.health },
          recurring: recurringWork(store, hand.deps(nth), dailyOf(nth)),
          metrics: {
            found: (cause, count) => void found.set(cause, (found.get(cause) ?? 0) + count),
            pinged: () => undefined,
          },
        }),
      };
      return one;
    });
    // The roster as it is has been followed.
    const { shared, roster } = storeOf(hand, 0);
    await shared.put('roster:followed', await roster.version(), after(hand.now, minutes(60 * 24 * 365)));
  });
  afterEach(() => outside.close());
  return {
    logger,
    found,
    digests,
    /** Work that fails at each attempt. */
    breaks,
    slots: desk.digests,
    process: (nth = 0): AuditorAtHand => processes[nth] as AuditorAtHand,
    get outside() {
      return outside;
    },
    /** The first process does what is due, but for what `works` leaves out. */
    async work(works: Works = everything): Promise<void> {
      const { timers } = storeOf(hand, 0);
      const lease = { worker: 'worker-0', now: hand.now, length: seconds(15) };
      for (const due of works.timers ? await timers.claimDue(lease, 500) : []) {
        if ((await fireTimer(hand.deps(), due)) === 'no-record') await timers.drop(due);
        processes[0]?.late.done(due, hand.now);
      }
      if (works.daily !== false) {
        const daily = dailyOf(0);
        await daily.coverage();
        await runDigests(daily.digests);
        await tellShifts({ ...storeOf(hand, 0), ...hand.deps() });
      }
      if (works.messages) said.push(...(await announced(hand)));
    },
    /** Every process looks, if it is time and it is the one that does. */
    async look(): Promise<void> {
      for (const { auditor } of processes) await auditor.run();
    },
    /** Time passes, a minute at a time unless told; the desk works, and every process looks, if it is the one that does. */
    async pass(length: Duration, works: Works = everything, step: Duration = minutes(1)): Promise<void> {
      const until = after(hand.now, length);
      while (hand.now < until) {
        hand.now = Math.min(until, after(hand.now, step)) as Instant;
        await this.work(works);
        await this.look();
        await this.work(works);
      }
    },
    /** What leads were told of by the auditor since the last time, oldest first. */
    told: (): readonly Announcement[] => said.splice(0).filter(({ reason }) => reason === 'auditor'),
    /** Every wake-up of every record that is kept. */
    async kept(): Promise<readonly string[]> {
      const names: string[] = [];
      const { records } = storeOf(hand, 0);
      for (const { name } of rulesOfKinds) {
        for (const id of await records.newest(name, 1000)) {
          for (const { key, due } of await records.timers({ kind: name, id }))
            names.push(`${name}-${id} ${key} ${due}`);
        }
      }
      return names.sort();
    },
    sql: (text: string) => statement(hand.url, text),
  };
}

/** What was announced since, by reason; all of it is taken for sent. */
export async function announced(hand: DeskAtHand): Promise<readonly Announcement[]> {
  const { outbox } = storeOf(hand, 0);
  const said: Announcement[] = [];
  for (;;) {
    const lease = { worker: 'w', now: after(hand.now, seconds(5)), length: minutes(1) };
    const rows = await outbox.claim(lease, 500);
    if (rows.length === 0) return said;
    for (const row of rows) {
      await outbox.delivered(row, 'slack', { key: row.id, data: {} }, lease.now);
      said.push(row.announcement);
    }
  }
}
