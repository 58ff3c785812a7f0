import type { PersonId } from '../people/person';
import { byType, type Happened, type Recorded } from '../record/record';
import { type NotReached, type Unreached, withUnreached } from '../record/unreached';
import type { DutyPart } from '../roster/posts';
import type { UnseenWord } from '../roster/unseen';
import type { Duration, Instant, Span } from '../time/instant';

/** How somebody was seen: they said so, or did anything else at the desk. */
export type SeenBy = 'button' | 'act';

/**
 * Somebody is to be at their post as their shift begins (STAFF-6). `expected`: they were not seen yet; `missed`: others know of
 * it; `there`: they were; `over`: their shift ended, or went to somebody else, before they were.
 */
export interface Attendance extends Recorded {
  readonly state: 'expected' | 'missed' | 'there' | 'over';
  readonly person: PersonId;
  /** As what, at its beginning. */
  readonly part: DutyPart;
  /** Where its operating time is told. */
  readonly place: string;
  /** From when to when they are on duty. */
  readonly span: Span;
  /** How long they have, after which they are reminded; twice as long, and others know. */
  readonly within: Duration;
  /** When they are asked, where that is later than their shift begins; until then nobody waits for them. */
  readonly asksAt?: Instant;
  readonly askedAt?: Instant;
  readonly remindedAt?: Instant;
  readonly missedAt?: Instant;
  /** Who was told that they were not seen. */
  readonly told: readonly PersonId[];
  readonly seenAt?: Instant;
  readonly seenBy?: SeenBy;
  readonly openedAt: Instant;
  readonly endedAt?: Instant;
  readonly lastEventAt: Instant;
  readonly unreached: readonly Unreached[];
}

type Named<Type extends string> = Happened & { readonly type: Type };

/** Everything that can happen to it. */
export type AttendanceEvent =
  | (Named<'expected'> & Pick<Attendance, 'person' | 'part' | 'place' | 'span' | 'within' | 'asksAt'>)
  | Named<'asked'>
  | Named<'reminded'>
  | (Named<'missed'> & { readonly told: readonly PersonId[] })
  | (Named<'seen'> & { readonly how: SeenBy })
  | Named<'over'>
  | NotReached;

/** An attendance as its first event leaves it. Throws on any other. */
export function beginAttendance(first: AttendanceEvent): Omit<Attendance, 'id'> {
  if (first.type !== 'expected') throw new Error(`an attendance begins with ${first.type}`);
  const { at, person, part, place, span, within, asksAt } = first;
  return {
    ...{ version: 1, state: 'expected', person, part, place, span, within, told: [] },
    ...(asksAt === undefined ? {} : { asksAt }),
    ...{ openedAt: at, lastEventAt: at, unreached: [] },
  };
}

const evolveByType = byType<Attendance, AttendanceEvent>({
  expected: (attendance) => attendance,
  asked: (attendance, { at }) => ({ ...attendance, askedAt: at }),
  reminded: (attendance, { at }) => ({ ...attendance, remindedAt: at }),
  missed: (attendance, { at, told }) => ({ ...attendance, state: 'missed', missedAt: at, told }),
  seen: (attendance, { at, how }) => ({ ...attendance, state: 'there', seenAt: at, seenBy: how, endedAt: at }),
  over: (attendance, { at }) => ({ ...attendance, state: 'over', endedAt: at }),
  'not-reached': (attendance, event) => ({ ...attendance, unreached: withUnreached(attendance.unreached, event) }),
});

/** The attendance after the event, but for its version. */
export const evolveAttendance = (attendance: Attendance, event: AttendanceEvent): Attendance => ({
  ...evolveByType(attendance, event),
  lastEventAt: event.at,
});

/** Whether they were not seen yet, and may still be. */
export const isAwaited = ({ state }: Pick<Attendance, 'state'>): boolean => state === 'expected' || state === 'missed';

/** Since when they may be seen: from the beginning, or since they were asked; undefined while that is still to come. */
export const askedSince = ({ openedAt, asksAt, askedAt }: Attendance): Instant | undefined =>
  asksAt === undefined ? openedAt : askedAt;

/** What it says of them: not seen, from when others know of it until they are, or their shift ends. */
export function unseenOf({ person, span, missedAt, endedAt }: Attendance): readonly UnseenWord[] {
  if (missedAt === undefined) return [];
  const to = Math.min(span.to, endedAt ?? span.to) as Instant;
  return to > missedAt ? [{ kind: 'unseen', person, span: { from: missedAt, to } }] : [];
}
