import type { DeskDeps } from '../commands/desk-deps';
import { reportOwnerGone } from '../commands/report-owner-gone';
import { ticketKey } from '../domain/desk';
import { serves } from '../domain/people/in-file';
import { leadsOf } from '../domain/people/leads';
import { isOutOfReach, onRoster, type Person, type PersonId } from '../domain/people/person';
import { isOpen, type Ticket } from '../domain/ticket/ticket';
import { after, days, hours, type Instant } from '../domain/time/instant';
import { type Fact, type Say, say } from '../domain/words';
import type { SharedKey } from '../ports/shared-state';
import { asMessage } from '../views/card';
import { platformName } from '../views/platform-name';
import type { InboundDeps } from './inbound-deps';

/** What telling of somebody who left needs. */
export type LeftDeps = DeskDeps & Pick<InboundDeps, 'people' | 'tickets' | 'roster' | 'shared' | 'outbox' | 'logger'>;

/** Jobs and shifts named to a lead. */
const most = 20;
/** More open jobs than anybody has. */
const mostJobs = 1000;
/** How far ahead the roster is looked at. */
const ahead = days(7);
/** Several processes may notice the same; it is told once in so long. */
const toldEvery = hours(1);
/** How long it stays known that somebody has not been told yet. */
const owedFor = days(2);
const owedKey = ({ id }: Person, platform: string): SharedKey => `gone-untold:${id}:${platform}`;

/**
 * Writes down that an account is gone: its person is told nothing there any more. Whoever serves and is reached nowhere
 * now leaves the roster: leads hear what that means, and colleagues on each of their jobs. What a crash left untold is
 * told when the same is noticed again.
 */
export async function accountLeft(deps: LeftDeps, platform: string, account: string): Promise<void> {
  const { people, shared, clock } = deps;
  const person = await people.byAccount(platform, account);
  if (!person) return;
  const now = clock.now();
  const owed = (await shared.get(owedKey(person, platform), now))?.value;
  const known = person.gone?.includes(platform) === true;
  if (known && owed === undefined) return;
  const key = typeof owed === 'string' ? owed : `gone:${person.id}:${platform}:${Math.floor(now / toldEvery)}`;
  // Before it is known whether this was the last of their accounts: another may be leaving just now.
  if (serves(person)) await shared.put(owedKey(person, platform), key, after(now, owedFor));
  const left = known
    ? person
    : (await people.change(person.id, (newest) => newest && goneFrom(newest, platform), now)).after;
  if (!known) deps.logger.warn('an account is gone', { platform, account, person: person.id });
  if (left !== undefined && serves(left) && isOutOfReach(left)) {
    await tellGone(deps, left, key, (facts) => say('notice.engineerGone', { ...facts, where: platformName(platform) }));
  }
  await shared.take(owedKey(person, platform), now);
}

const goneFrom = (person: Person, platform: string): Person => ({
  ...person,
  gone: [...(person.gone ?? []).filter((name) => name !== platform), platform],
});

type Gone = Readonly<Record<'person' | 'jobs' | 'shifts', Fact>>;

/**
 * Tells leads what somebody who serves no more leaves open, and colleagues on each of their jobs; once a `key`, however
 * often it is told.
 */
export async function tellGone(deps: LeftDeps, left: Person, key: string, text: (gone: Gone) => Say): Promise<void> {
  const jobs = await ownJobs(deps, left);
  const shifts = await shiftsOf(deps, left.id, deps.clock.now());
  const facts: Gone = {
    person: { person: left.id },
    jobs: listed(jobs.slice(0, most).map(({ id }) => ticketKey(deps.desk, id))),
    shifts: listed(shifts.map((from): Fact => ({ at: from, style: 'date-time' }))),
  };
  await tellLeads(deps, left, key, text(facts));
  for (const { id } of jobs) await reportOwnerGone(deps, { key, ticket: id, person: left.id });
  deps.committed();
}

/** Writes down that it is back; leads hear that somebody who serves is on the roster again. */
export async function accountReturned(deps: LeftDeps, platform: string, account: string): Promise<void> {
  const person = await deps.people.byAccount(platform, account);
  if (!person?.gone?.includes(platform)) return;
  await deps.shared.take(owedKey(person, platform), deps.clock.now());
  const { before, after: back } = await deps.people.change(
    person.id,
    (known) => known?.gone && { ...known, gone: known.gone.filter((name) => name !== platform) },
    deps.clock.now(),
  );
  if (before && back) await tellBack(deps, before, back, platform);
}

/** Tells leads that somebody who was out of reach is there again. */
export async function tellBack(deps: LeftDeps, before: Person, now: Person, platform: string): Promise<void> {
  if (!serves(now) || !isOutOfReach(before) || isOutOfReach(now)) return;
  const key = `back:${now.id}:${platform}:${Math.floor(deps.clock.now() / toldEvery)}`;
  await tellLeads(
    deps,
    now,
    key,
    say('notice.engineerBack', { person: { person: now.id }, where: platformName(platform) }),
  );
  deps.committed();
}

/** `one, two and three`, or that there is none. */
const listed = (facts: readonly Fact[]): Fact => {
  const [first, ...rest] = facts.map((fact) => say('desk.at', { at: fact }));
  return first ? rest.reduce((list, next) => say('card.and', { list, next }), first) : say('notice.none');
};

async function ownJobs({ tickets }: LeftDeps, { id }: Person): Promise<readonly Ticket[]> {
  return (await tickets.ofEngineer(id, mostJobs)).filter((job) => job.owner === id && isOpen(job));
}

/** When their duty begins within the week, primary or backup. */
async function shiftsOf({ roster, desk }: LeftDeps, id: PersonId, now: Instant): Promise<readonly Instant[]> {
  const span = { from: now, to: after(now, ahead) };
  const pattern = desk.duty.filter((shift) => shift.span.to > span.from && shift.span.from < span.to);
  const shifts = [...(await roster.shifts(span)), ...pattern];
  const theirs = shifts.filter(({ primary, backup }) => primary === id || backup === id);
  return [...new Set(theirs.map((shift) => shift.span.from))].sort((one, other) => one - other).slice(0, most);
}

/** Each lead who is left, once; where there is none, whoever stands in for them. */
async function tellLeads({ people, outbox, clock }: LeftDeps, about: Person, key: string, text: Say): Promise<void> {
  const there = (await people.staff()).filter((person) => onRoster(person) && person.id !== about.id);
  const announcements = leadsOf(there).map(({ id }) => ({
    to: { kind: 'person' as const, person: id },
    content: asMessage({ text }),
    reason: 'unreached' as const,
    key: `${key}:${id}`,
  }));
  await outbox.announce(announcements, clock.now());
}
