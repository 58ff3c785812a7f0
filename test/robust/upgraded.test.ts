import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataSource } from 'typeorm';
import { createInbound } from '../../src/chat/create-inbound';
import { readFormData } from '../../src/chat/slack/form-data';
import { readPressValue } from '../../src/chat/slack/press-value';
import { pressIn } from '../../src/chat/wecom/render/event-key';
import { fireTimer } from '../../src/commands/act';
import { rulesOfKinds } from '../../src/commands/kinds';
import { ticketOf } from '../../src/domain/record/record-ref';
import { judgedClocks } from '../../src/domain/sla/judged';
import { ticketId } from '../../src/domain/ticket/ticket';
import { timersFor } from '../../src/domain/ticket/timer-rules';
import { hours, type Instant, minutes } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { localDays } from '../../src/i18n/local-days';
import { createLogger } from '../../src/logger';
import { equalsItsLog } from '../../src/scheduler/audit-logs';
import { dataSourceFor, dialectOf } from '../../src/store/data-source';
import { openStore, type Store } from '../../src/store/open-store';
import { readPlace } from '../../src/web/pages/address';
import { openState } from '../../src/web/pages/page-state';
import { createSeals } from '../../src/web/pages/seals';
import { beginCalendar, yearsIn } from '../../src/wiring/counting-calendar';
import { keepingOf, keepTerms, knowTerms } from '../../src/wiring/keep-terms';
import { countingIds } from '../kit/counting-ids';
import { databases } from '../kit/databases';
import { releasedChats, releasedDatabase, type StandingPress } from '../kit/released-database';
import { deskOfFile } from '../kit/terms';

const chats = releasedChats();

type Row = Readonly<Record<string, unknown>>;
const { desk, config } = deskOfFile(chats.deskFile, undefined, ['slack', 'wecom']);

/** Every ticket is what its log adds up to, and has the wake-ups that the rules want. */
async function proveWhole(store: Store, source: DataSource, now: Instant): Promise<void> {
  const ids = await store.tickets.after(ticketId(0), 999);
  expect(ids.length).toBeGreaterThan(20);
  for (const id of ids) {
    expect([id, await equalsItsLog(store, id)]).toEqual([id, true]);
    const ticket = await store.tickets.find(id);
    const kept: readonly Row[] = await source.query('SELECT name, wanted_at FROM timer WHERE ticket_id = ?', [id]);
    // One that is due and has nothing to do is not written again.
    const wanted = ticket === undefined ? [] : timersFor(ticket, desk, now).filter(({ due }) => due > now);
    expect([id, kept.map((row) => `${row['name']} ${row['wanted_at']}`).sort()]).toEqual([
      id,
      wanted.map(({ key, due }) => `${key} ${due}`).sort(),
    ]);
  }
}

