import { createConnection, type RowDataPacket } from 'mysql2/promise';
import { CommitUnknown, Conflict } from '../../src/ports/unit-of-work';
import { databases } from '../kit/databases';
import { openTicket } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, nine, noted } from './samples';

/** Ends every connection to that database but our own. */
async function cutConnections(url: string): Promise<void> {
  const admin = await createConnection(url);
  const [rows] = await admin.query<RowDataPacket[]>(
    'SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND id <> CONNECTION_ID()',
  );
  for (const row of rows) await admin.query(`KILL ${row['id']}`);
  await admin.end();
}

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a lost connection ($name)', (kind) => {
  const stores = twoStores(kind);

  test('before the commit is a conflict, and the next try succeeds', async () => {
    let cuts = 1;
    const work = () =>
      stores.one.uow.transact(nine, async (tx) => {
        await tx.firstTime('delivery');
        if (cuts-- > 0) await cutConnections(stores.url);
        return openTicket(tx, aDraft(), noted());
      });
    await expect(work()).rejects.toBeInstanceOf(Conflict);
    await work();
    expect(await stores.one.tickets.countOpen()).toBe(1);
  });

  test('while committing is told apart, for nobody knows what became of it', async () => {
    const work = stores.one.uow.transact(nine, async (tx) => {
      await openTicket(tx, aDraft(), noted());
      await cutConnections(stores.url);
    });
    await expect(work).rejects.toBeInstanceOf(CommitUnknown);
    expect(await stores.two.uow.transact(nine, (tx) => tx.firstTime('delivery'))).toBe(true);
  });
});
