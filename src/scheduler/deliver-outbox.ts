import { seconds } from '../domain/time/instant';
import type { OutboxRow } from '../ports/queues';
import { renewLease } from '../ports/renew-lease';
import { type DeliveryParts, deliverRow } from './deliver-row';
import { SideBySide } from './side-by-side';

/** What a dead process held is sent by another after so long; a living one holds on to it while it sends. */
const lease = seconds(15);
const renewedEvery = seconds(5);
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
  drain(): Promise<void>;
}

/** Keeps `width` messages on their way as long as any are due. */
export function createDelivering(parts: DeliveryParts, width = 12): Delivering {
  const { outbox, clock, worker, logger } = parts;
  const sending = new Map<string, { lease: string }>();
  const renew = () => outbox.renew({ worker, now: clock.now(), length: lease }, [...sending.keys()]);
  const renewal = renewLease({ every: renewedEvery, renew, logger });
  const sends = new SideBySide({ width, most });

  const send = (claimed: OutboxRow): void => {
    const row = { ...claimed };
    sending.set(row.id, row);
    renewal.begin();
    sends.begin(row.id, () =>
      deliverRow(parts, row).finally(() => {
        sending.delete(row.id);
        if (sending.size === 0) renewal.end();
      }),
    );
  };

  const run = async (): Promise<number> => {
    for (let begun = 0; ; ) {
      while (sends.room() <= 0) await sends.roomAgain();
      const rows = await outbox.claim({ worker, now: clock.now(), length: lease }, sends.room());
      if (rows.length > 0) parts.reach('outbox.claimed');
      for (const row of rows) {
        const still = sending.get(row.id);
        // A process that slept through its own lease is given what it is still sending: it holds it again.
        if (still === undefined) send(row);
        else still.lease = row.lease;
      }
      begun += rows.length;
      if (rows.length === 0) return begun;
    }
  };
  const drain = () => sends.drain();
  return { run, drain };
}

/** Delivers everything that is due now and waits until all of it is decided. Answers how many sends were begun. */
export async function deliverOutbox(parts: DeliveryParts): Promise<number> {
  const delivering = createDelivering(parts);
  let total = 0;
  for (;;) {
    const begun = await delivering.run();
    await delivering.drain();
    total += begun;
    if (begun === 0) return total;
  }
}
