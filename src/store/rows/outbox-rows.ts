import { EntitySchema } from 'typeorm';
import type { MessageRef } from '../../ports/platform';
import type { Announcement } from '../../views/announcement';
import { count, json, moment, name, optional, primary, serial } from './columns';

/**
 * - `waiting`: to be sent, or being sent while `leaseUntil` lies ahead.
 * - `replaced`: a newer content of its slot overtook it before it was tried.
 */
export type OutboxState = 'waiting' | 'sent' | 'failed' | 'replaced';

export interface OutboxEntry {
  id: number;
  dedupKey: string;
  conversation: string;
  slot: string | null;
  state: OutboxState;
  createdAt: number;
  dueAt: number;
  attempts: number;
  attemptAt: number | null;
  uncertainSince: number | null;
  leaseUntil: number | null;
  leaseBy: string | null;
  endedAt: number | null;
  why: string | null;
  data: Announcement;
}

export const outboxRow = new EntitySchema<OutboxEntry>({
  name: 'outbox',
  columns: {
    id: serial,
    dedupKey: name(),
    conversation: name(),
    slot: optional(name()),
    state: name(16),
    createdAt: moment,
    dueAt: moment,
    attempts: count,
    attemptAt: optional(moment),
    uncertainSince: optional(moment),
    leaseUntil: optional(moment),
    leaseBy: optional(name()),
    endedAt: optional(moment),
    why: optional(name()),
    data: json,
  },
  uniques: [{ name: 'uq_outbox_key', columns: ['dedupKey'] }],
  indices: [
    { name: 'ix_outbox_due', columns: ['state', 'dueAt'] },
    { name: 'ix_outbox_conversation', columns: ['conversation', 'state', 'createdAt'] },
  ],
});

export interface MessageRefRow {
  slot: string;
  platform: string;
  refKey: string;
  data: MessageRef;
}

export const messageRefRow = new EntitySchema<MessageRefRow>({
  name: 'message_ref',
  columns: { slot: primary(name()), platform: name(32), refKey: name(), data: json },
  uniques: [{ name: 'uq_message_ref', columns: ['platform', 'refKey'] }],
});
