import { EntitySchema } from 'typeorm';
import type { Priority } from '../../domain/flow/turn';
import type { MessageRef } from '../../ports/platform';
import type { Announcement } from '../../views/announcement';
import { announcementShape } from '../written-announcement';
import { count, json, moment, name, optional, primary, serial, shaped } from './columns';

/**
 * - `waiting`: to be sent, or being sent while `leaseUntil` lies ahead.
 * - `replaced`: a newer content of its slot overtook it before it was said.
 */
export type OutboxState = 'waiting' | 'sent' | 'failed' | 'replaced';

export interface OutboxEntry {
  id: number;
  dedupKey: string;
  conversation: string;
  slot: string | null;
  state: OutboxState;
  createdAt: number;
  /** When a newer content took the row over. */
  renewedAt: number | null;
  dueAt: number;
  attempts: number;
  attemptAt: number | null;
  uncertainSince: number | null;
  leaseUntil: number | null;
  leaseBy: string | null;
  endedAt: number | null;
  why: string | null;
  data: Announcement;
  priority: Priority;
  /** Place in the line: of what is due the earliest is sent first (`turnAt`). */
  turnAt: number;
  /** The person on whose account it is sent. */
  origin: string | null;
  /** 1: whatever comes after it in its conversation may pass it, but for the same slot. */
  aside: number;
  /** How often a newer content took the row over. */
  revision: number;
  /** Attempts that ended in an error of our own. */
  broken: number;
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
    renewedAt: optional(moment),
    dueAt: moment,
    attempts: count,
    attemptAt: optional(moment),
    uncertainSince: optional(moment),
    leaseUntil: optional(moment),
    leaseBy: optional(name()),
    endedAt: optional(moment),
    why: optional(name()),
    data: shaped(announcementShape),
    priority: { ...name(16), default: 'usual' },
    turnAt: { ...moment, default: 0 },
    origin: optional(name()),
    aside: { ...count, default: 0 },
    revision: { ...count, default: 0 },
    broken: { ...count, default: 0 },
  },
  uniques: [{ name: 'uq_outbox_key', columns: ['dedupKey'] }],
  indices: [
    { name: 'ix_outbox_due', columns: ['state', 'dueAt'] },
    { name: 'ix_outbox_conversation', columns: ['conversation', 'state', 'createdAt'] },
    { name: 'ix_outbox_head', columns: ['state', 'aside', 'conversation', 'createdAt'] },
    { name: 'ix_outbox_turn', columns: ['state', 'turnAt'] },
    { name: 'ix_outbox_origin', columns: ['origin', 'state'] },
    { name: 'ix_outbox_ended', columns: ['endedAt'] },
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
