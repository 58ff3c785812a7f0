import { type Say, say } from '../domain/words';
import type { Digest } from './digest';
import { goalName } from './digest-words';
import { type Share, shareOf } from './share';

/** How something that was promised was kept on a day: a line of the table, and of the picture. */
export interface KeptRow extends Share {
  readonly name: Say;
  readonly missed: number;
  /** Share in which it must be kept, 0 to 1; undefined where none is asked for. */
  readonly target: number | undefined;
}

/** The targets in the desk's order, and the promises of single answers where any were decided. */
export function keptRows({ attainment, figures: { promises } }: Digest): readonly KeptRow[] {
  const targets = attainment.map(({ breached, ...row }) => ({ ...row, name: goalName(row), missed: breached }));
  const [kept, missed] = [promises.kept.length, promises.slipped.length];
  const promised = { ...shareOf(kept, kept + missed), name: say('digest.promises'), missed, target: undefined };
  return promised.whole === 0 ? targets : [...targets, promised];
}
