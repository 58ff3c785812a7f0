import type { PersonId } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import type { Happened, Recorded, RecordRules } from '../../domain/record/record';
import { isSameRecord, type RecordRef, recordName } from '../../domain/record/record-ref';
import type { DutyChange } from '../../domain/roster/duty-change';
import { dutyChanged } from '../../domain/roster/duty-changed';
import type { Shifts } from '../../domain/roster/shifts';
import { after, type Instant, type Span } from '../../domain/time/instant';
import type { Announcement } from '../../views/announcement';
import { announcementsOf } from '../../views/record/announcements-of';
import type { EventContext, RecordViews } from '../../views/record/record-views';
import { dutyTold, toldAhead } from '../duty-told';

/** What happened to a record, and the record after it. */
interface Changed<State, Event, View> extends EventContext<Event, State, View> {
  readonly after: State;
}

type Told<State extends Recorded, Event extends Happened, View> = Pick<
  RecordViews<State, Event, View>,
  'notifications' | 'arrange'
> &
  Pick<RecordRules<State, Event>, 'name' | 'account' | 'duty'>;

/** The roster with this said of it by that record, where it has its place; else after all others. */
function saying(shifts: Shifts, record: RecordRef, changes: readonly DutyChange[]): Shifts {
  const isIts = (one: { readonly record: RecordRef }): boolean => isSameRecord(one.record, record);
  return shifts.changes.some(isIts)
    ? { ...shifts, changes: shifts.changes.map((one) => (isIts(one) ? { record, changes } : one)) }
    : { ...shifts, changes: [...shifts.changes, { record, changes }] };
}

/** From now to the end of all that it is about, as far as it is told. */
function spanOf(changes: readonly DutyChange[], at: Instant): Span {
  const from = Math.max(at, Math.min(...changes.map(({ span }) => span.from)));
  const to = Math.min(after(at, toldAhead), Math.max(...changes.map(({ span }) => span.to)));
  return { from: from as Instant, to: to as Instant };
}

/**
 * Who hears what when that has happened to a record; and what those read whose duty changes by what it says of it from now
 * on, and to whom nothing else is said: whoever stood in for whoever gave the shift, was put in their place, or is first
 * because nobody else is.
 */
export function alsoTold<State extends Recorded, Event extends Happened, View>(
  kind: Told<State, Event, View>,
  { after, ...context }: Changed<State, Event, View>,
  now: Pick<DecisionContext, 'at' | 'desk' | 'people' | 'shifts'>,
): readonly Announcement[] {
  const said = announcementsOf(kind, context, after, now.desk);
  return [...said, ...toOthers(kind, { ...context, after, said }, now)];
}

function toOthers<State extends Recorded, Event extends Happened, View>(
  kind: Pick<RecordRules<State, Event>, 'name' | 'duty' | 'account'>,
  {
    event,
    before,
    after: record,
    said,
  }: Omit<Changed<State, Event, View>, 'view'> & { readonly said: readonly Announcement[] },
  { at, desk, people, shifts }: Pick<DecisionContext, 'at' | 'desk' | 'people' | 'shifts'>,
): readonly Announcement[] {
  const about = { kind: kind.name, id: record.id };
  // What has only just begun said nothing before.
  const [was, is] = [record.version === 1 ? [] : (kind.duty?.(before) ?? []), kind.duty?.(record) ?? []];
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  const span = spanOf([...was, ...is], at);
  if (span.from >= span.to) return [];
  const know = new Set<PersonId>([event.by, ...said.flatMap(readerOf)]);
  const changed = dutyChanged(span, { before: saying(shifts, about, was), after: saying(shifts, about, is) });
  const key = `${recordName(about)}:${record.version}`;
  return dutyTold(changed, { by: event.by, know, key, about, origin: kind.account(record) }, { at, desk, people });
}

/** Whoever reads words of it, and not only a card that is drawn anew. */
const readerOf = ({ to, content }: Announcement): readonly PersonId[] =>
  to.kind === 'person' && content.kind === 'message' ? [to.person] : [];
