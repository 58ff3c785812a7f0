import { type Attendance, type AttendanceEvent, askedSince } from '../../domain/attendance/attendance';
import { expectedAt } from '../../domain/attendance/expected-at';
import type { Desk } from '../../domain/desk';
import { type Person, worksTickets } from '../../domain/people/person';
import type { RecordRef } from '../../domain/record/record-ref';
import type { ComesOn } from '../../domain/roster/shift-told';
import { theDesk } from '../../domain/ticket/event';
import { before, hours } from '../../domain/time/instant';
import type { Transaction } from '../../ports/unit-of-work';
import type { CommandDeps } from '../command-deps';
import { kinds } from '../kinds';
import { transact } from '../retry';

/** Two shifts that follow on each other are one: whoever was seen, or awaited, so recently is not asked again. */
const recently = hours(16);

/**
 * Begins to await somebody who comes on duty, and answers by which record the message about their shift asks them; undefined
 * where nobody asks them, not with that message, or they were on duty before and asked then. `wasOn`: they were on duty until
 * now, as something else.
 */
export async function awaitAtPost(
  tx: Transaction,
  desk: Desk,
  change: ComesOn,
  wasOn: boolean,
): Promise<RecordRef | undefined> {
  const expected = expectedAt(change, tx.now, desk);
  if (expected === undefined || (await wasAsked(tx, change, wasOn))) return undefined;
  const first: AttendanceEvent = { type: 'expected', by: theDesk, at: tx.now, ...expected };
  const about = await kinds.attendance.open(tx, desk, first, undefined);
  return expected.asksAt === undefined ? about : undefined;
}

/** Asked already: they were on until now, or gave away and have back some time of the same shift. */
async function wasAsked(tx: Transaction, { person }: ComesOn, wasOn: boolean): Promise<boolean> {
  const since = before(tx.now, recently);
  for (const part of ['awaited', 'at-post'] as const) {
    const [newest] = await tx.ofPerson('attendance', person, part);
    const last = newest?.record as Attendance | undefined;
    if (last !== undefined && last.openedAt >= since && (wasOn || last.span.to > tx.now)) return true;
  }
  return false;
}

/** Somebody did something at the desk: whoever is awaited is there. */
export async function seenAtPost(deps: CommandDeps, by: Person): Promise<void> {
  if (deps.desk.signIn === undefined || !worksTickets(by)) return;
  await transact(deps, async (tx) => {
    for (const { about, record } of await tx.ofPerson('attendance', by.id, 'awaited')) {
      // Before the place opens nobody waits for them there.
      if (askedSince(record as Attendance) === undefined) continue;
      const event: AttendanceEvent = { type: 'seen', by: by.id, at: tx.now, how: 'act' };
      await kinds.attendance.happen(tx, deps.desk, { about, event, causes: [`seen:${by.id}`] });
    }
  });
}
