import { own } from '../../domain/own';
import { contractTargets } from '../../domain/sla/targets';
import { listOf, say } from '../../domain/words';
import { hintFor } from '../suggest';
import type { Problem } from './problem';
import type { DeskFile } from './topics';

type Read = Partial<DeskFile>;
type Check = (file: Read) => readonly Problem[];

/**
 * Names in the desk file that lead nowhere, and names given twice. Topics that could not be read are absent; what
 * would need them is not checked.
 */
export const brokenReferences: Check = (file) => checks.flatMap((check) => check(file));

const unknown = (path: readonly PropertyKey[], name: string, known: readonly string[]): readonly Problem[] =>
  known.includes(name) ? [] : [{ path, what: say('config.notThere', { name, hint: hintFor(name, known) }) }];

const placesOf = (file: Read): readonly string[] => file.places?.map(({ id }) => id) ?? [];
const branchesOf = (file: Read): readonly string[] => file.catalogue?.map(({ id }) => id) ?? [];
const clauses: readonly string[] = contractTargets.map(({ clause }) => clause);

const placesHaveHours: Check = ({ places, workingHours }) => {
  if (!places || !workingHours) return [];
  return places.flatMap((place, index) => unknown(['places', index, 'hours'], place.hours, Object.keys(workingHours)));
};

const slaNamesClauses: Check = ({ sla }) => {
  const rows = Object.entries(sla ?? {});
  return rows.flatMap(([clause, row]) => {
    const target = contractTargets.find((candidate) => candidate.clause === clause);
    if (target === undefined) return unknown(['sla', clause], clause, clauses);
    return (['inside', 'outside'] as const)
      .filter((regime) => target[regime] === null && row[regime] !== undefined && row[regime] !== 'none')
      .map((regime) => ({
        path: ['sla', clause, regime],
        what: say('config.noLimitThere', { clause, regime }),
      }));
  });
};

const reasonsStopClauses: Check = ({ waitingReasons = [] }) =>
  waitingReasons.flatMap(({ stops }, index) =>
    stops.flatMap((clause, stop) => unknown(['waitingReasons', index, 'stops', stop], clause, clauses)),
  );

const skillsAreBranches: Check = (file) => {
  if (!file.catalogue || !file.people) return [];
  return Object.entries(file.people).flatMap(([id, { skills }]) =>
    skills.flatMap((skill, index) => unknown(['people', id, 'skills', index], skill, branchesOf(file))),
  );
};

const dutyIsKnown: Check = (file) =>
  (file.duty ?? []).flatMap((row, index) => [
    ...(file.people ? holdersAreKnown(row, index, file.people) : []),
    ...(file.places
      ? row.places.flatMap((place, at) => unknown(['duty', index, 'places', at], place, placesOf(file)))
      : []),
    ...(file.catalogue
      ? row.skills.flatMap((skill, at) => unknown(['duty', index, 'skills', at], skill, branchesOf(file)))
      : []),
  ]);

function holdersAreKnown(row: DeskFile['duty'][number], index: number, people: DeskFile['people']): readonly Problem[] {
  const problems = (['primary', 'backup'] as const).flatMap((post): readonly Problem[] => {
    const holder = row[post];
    if (holder === undefined) return [];
    const path = ['duty', index, post];
    const person = own(people, holder);
    if (person === undefined) return unknown(path, holder, Object.keys(people));
    if (!person.active) return [{ path, what: say('config.hasLeft', { name: holder }) }];
    if (person.roles.includes('engineer') || person.roles.includes('lead')) return [];
    return [{ path, what: say('config.notStaff', { name: holder }) }];
  });
  const unskilled = (['primary', 'backup'] as const).flatMap((post) => lacksSkills(row, { index, post, people }));
  if (row.backup !== row.primary) return [...problems, ...unskilled];
  return [...problems, ...unskilled, { path: ['duty', index, 'backup'], what: say('config.primaryAgain') }];
}

interface Post {
  readonly index: number;
  readonly post: 'primary' | 'backup';
  readonly people: DeskFile['people'];
}

/** A row for some kinds of work alone is held by somebody who has the skills (STAFF-1). */
function lacksSkills(row: DeskFile['duty'][number], { index, post, people }: Post): readonly Problem[] {
  const holder = row[post];
  const person = holder === undefined ? undefined : own(people, holder);
  if (person === undefined || person.skills.length === 0) return [];
  const missing = row.skills.filter((skill) => !person.skills.includes(skill));
  if (missing.length === 0) return [];
  const what = say('config.lacksSkill', { name: holder ?? '', skills: listOf(missing) });
  return [{ path: ['duty', index, post], what }];
}

