import { begin, evolve } from '../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../src/domain/ticket/ticket';
import { after, before, days, type Instant, minutes } from '../src/domain/time/instant';
import { dataSourceFor, dialectOf } from '../src/store/data-source';
import { insertRows } from '../src/store/insert-rows';
import { openStore } from '../src/store/open-store';
import { personRow } from '../src/store/rows/register-rows';
import { ticketRow } from '../src/store/rows/ticket-rows';
import { toTicketRow } from '../src/store/ticket-record';
import { addWords } from '../src/store/ticket-words';
import { randomIds } from '../src/wiring/random-ids';
import { type BenchDesk, engineer, openDesk, requesterOf } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { withEmbedded } from './kit/embedded';
import { median, round } from './kit/numbers';

const batch = 500;
const people = 5000;
/** Stands in one ticket, an old one. */
const rare = '蓝鲸牌投影仪';

const what = [
  '打印机卡纸',
  '显示器闪烁',
  'Outlook 无法登录',
  'VPN cannot connect',
  '共享文件夹打不开',
  '笔记本蓝屏',
  'WiFi 很慢',
];
const where = ['三楼财务部', '五楼东区', '会议室 302', '前台', 'warehouse', '研发中心', '二号厂房', '人力资源部'];
const more = [
  '今天早上开始，重启过两次没有用，麻烦尽快看一下，下午有客户来访。',
  'I have restarted it twice and tried another cable, still the same. Please help before my meeting at three.',
  '同事的电脑是好的，只有我这台不行，不知道是不是更新以后出的问题。',
];
const fixes = [
  '驱动过旧，重新安装驱动后恢复',
  'restarted the spooler service and cleared the queue',
  '更换搓纸轮并清洁',
];
const one = (words: readonly string[], turn: number): string => words[turn % words.length] ?? '';

/** A ticket of the past, nine of ten solved. */
function ticketOf(desk: BenchDesk, turn: number, at: Instant): Omit<Ticket, 'id'> {
  const requester = requesterOf(turn % people).id;
  const title = `${one(where, turn * 7)}${one(what, turn * 3)}`;
  const tail = `${one(more, turn)}${turn % 2 === 0 ? one(more, turn + 1) : ''}${turn === 77 ? rare : ''}`;
  const told = { title, description: `${title}。${tail}`, device: turn % 2 === 0 ? `PC-${10_000 + turn}` : '' };
  const first = begin({
    ...{ type: 'reported', by: requester, at, requester, regime: 'inside', category: 'hardware.printer' },
    ...{ kind: 'hardware', urgent: turn % 11 === 0, place: 'shanghai', spot: '3F-021', contact: '', ...told },
    ...{ files: [], source: 'form' },
  });
  const by = engineer(desk.desk, turn).id;
  const solved = {
    type: 'resolved',
    by,
    at: after(at, minutes(40)),
    cause: one(fixes, turn),
    fix: one(fixes, turn + 1),
  } as const;
  const ended =
    turn % 10 === 0 ? first : evolve({ ...first, id: ticketId(0) }, { ...solved, advice: '如再出现请联系值班' });
  const { id: _, ...ticket } = { ...ended, id: 0 };
  return ticket;
}

async function fill(desk: BenchDesk, count: number): Promise<void> {
  const source = await dataSourceFor({ url: desk.url }, await dialectOf({ url: desk.url })).initialize();
  const { manager } = source;
  const begun = desk.clock.now();
  try {
    const everybody = Array.from({ length: people }, (_, turn) => requesterOf(turn));
    await insertRows(
      manager,
      personRow,
      everybody.map((data) => ({ id: data.id, staff: 0, updatedAt: begun, data })) as never,
    );
    for (let start = 0; start < count; start += batch) {
      const at = (turn: number): Instant =>
        before(begun, ((days(700) * (count - turn)) / count) as ReturnType<typeof days>);
      const tickets = Array.from({ length: Math.min(batch, count - start) }, (_, nth) =>
        ticketOf(desk, start + nth, at(start + nth)),
      );
      await insertRows(
        manager,
        ticketRow,
        tickets.map((ticket) => ({ ...toTicketRow(ticket), redactions: 0 })),
      );
      const ids: { id: number }[] = await manager.query(
        `SELECT id FROM ticket ORDER BY id DESC LIMIT ${tickets.length}`,
      );
      const numbers = ids.map(({ id }) => Number(id)).reverse();
      await addWords(
        manager,
        tickets.map((ticket, nth) => ({ ...ticket, id: ticketId(numbers[nth] ?? 0) })),
      );
    }
  } finally {
    await source.destroy();
  }
}

/** What is looked for, and how many of the newest hundred find it. */
const looked: readonly (readonly [string, words: string])[] = [
  ['a word that many hold', '打印机'],
  ['one character that many hold', '卡'],
  ['one character that one old ticket holds', '鲸'],
  ['a pair of characters', '蓝屏'],
  ['two of them, and one in English', '财务部 打印机 spooler'],
  ['what one old ticket holds', rare],
  ['what none holds', '没有这样的词'],
  ['an English word that many hold', 'cable'],
  ['an English word that none holds', 'xylophone'],
  ['a device', 'PC-48212'],
  ['a number', '48212'],
  ['three common words that never meet', '卡纸 闪烁 spooler'],
  ['a name', '同事 4711'],
];

interface Took {
  readonly msMedian: number;
  readonly msMost: number;
  /** Milliseconds of this process, which on the embedded database are all there are. */
  readonly cpuMedian: number;
  readonly found: number;
}

async function measure(url: string, count: number, rounds: number) {
  const desk = await openDesk(url);
  try {
    await fill(desk, count);
    const results: Record<string, Took> = {};
    for (const [name, words] of looked) {
      const [took, cpu]: [number[], number[]] = [[], []];
      let found = 0;
      for (let turn = 0; turn < rounds; turn += 1) {
        const [began, used] = [performance.now(), process.cpuUsage()];
        found = (await desk.store.search.find({ words, reader: 'everything', numberIn: () => undefined, most: 100 }))
          .length;
        took.push(performance.now() - began);
        const { user, system } = process.cpuUsage(used);
        cpu.push((user + system) / 1000);
      }
      results[name] = {
        ...{ msMedian: round(median(took)), msMost: round(Math.max(...took)) },
        ...{ cpuMedian: round(median(cpu)), found },
      };
    }
    return results;
  } finally {
    await desk.store.close();
  }
}

/** What a search among years of tickets takes, on both kinds of database. */
export const search: Benchmark = {
  name: 'search',
  measures: 'searches among 100,000 tickets of 5,000 people, by whoever reads all of them',
  async run({ quick, freshDatabase, tell }) {
    const [count, rounds] = quick ? [2000, 2] : [100_000, 9];
    const server = await measure(await freshDatabase(), count, rounds);
    tell('the server is measured');
    const embedded = await withEmbedded(async (url) => {
      const store = await openStore({ url, ids: randomIds, now: () => 0 as Instant });
      await store.migrate();
      await store.close();
      return measure(url, count, rounds);
    });
    const slowest = Math.max(
      ...[server, embedded].flatMap((one) => Object.values(one).map(({ msMedian }) => msMedian)),
    );
    return {
      parameters: { tickets: count, people, rounds },
      results: { server, embedded },
      goals: [{ stated: 'every search within 200 ms', reached: slowest <= 200 }],
    };
  },
};
