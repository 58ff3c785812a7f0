import type { Trouble } from '../../../src/domain/auditor/trouble';
import type { KindName, RecordRef } from '../../../src/domain/record/record-ref';
import { NewerShape } from '../../../src/domain/record/shape';
import { minutes } from '../../../src/domain/time/instant';
import { createAuditor } from '../../../src/scheduler/auditor/auditor';
import type { Look } from '../../../src/scheduler/auditor/look';
import { Unchecked } from '../../../src/scheduler/auditor/unchecked';
import { FakeClock, FakeLogger } from '../fakes';

// After a downgrade: a newer release wrote them all.
const clock = new FakeClock();
const logger = new FakeLogger();
const unchecked = new Unchecked(logger);
const many = (kind: KindName, count: number): readonly RecordRef[] =>
  Array.from({ length: count }, (_, nth) => ({ kind, id: nth + 1 }));
const unreadable = [...many('ticket', 10_000), ...many('enquiry', 300)];

/** A look, page by page, in which none of these can be read. */
async function looked(records: readonly RecordRef[]): Promise<readonly Trouble[]> {
  const now = clock.now();
  for (let from = 0; from < records.length; from += 600) {
    const page = records.slice(from, from + 600);
    await unchecked.during(page, now, async (failed) => {
      for (const about of page) failed(about, new NewerShape(about.kind, 9, 1));
    });
  }
  return unchecked.found(now);
}

const logged = () => logger.lines.splice(0).map(({ message, facts }) => ({ message, ...facts }));

test('ten thousand records that cannot be read are a line for each kind, once, and are counted', async () => {
  await looked(unreadable);
  expect(logged()).toEqual([
    {
      ...{ message: 'records cannot be audited', kind: 'ticket', count: 10_000, error: expect.any(NewerShape) },
      records: ['1', '2', '3', '4', '5'],
    },
    expect.objectContaining({ kind: 'enquiry', count: 300, records: expect.arrayContaining(['enquiry-1']) }),
  ]);
  clock.forward(minutes(11));
  const found = await looked(unreadable);
  expect(found).toEqual([{ cause: 'unchecked', count: 10_300, urgent: 0, records: unreadable.slice(0, 5) }]);
  expect(logged()).toEqual([]);
  await looked(many('leave', 1));
  expect(logged()).toMatchObject([{ kind: 'leave', count: 1 }]);
});

test('whatever a side finds, the auditor names the first of it and says how much it is', async () => {
  const nothing: Look = async () => ({ found: [] });
  const much: Look = async () => ({
    found: [{ cause: 'messages-late', count: unreadable.length, urgent: 0, records: unreadable }],
  });
  const auditor = createAuditor({
    ...{ clock, logger, worker: 'w', isDay: () => false, isFit: () => true, onBeat: () => undefined },
    shared: { get: async () => undefined, swap: async () => true },
    looks: {
      away: nothing,
      'wake-ups': nothing,
      queues: much,
      parts: nothing,
      'desk-files': nothing,
      recurring: nothing,
    },
    ...{
      tell: async () => undefined,
      ping: async () => undefined,
      onFound: () => undefined,
      show: async () => undefined,
    },
  });
  await auditor.run();
  const [line, ...more] = logged();
  expect(more).toEqual([]);
  expect(line).toMatchObject({
    message: 'the auditor found',
    found: [{ count: 10_300, records: unreadable.slice(0, 5) }],
  });
});
