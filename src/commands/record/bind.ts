import type { Desk } from '../../domain/desk';
import { logRules } from '../../domain/record/log-rules';
import type { Happened, Recorded } from '../../domain/record/record';
import type { Instant } from '../../domain/time/instant';
import { MissingRecord, type Transaction } from '../../ports/unit-of-work';
import type { Content } from '../../views/card';
import { redrawnAs } from '../../views/record/announcements-of';
import type { RecordAction } from './action';
import { bindActions } from './bind-actions';
import { bindBeginnings } from './bind-beginnings';
import { bindDeliveries } from './bind-deliveries';
import { bindTimers } from './bind-timers';
import { bindViews } from './bind-views';
import { bindWords } from './bind-words';
import type { ActionLook, BoundKind, Happening, Kinds } from './bound-kind';
import { contextFor, weighed } from './context-for';
import type { BegunList, RecordKind } from './kind';
import { type Reach, reachOf } from './reach';

/** Closes over the types of a kind: whoever holds it knows a record's reference and no more. */
export function bind<State extends Recorded, Event extends Happened, View>(
  kind: RecordKind<State, Event, View>,
  kinds: () => Kinds,
): BoundKind {
  const reach = reachOf(kind, kinds);
  return {
    name: kind.name,
    rules: logRules(kind),
    ...(kind.listsOf && { listsOf: kind.listsOf }),
    actions: new Map(kind.actions.map((action) => [action.id, lookOf(action)])),
    read: async (tx, desk, about, by) => {
      const found = await reach.read(tx, desk, about, by);
      if (!kind.maySee(found.record, by, found.now)) throw new MissingRecord(about);
      return found;
    },
    open: async (tx, desk, first, by) => {
      const { id } = await reach.path.open(tx, desk, first as Event, by);
      return { kind: kind.name, id };
    },
    postLeft: async (tx, desk, leaving) => {
      const begun: BegunList[] = [];
      if (kind.whenPostLeft === undefined) return begun;
      const now = await weighed(tx, await contextFor(tx, desk, { people: [] }));
      // What one list does not hold is on the next: each takes some of it away.
      for (
        let left = await kind.whenPostLeft(tx, leaving, now);
        left;
        left = await kind.whenPostLeft(tx, leaving, now)
      ) {
        const { first, ...list } = left;
        const { id } = await reach.path.open(tx, desk, first);
        begun.push({ about: { kind: kind.name, id }, ...list });
      }
      return begun;
    },
    backAtPost: async (tx, desk, { back, causes }) => {
      const { listsOf, whenBackAtPost } = kind;
      if (listsOf === undefined || whenBackAtPost === undefined) return;
      for (const { about } of await tx.ofPerson(kind.name, back.owner, listsOf.part)) {
        const { record, now } = await reach.read(tx, desk, about);
        const event = kind.index(record).open ? whenBackAtPost(record, back, now) : undefined;
        if (event !== undefined) await reach.path.bringAbout(tx, now, record, { event, causes });
      }
    },
    announced: (tx, desk, about, log) => reach.path.announcedAt(tx, desk, about, log as readonly Event[]),
    ...bindActions(reach),
    ...bindWords(reach),
    ...bindBeginnings(reach),
    ...bindTimers(reach),
    ...bindViews(reach),
    ...bindConsequences(reach),
    ...bindDeliveries(reach),
  };
}

const lookOf = <State, Event>({ label, confirm, form, asks }: RecordAction<State, Event>): ActionLook => ({
  label,
  ...(confirm === undefined ? {} : { confirm }),
  opensForm: form !== undefined,
  ...(asks && { asks }),
});

/** Whether something is to be pressed on it at once: nobody needs another card once more for what happened elsewhere. */
const offers = (content: Content): boolean =>
  content.kind === 'card' && content.parts.some((part) => part.kind === 'buttons' && part.buttons.length > 0);

/** What comes to a record from other records. */
function bindConsequences<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
  renew,
}: Reach<State, Event, View>): Pick<BoundKind, 'happen' | 'aboutChanged' | 'personLeft' | 'personBack'> {
  /** Its standing cards as they are when everything has happened. */
  const redrawAtEnd = (tx: Transaction, desk: Desk, { about, reader, causes }: Omit<Happening, 'event'>): void =>
    tx.announceAtEnd(async () => {
      const { record, now } = await read(tx, desk, about);
      const drawn = redrawnAs(kind, path.viewOf(record, now), record, { cause: causes.at(-1) ?? '', desk });
      if (reader === undefined) return drawn;
      return drawn.flatMap((one) =>
        one.to.kind === 'person' && one.to.person === reader
          ? [{ ...one, ...(offers(one.content) ? {} : { onlyInPlace: true as const }) }]
          : [],
      );
    });
  const whereOpen =
    (becomes: RecordKind<State, Event, View>['personLeft']): BoundKind['personLeft'] =>
    async (tx, desk, about, person) => {
      const { record, now } = await read(tx, desk, about);
      const event = kind.index(record).open ? becomes?.(record, person, now) : undefined;
      if (event !== undefined) await path.apply(tx, now, record, event);
    };
  return {
    happen: async (tx, desk, { about, event, reader, causes }) => {
      const { record, now } = await read(tx, desk, about);
      if (event !== undefined) {
        // It was decided before this record was read, whose last event may be by a clock that is ahead.
        const at = Math.max(event.at, now.at) as Instant;
        await path.bringAbout(tx, now, record, { event: { ...(event as Event), at }, causes });
        return;
      }
      // Whoever decides by how things stood before, as that a wake-up has nothing to do, has to see them first.
      await tx.hold(about);
      await renew(tx, desk, record);
      redrawAtEnd(tx, desk, { about, reader, causes });
    },

    aboutChanged: async (tx, desk, { about, change, causes }) => {
      if (kind.aboutChanged === undefined) return;
      const { record, now } = await read(tx, desk, about);
      // What the other one brought about may have ended it already.
      if (!kind.index(record).open && change.turn !== 'returned') return;
      const comes = kind.aboutChanged(record, change, now);
      if (comes === 'redrawn') redrawAtEnd(tx, desk, { about, causes });
      else if (comes !== undefined) await path.bringAbout(tx, now, record, { event: comes, causes });
    },

    personLeft: whereOpen(kind.personLeft),
    ...(kind.personBack && { personBack: whereOpen(kind.personBack) }),
  };
}
