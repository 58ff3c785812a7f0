import { EntitySchema } from 'typeorm';
import type { DeskVersion } from '../../domain/desk-version';
import { count, json, moment, name, primary } from './columns';

export interface DeskVersionRow {
  version: number;
  digest: string;
  at: number;
  who: string;
  data: Pick<DeskVersion, 'why' | 'reason' | 'changes'>;
}

export const deskVersionRow = new EntitySchema<DeskVersionRow>({
  name: 'desk_version',
  columns: { version: primary(count), digest: name(64), at: moment, who: name(), data: json },
  indices: [{ name: 'ix_desk_version_at', columns: ['at'] }],
});
