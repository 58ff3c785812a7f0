import type { Config } from '../config/config';
import type { CatalogueBranch, Desk } from '../domain/desk';
import { own } from '../domain/own';
import { speaksFor } from '../domain/people/party';
import { coverageOf, coveringOf } from '../domain/roster/coverage';
import { isEmptyPattern } from '../domain/roster/pattern';
import { byPattern, lastingIn } from '../domain/roster/shifts';
import { type Uncovered, uncoveredIn } from '../domain/roster/uncovered';
import { after, days, type Instant } from '../domain/time/instant';
import { type Fact, type Localised, listOf, type Say, say } from '../domain/words';
import { findingSaid } from '../views/roster/coverage-card';
import { neverAsked } from './sign-in-hints';
import { notCalled } from './telephones';

/** How far ahead the duty pattern is looked at. */
const ahead = days(14);
/** Holes that are named; the others are counted. */
const named = 20;

/** What a configuration leaves open that is no mistake by itself, but somebody will wonder about. */
export function hintsOf({ desk }: Pick<Config, 'desk'>, now: Instant): readonly Say[] {
  const staff = desk.people.filter(({ active, roles }) => active && roles.length > 0);
  const alone = staff.filter(({ identities }) => desk.engineersOn.every((on) => own(identities, on) === undefined));
  const hasManager = staff.some(({ roles }) => roles.includes('manager'));
  return [
    ...(hasManager ? [] : [say('cli.hintNoManager')]),
    // Without any manager that is told above.
    ...(hasManager && !staff.some((person) => speaksFor(person, 'customer')) ? [say('cli.hintNoCustomer')] : []),
    ...alone.map(({ id, name }) =>
      say('cli.hintNoAccount', { person: `${name} (${id})`, on: listOf(desk.engineersOn) }),
    ),
    ...notCalled(desk),
    ...holes(desk, now),
    ...lacks(desk, now),
    ...alonePosts(desk, now),
    ...neverAsked(desk, now),
  ];
}

/** What else the roster of the file lacks, as leads would be told of it: holes are named one by one. */
function lacks(desk: Desk, now: Instant): readonly Say[] {
  if (isEmptyPattern(desk.duty)) return [];
  const people = new Map(desk.people.map((person) => [person.id, person]));
  return coverageOf(now, coveringOf(desk, byPattern(desk), people))
    .filter(({ kind }) => kind !== 'no-primary')
    .map((finding) =>
      // Records may vouch for them, which the file alone does not know.
      finding.kind === 'unvetted'
        ? say('cli.hintUnvetted', { person: { person: finding.person ?? '' } })
        : findingSaid(finding, desk),
    );
}

function holes(desk: Desk, now: Instant): readonly Say[] {
  if (isEmptyPattern(desk.duty)) return [say('cli.hintNoDuty')];
  const found = uncoveredIn(
    { from: now, to: after(now, ahead) },
    { shifts: byPattern(desk), places: desk.places.map(({ id }) => id), skills: desk.catalogue.map(({ id }) => id) },
  );
  const more = found.length - named;
  return [
    ...found.slice(0, named).map((hole) => sentenceOf(hole, desk)),
    ...(more > 0 ? [say('cli.hintMoreHoles', { count: more })] : []),
  ];
}

/** How far ahead rotations are compared: they meet in turns. */
const rotationsAhead = days(366);
const namedPosts = 3;

/** When somebody is primary and backup at once. */
function alonePosts({ duty }: Desk, now: Instant): readonly Say[] {
  const until = after(now, rotationsAhead);
  const both = lastingIn({ from: now, to: until }, duty).filter(({ primary, backup }) => primary === backup);
  const more = both.length - namedPosts;
  const sentences = both.slice(0, namedPosts).map(({ span, primary }) =>
    say('cli.hintBoth', {
      person: { person: primary },
      from: { at: span.from, style: 'date-time' },
      to: { at: span.to, style: 'date-time' },
    }),
  );
  return [...sentences, ...(more > 0 ? [say('cli.hintMoreBoth', { count: more })] : [])];
}

/** Names the places where not all of them are meant, and the kinds of work where not all are. */
function sentenceOf({ from, to, places, skills }: Uncovered, { places: all, catalogue }: Desk): Say {
  const when = { from: { at: from, style: 'date-time' }, to: { at: to, style: 'date-time' } } as const;
  const where = places.length === all.length ? undefined : listed(all.filter(({ id }) => places.includes(id)));
  const what =
    skills.length === catalogue.length
      ? undefined
      : listed(catalogue.filter(({ id }: CatalogueBranch) => skills.includes(id)));
  if (where === undefined && what === undefined) return say('cli.hintHole', when);
  if (what === undefined) return say('cli.hintHoleAt', { ...when, where: where ?? '' });
  return where === undefined
    ? say('cli.hintHoleFor', { ...when, what })
    : say('cli.hintHoleAtFor', { ...when, where, what });
}

function listed(items: readonly { readonly name: Localised }[]): Fact {
  return listOf(items.map(({ name }) => say('desk.at', { at: { localised: name } })));
}
