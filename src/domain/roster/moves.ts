import type { DutyScope } from '../desk';
import type { PersonId } from '../people/person';
import type { DutyChange, DutyMove } from './duty-change';
import type { Asked } from './fit';

/** What is held, and what is asked about. */
interface Holding {
  readonly held: DutyScope;
  readonly asked: Asked;
}

const isMove = (change: DutyChange): change is DutyMove => change.kind === 'move';

/** Who holds a post after the moves of one record, all at once: two who exchange it do so. */
export function movedTo(who: PersonId | null, changes: readonly DutyChange[], holding: Holding): PersonId | null {
  if (who === null) return null;
  const move = changes.find((change) => isMove(change) && change.from === who && takes(change, holding) === 'all');
  return move === undefined ? who : (move as DutyMove).to;
}

/** Everybody who may hold it after the moves of one record, for some of what it is for. */
export const mayHold = (who: PersonId, changes: readonly DutyChange[], holding: Holding): readonly PersonId[] => {
  const moves = changes.filter(isMove).filter((move) => move.from === who && takes(move, holding) !== 'nothing');
  const stays = moves.some((move) => takes(move, holding) === 'all') ? [] : [who];
  return [...stays, ...moves.map(({ to }) => to).filter((id) => id !== null)];
};

/** How much of what is held a move takes: of what is not asked about, a part may be. */
function takes({ scope }: DutyMove, { held, asked }: Holding): 'all' | 'some' | 'nothing' {
  if (scope === undefined) return 'all';
  const parts = [
    shareOf(scope.places, asked.place === undefined ? held.places : [asked.place]),
    shareOf(scope.skills, asked.skill === undefined ? held.skills : [asked.skill]),
    // A shift of one line stays of that line, also where it serves the other.
    shareOf(listed(scope.line), listed(held.line ?? asked.line)),
  ];
  if (parts.includes('nothing')) return 'nothing';
  return parts.every((part) => part === 'all') ? 'all' : 'some';
}

const listed = (line: string | undefined): readonly string[] => (line === undefined ? [] : [line]);

/** Both empty: everything. */
function shareOf(limits: readonly string[], held: readonly string[]): 'all' | 'some' | 'nothing' {
  if (limits.length === 0) return 'all';
  if (held.length === 0) return 'some';
  if (held.every((one) => limits.includes(one))) return 'all';
  return held.some((one) => limits.includes(one)) ? 'some' : 'nothing';
}