/** Calls that nobody answers, call-backs and handovers end with a lead; nothing is promised in nobody's name. */
const somebodyLeads: Check = ({ people }) => {
  if (!people || Object.values(people).some(({ active, roles }) => active && roles.includes('lead'))) return [];
  return [
    {
      path: ['people'],
      what: say('config.noLead'),
    },
  ];
};

/** A complaint goes to somebody at every level. */
const levelsAreHeld: Check = ({ complaints, people }) => {
  if (!complaints?.levels || !people) return [];
  return complaints.levels.flatMap(({ who }, index): readonly Problem[] => {
    const path = ['complaints', 'levels', index];
    if ('people' in who) {
      const strange = who.people.flatMap((person, nth) =>
        unknown([...path, 'people', nth], person, Object.keys(people)),
      );
      const answers = (person: string): boolean => {
        const found = own(people, person);
        return found?.active === true && found.roles.length > 0;
      };
      const nobody = { path: [...path, 'people'], what: say('config.nobodyOfLevel') };
      return strange.length > 0 || who.people.some(answers) ? strange : [nobody];
    }
    const isHeld = Object.values(people).some(({ active, roles }) => active && roles.includes(who.role));
    return isHeld ? [] : [{ path: [...path, 'role'], what: say('config.nobodyAtLevel', { role: who.role }) }];
  });
};

/** Whom somebody permits things for is named in the file, or met in chat: `slack:U024BE7LH`. */
const permitsAreKnown: Check = ({ people = {} }) =>
  Object.entries(people).flatMap(([id, { permits }]) =>
    permits.flatMap((name, index) =>
      name.includes(':') ? [] : unknown(['people', id, 'permits', index], name, Object.keys(people)),
    ),
  );

const channelsHavePlaces: Check = (file) => {
  if (!file.slack || !file.places) return [];
  return Object.keys(file.slack.channels.byPlace).flatMap((place) =>
    unknown(['slack', 'channels', 'byPlace', place], place, placesOf(file)),
  );
};

/** A row that means the calendar needs one: that of its places, or of all. */
const dutyHasOneCalendar: Check = ({ duty = [], places }) =>
  duty.flatMap(({ days, places: named }, index) => {
    if (typeof days !== 'string' || !places) return [];
    const served = places.filter(({ id }) => named.length === 0 || named.includes(id));
    const kept = [...new Set(served.map(({ hours }) => hours))];
    if (kept.length < 2) return [];
    const what = say('config.differentHours', { days, hours: listOf(kept) });
    return [{ path: ['duty', index, 'days'], what }];
  });

/** A complaint for each value that an earlier one already has. */
function repeated(values: readonly { path: readonly PropertyKey[]; value: string | undefined }[]): readonly Problem[] {
  const seen = new Set<string>();
  return values.flatMap(({ path, value }) => {
    if (value === undefined) return [];
    if (seen.has(value)) return [{ path, what: say('config.twice', { value }) }];
    seen.add(value);
    return [];
  });
}

const listsHaveOwnIds: Check = (file) =>
  (['places', 'catalogue', 'waitingReasons', 'ratingReasons'] as const).flatMap((topic) =>
    repeated((file[topic] ?? []).map(({ id }, index) => ({ path: [topic, index, 'id'], value: id }))),
  );

const itemsHaveOwnIds: Check = ({ catalogue = [] }) =>
  catalogue.flatMap(({ items }, branch) =>
    repeated(items.map(({ id }, index) => ({ path: ['catalogue', branch, 'items', index, 'id'], value: id }))),
  );

const yearsAreOwn: Check = ({ calendar = [] }) =>
  repeated(calendar.map(({ year }, index) => ({ path: ['calendar', index, 'year'], value: String(year) })));

const accountsAreOwn: Check = ({ people = {} }) =>
  (['slack', 'wecom', 'mail'] as const).flatMap((platform) =>
    repeated(
      Object.entries(people).map(([id, person]) => ({ path: ['people', id, platform], value: person[platform] })),
    ),
  );

const checks: readonly Check[] = [
  placesHaveHours,
  slaNamesClauses,
  reasonsStopClauses,
  skillsAreBranches,
  somebodyLeads,
  levelsAreHeld,
  dutyIsKnown,
  dutyHasOneCalendar,
  permitsAreKnown,
  channelsHavePlaces,
  listsHaveOwnIds,
  itemsHaveOwnIds,
  yearsAreOwn,
  accountsAreOwn,
];
