import { isDeepStrictEqual } from 'node:util';
import { own } from '../../domain/own';
import { listOf, say } from '../../domain/words';
import type { DutyText, Post } from './duty-topic';
import type { Problem } from './problem';
import type { RotationText } from './rotations-topic';
import type { DeskFile } from './topics';
import { repeated, unknownName } from './unknown-name';

type Read = Partial<DeskFile>;
type Path = readonly PropertyKey[];

/** A person as they are written in a post or a rotation. */
interface Named {
  readonly path: Path;
  readonly name: string;
}

/** Names in duty rows and rotations that lead nowhere, and posts that somebody cannot hold. */
export const dutyReferences = (file: Read): readonly Problem[] => [
  ...Object.entries(file.rotations ?? {}).flatMap(([name, rotation]) =>
    rotationProblems(['rotations', name], rotation, file),
  ),
  ...(file.duty ?? []).flatMap((row, index) => rowProblems(file, row, index)),
  ...dutyHasOneCalendar(file),
];

function rowProblems(file: Read, row: DutyText, index: number): readonly Problem[] {
  const branches = file.catalogue?.map(({ id }) => id);
  const places = file.places?.map(({ id }) => id);
  return [
    ...postsProblems(file, row, index),
    ...(places ? row.places.flatMap((place, at) => unknownName(['duty', index, 'places', at], place, places)) : []),
    ...(branches ? row.skills.flatMap((skill, at) => unknownName(['duty', index, 'skills', at], skill, branches)) : []),
  ];
}

function postsProblems(file: Read, row: DutyText, index: number): readonly Problem[] {
  const posts = (['primary', 'backup'] as const).flatMap((post) => {
    const holder = row[post];
    return holder === undefined ? [] : [{ path: ['duty', index, post], holder }];
  });
  const problems = posts.flatMap(({ path, holder }) => [
    ...rotationOfPost(path, holder, file),
    ...namedIn(path, holder, file).flatMap((named) => lacksSkills(row, named, file)),
    ...('person' in holder ? cannotHold({ path, name: holder.person }, file) : []),
  ]);
  if (row.backup === undefined || !isSamePost(row.primary, row.backup, file)) return problems;
  return [...problems, { path: ['duty', index, 'backup'], what: say('config.primaryAgain') }];
}

/** Two posts that one person holds whoever's turn it is. */
function isSamePost(one: Post, other: Post, { rotations = {} }: Read): boolean {
  const written = (post: Post) => {
    if ('person' in post) return post;
    const rotation = typeof post.rotation === 'string' ? own(rotations, post.rotation) : post.rotation;
    const count = rotation?.members.length ?? 1;
    return count === 1 ? { person: rotation?.members[0] } : { rotation, offset: post.offset % count };
  };
  return isDeepStrictEqual(written(one), written(other));
}

function rotationOfPost(path: Path, post: Post, file: Read): readonly Problem[] {
  if ('person' in post) return [];
  const at = [...path, 'rotation'];
  if (typeof post.rotation !== 'string') return rotationProblems(at, post.rotation, file);
  return file.rotations ? unknownName(at, post.rotation, Object.keys(file.rotations)) : [];
}

function rotationProblems(path: Path, { members, first }: RotationText, file: Read): readonly Problem[] {
  const each = members.map((name, index) => ({ path: [...path, 'members', index], name }));
  return [
    ...each.flatMap((named) => cannotHold(named, file)),
    ...repeated(each.map((named) => ({ path: named.path, value: named.name }))),
    ...(first === undefined ? [] : unknownName([...path, 'first'], first, members)),
  ];
}

/** Everybody who may hold the post. */
function namedIn(path: Path, post: Post, { rotations = {} }: Read): readonly Named[] {
  if ('person' in post) return [{ path, name: post.person }];
  if (typeof post.rotation !== 'string') {
    return post.rotation.members.map((name, index) => ({ path: [...path, 'rotation', 'members', index], name }));
  }
  const members = own(rotations, post.rotation)?.members ?? [];
  return members.map((name) => ({ path: [...path, 'rotation'], name }));
}

function cannotHold({ path, name }: Named, { people }: Read): readonly Problem[] {
  if (people === undefined) return [];
  const person = own(people, name);
  if (person === undefined) return unknownName(path, name, Object.keys(people));
  if (!person.active) return [{ path, what: say('config.hasLeft', { name }) }];
  if (person.roles.includes('engineer') || person.roles.includes('lead')) return [];
  return [{ path, what: say('config.notStaff', { name }) }];
}

/** A row for some kinds of work alone is held by somebody who has the skills (STAFF-1). */
function lacksSkills({ skills }: DutyText, { path, name }: Named, { people = {} }: Read): readonly Problem[] {
  const person = own(people, name);
  if (person === undefined || person.skills.length === 0) return [];
  const missing = skills.filter((skill) => !person.skills.includes(skill));
  return missing.length === 0 ? [] : [{ path, what: say('config.lacksSkill', { name, skills: listOf(missing) }) }];
}

/** A row that means the calendar needs one: that of its places, or of all. */
function dutyHasOneCalendar({ duty = [], places }: Read): readonly Problem[] {
  return duty.flatMap(({ days, places: named }, index) => {
    if (typeof days !== 'string' || !places) return [];
    const served = places.filter(({ id }) => named.length === 0 || named.includes(id));
    const kept = [...new Set(served.map(({ hours }) => hours))];
    if (kept.length < 2) return [];
    const what = say('config.differentHours', { days, hours: listOf(kept) });
    return [{ path: ['duty', index, 'days'], what }];
  });
}
