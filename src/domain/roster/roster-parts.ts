import type { DutyLine } from '../desk';
import type { Person, PersonId } from '../people/person';
import type { Span } from '../time/instant';
import { type DutySpan, presentSpans } from './duty-spans';
import { thereOf } from './present-duty';
import { anyOtherSkill, questionsIn } from './questions-in';
import type { Shifts } from './shifts';

/** What the roster answers alike. `places` or `skills` empty: all of them, or those that no other part names; without a line: both. */
export interface RosterPart {
  readonly places: readonly string[];
  /** Branches of the catalogue. */
  readonly skills: readonly string[];
  readonly line?: DutyLine;
  /** From the beginning of the span to its end, without a gap. */
  readonly spans: readonly DutySpan[];
}

/** Whose roster it is. */
interface RosterOf {
  readonly shifts: Shifts;
  /** Every place of the desk. */
  readonly places: readonly string[];
  readonly people: ReadonlyMap<PersonId, Person>;
}

/**
 * Who answers in the span, for everything that has an answer of its own: whoever has left answers for nothing that is
 * not written down yet. At least one, what is for all kinds of work before what is for some.
 */
export function rosterParts(span: Span, { shifts, places, people }: RosterOf): readonly RosterPart[] {
  const asked = questionsIn(span, shifts, places).map((question) => ({
    ...question,
    spans: presentSpans(span, shifts, question, thereOf(people)),
  }));
  const skills = [...new Set(asked.map(({ skill }) => skill))];
  const lines = new Set(asked.map(({ line }) => line));
  const byPlace = places.map((place) => {
    const bySkill = skills.map((skill) => {
      const here = asked.filter((one) => one.place === place && one.skill === skill);
      return { skill, answers: alike(here, ({ spans }) => spans).map((some) => ({ lines: some.map(lineOf), some })) };
    });
    const answers = bySkill.flatMap(({ skill, answers: all }) =>
      all.map(({ lines: its, some }) => ({ skill, lines: its, spans: some[0].spans })),
    );
    return { place, parts: alike(answers, ({ lines: its, spans }) => [its, spans]).map(asPart) };
  });
  return alike(byPlace, ({ parts }) => parts)
    .flatMap((some) =>
      some[0].parts.map((part) =>
        limitedTo(
          part,
          some.map(({ place }) => place),
        ),
      ),
    )
    .sort((one, other) => one.skills.length - other.skills.length);

  function asPart(
    some: Alike<{ skill: string; lines: readonly (DutyLine | undefined)[]; spans: readonly DutySpan[] }>,
  ) {
    const [{ lines: its, spans }] = some;
    const named = some.map(({ skill }) => skill);
    const [line] = its;
    return {
      skills: named.includes(anyOtherSkill) ? [] : named,
      ...(its.length < lines.size && line !== undefined ? { line } : {}),
      spans,
    };
  }

  function limitedTo(part: Omit<RosterPart, 'places'>, its: readonly string[]): RosterPart {
    return { places: its.length === places.length ? [] : its, ...part };
  }
}

const lineOf = ({ line }: { readonly line?: DutyLine | undefined }): DutyLine | undefined => line;

type Alike<One> = readonly [One, ...One[]];

/** Those that are the same in what `by` says of them, together, in the order of their first. */
function alike<One>(all: readonly One[], by: (one: One) => unknown): readonly Alike<One>[] {
  const found = new Map<string, [One, ...One[]]>();
  for (const one of all) {
    const key = JSON.stringify(by(one));
    const known = found.get(key);
    if (known === undefined) found.set(key, [one]);
    else known.push(one);
  }
  return [...found.values()];
}
