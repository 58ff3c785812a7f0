import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import type { DecisionContext } from '../../domain/record/decision-context';
import {
  type ContextNeeds,
  type Decided,
  evolved,
  type Happened,
  type Recorded,
  replayed,
  wantedBy,
} from '../../domain/record/record';
import { isSameRecord, type RecordRef, recordName } from '../../domain/record/record-ref';
import type { Transaction } from '../../ports/unit-of-work';
import type { Announcement } from '../../views/announcement';
import { announcementsOf } from '../../views/record/announcements-of';
import type { Kinds } from './bound-kind';
import { contextFor, linkedFor, type Reading } from './context-for';
import { followedBy } from './follow';
import type { Change, RecordKind } from './kind';
import { offersOf } from './offers';
import { alsoTold } from './tell-changed';
import { saysTheSame, tellDuty, withRoster } from './tell-duty';

/** The one path of every change of a kind: what happens is written with its record, wake-ups and messages, or not at all. */
export interface RecordPath<State extends Recorded, Event extends Happened, View> {
  /** What a rule about this record may look at. `by`: who acts, or looks. */
  readonly contextOf: (tx: Reading, desk: Desk, record: State, by?: Person) => Promise<DecisionContext>;
  /** Everything its cards may show. */
  readonly viewOf: (record: State, now: DecisionContext) => View;
  /** What the event that left it at this version announced, as far as can be told afterwards, by its log. */
  readonly announcedAt: (
    tx: Reading,
    desk: Desk,
    about: RecordRef,
    log: readonly Event[],
  ) => Promise<readonly Announcement[]>;
  /** Keeps a new record. `by`: whom it is for, who may be nobody of the staff. */
  readonly open: (tx: Transaction, desk: Desk, first: Event, by?: Person) => Promise<State>;
  /** Writes what was decided into the open transaction. Answers the record after it. */
  readonly apply: (tx: Transaction, now: DecisionContext, before: State, happened: Event) => Promise<State>;
  /** The same of what happened because of something else. Throws where each brings about the other without end. */
  readonly bringAbout: (tx: Transaction, now: DecisionContext, before: State, caused: Caused<Event>) => Promise<State>;
}

/** An event, and what led to it. */
interface Caused<Event> {
  readonly event: Event;
  readonly causes: readonly string[];
}

/** The path of one kind. `kinds` are all of them, for what it brings about in others and what may be begun about it. */
export function pathOf<State extends Recorded, Event extends Happened, View>(
  kind: RecordKind<State, Event, View>,
  kinds: () => Kinds,
): RecordPath<State, Event, View> {
  type Path = RecordPath<State, Event, View>;
  const refOf = ({ id }: Recorded): RecordRef => ({ kind: kind.name, id });
  const contextOf: Path['contextOf'] = (tx, desk, record, by) =>
    contextFor(tx, desk, { ...kind.needs(record, desk), self: refOf(record) }, by);
  const viewOf: Path['viewOf'] = (record, now) => drawn({ kind, kinds: kinds(), about: refOf(record), record, now });
  const decided = (before: State, event: Event, desk: Desk): Decided<State, Event> =>
    kind.deciding?.(before, event, desk) ?? { event, after: evolved(kind, before, event) };

  const tell = (tx: Transaction, now: DecisionContext, { about, event, before, after }: Change<State, Event>): void =>
    tx.announceAtEnd(async () => {
      const known = isAsBefore(kind, { before, after }, now.desk)
        ? { ...now, ...(await linkedFor(tx, { ...kind.needs(after, now.desk), self: about })) }
        : alsoKnowing(now, await contextOf(tx, now.desk, after));
      return alsoTold(kind, { event, view: viewOf(after, known), before, after }, now);
    });
  const follow = followedBy(kind, kinds);
  const bringAbout: Path['bringAbout'] = async (tx, now, before, { event: happened, causes }) => {
    const { event, after } = decided(before, happened, now.desk);
    const about = refOf(after);
    await tx.record(kind.name, after, event, kind.index(after));
    const known = (await tellDuty(tx, kind, { before, after, event })) ? await withRoster(tx, now) : now;
    await tx.want({ ...about, version: after.version }, wantedBy(kind, after, known));
    tell(tx, now, { about, event, before, after });
    await follow(tx, now, { about, event, before, after }, causes);
    const next = kind.follows?.(after, now);
    if (next === undefined) return after;
    return bringAbout(tx, now, after, { event: next, causes: [...causes, `${recordName(about)}:${after.version}`] });
  };

  return {
    ...{ contextOf, viewOf, announcedAt: announcedAtOf(kind, { contextOf, viewOf }) },
    open: async (tx, desk, first, by) => {
      const draft = kind.begin(first);
      const id = await tx.open(kind.name, draft, first, kind.index(draft));
      const record = { ...draft, id } as State;
      const about = refOf(record);
      await holdAll(tx, kind.needs(record, desk).lists ?? []);
      await tellDuty(tx, kind, { after: record, event: first });
      const now = await contextOf(tx, desk, record, by);
      await tx.want({ ...about, version: record.version }, wantedBy(kind, record, now));
      const change = { about, event: first, before: record, after: record };
      tell(tx, now, change);
      await follow(tx, now, change, []);
      return record;
    },
    apply: (tx, now, before, event) => bringAbout(tx, now, before, { event, causes: [] }),
    bringAbout,
  };
}

