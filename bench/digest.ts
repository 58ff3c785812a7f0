import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { DigestSlot } from '../src/domain/desk';
import type { TicketEvent } from '../src/domain/ticket/event';
import { begin, evolve } from '../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../src/domain/ticket/ticket';
import { after, before, days, type Instant, minutes } from '../src/domain/time/instant';
import { createTranslator } from '../src/i18n/create-translator';
import { drawDigest } from '../src/reports/chart/draw-digest';
import type { Digest } from '../src/reports/digest';
import { digestCard } from '../src/reports/digest-card';
import { gatherDigest } from '../src/reports/gather-digest';
import { toTicketRow } from '../src/store/ticket-record';
import { type BenchDesk, engineer, openDesk, requesterOf } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { median, round } from './kit/numbers';
import { insertion, RawWriter } from './kit/raw-writer';
import { snake } from './kit/snake';

const spread = days(60);

/** A ticket of the past: nine of ten are solved, six of ten rated, one of eight badly; one of two hundred is still open. */
function ticketOf(desk: BenchDesk, turn: number, at: Instant): Omit<Ticket, 'id'> {
  const by = engineer(desk.desk, turn).id;
  const requester = requesterOf(turn).id;
  const first = begin({
    type: 'reported',
    by: requester,
    at,
    requester,
    regime: 'inside',
    category: turn % 3 === 0 ? 'office.fault' : 'hardware.printer',
    kind: turn % 3 === 0 ? 'software' : 'hardware',
    urgent: turn % 11 === 0,
    place: 'shanghai',
    spot: '3F-021',
    device: '',
    contact: '',
    title: `三楼打印机卡纸 ${turn}`,
    description: `三楼打印机卡纸 ${turn}，重启之后还是不行，今天下午要打合同`,
    files: [],
    source: 'form',
  });
  const events: TicketEvent[] = [{ type: 'claimed', by, at: after(at, minutes(1 + (turn % 17))) }];
  const solvedAt = after(at, minutes(20 + (turn % 90)));
  if (turn % 200 !== 0) {
    events.push({ type: 'resolved', by, at: solvedAt, cause: '纸盘歪了', fix: '重新装好纸盘', advice: '装纸时推到底' });
    events.push({ type: 'confirmed', by: requester, at: after(solvedAt, minutes(5)), how: 'confirmed' });
    if (turn % 5 < 3) events.push(ratingOf(turn, requester, after(solvedAt, minutes(6))));
  }
  const { id: _, ...ticket } = events.reduce(evolve, { ...first, id: ticketId(0) });
  return ticket;
}

const ratingOf = (turn: number, by: Ticket['requester'], at: Instant): TicketEvent => ({
  type: 'rated',
  by,
  at,
  stars: turn % 8 === 0 ? 2 : 5,
  reasons: turn % 8 === 0 ? ['slow'] : [],
  comment: turn % 8 === 0 ? '等了很久才有人来' : '',
});

async function fill(desk: BenchDesk, raw: RawWriter, count: number, until: Instant): Promise<void> {
  const batch = 1000;
  for (let start = 0; start < count; start += batch) {
    const rows = Array.from({ length: Math.min(batch, count - start) }, (_, place) => {
      const turn = start + place;
      return snake(toTicketRow(ticketOf(desk, turn, before(until, ((spread * turn) / count) as typeof spread))));
    });
    await raw.run(...insertion('ticket', rows));
  }
  await raw.run('ANALYZE TABLE ticket');
}

/** Runs work, and answers how long it took and for how long nothing else could run meanwhile, in milliseconds. */
async function watched<T>(work: () => Promise<T>): Promise<{ took: number; stalled: number; result: T }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const began = performance.now();
  const result = await work();
  const took = performance.now() - began;
  // The histogram hears of the last stall at the next turn of the loop.
  await new Promise((resolve) => setTimeout(resolve, 20));
  delay.disable();
  return { took, stalled: delay.max / 1e6, result };
}

const summary = (runs: readonly { readonly took: number; readonly stalled: number }[]) => ({
  msMedian: round(median(runs.map(({ took }) => took))),
  eventLoopStalledMsMax: round(Math.max(...runs.map(({ stalled }) => stalled))),
});

function slotOf(desk: BenchDesk): DigestSlot {
  const slot = desk.desk.digests.findLast(({ at }) => at < desk.clock.now());
  if (!slot) throw new Error('the desk has no digest so far');
  return slot;
}

/** One day's digest among two months of tickets, and its picture. */
export const digest: Benchmark = {
  name: 'digest',
  measures: 'one day’s digest and cards with 100,000 jobs of 60 days in the database; the picture by itself',
  async run({ quick, freshDatabase, tell }) {
    const [count, rounds] = quick ? [5000, 2] : [100_000, 5];
    const url = await freshDatabase();
    const desk = await openDesk(url);
    const raw = new RawWriter(url);
    try {
      const slot = slotOf(desk);
      await fill(desk, raw, count, slot.covers.to);
      tell(`${count} tickets are there`);
      const { ledger, roster, digests, records, people } = desk.store;
      const translator = createTranslator();
      const speak = translator.speakTo({ language: 'zh-CN', zone: 'Asia/Shanghai', now: slot.at, nameOf: String });
      const gathered: Awaited<ReturnType<typeof watched<Digest>>>[] = [];
      const cards: Awaited<ReturnType<typeof watched<unknown>>>[] = [];
      const pictures: Awaited<ReturnType<typeof watched<Buffer>>>[] = [];
      for (let turn = 0; turn < rounds; turn += 1) {
        const run = await watched(() =>
          gatherDigest({ ledger, roster, digests, records, people, desk: desk.desk }, slot, slot.at),
        );
        gathered.push(run);
        cards.push(await watched(async () => digestCard(run.result, undefined)));
        pictures.push(await watched(() => drawDigest(run.result, speak, 'zh-CN')));
      }
      const { received, solved, open, satisfaction } = gathered[0]?.result ?? {};
      return {
        parameters: { jobs: count, days: 60, rounds, slot: slot.date },
        results: {
          day: { received, solved, open, rated: satisfaction },
          gather: summary(gathered),
          card: summary(cards),
          picture: { ...summary(pictures), bytes: pictures[0]?.result.length },
          rssMb: Math.round(process.memoryUsage().rss / 1024 ** 2),
        },
      };
    } finally {
      await raw.close();
      await desk.store.close();
    }
  },
};
