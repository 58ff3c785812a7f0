import type { Desk } from '../domain/desk';
import { type RecordRef, recordKey } from '../domain/record/record-ref';
import { say } from '../domain/words';
import type { Button } from './card';

/** Opens a record: its card, as whoever presses may see and use it. */
export const lookButton = (
  desk: Pick<Desk, 'prefix'>,
  about: RecordRef,
  label: 'desk.listNumber' | 'desk.openNumber' = 'desk.listNumber',
): Button => ({
  action: 'look',
  about,
  label: say(label, { ticket: recordKey(desk, about) }),
  tone: 'plain',
  opens: 'card',
});
