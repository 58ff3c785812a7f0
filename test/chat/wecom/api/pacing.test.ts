import { createPacing } from '../../../../src/chat/wecom/api/pacing';
import type { Instant } from '../../../../src/domain/time/instant';
import { SharedInMemory } from '../../../../src/wiring/shared-in-memory';

let now: number;
let shared: SharedInMemory;
beforeEach(() => {
  now = 1_763_780_000_000;
  shared = new SharedInMemory();
});
const pacing = () => createPacing({ shared, clock: { now: () => now as Instant } });

/** Sends until it is not the turn of somebody; how many went, and how long to wait. */
async function burst(accounts: readonly string[], urgent = false, most = 2000) {
  const pace = pacing();
  for (let sent = 0; sent < most; sent += 1) {
    const error = await pace.take(accounts, urgent).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error !== undefined) return { sent, error };
  }
  return { sent: most };
}

test('a member is sent 28 in any minute, and 30 where it is urgent', async () => {
  expect(await burst(['li'])).toMatchObject({ sent: 28, error: { code: 'paced', fate: 'later', retryIn: 60_000 } });
  expect(await burst(['li'], true)).toMatchObject({ sent: 2 });
  now += 59_999;
  expect(await burst(['LI'])).toMatchObject({ sent: 0, error: { retryIn: 1 } });
  now += 1;
  expect(await burst(['li'])).toMatchObject({ sent: 28 });
});

test('members do not wait for one another, but a message to several waits for each of them', async () => {
  await burst(['li']);
  expect(await burst(['wang', 'zhao'])).toMatchObject({ sent: 28 });
  expect(await burst(['sun', 'li'])).toMatchObject({ sent: 0 });
  expect(await burst(['sun'])).toMatchObject({ sent: 28 });
});

test('never more than 1000 in any hour, however it is spread', async () => {
  const sent: number[] = [];
  for (let minute = 0; minute < 150; minute += 1) {
    sent.push((await burst(['li'], true)).sent);
    now += 60_000;
  }
  const hours = sent.map((_, from) => sent.slice(from, from + 60).reduce((sum, each) => sum + each, 0));
  expect(Math.max(...hours)).toBeLessThanOrEqual(1000);
  expect(Math.max(...hours)).toBeGreaterThanOrEqual(900);
});

test('processes count together', async () => {
  const one = pacing();
  const two = pacing();
  const turns = await Promise.allSettled(
    Array.from({ length: 60 }, (_, nth) => (nth % 2 ? one : two).take(['li'], false)),
  );
  expect(turns.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(28);
  expect(turns.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(15);
});
