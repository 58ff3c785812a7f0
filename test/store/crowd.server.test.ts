import { databases } from '../kit/databases';
import { openTicket } from '../kit/ticket-in-tx';
import { twoStores } from './open-test-store';
import { aDraft, nine, noted } from './samples';

describe.each(databases.filter(({ name }) => name === 'mariadb'))('a crowd at one ticket ($name)', (kind) => {
  const stores = twoStores(kind);

  test('waits for each other, and keeps nobody from having an event kept', async () => {
    const { one, two } = stores;
    const id = await one.uow.transact(nine, (tx) => openTicket(tx, aDraft(), noted()));
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    let isHeld: () => void = () => undefined;
    const holding = new Promise<void>((resolve) => {
      isHeld = resolve;
    });
    const first = two.uow.transact(nine, async (tx) => {
      await tx.ticket(id);
      isHeld();
      await held;
    });
    await holding;
    const crowd = Array.from({ length: 40 }, () => one.uow.transact(nine, (tx) => tx.ticket(id)));
    expect(await one.inbox.keep({ key: 'press', platform: 'wecom', payload: {} }, nine)).toBe(true);
    letGo();
    await first;
    expect((await Promise.all(crowd)).map((ticket) => ticket.id)).toEqual(crowd.map(() => id));
  });
});
