import type { Speak } from '../../ports/translator';
import type { Known, Visit } from './page-parts';

/** What cards are drawn with. */
export interface CardDrawing {
  readonly visit: Visit;
  readonly guest: Known;
  readonly speak: Speak;
  /** The job the page is about, in whose name its files are fetched. */
  readonly job?: number | undefined;
}