describe.each(databases)('the database of the last release ($name)', (kind) => {
  test('has messages that wait: each is said once, with what it says about its ticket', async () => {
    const { url, now, drop } = await releasedDatabase(kind);
    const store = await openStore({ url, ids: countingIds, now: () => now });
    await store.migrate();
    const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
    const keysOf = async (state: string): Promise<readonly string[]> =>
      (await source.query('SELECT dedup_key FROM outbox WHERE state = ?', [state])).map((row: Row) => row['dedup_key']);
    const waiting = await keysOf('waiting');
    expect(waiting.length).toBeGreaterThan(3);
    const said: string[] = [];
    const lease = { worker: 'w', now: (now + hours(1)) as Instant, length: minutes(1) };
    for (let some = await store.outbox.claim(lease, 9); some.length > 0; some = await store.outbox.claim(lease, 9)) {
      for (const row of some) {
        const { key, about } = row.announcement;
        said.push(key);
        expect([key, key.split(':')[0]]).toEqual([key, `${ticketOf(about)}`]);
        const ref = { key: `made:${key}`, data: {} };
        expect(await store.outbox.delivered(row, 'slack', ref, lease.now)).toBe(true);
      }
    }
    expect(said.toSorted()).toEqual(waiting.toSorted());
    expect(await keysOf('waiting')).toEqual([]);
    await source.destroy();
    await store.close();
    await drop();
  });

  test('keeps the calendar years it went by: nobody is asked, and no ticket is judged otherwise (TIME-1)', async () => {
    const { url, now, drop } = await releasedDatabase(kind);
    const store = await openStore({ url, ids: countingIds, rules: rulesOfKinds, now: () => now });
    await store.migrate();
    const own = deskOfFile(chats.deskFile, undefined, ['slack', 'wecom']);
    const clock = { now: () => now, monotonic: () => 0 as never };
    const app = { config: { ...own.config, desk: own.desk, filedYears: [] }, store, clock };
    const judged = async (): Promise<readonly unknown[]> => {
      await knowTerms({ config: own.config, terms: store.terms });
      const ids = await store.tickets.after(ticketId(0), 999);
      const tickets = await Promise.all(ids.map((id) => store.tickets.find(id)));
      return tickets.flatMap((ticket) => (ticket === undefined ? [] : [judgedClocks(ticket, own.desk, now)]));
    };
    const [before, versions] = [await judged(), await store.terms.all()];
    expect(before.length).toBeGreaterThan(20);
    await beginCalendar(app);
    await beginCalendar(app);
    const years = await yearsIn(store.records);
    expect(years.map(({ year, state, origin }) => [year.year, state, origin])).toEqual(
      [2024, 2025, 2026].map((year) => [year, 'confirmed', undefined]),
    );
    await keepTerms(keepingOf(own.config, store), now);
    expect((await store.terms.all()).length).toBe(Math.max(1, versions.length));
    expect(await judged()).toEqual(before);
    const told = await store.outbox.claim({ worker: 'w', now, length: minutes(1) }, 500);
    expect(told.filter(({ announcement }) => announcement.about?.kind === 'calendar')).toEqual([]);
    expect(await Promise.all(years.map(({ id }) => store.records.timers({ kind: 'calendar', id })))).toEqual([
      [],
      [],
      [],
    ]);
    await store.close();
    await drop();
  });

  test('is taken over: tickets are what their logs add up to, what was kept is handled, what is due happens once', async () => {
    const { url, now, drop } = await releasedDatabase(kind);
    const store = await openStore({ url, ids: countingIds, now: () => now });
    await store.migrate();
    await knowTerms({ config, terms: store.terms });
    const source = await dataSourceFor({ url }, await dialectOf({ url })).initialize();
    await proveWhole(store, source, now);

    const later = (now + hours(4)) as Instant;
    const lease = { worker: 'w', now: later, length: minutes(1) };
    const unfinished = await store.inbox.claimUnfinished(lease, 9);
    expect(unfinished.map(({ key }) => key).toSorted()).toEqual(['left:slack', 'left:wecom']);

    const clock = { now: () => later, monotonic: () => 0 as never };
    const deps = { uow: store.uow, desk, clock, committed: () => undefined, pause: async () => undefined };
    const fired: string[] = [];
    for (
      let due = await store.timers.claimDue(lease, 50);
      due.length > 0;
      due = await store.timers.claimDue(lease, 50)
    ) {
      for (const timer of due) {
        const did = await fireTimer(deps, timer);
        if (did === 'fired') fired.push(`${timer.about.id} ${timer.key} ${timer.due}`);
      }
    }
    expect(fired.length).toBeGreaterThan(10);
    expect(fired.length).toBe(new Set(fired).size);
    await proveWhole(store, source, later);
    await source.destroy();
    await store.close();
    await drop();
  });
});

/** Of what looks and ends alike a few: all of them take long. */
function aFewOfEach(presses: readonly StandingPress[]): readonly StandingPress[] {
  const seen = new Map<string, number>();
  return presses.filter(({ platform, text, reply, did }) => {
    const kind = `${platform} ${text.replace(/\d+/g, '')} ${reply} ${did}`;
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    return before < 2;
  });
}

