import { mendTimers } from '../src/commands/act';
import { rulesOfKinds } from '../src/commands/kinds';
import { after, type Instant, minutes } from '../src/domain/time/instant';
import { createLogger } from '../src/logger';
import type { Remembered } from '../src/scheduler/auditor/look';
import { lookAtWakeUps } from '../src/scheduler/auditor/look-wake-ups';
import { openDesk } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { median, round } from './kit/numbers';
import { RawWriter } from './kit/raw-writer';
import { fill } from './timers';

const nothing: Remembered = {
  ...{ by: 'bench', at: 0 as Instant, upSince: 0 as Instant, reached: {} },
  ...{ overdue: { timers: [], messages: [] }, known: [] },
};
const most = 200;

/** What looking after ten thousand open tickets costs, and how soon deleted wake-ups are back. */
export const auditor: Benchmark = {
  name: 'auditor',
  measures: 'one look of the auditor, a whole round, and writing back every wake-up, with 10,000 open tickets',
  async run({ freshDatabase, tell }) {
    const url = await freshDatabase();
    const desk = await openDesk(url);
    const raw = new RawWriter(url);
    try {
      const { store, clock } = desk;
      const pending = await fill(desk, raw, after(clock.now(), minutes(90)), 180);
      const look = lookAtWakeUps({
        ...{ records: store.records, roster: store.roster, rules: rulesOfKinds, desk: desk.desk, clock },
        logger: createLogger('silent'),
        mend: (about) => mendTimers(desk, about),
        areRenewed: async () => false,
        goByOtherFiles: async () => false,
        besides: async () => [],
      });
      const round10k = async () => {
        const took: number[] = [];
        const cpu: number[] = [];
        let last = nothing;
        for (let looks = 0; looks < most; looks += 1) {
          const began = performance.now();
          const before = process.cpuUsage();
          const { remember } = await look(clock.now(), last, async () => undefined);
          const { user, system } = process.cpuUsage(before);
          took.push(performance.now() - began);
          cpu.push((user + system) / 1000);
          last = { ...last, ...remember };
          if ((last.reached.ticket ?? 0) === 0) break;
        }
        return {
          looks: took.length,
          msEach: round(median(took)),
          mostMs: round(Math.max(...took)),
          cpuMs: round(median(cpu)),
        };
      };
      const quiet = await round10k();
      tell(`quiet: ${JSON.stringify(quiet)}`);
      await raw.run('DELETE FROM timer');
      const lost = await round10k();
      tell(`all lost: ${JSON.stringify(lost)}`);
      const [row] = await raw.rows('SELECT COUNT(*) AS kept FROM timer');
      return {
        parameters: { openTickets: 10_000, pendingTimers: pending, recordsEachLook: 700 },
        results: { quiet, lost, writtenBack: Number(row?.['kept']) },
        goals: [{ stated: 'a look without anything found takes under a second', reached: quiet.mostMs < 1000 }],
      };
    } finally {
      await raw.close();
      await desk.store.close();
    }
  },
};
