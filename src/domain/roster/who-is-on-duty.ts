import type { DutyShift } from '../desk';
import type { Instant } from '../time/instant';
import type { OnDuty } from './on-duty';
import { coveringIn, covers, type Shifts } from './shifts';

/** What the answer is wanted for; absent: for anything. */
export interface Asked {
  readonly place?: string | undefined;
  /** A branch of the catalogue. */
  readonly skill?: string | undefined;
}

/**
 * Who answers at a moment, for a place and a skill: the newest override made for them, else the shift of the pattern
 * that fits most closely (place and skill, place, skill, general), of equals the one that began first. The one answer for cards,
 * preview, calendar feed, escalation and reports (architecture §3).
 */
export function whoIsOnDuty(at: Instant, shifts: Shifts, asked: Asked = {}): OnDuty {
  const override = shifts.overrides.find((shift) => covers(shift, at) && madeFor(shift, asked));
  const { primary, backup } = override ?? closest(shifts.pattern, at, asked) ?? { primary: null, backup: null };
  return { primary, backup };
}

function closest(pattern: readonly DutyShift[], at: Instant, asked: Asked): DutyShift | undefined {
  const fitting = coveringIn(pattern, at).flatMap((shift) => {
    const near = closeness(shift, asked);
    return near === undefined ? [] : [{ shift, near }];
  });
  return fitting.toSorted((one, other) => other.near - one.near)[0]?.shift;
}

/** Whether every limit of a shift was asked about and holds; one without limits is made for everything. */
const madeFor = ({ places, skills }: DutyShift, { place, skill }: Asked): boolean =>
  (nearness(places, place) ?? -1) >= 0 && (nearness(skills, skill) ?? -1) >= 0;

/**
 * How closely a shift fits: a place counts more than a skill, 0 is general. Below 0: made for something that was not
 * asked about, so it answers only when nothing else does. Undefined: made for something else.
 */
function closeness({ places, skills }: DutyShift, { place, skill }: Asked): number | undefined {
  const byPlace = nearness(places, place);
  const bySkill = nearness(skills, skill);
  return byPlace === undefined || bySkill === undefined ? undefined : 2 * byPlace + bySkill;
}

function nearness(limits: readonly string[], wanted: string | undefined): number | undefined {
  if (limits.length === 0) return 0;
  if (wanted === undefined) return -1;
  return limits.includes(wanted) ? 1 : undefined;
}