/** By the log up to an event: the record before it and after it, and what is told of that. */
const announcedAtOf =
  <State extends Recorded, Event extends Happened, View>(
    kind: RecordKind<State, Event, View>,
    { contextOf, viewOf }: Pick<RecordPath<State, Event, View>, 'contextOf' | 'viewOf'>,
  ): RecordPath<State, Event, View>['announcedAt'] =>
  async (tx, desk, { id }, [first, ...rest]) => {
    if (first === undefined) return [];
    const after = replayed(kind, id, [first, ...rest]);
    const before = rest.length === 0 ? after : replayed(kind, id, [first, ...rest.slice(0, -1)]);
    const view = viewOf(after, await contextOf(tx, desk, after));
    return announcementsOf(kind, { event: rest.at(-1) ?? first, view, before }, after, desk);
  };

/** Whether what is known of it holds once all has happened: who is on duty, and who it is for, may be others. */
const isAsBefore = <State extends Recorded, Event extends Happened, View>(
  kind: RecordKind<State, Event, View>,
  { before, after }: Pick<Change<State, Event>, 'before' | 'after'>,
  desk: Desk,
): boolean => needsTheSame(kind.needs(before, desk), kind.needs(after, desk)) && saysTheSame(kind, { before, after });

/** What ends or moves on meanwhile has to see the list first. */
async function holdAll(tx: Pick<Transaction, 'hold'>, listed: readonly RecordRef[]): Promise<void> {
  for (const one of listed) await tx.hold(one);
}

const needsTheSame = (was: ContextNeeds, is: ContextNeeds): boolean =>
  was.place === is.place &&
  was.skill === is.skill &&
  was.line === is.line &&
  isSameRecord(was.about, is.about) &&
  is.people.every((id) => was.people.includes(id));

/** The same, with whoever acted, who may be nobody of the staff. */
const alsoKnowing = ({ people }: DecisionContext, now: DecisionContext): DecisionContext => ({
  ...now,
  people: new Map([...people, ...now.people]),
});

/** What drawing a record looks at. */
interface Drawing<State extends Recorded, Event extends Happened, View> {
  readonly kind: RecordKind<State, Event, View>;
  readonly kinds: Kinds;
  readonly about: RecordRef;
  readonly record: State;
  readonly now: DecisionContext;
}

function drawn<State extends Recorded, Event extends Happened, View>(drawing: Drawing<State, Event, View>): View {
  const { kind, kinds, about, record, now } = drawing;
  const beginnings = Object.values(kinds).flatMap((one) => one.beginnings);
  const linkedRows = now.linked.flatMap((one) => kinds[one.about.kind].rowOn(one, now.desk) ?? []);
  const offers = offersOf({ actions: kind.actions, beginnings, about, record, now });
  return kind.viewOf({ ...now, ...offers, about, record, linkedRows });
}
