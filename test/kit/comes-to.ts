import { actOn } from '../../src/commands/act';
import type { CommandDeps } from '../../src/commands/command-deps';
import type { Person } from '../../src/domain/people/person';
import type { RecordRef } from '../../src/domain/record/record-ref';
import { isInvalid, isRefusal } from '../../src/domain/refusal';
import type { DutyDecision } from '../../src/domain/roster/duty-change';
import type { Instant } from '../../src/domain/time/instant';
import type { Transaction } from '../../src/ports/unit-of-work';
import type { Answers } from '../../src/views/form';
import { desk } from './tickets';

/** What somebody presses, and what they give with it. */
interface Press {
  readonly about: RecordRef;
  readonly action: string;
  readonly by: Person;
  readonly answers: Answers;
}

/** What there is when it is pressed. */
interface AsItStands {
  readonly at: Instant;
  /** Everybody there is; whoever presses is as they come. */
  readonly people: readonly Person[];
  readonly load: (about: RecordRef) => object;
  /** What records decided about duty. Absent: nothing. */
  readonly changes?: readonly DutyDecision[];
  /** Records in which somebody has a part. Absent: none. */
  readonly ofPerson?: Transaction['ofPerson'];
  /** Open records of a kind. Absent: none. */
  readonly openOf?: Transaction['openOf'];
}

/** Everything ends at its first word that would be kept. */
class Written extends Error {}

/** Everybody as they are, and whoever presses as they come. */
export const peopleAs = (people: readonly Person[], by: Person): readonly Person[] =>
  people.map((person) => (person.id === by.id ? by : person));

/** What comes of a press, by the path that every press takes; nothing is kept. */
export async function comesTo(
  { by, ...pressed }: Press,
  asItStands: AsItStands,
): Promise<'done' | 'refused' | 'invalid'> {
  try {
    const came = await actOn(depsOf(asItStands, by), { key: pressed.action, by, ...pressed });
    return isRefusal(came) ? 'refused' : isInvalid(came) ? 'invalid' : 'done';
  } catch (error) {
    if (error instanceof Written) return 'done';
    throw error;
  }
}

const none = async () => [];

function depsOf(
  { at, people, load, changes = [], ofPerson = none, openOf = none }: AsItStands,
  by: Person,
): CommandDeps {
  const known = peopleAs(people, by);
  const writes = () => Promise.reject(new Written());
  const tx: Transaction = {
    now: at,
    ticket: writes,
    load: async (about) => load(about) as never,
    staff: async () => known.filter(({ roles }) => roles.length > 0),
    person: async (id) => known.find((one) => one.id === id),
    shiftsAt: async () => ({ overrides: [], changes }),
    shiftsIn: async () => ({ overrides: [], changes }),
    callsIn: async () => [],
    ofPerson,
    openOf,
    firstTime: async () => true,
    openTickets: async () => new Map(),
    events: async () => [],
    ownedBy: async () => [],
    linkedTo: async () => [],
    readLinkedTo: async () => undefined,
    sameReport: async () => undefined,
    ...{ hold: writes, open: writes, record: writes, want: writes, announce: writes, decideDuty: writes },
    announceAtEnd: () => undefined,
  };
  return {
    uow: { transact: (_now, work) => work(tx) },
    desk,
    clock: { now: () => at, monotonic: () => 0 as ReturnType<CommandDeps['clock']['monotonic']> },
    committed: () => undefined,
    pause: async () => undefined,
  };
}
