import { own } from '../../domain/own';
import { contractTargets } from '../../domain/sla/targets';
import { say } from '../../domain/words';
import { dutyReferences } from './duty-references';
import type { Problem } from './problem';
import type { DeskFile } from './topics';
import { repeated, unknownName } from './unknown-name';

type Read = Partial<DeskFile>;
type Check = (file: Read) => readonly Problem[];

/**
 * Names in the desk file that lead nowhere, and names given twice. Topics that could not be read are absent; what
 * would need them is not checked.
 */
export const brokenReferences: Check = (file) => checks.flatMap((check) => check(file));

const placesOf = (file: Read): readonly string[] => file.places?.map(({ id }) => id) ?? [];
const branchesOf = (file: Read): readonly string[] => file.catalogue?.map(({ id }) => id) ?? [];
const clauses: readonly string[] = contractTargets.map(({ clause }) => clause);

const placesHaveHours: Check = ({ places, workingHours }) => {
  if (!places || !workingHours) return [];
  return places.flatMap((place, index) =>
    unknownName(['places', index, 'hours'], place.hours, Object.keys(workingHours)),
  );
};

const slaNamesClauses: Check = ({ sla }) => {
  const rows = Object.entries(sla ?? {});
  return rows.flatMap(([clause, row]) => {
    const target = contractTargets.find((candidate) => candidate.clause === clause);
    if (target === undefined) return unknownName(['sla', clause], clause, clauses);
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
    stops.flatMap((clause, stop) => unknownName(['waitingReasons', index, 'stops', stop], clause, clauses)),
  );

const skillsAreBranches: Check = (file) => {
  if (!file.catalogue || !file.people) return [];
  return Object.entries(file.people).flatMap(([id, { skills }]) =>
    skills.flatMap((skill, index) => unknownName(['people', id, 'skills', index], skill, branchesOf(file))),
  );
};

const familiarSitesAreServed: Check = (file) => {
  if (!file.places || !file.people) return [];
  return Object.entries(file.people).flatMap(([id, { familiar = {} }]) =>
    Object.keys(familiar).flatMap((place) => unknownName(['people', id, 'familiar', place], place, placesOf(file))),
  );
};

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
        unknownName([...path, 'people', nth], person, Object.keys(people)),
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

/** Whom a step of a ladder names is in the file, and has not left. */
const laddersNamePeople: Check = ({ rescue, silence = [], people }) => {
  if (!people) return [];
  const { inside = [], urgent = [], outside = [], repeat } = rescue ?? {};
  const steps = { inside, urgent, outside } as const;
  const named = [
    ...Object.entries(steps).flatMap(([name, list]) =>
      list.map((step, index) => ({ path: ['rescue', name, index], step })),
    ),
    ...(repeat ? [{ path: ['rescue', 'repeat'], step: repeat }] : []),
    ...silence.map((step, index) => ({ path: ['silence', index], step })),
  ];
  return named.flatMap(({ path, step }) =>
    (step.people ?? []).flatMap((person, nth): readonly Problem[] => {
      const at = [...path, 'people', nth];
      const found = own(people, person);
      if (found === undefined) return unknownName(at, person, Object.keys(people));
      return found.active ? [] : [{ path: at, what: say('config.hasLeft', { name: person }) }];
    }),
  );
};

/** Whoever is to be called needs something to be called by, and is called only while nobody has the ticket. */
const callsHaveTelephones: Check = ({ rescue, silence = [], telephone }) => {
  const { inside = [], urgent = [], outside = [], repeat } = rescue ?? {};
  const steps = Object.entries({ inside, urgent, outside }).flatMap(([name, list]) =>
    list.map(({ by }, index) => ({ path: ['rescue', name, index, 'by'], by })),
  );
  const all = [...steps, { path: ['rescue', 'repeat', 'by'], by: repeat?.by }];
  const unheard = silence.flatMap(({ by }, index) =>
    by?.includes('call') ? [{ path: ['silence', index, 'by'], what: say('config.silenceCalls') }] : [],
  );
  if (telephone === undefined || telephone.by.length > 0) return unheard;
  const calling = all.filter(({ by }) => by?.includes('call'));
  return [...calling.map(({ path }) => ({ path, what: say('config.callsByNothing') })), ...unheard];
};

/** Whom somebody permits things for is named in the file, or met in chat: `slack:U024BE7LH`. */
const permitsAreKnown: Check = ({ people = {} }) =>
  Object.entries(people).flatMap(([id, { permits }]) =>
    permits.flatMap((name, index) =>
      name.includes(':') ? [] : unknownName(['people', id, 'permits', index], name, Object.keys(people)),
    ),
  );

const channelsHavePlaces: Check = (file) => {
  if (!file.slack || !file.places) return [];
  return Object.keys(file.slack.channels.byPlace).flatMap((place) =>
    unknownName(['slack', 'channels', 'byPlace', place], place, placesOf(file)),
  );
};

/** Groups, topics and tags show the duty of places and kinds of work that there are, and each is named once. */
const shownDutyIsKnown: Check = (file) => {
  const rows = [
    ...(file.slack?.onDuty ?? []).map((row, index) => ({ path: ['slack', 'onDuty', index], row })),
    ...(file.wecom?.onDuty ?? []).map((row, index) => ({ path: ['wecom', 'onDuty', index], row })),
  ];
  const strange = rows.flatMap(({ path, row }) => [
    ...(file.places ? row.places.flatMap((one, at) => unknownName([...path, 'places', at], one, placesOf(file))) : []),
    ...(file.catalogue
      ? row.skills.flatMap((one, at) => unknownName([...path, 'skills', at], one, branchesOf(file)))
      : []),
  ]);
  const named = (name: 'group' | 'topic' | 'tag') =>
    rows.map(({ path, row }) => {
      const value: unknown = name in row ? row[name as keyof typeof row] : undefined;
      return { path: [...path, name], value: value === undefined ? undefined : String(value) };
    });
  return [...strange, ...(['group', 'topic', 'tag'] as const).flatMap((name) => repeated(named(name)))];
};

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
  shownDutyIsKnown,
  placesHaveHours,
  slaNamesClauses,
  reasonsStopClauses,
  skillsAreBranches,
  familiarSitesAreServed,
  somebodyLeads,
  levelsAreHeld,
  laddersNamePeople,
  callsHaveTelephones,
  dutyReferences,
  permitsAreKnown,
  channelsHavePlaces,
  listsHaveOwnIds,
  itemsHaveOwnIds,
  yearsAreOwn,
  accountsAreOwn,
];
