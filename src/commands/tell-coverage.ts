import type { Desk } from '../domain/desk';
import { fixOf } from '../domain/exception/fix-of';
import { candidatesFor, refusePerson } from '../domain/exception/who-can';
import { leadsOf } from '../domain/people/leads';
import { homeOf, type Person, type PersonId, servesAs } from '../domain/people/person';
import { type CoverageFinding, coverageOf, coveringOf, findingKey } from '../domain/roster/coverage';
import { withPattern } from '../domain/roster/shifts';
import { after, before, days, type Instant, minutes } from '../domain/time/instant';
import { usualHours, type WorkingDay } from '../domain/time/operating-time';
import { closesAt, dayOffAt, opensAt } from '../domain/time/working-day';
import type { RecurringTaskKey, RecurringTasks } from '../ports/queues';
import type { SharedState } from '../ports/shared-state';
import type { Transaction } from '../ports/unit-of-work';
import type { Announcement } from '../views/announcement';
import { asCard } from '../views/card';
import { coverageCard, coverageForManagers, type FindingShown, findingsWithFixes } from '../views/roster/coverage-card';
import type { CommandDeps } from './command-deps';
import { transact } from './retry';

/** What telling of coverage needs. */
export interface CoverageParts extends CommandDeps {
  readonly tasks: RecurringTasks;
  readonly shared: Pick<SharedState, 'get' | 'put'>;
  readonly worker: string;
}

const key = 'coverage-told';
const rememberedFor = days(3650);
const lease = minutes(5);
/** So many working days before it begins managers hear of what is still open. */
const managersFrom = 2;
/** Weeks of duty are compared where somebody is proposed. */
const looksBack = days(28);
const looksAhead = days(60);

/** A finding as it was told. */
interface ToldOf {
  readonly since: Instant;
  readonly managers: boolean;
}
type Told = ReadonlyMap<string, ToldOf>;

/** The task of a day's look. */
export const coverageKey = ({ date }: WorkingDay): RecurringTaskKey => `coverage:${date}`;

/** The working day of the first place that runs now; undefined: it is closed. */
export const coverageDay = ({ places }: Pick<Desk, 'places'>, at: Instant): WorkingDay | undefined =>
  usualHours(places[0].hours).days.find((day) => opensAt(day) <= at && at < closesAt(day));

/** The day of a look that runs now, and whether nobody works on it; undefined: it is night. */
export function coverageLook(desk: Pick<Desk, 'places'>, at: Instant): Look | undefined {
  const day = coverageDay(desk, at);
  if (day !== undefined) return { day, isOff: false };
  const off = dayOffAt(usualHours(desk.places[0].hours), at);
  return off && { day: off, isOff: true };
}

/** A day's look. */
interface Look {
  readonly day: WorkingDay;
  readonly isOff: boolean;
}

/**
 * Tells leads once each working morning what the roster lacks in the next fourteen days, where it lacks anything: what is
 * new, and what is still open; and managers what begins within two working days. On a day off only what is new and begins
 * before people work again. One process does, the others see that it is done. Answers how many people were told.
 */
export async function tellCoverage(parts: CoverageParts): Promise<number> {
  const { clock, desk, tasks, shared, worker } = parts;
  const now = clock.now();
  const look = coverageLook(desk, now);
  if (look === undefined) return 0;
  const task = coverageKey(look.day);
  if ((await tasks.isDone(task)) || !(await tasks.begin(task, { worker, now, length: lease }))) return 0;
  const told = readTold((await shared.get(key, now))?.value);
  const morning = await transact(parts, (tx) => morningOf(tx, { desk, told, look }));
  await transact(parts, (tx) => tx.announce(morning.announcements));
  await shared.put(key, { findings: [...morning.told] }, after(now, rememberedFor));
  await tasks.done(task, clock.now());
  return morning.announcements.length;
}

const readTold = (value: unknown): Told =>
  new Map((value as { readonly findings: readonly (readonly [string, ToldOf])[] } | undefined)?.findings ?? []);

