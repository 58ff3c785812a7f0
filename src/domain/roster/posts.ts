import type { Person, PersonId } from '../people/person';
import type { Instant } from '../time/instant';
import { presentDuty } from './present-duty';
import { anyOtherSkill, type Question, questionsIn } from './questions-in';
import type { Shifts } from './shifts';
import { whoIsOnDuty } from './who-is-on-duty';

/** Whether somebody is called first or second. */
export type DutyPart = 'primary' | 'backup';

/** What somebody answers for at a moment. Empty: every place, every kind of work. */
export interface Post {
  /** Where they are both: primary. */
  readonly part: DutyPart;
  readonly places: readonly string[];
  readonly skills: readonly string[];
  /** Everybody who answers for some of the same, without themselves. */
  readonly beside: readonly PersonId[];
  /** What they answer, and as what. */
  readonly questions: readonly (Question & { readonly as: DutyPart })[];
}

/** Who is on duty at a moment, each once. */
export type Posts = ReadonlyMap<PersonId, Post>;

/** What has to be known to say who is on duty. */
export interface DutyKnown {
  readonly shifts: Shifts;
  /** Every place of the desk. */
  readonly places: readonly string[];
  readonly people: ReadonlyMap<PersonId, Person>;
}

/** Everybody on duty at `at`, by `whoIsOnDuty` for every place, skill and line that shifts tell apart; whoever left is not. */
export function postsAt(at: Instant, { shifts, places, people }: DutyKnown): Posts {
  const questions = questionsIn({ from: at, to: (at + 1) as Instant }, shifts, places);
  const answers = questions.map((asked) => ({ asked, ...presentDuty(whoIsOnDuty(at, shifts, asked), people) }));
  const present = new Set(answers.flatMap(({ primary, backup }) => [primary, backup]));
  const posts = new Map<PersonId, Post>();
  for (const person of present) {
    if (person === null) continue;
    const its = answers.filter(({ primary, backup }) => primary === person || backup === person);
    const others = its.flatMap(({ primary, backup }) => [primary, backup]);
    posts.set(person, {
      part: its.some(({ primary }) => primary === person) ? 'primary' : 'backup',
      places: limitedTo(
        its.map(({ asked }) => asked.place),
        places,
      ),
      skills: its.some(({ asked }) => asked.skill === anyOtherSkill)
        ? []
        : [...new Set(its.map(({ asked }) => asked.skill))],
      beside: [...new Set(others.filter((id) => id !== null && id !== person))] as readonly PersonId[],
      questions: its.map(({ asked, primary }) => ({ ...asked, as: primary === person ? 'primary' : 'backup' })),
    });
  }
  return posts;
}

/** Nothing where it is all of them. */
function limitedTo(some: readonly string[], all: readonly string[]): readonly string[] {
  const its = new Set(some);
  return all.every((one) => its.has(one)) ? [] : [...its];
}

/** Who answers at `at` what that post answered then, as the same part; each once. */
export function holdersOf(post: Post, at: Instant, { shifts, people }: DutyKnown): readonly PersonId[] {
  const holders = post.questions.map(({ as, ...asked }) => presentDuty(whoIsOnDuty(at, shifts, asked), people)[as]);
  return [...new Set(holders)].filter((id) => id !== null);
}

/** Who stands behind somebody at `at`: the backup of whatever they are primary for; nobody behind who is backup themselves. */
export function whoStandsBehind(person: PersonId, at: Instant, known: DutyKnown): readonly PersonId[] {
  const { shifts, places, people } = known;
  const answers = questionsIn({ from: at, to: (at + 1) as Instant }, shifts, places).map((asked) =>
    presentDuty(whoIsOnDuty(at, shifts, asked), people),
  );
  const behind = answers.filter(({ primary }) => primary === person).map(({ backup }) => backup);
  return [...new Set(behind)].filter((id) => id !== null);
}
