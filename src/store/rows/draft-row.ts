import { EntitySchema } from 'typeorm';
import type { Draft } from '../../ports/repositories';
import { json, moment, name, primary } from './columns';

export interface DraftRow {
  id: string;
  person: string;
  savedAt: number;
  data: Draft;
}

export const draftRow = new EntitySchema<DraftRow>({
  name: 'draft',
  columns: { id: primary(name()), person: name(), savedAt: moment, data: json },
  indices: [{ name: 'ix_draft_saved', columns: ['savedAt'] }],
});
