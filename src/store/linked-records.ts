import type { RecordIndex } from '../domain/record/record';
import { isSameRecord, type RecordRef, recordName } from '../domain/record/record-ref';
import type { LinkedRecord } from '../ports/unit-of-work';

const byKindAndNumber = ({ about: one }: LinkedRecord, { about: other }: LinkedRecord): number => {
  if (one.kind !== other.kind) return one.kind < other.kind ? -1 : 1;
  return one.id - other.id;
};

/** Open records about others, as a transaction found them and has left them since. */
export class LinkedRecords {
  readonly #about = new Map<string, readonly LinkedRecord[]>();

  /** Undefined: nobody has looked yet. */
  of(record: RecordRef): readonly LinkedRecord[] | undefined {
    return this.#about.get(recordName(record));
  }

  found(record: RecordRef, linked: readonly LinkedRecord[]): void {
    this.#about.set(recordName(record), linked);
  }

  /** One was made, changed or ended. */
  changed(one: LinkedRecord, { open, about }: Pick<RecordIndex, 'open' | 'about'>): void {
    const name = open && about !== undefined ? recordName(about) : undefined;
    for (const [each, linked] of this.#about) {
      const others = linked.filter((other) => !isSameRecord(other.about, one.about));
      this.#about.set(each, each === name ? [...others, one].sort(byKindAndNumber) : others);
    }
  }
}
