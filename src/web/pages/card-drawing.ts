import type { RecordRef } from '../../domain/record/record-ref';
import type { Speak } from '../../ports/translator';
import type { PageRequest, SignedInReader } from './page-parts';

/** What cards are drawn with. */
export interface CardDrawing {
  readonly page: PageRequest;
  readonly reader: SignedInReader;
  readonly speak: Speak;
  /** The record that the page is about, in whose name its files are fetched. */
  readonly record?: RecordRef | undefined;
}
