import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { dutyChangeAfter } from '../../../../src/domain/roster/duty-change-after';
import { dutyEnds } from '../../../../src/domain/roster/duty-ends';
import { dutySpans } from '../../../../src/domain/roster/duty-spans';
import { onShiftFor, rosteredAt } from '../../../../src/domain/roster/everybody-on-duty';
import type { Asked } from '../../../../src/domain/roster/fit';
import { uncoveredIn } from '../../../../src/domain/roster/uncovered';
import { whoIsOnDuty } from '../../../../src/domain/roster/who-is-on-duty';
import type { Instant } from '../../../../src/domain/time/instant';
import { type AnyRoster, anyAsked, anyRoster } from './any-roster';

/** What is not as whoIsOnDuty says at a moment of a roster; undefined where all of it is. */
function differs({ shifts, span }: AnyRoster, asked: Asked, share: number): string | undefined {
  const at = (span.from + Math.floor(share * (span.to - span.from - 1))) as Instant;
  const live = whoIsOnDuty(at, shifts, asked);
  const { primary, backup } = live;
  const spans = dutySpans(span, shifts, asked);
  const drawn = spans.find(({ from, to }) => from <= at && at < to);
  if (drawn?.primary !== primary || drawn.backup !== backup) return 'the preview';
  if (spans[0]?.from !== span.from || spans.at(-1)?.to !== span.to) return 'the ends of the preview';
  if (spans.some(({ from }, index) => index > 0 && from !== spans[index - 1]?.to)) return 'a gap in the preview';
  if (primary !== null && primary === backup) return 'the same person twice';
  if (primary === null && backup !== null) return 'a backup of nobody';

  const ends = spans.find(({ from, primary: next }) => from > at && next !== primary)?.from;
  if (dutyEnds(at, shifts, asked, span.to) !== ends) return 'when duty ends';
  let before = primary;
  const comes = spans.find(({ from, primary: next }) => {
    if (from <= at) return false;
    const isNew = next !== null && next !== before;
    before = next;
    return isNew;
  });
  if (comes !== undefined && dutyChangeAfter(at, shifts, asked) !== comes.from) return 'who comes on duty next';

  const onDuty = [primary, backup].filter((id) => id !== null);
  if (!onDuty.every((id) => rosteredAt(at, shifts).includes(id))) return 'who is rostered';
  if (!onDuty.every((id) => onShiftFor(at, shifts, asked).includes(id))) return 'who is on shift';
  const { place, skill } = asked;
  if (place !== undefined && skill !== undefined && asked.line === undefined) {
    const holes = uncoveredIn(span, { shifts, places: [place], skills: [skill] });
    if (holes.some(({ from, to }) => from <= at && at < to) !== (primary === null)) return 'a hole';
  }
  return isDeepStrictEqual(live, whoIsOnDuty(at, shifts, asked)) ? undefined : 'the same question asked again';
}

/** Throws where anything that is derived from the roster says something else than the roster at that moment. */
export function previewIsLive(numRuns: number, seed?: number): void {
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  const property = fc.property(anyRoster, anyAsked, share, (roster, asked, moment) => {
    const wrong = differs(roster, asked, moment);
    if (wrong !== undefined) throw new Error(`${wrong} is another than who is on duty`);
  });
  fc.assert(property, { numRuns, ...(seed === undefined ? {} : { seed }) });
}
