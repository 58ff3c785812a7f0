import { EntitySchema } from 'typeorm';
import type { KindName } from '../../domain/record/record-ref';
import { count, json, moment, name, optional, primary } from './columns';
import { type TimerColumns, timerColumns } from './timer-columns';

/** Which record a row belongs to. `id` counts from 1 within the kind. */
export interface OfRecord {
  kind: KindName;
  id: number;
}

const which = { kind: primary(name(32)), id: primary(count) };

/**
 * A record of any kind but the ticket: `data` is the whole of it but its number, in the shape in which its kind keeps it;
 * the other columns are copies.
 */
export interface RecordRow extends OfRecord {
  version: number;
  state: string;
  /** Name of the record it is about (`recordName`). */
  about: string | null;
  openedAt: number;
  /** `openedAt` while it is open, null afterwards. */
  openSince: number | null;
  endedAt: number | null;
  /** How often its wake-ups were written at this version without an event. */
  renewals: number;
  /** What is left of it besides figures: `keptParts` bits. An event brings all of it back. */
  kept: number;
  /** How often words or people were taken out of it without an event. */
  redactions: number;
  data: object;
}

export const recordRow = new EntitySchema<RecordRow>({
  name: 'record',
  columns: {
    ...which,
    version: count,
    state: name(32),
    about: optional(name()),
    openedAt: moment,
    openSince: optional(moment),
    endedAt: optional(moment),
    renewals: { ...count, default: 0 },
    kept: { ...count, default: 7 },
    redactions: { ...count, default: 0 },
    data: json,
  },
  indices: [
    { name: 'ix_record_open', columns: ['kind', 'openSince'] },
    { name: 'ix_record_ended', columns: ['kind', 'endedAt'] },
    { name: 'ix_record_kept', columns: ['kind', 'kept', 'endedAt'] },
    { name: 'ix_record_about', columns: ['about', 'openSince'] },
  ],
});

export interface RecordEventRow extends OfRecord {
  seq: number;
  at: number;
  /** In the shape of its type. */
  data: object;
}

export const recordEventRow = new EntitySchema<RecordEventRow>({
  name: 'record_event',
  columns: { ...which, seq: primary(count), at: moment, data: json },
});

/** What says who is on duty is counted beside the kinds, none of which has such a name. */
export const dutyDecisions = 'duty_change';

/** What numbers are given to. */
export type Counted = KindName | typeof dutyDecisions;

/** The newest number of a kind. */
export interface RecordNumberRow {
  kind: Counted;
  newest: number;
}

export const recordNumberRow = new EntitySchema<RecordNumberRow>({
  name: 'record_number',
  columns: { kind: primary(name(32)), newest: count },
});

/** Who has which part in a record now. */
export interface RecordPartyRow extends OfRecord {
  person: string;
  part: string;
}

export const recordPartyRow = new EntitySchema<RecordPartyRow>({
  name: 'record_party',
  columns: { ...which, person: primary(name()), part: primary(name(32)) },
  indices: [{ name: 'ix_record_party_person', columns: ['person', 'kind', 'part'] }],
});

/** What a search finds a record by: bytes of its words, folded (docs/decisions/search.md). None where nothing finds it. */
export interface RecordWordsRow extends OfRecord {
  words: Buffer | ArrayBuffer;
}

export const recordWordsRow = new EntitySchema<RecordWordsRow>({
  name: 'record_words',
  columns: { ...which, words: { type: 'blob' } },
});

/** A file of the desk's own that a record names; `desk_file.ticket_id` is 0 where no ticket has it. */
export interface RecordFileRow extends OfRecord {
  fileId: string;
}

export const recordFileRow = new EntitySchema<RecordFileRow>({
  name: 'record_file',
  columns: { fileId: primary(name(32)), ...which },
  indices: [{ name: 'ix_record_file_record', columns: ['kind', 'id'] }],
});

/** A wake-up of a record; its own `kind` is the wake-up's. */
export interface RecordTimerRow extends TimerColumns {
  recordKind: KindName;
  recordId: number;
}

export const recordTimerRow = new EntitySchema<RecordTimerRow>({
  name: 'record_timer',
  columns: { ...timerColumns, recordKind: name(32), recordId: count },
  uniques: [{ name: 'uq_record_timer_name', columns: ['recordKind', 'recordId', 'name'] }],
  indices: [{ name: 'ix_record_timer_due', columns: ['dueAt'] }],
});
