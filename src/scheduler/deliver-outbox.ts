import { seconds } from '../domain/time/instant';
import { holdOn } from '../ports/hold-on';
import type { OutboxRow } from '../ports/queues';
import { type DeliveryParts, deliverRow } from './deliver-row';

/** What a dead process held is sent by another after so long; a living one holds on to it while it sends. */
const lease = seconds(15);
const renewedEvery = seconds(5);
/** A send that takes longer, for its platform hangs, no longer keeps others waiting. */
const slowFrom = seconds(2);
/** Sends under way at most, slow ones included. */
const most = 64;

/** Delivers what waits in the outbox. */
export interface Delivering {
  /**
   * Begins sending what is due, at most `width` at a time beside slow ones, until nothing is due. Slow sends go on after
   * it returns, so one slow conversation, or platform, delays no other. Answers how many were begun.
   */
  run(): Promise<number>;
  /** Waits for the sends that were begun. */
  settle(): Promise<void>;
}

/** Keeps `width` messages on their way as long as any are due. */
export function createDelivering(parts: DeliveryParts, width = 12): Delivering {
  const { outbox, clock, worker, logger } = parts;
  const sending = new Map<string, { readonly row: { lease: string }; readonly sent: Promise<void> }>();
  const renew = () => outbox.renew({ worker, now: clock.now(), length: lease }, [...sending.keys()]);
  const holding = holdOn({ every: renewedEvery, renew, logger });
  let freed: (() => void) | undefined;

  const slow = new Set<string>();
  const room = (): number => Math.min(width - (sending.size - slow.size), most - sending.size);

  const send = (claimed: OutboxRow): void => {
    const row = { ...claimed };
    const alarm = setTimeout(() => {
      slow.add(row.id);
      freed?.();
    }, slowFrom);
    const sent = deliverRow(parts, row).finally(() => {
      clearTimeout(alarm);
      slow.delete(row.id);
      sending.delete(row.id);
      if (sending.size === 0) holding.end();
      freed?.();
    });
    sending.set(row.id, { row, sent });
    holding.begin();
  };
  const roomToSend = (): Promise<void> => new Promise((resolve) => (freed = resolve));

  const run = async (): Promise<number> => {
    for (let begun = 0; ; ) {
      while (room() <= 0) await roomToSend();
      const rows = await outbox.claim({ worker, now: clock.now(), length: lease }, room());
      if (rows.length > 0) parts.reach('outbox.claimed');
      for (const row of rows) {
        const still = sending.get(row.id);
        // A process that slept through its own lease is given what it is still sending: it holds it again.
        if (still === undefined) send(row);
        else still.row.lease = row.lease;
      }
      begun += rows.length;
      if (rows.length === 0) return begun;
    }
  };
  const settle = async (): Promise<void> => {
    while (sending.size > 0) await Promise.all([...sending.values()].map(({ sent }) => sent));
  };
  return { run, settle };
}

/** Delivers everything that is due now and waits until all of it is decided. Answers how many sends were begun. */
export async function deliverOutbox(parts: DeliveryParts): Promise<number> {
  const delivering = createDelivering(parts);
  let total = 0;
  for (;;) {
    const begun = await delivering.run();
    await delivering.settle();
    total += begun;
    if (begun === 0) return total;
  }
}