describe('what stands in chats of the last release', () => {
  const [embedded] = databases;
  const folder = mkdtempSync(path.join(tmpdir(), 'dutydesk-upgraded-'));
  const now = (): Instant => chats.now;
  let file = '';
  let drop = async (): Promise<void> => undefined;
  beforeAll(async () => {
    if (embedded === undefined) throw new Error('no database');
    const left = await releasedDatabase(embedded);
    ({ drop } = left);
    file = left.url.replace(/^sqlite:/, '').replace(/\?.*$/, '');
    const store = await openStore({ url: left.url, ids: countingIds, now });
    await store.migrate();
    await knowTerms({ config, terms: store.terms });
    await store.close();
  });
  afterAll(async () => {
    await drop();
    rmSync(folder, { recursive: true, force: true });
  });

  let copies = 0;
  /** A desk of its own on a copy of the database. */
  async function deskOnCopy() {
    copies += 1;
    const copy = path.join(folder, `${copies}.db`);
    for (const part of ['', '-wal'].filter((one) => existsSync(file + one))) copyFileSync(file + part, copy + part);
    const store = await openStore({ url: `sqlite:${copy}?synchronous=off`, ids: countingIds, now });
    const inbound = createInbound({
      ...{
        ...store,
        desk,
        translator: createTranslator(),
        localDays,
        drawRoster: async () => Buffer.alloc(0),
        ids: countingIds,
        count: () => undefined,
      },
      ...{ clock: { now, monotonic: () => 0 as never }, logger: createLogger('silent') },
      ...{ committed: () => undefined, pause: async () => undefined },
    });
    return { store, inbound };
  }

  type Desk = Awaited<ReturnType<typeof deskOnCopy>>;

  async function pressed({ store, inbound }: Desk, { platform, account, text }: StandingPress, nth: number) {
    const press = platform === 'slack' ? readPressValue(text) : pressIn(text);
    if (press === undefined) throw new Error(`nobody reads ${text}`);
    const { action, about, value } = press;
    const id = ticketOf(about);
    const log = async () => (id === undefined ? [] : await store.tickets.events(id));
    const before = await log();
    const from = { platform, account, profile: async () => ({ name: account }) };
    const look = platform === 'wecom' || ('orLook' in press && press.orLook === true);
    const given = { action, ...(about && { about }), ...(value === undefined ? {} : { value }) };
    const { reply } = await inbound.press({ from, key: `made:${nth}`, ...given, ...(look && { orLook: true }) });
    const did = (await log()).slice(before.length).map(({ event }) => event.type);
    return { platform, account, text, reply: reply.kind, did };
  }

  test('every button does what it did', async () => {
    const all: StandingPress[] = [];
    let there = await deskOnCopy();
    const few = aFewOfEach(chats.presses);
    for (const [nth, press] of few.entries()) {
      const one = await pressed(there, press, nth);
      all.push(one);
      if (one.did.length === 0 && one.reply !== 'done') continue;
      // What one press changed, no other meets.
      await there.store.close();
      there = await deskOnCopy();
    }
    await there.store.close();
    expect(all).toEqual(few);
  });

  test('an open window of Slack and a page that was drawn are about the ticket that they were about', async () => {
    expect(readFormData(chats.forms.window)).toMatchObject({ action: 'progress', about: { kind: 'ticket', id: 1001 } });
    const { store } = await deskOnCopy();
    const seals = createSeals({ shared: store.shared, clock: { now } });
    const state = await openState({ seals, platform: 'wecom' } as never, chats.forms.page);
    expect(state).toMatchObject({ action: 'claim', about: { kind: 'ticket', id: 1001 }, account: 'wanglei' });
    await store.close();
  });

  test('every link leads to the page of the ticket that it led to', () => {
    expect(chats.links.length).toBeGreaterThan(5);
    for (const link of chats.links) {
      const [way = ''] = link.split('?');
      const place = readPlace(way);
      const [, id] = /\/(\d+)$/.exec(way) ?? [];
      expect([link, place?.platform]).toEqual([link, 'wecom']);
      const address = place?.address;
      const about = address !== undefined && 'about' in address ? address.about : undefined;
      expect([link, ticketOf(about)]).toEqual([link, id === undefined ? undefined : Number(id)]);
    }
  });
});
