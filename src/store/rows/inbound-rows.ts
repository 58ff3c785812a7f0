import { EntitySchema } from 'typeorm';
import { count, json, moment, name, optional, primary } from './columns';

export interface InboxRow {
  eventKey: string;
  platform: string;
  payload: { event: unknown };
  attempts: number;
  /** When somebody may take it (again); null once it is done or was tried often enough. */
  wakeAt: number | null;
  leaseBy: string | null;
  doneAt: number | null;
  /** When it came; null where a release wrote it that did not know. */
  receivedAt: number | null;
  /** Who did it: platform and account. */
  origin: string | null;
}

export const inboxRow = new EntitySchema<InboxRow>({
  name: 'inbox',
  columns: {
    eventKey: primary(name()),
    platform: name(32),
    payload: json,
    attempts: count,
    wakeAt: optional(moment),
    leaseBy: optional(name()),
    doneAt: optional(moment),
    receivedAt: optional(moment),
    origin: optional(name()),
  },
  indices: [
    { name: 'ix_inbox_received', columns: ['receivedAt'] },
    { name: 'ix_inbox_wake', columns: ['wakeAt'] },
    { name: 'ix_inbox_done', columns: ['doneAt'] },
  ],
});

export interface DeliveryKeyRow {
  deliveryKey: string;
  seenAt: number;
}

export const deliveryKeyRow = new EntitySchema<DeliveryKeyRow>({
  name: 'delivery_key',
  columns: { deliveryKey: primary(name()), seenAt: moment },
  indices: [{ name: 'ix_delivery_key_seen', columns: ['seenAt'] }],
});

export interface RecurringTaskRow {
  jobKey: string;
  leaseUntil: number;
  leaseBy: string;
  doneAt: number | null;
}

export const recurringTaskRow = new EntitySchema<RecurringTaskRow>({
  name: 'desk_job',
  columns: { jobKey: primary(name()), leaseUntil: moment, leaseBy: name(), doneAt: optional(moment) },
  indices: [{ name: 'ix_desk_job_lease', columns: ['leaseUntil'] }],
});
