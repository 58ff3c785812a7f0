import { lookAfterRoster, rosterSeen } from '../../chat/people/look-after-roster';
import { tellDutyChanged, toldOf } from '../../commands/duty-told';
import { transact } from '../../commands/retry';
import type { Plan } from '../../config/import/plan';
import { planAssets } from '../../config/import/plan-assets';
import { planPeople, takenAccounts } from '../../config/import/plan-people';
import { planShifts } from '../../config/import/plan-shifts';
import { readAssets } from '../../config/import/read-assets';
import { readPeople } from '../../config/import/read-people';
import { readShifts } from '../../config/import/read-shifts';
import { asChanged } from '../../domain/people/as-changed';
import { asFiled } from '../../domain/people/in-file';
import { type Person, type PersonId, worksTickets } from '../../domain/people/person';
import { mayServe } from '../../domain/roster/may-serve';
import { withPattern } from '../../domain/roster/shifts';
import { shiftsImported } from '../../domain/roster/shifts-imported';
import type { Span } from '../../domain/time/instant';
import { type Say, say } from '../../domain/words';
import type { AuditEntry } from '../../ports/audit';
import type { PersonChange } from '../../ports/repositories';
import type { Store } from '../../store/open-store';
import { accountGoneDeps, isInForce } from '../account-gone-deps';
import type { CliContext } from '../cli-context';
import { keepsAccount } from '../keeps-account';

/** What an import is made with. */
export interface Import {
  readonly bytes: Uint8Array;
  readonly context: CliContext;
  readonly store: Store;
  /** What is replaced, of shifts. */
  readonly range: Span | undefined;
  /** Why, of shifts. */
  readonly reason: string;
}

/** A file that was read: what it will change, and how to do all of that at once and write down who did. */
export interface Planned {
  readonly plan: Plan<object>;
  keep(noted: AuditEntry): Promise<void>;
}

/** Everybody the desk knows, those of the desk file as its next start makes them. */
async function everyone({ context, store }: Import): Promise<readonly Person[]> {
  const kept = new Map((await store.people.everyone()).map((person) => [person.id, person]));
  for (const person of context.config.desk.people) kept.set(person.id, asFiled(person, kept.get(person.id)));
  return [...kept.values()];
}

const refused = (problems: readonly Say[]): Planned => ({
  plan: { changes: [], unchanged: [], notes: [], problems },
  keep: () => Promise.reject(new Error('a file with problems is not kept')),
});

const afterOf = <Row>({ changes }: Plan<Row>): readonly Row[] =>
  changes.flatMap(({ after }) => (after === undefined ? [] : [after]));

async function people(given: Import): Promise<Planned> {
  const { desk } = given.context.config;
  const { rows, problems } = readPeople(given.bytes, desk);
  if (problems.length > 0) return refused(problems);
  const known = await everyone(given);
  const mustKeep = new Map<PersonId, Say>();
  for (const { holder } of takenAccounts(rows, new Map(known.map((person) => [person.id, person])))) {
    const why = await keepsAccount(given.context, given.store, holder);
    if (why !== undefined) mustKeep.set(holder.id, why);
  }
  const plan = planPeople(rows, { known, filed: desk.people, desk, mustKeep });
  const changes = plan.changes.flatMap(({ before, after }): [PersonId, PersonChange][] =>
    after === undefined ? [] : [[after.id, (known) => asChanged({ before, after }, known)]],
  );
  const keep = async (noted: AuditEntry): Promise<void> => {
    const deps = accountGoneDeps(given.context, given.store);
    const before = await rosterSeen(deps);
    await given.store.people.changeAll(new Map(changes), given.context.clock.now(), noted);
    await lookAfterRoster(deps, { before });
  };
  return { plan, keep };
}

async function shifts(given: Import): Promise<Planned> {
  const { context, store, range, bytes } = given;
  // Who may serve and whose duty it changes would be judged by a roster that is not the desk's.
  if (!(await isInForce(context, store))) return refused([say('cli.importOtherFile')]);
  const known = await everyone(given);
  const { rows, problems } = readShifts(bytes, {
    ...{ desk: context.config.desk, people: known, mayBeEmpty: range !== undefined },
  });
  if (problems.length > 0) return refused(problems);
  const starts = [...rows.map(({ value }) => value.span.from), ...(range ? [range.from, range.to] : [])];
  const first = Math.min(...starts) as Span['from'];
  const imported =
    starts.length === 0
      ? []
      : await store.roster.imported({ from: first, to: (Math.max(...starts) + 1) as Span['to'] });
  const now = context.clock.now();
  const { desk } = context.config;
  const at = rows.length === 0 ? undefined : await store.roster.shifts(spanOf(rows.map(({ value }) => value.span)));
  const plan = planShifts(rows, {
    ...{ known: imported, now, range },
    serves: (person) => known.some((one) => one.id === person && worksTickets(one)),
    ...(at === undefined ? {} : { mayServe: (person, span) => mayServe(person, [span], withPattern(desk, at)) }),
  });
  const going = plan.changes.flatMap(({ before, after }) => (before && !after ? [before] : []));
  const rosterNow = async () => withPattern(desk, await store.roster.shifts(toldOf(now)));
  const keep = async (noted: AuditEntry): Promise<void> => {
    const before = await rosterNow();
    const told = { ...noted, shifts: shiftsImported(plan.changes, given.reason) };
    await store.roster.add(afterOf(plan), now, going, told);
    const changed = { before, after: await rosterNow(), key: `import:${noted.once}` };
    await transact(accountGoneDeps(context, store), (tx) => tellDutyChanged(tx, desk, changed));
  };
  return { plan, keep };
}

/** From the first beginning to the last end. */
const spanOf = (spans: readonly Span[]): Span => ({
  from: Math.min(...spans.map(({ from }) => from)) as Span['from'],
  to: Math.max(...spans.map(({ to }) => to)) as Span['to'],
});

async function assets(given: Import): Promise<Planned> {
  const { context, store, bytes } = given;
  const { desk } = context.config;
  const { rows, problems } = readAssets(bytes, desk, await everyone(given));
  if (problems.length > 0) return refused(problems);
  const plan = planAssets(rows, await store.assets.all(), desk.places[0].id);
  return { plan, keep: (noted) => store.assets.save(afterOf(plan), context.clock.now(), noted) };
}

/** Every kind of file. */
export const kinds: Readonly<Record<string, (given: Import) => Promise<Planned>>> = { people, shifts, assets };
