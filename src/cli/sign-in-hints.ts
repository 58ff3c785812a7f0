import { asksAt, asksToSignIn } from '../domain/attendance/expected-at';
import type { Desk, DutyShift } from '../domain/desk';
import type { PersonId } from '../domain/people/person';
import { lastingIn } from '../domain/roster/shifts';
import { after, days, type Instant } from '../domain/time/instant';
import { type Say, say } from '../domain/words';

/** How far ahead shifts are looked at. */
const ahead = days(14);
/** Shifts that are named; the others are counted. */
const named = 3;

/** Somebody's part in a shift. */
interface TheirShift {
  readonly person: PersonId;
  readonly shift: DutyShift;
}

/** Whose shifts of the next days nobody will be asked to sign in for, though the desk asks (STAFF-6). */
export function neverAsked(desk: Pick<Desk, 'signIn' | 'duty' | 'places' | 'hardTimes'>, now: Instant): readonly Say[] {
  if (!asksToSignIn(desk)) return [];
  const theirs = lastingIn({ from: now, to: after(now, ahead) }, desk.duty).flatMap((shift) =>
    [shift.primary, shift.backup].flatMap((person) => (person === null ? [] : [{ person, shift }])),
  );
  const isAsked = ({ shift: { span, places, line } }: TheirShift): boolean =>
    asksAt({ places, lines: [line] }, span, desk) !== undefined;
  // Shifts that follow on each other are one.
  const touches = (one: TheirShift, other: TheirShift): boolean =>
    one.person === other.person &&
    one.shift.span.from <= other.shift.span.to &&
    other.shift.span.from <= one.shift.span.to;
  const asked = theirs.filter(isAsked);
  const never = theirs.filter((one) => !isAsked(one) && !asked.some((other) => touches(one, other)));
  const more = never.length - named;
  return [
    ...never.slice(0, named).map(({ person, shift: { span } }) =>
      say('cli.hintNeverAsked', {
        person: { person },
        from: { at: span.from, style: 'date-time' },
        to: { at: span.to, style: 'date-time' },
      }),
    ),
    ...(more > 0 ? [say('cli.hintMoreNeverAsked', { count: more })] : []),
  ];
}
