import type { Desk } from '../domain/desk';
import { leftAtShiftEnd } from '../domain/handover/shift-end';
import { isThere } from '../domain/people/leaving';
import type { Person, PersonId } from '../domain/people/person';
import { slotName } from '../domain/record/slot';
import { nextDutyChange } from '../domain/roster/duty-changes';
import { type DutyKnown, postsAt } from '../domain/roster/posts';
import { partIn, type ShiftChange, type ShiftsTold, shiftChanges, toldOf } from '../domain/roster/shift-told';
import { shiftWork } from '../domain/roster/shift-work';
import { isOpen, type Ticket } from '../domain/ticket/ticket';
import { after, before, days, type Instant, minutes } from '../domain/time/instant';
import type { Ledger } from '../ports/repositories';
import type { SharedFact, SharedState } from '../ports/shared-state';
import type { Transaction } from '../ports/unit-of-work';
import { asCard } from '../views/card';
import { shiftCard } from '../views/roster/shift-card';
import { awaitAtPost } from './attendance/at-post';
import type { CommandDeps } from './command-deps';
import { kinds } from './kinds';
import type { BegunList } from './record/kind';
import { transact } from './retry';

/** What telling of shifts needs. */
export interface ShiftParts extends CommandDeps {
  readonly ledger: Pick<Ledger, 'openNow'>;
  readonly shared: Pick<SharedState, 'get' | 'swap'>;
}

const key = 'shifts-told';
const rememberedFor = days(3650);
/** A desk that never told anybody tells those whose shift began so recently. */
const recent = minutes(5);
/** What is told later says since when. */
const late = minutes(5);
/** What is read of the roster: as far as a shift is looked back at, and ahead. */
const lookBack = days(5);
const lookAhead = days(15);

/** As every process knows it; `nth` counts how often something was told. */
interface Remembered extends ShiftsTold {
  readonly nth: number;
}

/** A look at the roster. */
interface Look {
  readonly at: Instant;
  readonly known: DutyKnown;
}

/**
 * Tells whoever came on duty, or became first, and whoever went off since it was last called, each once for all processes
 * together: what was told is remembered after it was, and said again under the same key until then. Answers when somebody's
 * duty may change next, as the roster stands; undefined where that is longer than it is read ahead.
 */
export async function tellShifts(parts: ShiftParts): Promise<Instant | undefined> {
  const fact = (await parts.shared.get(key, parts.clock.now())) ?? (await begun(parts));
  if (fact === undefined) return parts.clock.now();
  const told = fact.value as Remembered;
  const { at, known } = await transact(parts, (tx) => lookOf(tx, parts.desk));
  // A clock that was set back: what was told then is still to come.
  if (told.at > at) return told.at;
  const changes = shiftChanges(told, at, known);
  if (changes.length > 0) await announce(parts, { changes, told }, { at, known });
  await remember(parts, fact, { at, known });
  return nextDutyChange(at, known.shifts);
}

/** How many were to be told by then and are not: their shift began or ended before it. */
export async function shiftsUntold(parts: ShiftParts, by: Instant): Promise<number> {
  const told = (await parts.shared.get(key, parts.clock.now()))?.value as Remembered | undefined;
  if (told === undefined || told.at > by) return 0;
  const { at, known } = await transact(parts, (tx) => lookOf(tx, parts.desk));
  return shiftChanges(told, at, known).filter(({ since }) => since <= by).length;
}

/** Where nothing is remembered: how it was a little ago, the same for every process. */
async function begun(parts: ShiftParts): Promise<SharedFact | undefined> {
  const { at, known } = await transact(parts, (tx) => lookOf(tx, parts.desk));
  const began = before(at, recent);
  await swap(parts, undefined, { at: began, on: toldOf(postsAt(began, known)), nth: 0 });
  return parts.shared.get(key, parts.clock.now());
}

async function lookOf(tx: Transaction, desk: Desk): Promise<Look> {
  const kept = await tx.shiftsIn({ from: before(tx.now, lookBack), to: after(tx.now, lookAhead) });
  const staff = await tx.staff();
  const people = new Map<PersonId, Person>(staff.map((person) => [person.id, person]));
  const places = desk.places.map(({ id }) => id);
  return { at: tx.now, known: { shifts: { ...kept, pattern: desk.duty }, places, people } };
}

async function announce(
  parts: ShiftParts,
  { changes, told }: { readonly changes: readonly ShiftChange[]; readonly told: Remembered },
  { at, known }: Look,
): Promise<void> {
  const { desk, ledger } = parts;
  const open = await ledger.openNow();
  await transact(parts, async (tx) => {
    for (const change of changes) {
      const person = known.people.get(change.person);
      if (person === undefined || !isThere(person)) continue;
      const key = `shift:${told.nth}-${told.at}:${person.id}`;
      const isFirst = await tx.firstTime(key);
      const wasOn = partIn(told, person.id) !== undefined;
      const signIn = isFirst && change.kind === 'on' ? await awaitAtPost(tx, desk, change, wasOn) : undefined;
      const handed = isFirst && change.kind === 'off' ? await handOver(tx, desk, person.id, { open, at, known }) : [];
      const work = shiftWork(open, { person: person.id, at, until: untilOf(change) }, { desk, known });
      const isLate = at > after(change.since, late);
      const card = shiftCard(desk, change, { work, handed, isLate, ...(signIn && { signIn }) });
      // A message of its own: a press on it does not turn it into the sign-in.
      const slot = signIn && { slot: slotName({ about: signIn, role: 'shift', person: person.id }) };
      const to = { kind: 'person', person: person.id } as const;
      await tx.announce([{ to, content: asCard(card), reason: 'shift', key, ...slot }]);
    }
  });
}

/** What somebody goes off duty with and others answer for next is asked of them, list by list (STAFF-6). */
async function handOver(
  tx: Transaction,
  desk: Desk,
  owner: PersonId,
  { open, ...look }: Look & { readonly open: readonly Ticket[] },
): Promise<readonly BegunList[]> {
  const handed: BegunList[] = [];
  const theirs = open.filter((ticket) => isOpen(ticket) && ticket.owner === owner);
  for (const { to, tickets } of leftAtShiftEnd(owner, theirs, { ...look, desk })) {
    const leaving = { owner, to, because: 'shift-end', only: tickets.map(({ id }) => id) } as const;
    for (const { postLeft } of Object.values(kinds)) {
      handed.push(...(await postLeft(tx, desk, leaving)));
    }
  }
  return handed;
}

const untilOf = (change: ShiftChange): Instant | undefined => (change.kind === 'on' ? change.until : undefined);

async function remember(parts: ShiftParts, fact: SharedFact, { at, known }: Look): Promise<void> {
  const told = fact.value as Remembered;
  const on = toldOf(postsAt(at, known));
  const isSame = on.length === told.on.length && on.every(([id, part]) => partIn(told, id) === part);
  if (!isSame) await swap(parts, fact.version, { at, on, nth: told.nth + 1 });
}

/** Whoever else was first told the same, under the same keys. */
const swap = ({ shared, clock }: ShiftParts, version: number | undefined, value: Remembered): Promise<boolean> =>
  shared.swap({ key, version, value, now: clock.now(), until: after(clock.now(), rememberedFor) });
