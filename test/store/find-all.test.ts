import { ticketShape } from '../../src/domain/ticket/ticket-shape';
import type { Instant } from '../../src/domain/time/instant';
import { rowsPerAnswer } from '../../src/store/find-all';
import { StoreAssets } from '../../src/store/store-assets';
import { StoreLedger } from '../../src/store/store-ledger';
import { StorePeople } from '../../src/store/store-people';
import { describeEachDatabase } from '../kit/databases';
import { openDatabaseAt } from './open-test-database';
import { aDraft, aPerson, later, nine } from './samples';

const many = 2 * rowsPerAnswer + 7;
const nths = Array.from({ length: many }, (_, nth) => nth);
const quoted = (data: object): string => `'${JSON.stringify(data).replaceAll("'", "''")}'`;
/** Two are reported at each moment. */
const reportedAt = (nth: number): Instant => later(nth >> 1);

describeEachDatabase('what reports and imports look at, however much it is,', (kind) => {
  test('comes whole and in order, and no answer is longer than a batch', async () => {
    const fresh = await kind.fresh();
    const database = await openDatabaseAt(fresh.url);
    const insert = (into: string, rows: readonly string[]) =>
      database.write((write) => write.query(`INSERT INTO ${into} VALUES ${rows.join(',')}`));
    const rating = { stars: 5, reasons: [], comment: '' };
    await insert(
      'ticket (version, state, requester, reported_at, open_since, resolved_at, rated_at, stars, data)',
      nths.map((nth) => {
        const at = reportedAt(nth);
        const ticket = aDraft({ reportedAt: at, title: `${nth}`, rating: { ...rating, firstAt: at, at } });
        return `(1, 'new', 'zhang', ${at}, ${at}, ${at}, ${at}, 5, ${quoted(ticketShape.written(ticket))})`;
      }),
    );
    await insert(
      'person (id, staff, updated_at, data)',
      nths.map((nth) => `('p${nth}', 0, ${nine}, ${quoted(aPerson({ id: `p${nth}` as never, identities: {} }))})`),
    );
    await insert(
      'asset (tag, updated_at, data)',
      nths.map((nth) => `('a${nth}', ${nine}, ${quoted({ tag: `a${nth}` })})`),
    );
    // Answers that hold rows, and not only their keys.
    const lengths: number[] = [];
    const ask = database.read.dataSource.createQueryRunner.bind(database.read.dataSource);
    database.read.dataSource.createQueryRunner = (mode) => {
      const runner = ask(mode);
      const query = runner.query.bind(runner);
      runner.query = (async (...given: Parameters<typeof query>) => {
        const answer = await query(...given);
        const rows: unknown = Array.isArray(answer) ? answer : (answer as { records?: unknown } | undefined)?.records;
        if (/data/.test(given[0]) && Array.isArray(rows)) lengths.push(rows.length);
        return answer;
      }) as typeof runner.query;
      return runner;
    };
    const ledger = new StoreLedger(database);
    const everything = { from: nine, to: later(many) };
    const titles = nths.map((nth) => `${nth}`);
    for (const tickets of [ledger.reportedIn, ledger.endedIn, ledger.ratedIn, ledger.openNow])
      expect((await tickets.call(ledger, everything)).map(({ title }) => title)).toEqual(titles);
    const some = await ledger.reportedIn({ from: later(1), to: later(3) });
    expect(some.map(({ title }) => title)).toEqual(['2', '3', '4', '5']);
    const people = await new StorePeople(database, { forgetStaff: () => undefined }).everyone();
    expect(people.map(({ id }) => id)).toEqual(nths.map((nth) => `p${nth}`).sort());
    const assets = await new StoreAssets(database).all();
    expect(assets.map(({ tag }) => tag)).toEqual(nths.map((nth) => `a${nth}`).sort());
    expect(Math.max(...lengths)).toBe(rowsPerAnswer);
    await database.close();
    await fresh.drop();
  });
});
