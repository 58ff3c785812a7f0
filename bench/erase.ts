import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { demoDesk } from '../src/demo/demo-desk';
import { type PersonId, personId } from '../src/domain/people/person';
import { ticketRef } from '../src/domain/record/record-ref';
import type { TicketEvent } from '../src/domain/ticket/event';
import { begin, evolve } from '../src/domain/ticket/evolve';
import { type Ticket, ticketId } from '../src/domain/ticket/ticket';
import { after, days, type Instant, minutes } from '../src/domain/time/instant';
import { typed } from '../src/domain/words';
import { dataSourceFor, dialectOf } from '../src/store/data-source';
import { insertRows } from '../src/store/insert-rows';
import { openStore } from '../src/store/open-store';
import { ticketEventRow, ticketRow } from '../src/store/rows/ticket-rows';
import { toTicketRow } from '../src/store/ticket-record';
import { asMessage } from '../src/views/card';
import { randomIds } from '../src/wiring/random-ids';
import { compiledCli } from '../test/kit/compiled-cli';
import { type BenchDesk, engineer, openDesk, requesterOf, secrets } from './kit/bench-desk';
import type { Benchmark } from './kit/benchmark';
import { withEmbedded } from './kit/embedded';
import { round } from './kit/numbers';

/** One in a hundred tickets is of somebody who reports now and then, all others of somebody who never stops. */
const [few, many] = [0, 1].map((turn) => ({ ...requesterOf(turn), name: ['Now Andthen', 'Always There'][turn] ?? '' }));
const isOfFew = (turn: number): boolean => turn % 100 === 0;

/** What happened to a ticket of the past, step by step. */
function eventsOf(desk: BenchDesk, turn: number, at: Instant, requester: PersonId): readonly TicketEvent[] {
  const by = engineer(desk.desk, turn).id;
  const in_ = (count: number): Instant => after(at, minutes(count));
  return [
    {
      ...{ type: 'reported', by: requester, at, requester, regime: 'inside', category: 'hardware.printer' },
      ...{ kind: 'hardware', urgent: false, place: 'shanghai', spot: '3F-021', device: '', contact: '分机 8021' },
      ...{
        title: `三楼打印机卡纸 ${turn}`,
        description: `三楼打印机卡纸 ${turn}，重启之后还是不行`,
        files: [],
        source: 'form',
      },
    },
    { type: 'claimed', by, at: in_(2) },
    { type: 'progress-reported', by, at: in_(30), text: '正在路上', automatic: false },
    { type: 'replied', by, at: in_(32), side: 'engineers', text: '请先不要再打印', files: [] },
    { type: 'replied', by: requester, at: in_(35), side: 'requester', text: '好的，谢谢', files: [] },
    { type: 'resolved', by, at: in_(50), cause: '纸盘歪了', fix: '重新装好纸盘', advice: '装纸时推到底' },
    { type: 'confirmed', by: requester, at: in_(60), how: 'confirmed' },
    { type: 'rated', by: requester, at: in_(61), stars: 4, reasons: [], comment: '还可以' },
  ] as readonly TicketEvent[];
}

const batch = 500;
/** Messages of a ticket that are still kept. */
const messages = 4;

/** Tickets with their logs and messages, the way the desk leaves them. */
async function fill(desk: BenchDesk, count: number): Promise<void> {
  const source = await dataSourceFor({ url: desk.url }, await dialectOf({ url: desk.url })).initialize();
  const from = desk.clock.now();
  try {
    for (let start = 0; start < count; start += batch) {
      const logs = Array.from({ length: Math.min(batch, count - start) }, (_, place) => {
        const turn = start + place;
        const requester = (isOfFew(turn) ? few : many)?.id ?? personId('nobody');
        return eventsOf(desk, turn, (from - days(60) + (days(50) * turn) / count) as Instant, requester);
      });
      const rows = logs.map(([first, ...rest]) => {
        const ticket = rest.reduce(evolve, { ...begin(first as TicketEvent & { type: 'reported' }), id: ticketId(0) });
        const { id: _, ...data } = ticket as Ticket;
        return { ...toTicketRow(data), renewals: 0, kept: 7, redactions: 0 };
      });
      await insertRows(source.manager, ticketRow, rows as never);
      const ids: { id: number }[] = await source.query(`SELECT id FROM ticket ORDER BY id DESC LIMIT ${logs.length}`);
      const numbers = ids.map(({ id }) => Number(id)).reverse();
      const events = logs.flatMap((log, nth) =>
        log.map((event, seq) => ({ ticketId: numbers[nth] ?? 0, seq: seq + 1, at: event.at, data: event })),
      );
      await insertRows(source.manager, ticketEventRow, events);
      await desk.store.outbox.announce(
        numbers.flatMap((ticket) =>
          Array.from({ length: messages }, (_, nth) => ({
            to: { kind: 'engineers' as const, place: 'shanghai', on: 'slack', recipients: [] },
            content: asMessage({ text: typed(`三楼打印机卡纸 ${ticket}`) }),
            reason: 'card' as const,
            key: `${ticket}:${nth}`,
            about: ticketRef(ticketId(ticket)),
          })),
        ),
        from,
      );
    }
  } finally {
    await source.destroy();
  }
}

