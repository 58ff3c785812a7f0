import type { Desk } from '../../domain/desk';
import type { Happened, Recorded, RecordRules } from '../../domain/record/record';
import { recordName } from '../../domain/record/record-ref';
import { theDesk } from '../../domain/ticket/event';
import type { Announcement } from '../announcement';
import { type NewMessage, onEachPlatform } from '../notifications/recipients';
import type { EventContext, RecordViews } from './record-views';

/** Its standing cards drawn anew for what happened elsewhere; `cause` is unique to that. */
export function redrawnAs<State extends Recorded, Event extends Happened, View>(
  kind: Pick<RecordViews<State, Event, View>, 'redrawn'> & Pick<RecordRules<State, Event>, 'name' | 'account'>,
  view: View,
  record: State,
  { cause, desk }: { readonly cause: string; readonly desk: Desk },
): readonly Announcement[] {
  const about = { kind: kind.name, id: record.id };
  const drawn = (kind.redrawn?.(view) ?? []).flatMap((one) => onEachPlatform(one, desk));
  return drawn.map((one, nth) => ({
    ...one,
    about,
    origin: kind.account(record),
    key: `${recordName(about)}:for:${cause}:${nth}`,
  }));
}

type Told<State extends Recorded, Event extends Happened, View> = Pick<
  RecordViews<State, Event, View>,
  'notifications' | 'arrange'
> &
  Pick<RecordRules<State, Event>, 'name' | 'account'>;

/**
 * Who hears what when `event` has happened to a record, in order of sending within each conversation. Keys are unique to
 * the event, so saying it twice says it once.
 */
export function announcementsOf<State extends Recorded, Event extends Happened, View>(
  kind: Told<State, Event, View>,
  context: EventContext<Event, State, View>,
  after: State,
  desk: Desk,
): readonly Announcement[] {
  const { event } = context;
  const tell = kind.notifications[event.type as Event['type']] as (
    context: EventContext<Event, State, View>,
  ) => readonly NewMessage[];
  const told = tell(context);
  const arranged = kind.arrange?.(context, told) ?? told;
  const about = { kind: kind.name, id: after.id };
  // What the desk does by itself it does for whose record it is.
  const origin = event.by === theDesk ? kind.account(after) : event.by;
  const all = arranged.flatMap((one) => onEachPlatform(one, desk));
  const of = all.length > 1 ? { of: all.length } : {};
  return all.map((one, nth) => ({ ...one, ...of, about, origin, key: `${recordName(about)}:${after.version}:${nth}` }));
}
