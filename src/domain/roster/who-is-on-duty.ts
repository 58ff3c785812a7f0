import type { DutyScope } from '../desk';
import type { PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import type { DutyChange } from './duty-change';
import { type Asked, closest, madeFor } from './fit';
import { movedTo } from './moves';
import type { OnDuty } from './on-duty';
import { coveringIn, covers, type PastDuty, type Shifts } from './shifts';

/** Who holds which post, and for what. */
interface Held extends DutyScope {
  readonly primary: PersonId | null;
  readonly backup: PersonId | null;
  readonly extra: readonly PersonId[];
}

const nobody: Held = { primary: null, backup: null, extra: [], places: [], skills: [] };

/**
 * Who answers at a moment: what was written down of it; else the newest import made for what is asked, else the shift of
 * the pattern that fits most closely, of equals the one that began first; and on that what records decided, one after the
 * other, each about what those before it left. Whoever is next steps into an empty post. The one answer for cards,
 * preview, calendar feed, escalation and reports (docs/decisions/roster.md).
 */
export function whoIsOnDuty(at: Instant, shifts: Shifts, asked: Asked = {}): OnDuty {
  const past = writtenDown(at, shifts, asked);
  if (past !== undefined) return { primary: past.primary, backup: past.backup };
  const { primary, backup, extra } = decided(at, shifts, asked);
  const [first = null, second = null] = new Set([primary, backup, ...extra].filter((id) => id !== null));
  return { primary: first, backup: second };
}

/** The two posts as the roster fills them, before whoever is next steps in: both may be the same person. */
export function heldAt(at: Instant, shifts: Shifts, asked: Asked): OnDuty {
  const { primary, backup } = decided(at, shifts, asked);
  return { primary, backup };
}

/** What was written down of a moment. Where something is left open, whoever was there answers before nobody does. */
export function writtenDown(at: Instant, { history }: Shifts, asked: Asked): PastDuty | undefined {
  if (history === undefined || history.length === 0) return undefined;
  const there = coveringIn(history, at);
  const isOpen = asked.place === undefined || asked.skill === undefined;
  const held = isOpen
    ? closest(
        there.filter(({ primary }) => primary !== null),
        asked,
      )
    : undefined;
  return held ?? closest(there, asked);
}

function decided(at: Instant, { overrides, pattern, changes }: Shifts, asked: Asked): Held {
  const planned =
    overrides.find((shift) => covers(shift, at) && madeFor(shift, asked)) ?? closest(coveringIn(pattern, at), asked);
  let held: Held = planned === undefined ? nobody : { ...planned, extra: [] };
  for (const decision of changes) {
    const now = decision.changes.filter((change) => covers(change, at));
    if (now.length > 0) held = afterDecision(held, now, { at, asked });
  }
  return held;
}

interface Question {
  readonly at: Instant;
  readonly asked: Asked;
}

/** Who holds what after one record: whom it puts in, then all its moves at once, then whom it adds. */
function afterDecision(before: Held, changes: readonly DutyChange[], question: Question): Held {
  const { asked } = question;
  const held = changes.reduce((now, change) => putIn(now, change, question), before);
  const moved = (who: PersonId | null): PersonId | null => movedTo(who, changes, { held, asked });
  const added = changes.filter((change) => change.kind === 'extra').filter((change) => madeFor(change, asked));
  return {
    ...held,
    primary: moved(held.primary),
    backup: moved(held.backup),
    extra: [...held.extra.map(moved).filter((id) => id !== null), ...added.map(({ person }) => person)],
  };
}

function putIn(before: Held, change: DutyChange, { at, asked }: Question): Held {
  if (change.kind === 'move' || change.kind === 'extra' || !madeFor(change, asked)) return before;
  if (change.kind === 'override') return { ...change, extra: [] };
  const shift = closest(
    change.shifts.filter((one) => covers(one, at)),
    asked,
  );
  return shift === undefined ? nobody : { ...shift, extra: [] };
}
