import { minutes } from '../domain/time/instant';
import type { OutboxRow } from '../ports/queues';
import { type DeliveryParts, deliverRow } from './deliver-row';

const lease = minutes(2);

/** Delivers what waits in the outbox. */
export interface Delivering {
  /**
   * Begins sending what is due, at most `width` at a time, until nothing is due. Slow sends go on after it returns, so
   * one slow conversation delays no other. Answers how many were begun.
   */
  run(): Promise<number>;
  /** Waits for the sends that were begun. */
  settle(): Promise<void>;
}

/** Keeps `width` messages on their way as long as any are due. */
export function createDelivering(parts: DeliveryParts, width = 8): Delivering {
  const sending = new Set<Promise<void>>();
  let freed: (() => void) | undefined;

  const send = (row: OutboxRow): void => {
    const sent = deliverRow(parts, row).finally(() => {
      sending.delete(sent);
      freed?.();
    });
    sending.add(sent);
  };
  const roomToSend = (): Promise<void> => new Promise((resolve) => (freed = resolve));

  const run = async (): Promise<number> => {
    for (let begun = 0; ; ) {
      if (sending.size >= width) {
        // A later run goes on when all lanes stay busy; this one only waits a moment for the next free lane.
        await roomToSend();
      }
      const now = parts.clock.now();
      const rows = await parts.outbox.claim({ worker: parts.worker, now, length: lease }, width - sending.size);
      if (rows.length > 0) parts.reach('outbox.claimed');
      for (const row of rows) send(row);
      begun += rows.length;
      if (rows.length === 0) return begun;
    }
  };
  const settle = async (): Promise<void> => {
    while (sending.size > 0) await Promise.all(sending);
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