/** What a command took, without its waits. */
interface Took {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly mostRssMb: number;
}

/** The largest JavaScript heap that a command is given, however many tickets there are. */
const heapMb = 64;

/** Calls the compiled command as an operator does. */
async function called(url: string, folder: string, ...words: readonly string[]): Promise<Took> {
  const control = path.join(__dirname, 'children/without-waits.js');
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, '--require', control, compiledCli(), ...words],
    {
      cwd: folder,
      env: {
        ...{ PATH: process.env['PATH'], DATABASE_URL: url, DESK_FILE: path.join(folder, 'desk.yaml') },
        ...{ PUBLIC_URL: 'http://127.0.0.1', SLACK_BOT_TOKEN: secrets.botToken },
        SLACK_SIGNING_SECRET: secrets.signingSecret,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    said.out += text;
  });
  child.stderr.on('data', (text) => {
    said.err += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}: ${said.out}${said.err}`);
  const took = JSON.parse(/took (\{.*\})/.exec(said.err)?.[1] ?? '{}') as Took;
  return {
    seconds: round(took.seconds),
    cpuSeconds: round(took.cpuSeconds),
    mostRssMb: Math.round(took.mostRssMb),
  };
}

/** Both commands for both people; they are erased one after the other. */
async function measured(url: string, tickets: number, tell: (line: string) => void) {
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-bench-'));
  writeFileSync(path.join(folder, 'desk.yaml'), demoDesk);
  try {
    const desk = await openDesk(url);
    for (const person of [few, many]) if (person) await desk.store.people.save(person, desk.clock.now());
    await fill(desk, tickets);
    await desk.store.close();
    tell(`${tickets} tickets are there`);
    const results: Record<string, { readonly export: Took; readonly erase: Took }> = {};
    for (const [name, person] of Object.entries({ oneInAHundred: few, allOthers: many })) {
      const id = person?.id ?? '';
      const exported = await called(url, folder, 'export', id, '--out', path.join(folder, name));
      const erased = await called(url, folder, 'erase', id, '--yes', id);
      results[name] = { export: exported, erase: erased };
      tell(`${name}: ${JSON.stringify(results[name])}`);
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Exporting and erasing somebody among ten thousand tickets, on both kinds of database. */
export const erase: Benchmark = {
  name: 'erase',
  measures:
    'dutydesk export and dutydesk erase (compiled, without the two waits of 45 s) of one person among 10,000 jobs',
  async run({ quick, freshDatabase, tell }) {
    const tickets = quick ? 500 : 10_000;
    const embedded = await withEmbedded(async (url) => {
      const store = await openStore({ url, ids: randomIds, now: () => 0 as Instant });
      await store.migrate();
      await store.close();
      return measured(url, tickets, tell);
    });
    const server = await measured(await freshDatabase(), tickets, tell);
    const all = [embedded, server].flatMap((one) => Object.values(one).flatMap((took) => [took.export, took.erase]));
    return {
      parameters: { heapMb, jobs: tickets, eventsPerTicket: 8, messagesPerTicket: messages, code: 'dist' },
      results: { embedded, server },
      goals: [
        { stated: 'each within five minutes', reached: all.every(({ seconds }) => seconds < 300) },
        { stated: `in 256 MB, with a heap of ${heapMb}`, reached: all.every(({ mostRssMb }) => mostRssMb < 256) },
      ],
    };
  },
};
