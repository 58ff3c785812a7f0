import type { PersonId } from '../people/person';
import type { Instant, Span } from '../time/instant';
import { type MyShift, onDutyDuring, shiftsOfEach } from './my-shifts';
import type { DutyPart } from './posts';
import type { Shifts } from './shifts';

/** A stretch in which somebody is on duty and was not, is first and was second, or is not and was. */
export interface DutyChanged extends Span {
  readonly now: DutyPart | 'off';
  /** Where; empty: at every place. */
  readonly places: readonly string[];
}

/** Whose duty of that time another roster changes, and how; earliest first, never empty. Who is second and was first is left out. */
export function dutyChanged(
  span: Span,
  { before, after }: { readonly before: Shifts; readonly after: Shifts },
): ReadonlyMap<PersonId, readonly DutyChanged[]> {
  const people = [...new Set([...onDutyDuring([span], before), ...onDutyDuring([span], after)])];
  const [had, have] = [shiftsOfEach(people, span, before), shiftsOfEach(people, span, after)];
  return new Map(
    people.flatMap((person) => {
      const changes = changesOf(had.get(person) ?? [], have.get(person) ?? []);
      return changes.length === 0 ? [] : [[person, changes] as const];
    }),
  );
}

const shiftAt = (shifts: readonly MyShift[], at: Instant): MyShift | undefined =>
  shifts.find(({ from, to }) => from <= at && at < to);

function changesOf(had: readonly MyShift[], have: readonly MyShift[]): readonly DutyChanged[] {
  const cuts = [...new Set([...had, ...have].flatMap(({ from, to }) => [from, to]))].sort((one, other) => one - other);
  const found: DutyChanged[] = [];
  for (const [nth, to] of cuts.slice(1).entries()) {
    const from = cuts[nth] as Instant;
    const [was, is] = [shiftAt(had, from), shiftAt(have, from)];
    const now = changeOf(was?.part, is?.part);
    const last = found.at(-1);
    if (now === undefined) continue;
    const { places } = is ?? was ?? { places: [] };
    if (last?.to === from && last.now === now)
      found[found.length - 1] = { ...last, to, places: both(last.places, places) };
    else found.push({ from, to, now, places });
  }
  return found;
}

/** Empty is every place. */
const both = (some: readonly string[], more: readonly string[]): readonly string[] =>
  some.length === 0 || more.length === 0 ? [] : [...new Set([...some, ...more])];

function changeOf(was: DutyPart | undefined, is: DutyPart | undefined): DutyChanged['now'] | undefined {
  if (is === undefined) return was === undefined ? undefined : 'off';
  return was === undefined || (was === 'backup' && is === 'primary') ? is : undefined;
}
