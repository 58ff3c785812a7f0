import type { Desk } from '../domain/desk';
import type { Fortnight } from '../domain/roster/fortnight';
import type { Language } from '../domain/words';
import type { Speak } from './translator';

/** What is drawn of the roster, for readers of one language. */
export interface RosterDrawing {
  readonly desk: Pick<Desk, 'name' | 'places' | 'catalogue'>;
  readonly roster: Fortnight;
  /** Writes moments in the zone of the roster. */
  readonly speak: Speak;
  readonly language: Language;
}

/** The next days of the roster as a PNG, 1080 pixels wide: a row each day, for people with a phone. */
export type DrawRoster = (drawing: RosterDrawing) => Promise<Buffer>;
