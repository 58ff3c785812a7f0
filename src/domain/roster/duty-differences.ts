import type { Place } from '../desk';
import type { Span } from '../time/instant';
import { dutySpans } from './duty-spans';
import type { OnDuty } from './on-duty';
import type { Shifts } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** A time in which another roster has others on duty at a place. */
export interface DutyDifference extends Span {
  readonly place: Place;
  readonly before: OnDuty;
  readonly after: OnDuty;
}

/** When and where one roster has others on duty than another one, for all that no kind of work is told apart; place by place, in order. */
export function dutyDifferences(
  span: Span,
  places: readonly Place[],
  { before, after }: { readonly before: Shifts; readonly after: Shifts },
): readonly DutyDifference[] {
  return places.flatMap((place) => {
    const asked = { place: place.id };
    const spans = [before, after].flatMap((shifts) => dutySpans(span, shifts, asked));
    const edges = [...new Set(spans.map(({ from }) => from))].sort((one, other) => one - other);
    const found: DutyDifference[] = [];
    for (const [nth, from] of edges.entries()) {
      const to = edges[nth + 1] ?? span.to;
      const [old, now] = [whoIsOnDuty(from, before, asked), whoIsOnDuty(from, after, asked)];
      const last = found.at(-1);
      if (isSame(old, now)) continue;
      if (last?.to === from && isSame(last.before, old) && isSame(last.after, now)) {
        found[found.length - 1] = { ...last, to };
      } else found.push({ place, from, to, before: old, after: now });
    }
    return found;
  });
}

const isSame = (one: OnDuty, other: OnDuty): boolean => one.primary === other.primary && one.backup === other.backup;