interface Morning {
  readonly desk: Desk;
  readonly told: Told;
  readonly look: Look;
}

async function morningOf(
  tx: Transaction,
  { desk, told, look: { day, isOff } }: Morning,
): Promise<{ readonly announcements: readonly Announcement[]; readonly told: Told }> {
  const { now: at } = tx;
  const kept = await tx.shiftsIn({ from: before(at, looksBack), to: after(at, looksAhead) });
  const shifts = withPattern(desk, kept);
  const staff = await tx.staff();
  const people = new Map<PersonId, Person>(staff.map((person) => [person.id, person]));
  const all = coverageOf(at, coveringOf(desk, shifts, people));
  const cannotWait = (finding: CoverageFinding): boolean =>
    finding.spans[0].from < worksAgainAt(desk, at) && !told.has(findingKey(finding));
  const found = isOff ? all.filter(cannotWait) : all;
  const isSoon = ({ spans }: CoverageFinding): boolean => spans[0].from < soonUntil(desk, at);
  const fresh = found.filter((finding) => isSoon(finding) && told.get(findingKey(finding))?.managers !== true);
  const leads = leadsOf(staff).filter((person) => homeOf(person) !== undefined);
  const managers = staff.filter((person) => servesAs(person, 'manager') && !leads.includes(person));
  const sinceOf = (finding: CoverageFinding) => {
    const since = told.get(findingKey(finding))?.since;
    return since === undefined ? {} : { since };
  };
  const look = { at, desk, people, shifts };
  const forLead = (reader: Person): readonly FindingShown[] =>
    found.map((finding, nth) => ({
      ...{ finding, ...sinceOf(finding) },
      ...(nth < findingsWithFixes ? fixesFor(reader, finding, look) : {}),
    }));
  const toEach = (who: readonly Person[], name: string, cardOf: (reader: Person) => Announcement['content']) =>
    who.map(
      (person): Announcement => ({
        ...{ to: { kind: 'person', person: person.id }, reason: 'coverage', content: cardOf(person) },
        key: `coverage:${name}${day.date}:${person.id}`,
      }),
    );
  const shown = fresh.map((finding) => ({ finding, ...sinceOf(finding) }));
  return {
    announcements: [
      ...(found.length === 0 ? [] : toEach(leads, '', (reader) => asCard(coverageCard(desk, forLead(reader))))),
      ...(fresh.length === 0 ? [] : toEach(managers, 'managers:', () => asCard(coverageForManagers(desk, shown)))),
    ],
    told: new Map(
      all.flatMap((finding) => {
        const before = told.get(findingKey(finding));
        if (!found.includes(finding)) return before === undefined ? [] : [[findingKey(finding), before]];
        const now = { since: before?.since ?? at, managers: before?.managers === true || isSoon(finding) };
        return [[findingKey(finding), now]];
      }),
    ),
  };
}

const coming = ({ places }: Desk, at: Instant): readonly WorkingDay[] =>
  usualHours(places[0].hours).days.filter(({ startsAt }) => startsAt > at);

/** The end of the last of so many working days after today. */
const soonUntil = (desk: Desk, at: Instant): Instant => coming(desk, at)[managersFrom - 1]?.endsAt ?? at;

/** When people are served again after today. */
function worksAgainAt(desk: Desk, at: Instant): Instant {
  const [next] = coming(desk, at);
  return next === undefined ? at : opensAt(next);
}

function fixesFor(
  reader: Person,
  finding: CoverageFinding,
  look: Parameters<typeof candidatesFor>[1],
): Partial<FindingShown> {
  const fix = fixOf(finding, look.at);
  if (fix === undefined) return {};
  const candidate = candidatesFor(fix, look).find((id) => id !== reader.id);
  return {
    fix,
    mayTake: refusePerson(reader, fix, look) === undefined,
    ...(candidate === undefined ? {} : { candidate }),
  };
}
