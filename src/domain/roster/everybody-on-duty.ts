import type { DutyScope } from '../desk';
import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { DutyChange } from './duty-change';
import { type Asked, ofLine, serves } from './fit';
import { mayHold } from './moves';
import { coveringIn, covers, type Shifts } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** Everybody who may hold the posts of one shift. */
interface Standing extends DutyScope {
  readonly primaries: readonly PersonId[];
  readonly backups: readonly PersonId[];
}

/**
 * Everybody who may be on duty at `at` for some place or skill, primaries and backups, each once. An import or a decision
 * without limits is the last word: whatever is older than it, and the pattern, is not asked any more.
 */
export function rosteredAt(at: Instant, shifts: Shifts): readonly PersonId[] {
  return [...new Set(standingAt(at, shifts, {}).flatMap(({ primaries, backups }) => [...primaries, ...backups]))];
}

/** The same for what is asked, primaries before backups; whoever answers is among them also where it is for want of others. */
export function onShiftFor(at: Instant, shifts: Shifts, asked: Asked): readonly PersonId[] {
  const standing = ofLine(
    standingAt(at, shifts, asked).filter((shift) => serves(shift, asked)),
    asked,
  );
  const { primary, backup } = whoIsOnDuty(at, shifts, asked);
  const primaries = [...standing.flatMap((shift) => shift.primaries), ...listed(primary)];
  return [...new Set([...primaries, ...standing.flatMap((shift) => shift.backups), ...listed(backup)])];
}

const hasNoLimits = ({ places, skills, line }: DutyScope): boolean =>
  places.length === 0 && skills.length === 0 && line === undefined;

const listed = (who: PersonId | null): readonly PersonId[] => (who === null ? [] : [who]);

const asStanding = (shift: Held): Standing => ({
  ...shift,
  primaries: listed(shift.primary),
  backups: listed(shift.backup),
});

interface Held extends DutyScope {
  readonly primary: PersonId | null;
  readonly backup: PersonId | null;
}

function standingAt(at: Instant, shifts: Shifts, asked: Asked): readonly Standing[] {
  const { overrides, pattern, changes, history = [] } = shifts;
  const current = overrides.filter((shift) => covers(shift, at));
  const lastWord = current.findIndex(hasNoLimits);
  const planned = lastWord === -1 ? [...current, ...coveringIn(pattern, at)] : current.slice(0, lastWord + 1);
  let standing = planned.map(asStanding);
  for (const decision of changes) {
    const now = decision.changes.filter((change) => covers(change, at));
    if (now.length > 0) standing = afterDecision(standing, now, { at, asked });
  }
  return [...coveringIn(history, at).map(asStanding), ...standing];
}

function afterDecision(
  before: readonly Standing[],
  changes: readonly DutyChange[],
  { at, asked }: { readonly at: Instant; readonly asked: Asked },
): Standing[] {
  const held = changes.reduce<readonly Standing[]>((now, change) => putIn(now, change, at), before);
  const moved = (who: readonly PersonId[], shift: Standing): readonly PersonId[] =>
    who.flatMap((one) => mayHold(one, changes, { held: shift, asked }));
  const added = changes
    .filter((change) => change.kind === 'extra')
    .map(({ person, ...scope }): Standing => ({ ...scope, primaries: [], backups: [person] }));
  return [
    ...held.map((shift) => ({
      ...shift,
      primaries: moved(shift.primaries, shift),
      backups: moved(shift.backups, shift),
    })),
    ...added,
  ];
}

function putIn(before: readonly Standing[], change: DutyChange, at: Instant): readonly Standing[] {
  if (change.kind === 'move' || change.kind === 'extra') return before;
  const its = change.kind === 'override' ? [change] : change.shifts.filter((shift) => covers(shift, at));
  return [...its.map(asStanding), ...(hasNoLimits(change) ? [] : before)];
}
