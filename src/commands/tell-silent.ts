import type { Desk } from '../domain/desk';
import {
  forManagers,
  isNewToLeads,
  isNewToManagers,
  type Seen,
  type Stage,
  silentOf,
  stageOf,
} from '../domain/escalation/silent-list';
import { onRoster, type Person, type PersonId, servesAs } from '../domain/people/person';
import { ticketRef } from '../domain/record/record-ref';
import { askedBy } from '../domain/roster/asked-by';
import { presentDuty } from '../domain/roster/present-duty';
import { whoIsOnDuty } from '../domain/roster/who-is-on-duty';
import { stepsBrought } from '../domain/ticket/receipt-of';
import { type Ticket, ticketId } from '../domain/ticket/ticket';
import { after, days, type Instant, minutes } from '../domain/time/instant';
import type { Ledger } from '../ports/repositories';
import type { SharedFact, SharedState } from '../ports/shared-state';
import type { Transaction } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import { asCard } from '../views/card';
import { silentListCard, silentShown } from '../views/silent-list-card';
import type { CommandDeps } from './command-deps';
import { ticketPath } from './kinds';
import { transact } from './retry';

/** What telling of silent tickets needs. */
export interface SilentParts extends CommandDeps {
  readonly ledger: Pick<Ledger, 'openNow'>;
  readonly shared: Pick<SharedState, 'get' | 'put' | 'swap'>;
}

/** Nobody gets more than one list in so long. */
const atMostEvery = minutes(60);
/** Whoever began a list and has not ended it by then has died: the next one says it, under the same keys. */
const diedAfter = minutes(1);
const rememberedFor = days(30);
/** Tickets whose stage is remembered; beyond them an hour's list may say again what it said. */
const remembered = 2000;
const key = 'silent-list';

/** The last list as every process knows it. */
interface LastList {
  readonly at: Instant;
  readonly done: boolean;
  /** Stages by number of the ticket: since when, automatic reports, steps. */
  readonly seen: Readonly<Record<string, readonly [Instant, number, number]>>;
}

/** `at`: when the next one may be said, where this came too early. */
export type Told = { readonly kind: 'told' | 'nothing' } | { readonly kind: 'later'; readonly at: Instant };

/**
 * Tells leads, whoever is on duty and managers in one list which tickets nobody has or nobody hears of, at most once an
 * hour, and only when something is new to one of them. Once for all processes together: the first one to take its turn
 * says it, and where that one dies meanwhile, another says the same, which counts once.
 */
export async function tellSilent(parts: SilentParts): Promise<Told> {
  const now = parts.clock.now();
  const fact = await parts.shared.get(key, now);
  const last = fact?.value as LastList | undefined;
  // One that was begun long ago is history.
  const isLeft = last?.done === false && now < after(last.at, atMostEvery);
  const next = last && after(last.at, isLeft ? diedAfter : atMostEvery);
  if (next !== undefined && now < next) return { kind: 'later', at: next };

  const silent = silentOf(await parts.ledger.openNow());
  const at = isLeft && last ? last.at : now;
  const list = { silent, seen: seenOf(last), at };
  const told = await transact(parts, (tx) => listsFor(tx, parts.desk, list));
  if (told.length === 0) return { kind: 'nothing' };
  if (!(await taken(parts, fact, { at, done: false, seen: last?.seen ?? {} }))) {
    return { kind: 'later', at: after(now, diedAfter) };
  }
  await transact(parts, (tx) => tx.announce(told));
  const seen = Object.fromEntries(
    silent.slice(0, remembered).map((ticket) => [ticket.id, inShort(stageOf(ticket))] as const),
  );
  await parts.shared.put(key, { at, done: true, seen } satisfies LastList, after(now, rememberedFor));
  return { kind: 'told' };
}

const taken = ({ shared, clock }: SilentParts, fact: SharedFact | undefined, value: LastList): Promise<boolean> => {
  const now = clock.now();
  return shared.swap({ key, version: fact?.version, value, now, until: after(now, rememberedFor) });
};

const inShort = ({ since, reports, steps }: Stage): readonly [Instant, number, number] => [since, reports, steps];

const seenOf = (last: LastList | undefined): Seen =>
  new Map(
    Object.entries(last?.seen ?? {}).map(([id, [since, reports, steps]]) => [
      ticketId(Number(id)),
      { since, reports, steps },
    ]),
  );

interface List {
  readonly silent: readonly Ticket[];
  readonly seen: Seen;
  readonly at: Instant;
}

/** Everybody's list, for those to whom something of it is new. */
async function listsFor(tx: Transaction, desk: Desk, list: List): Promise<readonly Announcement[]> {
  const staff = await tx.staff();
  const shifts = { ...(await tx.shiftsAt(tx.now)), pattern: desk.duty };
  const people = new Map<PersonId, Person>(staff.map((person) => [person.id, person]));
  const primaryOf = (ticket: Ticket): PersonId | null =>
    presentDuty(whoIsOnDuty(tx.now, shifts, askedBy(ticket, desk)), people).primary;
  const announcements: Announcement[] = [];
  for (const person of staff.filter(onRoster)) {
    const theirs = theirList(person, list, { desk, primaryOf });
    if (theirs.length > 0) announcements.push(await listOf(tx, desk, { person, theirs, at: list.at }));
  }
  return announcements;
}

/** What one person reads; nothing where nothing of it is new to them. */
function theirList(
  person: Person,
  { silent, seen, at }: List,
  { desk, primaryOf }: { readonly desk: Desk; readonly primaryOf: (ticket: Ticket) => PersonId | null },
): readonly Ticket[] {
  if (servesAs(person, 'lead')) return silent.some((ticket) => isNewToLeads(ticket, seen)) ? silent : [];
  if (servesAs(person, 'manager')) {
    const brought = forManagers(silent, desk);
    return brought.some((ticket) => isNewToManagers(ticket, desk, seen)) ? brought : [];
  }
  const free = silent.filter((ticket) => ticket.owner === undefined && primaryOf(ticket) === person.id);
  // Whom the ladder has just called to it has its card before them.
  const isCalled = ({ rescueAt }: Ticket): boolean => rescueAt !== undefined && at < after(rescueAt, atMostEvery);
  return free.some((ticket) => isNewToLeads(ticket, seen) && !isCalled(ticket)) ? free : [];
}

async function listOf(
  tx: Transaction,
  desk: Desk,
  { person, theirs, at }: { readonly person: Person; readonly theirs: readonly Ticket[]; readonly at: Instant },
): Promise<Announcement> {
  const named = theirs.slice(0, silentShown);
  const shown = [];
  for (const ticket of named) shown.push(ticketPath.viewOf(ticket, await ticketPath.contextOf(tx, desk, ticket)));
  // Nobody reads of a ticket that is only counted.
  const calls = named.flatMap((ticket) =>
    stepsBrought(ticket, person.id).map((step) => ({ about: ticketRef(ticket.id), ...step })),
  );
  return {
    to: { kind: 'person', person: person.id },
    content: asCard(silentListCard(person.id, shown, theirs.length)),
    reason: 'silent',
    key: `silent:${at}:${person.id}`,
    ...(calls.length === 0 ? {} : { calls }),
  };
}
