import type { Desk } from '../domain/desk';
import { coverageLooksAt, coverageOf, coveringOf } from '../domain/roster/coverage';
import { withPattern } from '../domain/roster/shifts';
import type { Instant } from '../domain/time/instant';
import type { Say } from '../domain/words';
import type { Roster } from '../ports/repositories';
import { findingSaid } from '../views/roster/coverage-card';

/** Whom a desk file puts on duty in the next days though they may not be, by it or by records: no desk takes that (STAFF-3). */
export async function unvettedIn(roster: Pick<Roster, 'shifts'>, desk: Desk, at: Instant): Promise<readonly Say[]> {
  if (desk.vetting === undefined) return [];
  const { service } = await roster.shifts(coverageLooksAt(at));
  const people = new Map(desk.people.map((person) => [person.id, person]));
  const shifts = withPattern(desk, { overrides: [], changes: [], ...(service && { service }) });
  return coverageOf(at, coveringOf(desk, shifts, people))
    .filter(({ kind }) => kind === 'unvetted')
    .map((finding) => findingSaid(finding, desk));
}
