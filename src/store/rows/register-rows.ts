import { EntitySchema } from 'typeorm';
import type { Asset } from '../../domain/asset/asset';
import type { Person } from '../../domain/people/person';
import type { PastDuty } from '../../domain/roster/shifts';
import { count, json, moment, name, optional, primary, serial } from './columns';

export interface PersonRow {
  id: string;
  /** 1 for somebody with a role. */
  staff: number;
  updatedAt: number;
  data: Person;
}

export const personRow = new EntitySchema<PersonRow>({
  name: 'person',
  columns: { id: primary(name()), staff: count, updatedAt: moment, data: json },
  indices: [{ name: 'ix_person_staff', columns: ['staff'] }],
});

export interface PersonAccountRow {
  platform: string;
  account: string;
  person: string;
}

export const personAccountRow = new EntitySchema<PersonAccountRow>({
  name: 'person_account',
  columns: { platform: primary(name(32)), account: primary(name()), person: name() },
  indices: [{ name: 'ix_account_person', columns: ['person'] }],
});

export interface ShiftRow {
  id: number;
  startsAt: number;
  endsAt: number;
  /** Set for duty that was written down, once a start and scope; imported ones have none. */
  recordKey: string | null;
  /** Set for an imported shift, once a start and scope; recorded ones have none. */
  importKey: string | null;
  savedAt: number;
  /** An import names somebody. */
  data: PastDuty;
}

export const shiftRow = new EntitySchema<ShiftRow>({
  name: 'shift',
  columns: {
    id: serial,
    startsAt: moment,
    endsAt: moment,
    recordKey: optional(name()),
    importKey: optional(name()),
    savedAt: moment,
    data: json,
  },
  uniques: [{ name: 'uq_shift_record', columns: ['recordKey'] }],
  indices: [
    { name: 'ix_shift_end', columns: ['endsAt'] },
    { name: 'uq_shift_import', columns: ['importKey'], unique: true },
  ],
});

export interface AssetRow {
  tag: string;
  usedBy: string | null;
  updatedAt: number;
  data: Asset;
}

export const assetRow = new EntitySchema<AssetRow>({
  name: 'asset',
  columns: { tag: primary(name()), usedBy: optional(name()), updatedAt: moment, data: json },
  indices: [{ name: 'ix_asset_user', columns: ['usedBy'] }],
});
