import type { DutyLine, DutyScope } from '../desk';

/** What is asked about; absent: anything. */
export interface Asked {
  readonly place?: string | undefined;
  /** A branch of the catalogue. */
  readonly skill?: string | undefined;
  /** Whom to call: whoever serves that line, and only where nobody does, the other one. */
  readonly line?: DutyLine | undefined;
}

/** Whether every limit was asked about and holds; what has no limits is made for everything. */
export const madeFor = ({ places, skills, line }: DutyScope, asked: Asked): boolean =>
  (nearness(places, asked.place) ?? -1) >= 0 &&
  (nearness(skills, asked.skill) ?? -1) >= 0 &&
  (nearness(lineOf(line), asked.line) ?? -1) >= 0;

/** Whether it may serve what is asked, the line aside. */
export const serves = (scope: DutyScope, asked: Asked): boolean =>
  nearness(scope.places, asked.place) !== undefined && nearness(scope.skills, asked.skill) !== undefined;

/** Those of the asked line, and those of both; where nobody is, the others: somebody is better than nobody. */
export function ofLine<Scope extends DutyScope>(scopes: readonly Scope[], { line }: Asked): readonly Scope[] {
  const its = scopes.filter((scope) => line === undefined || scope.line === undefined || scope.line === line);
  return its.length > 0 ? its : scopes;
}

/** What fits most closely: place and skill, place, skill, general; of equals the first. Undefined: nothing fits. */
export function closest<Scope extends DutyScope>(scopes: readonly Scope[], asked: Asked): Scope | undefined {
  let found: Scope | undefined;
  let best = Number.NEGATIVE_INFINITY;
  const fitting = scopes.filter((scope) => serves(scope, asked));
  for (const scope of ofLine(fitting, asked)) {
    const near = closeness(scope, asked);
    if (near <= best) continue;
    found = scope;
    best = near;
  }
  return found;
}

/**
 * How closely something fits that serves what is asked: a place counts more than a skill, and that more than a line; 0 is
 * general. Below 0: made for something that was not asked about, so it answers only when nothing else does.
 */
function closeness({ places, skills, line }: DutyScope, asked: Asked): number {
  const byPlace = nearness(places, asked.place) ?? 0;
  const bySkill = nearness(skills, asked.skill) ?? 0;
  return 4 * byPlace + 2 * bySkill + (nearness(lineOf(line), asked.line) ?? 0);
}

const lineOf = (line: DutyLine | undefined): readonly string[] => (line === undefined ? [] : [line]);

/** 1: made for it; 0: for anything; -1: for something that was not asked about. Undefined: for something else. */
function nearness(limits: readonly string[], wanted: string | undefined): number | undefined {
  if (limits.length === 0) return 0;
  if (wanted === undefined) return -1;
  return limits.includes(wanted) ? 1 : undefined;
}
