import type { Desk } from '../../domain/desk';
import { placeOf } from '../../domain/desk';
import type { OnDuty } from '../../domain/roster/on-duty';
import type { RosterPart } from '../../domain/roster/roster-parts';
import { type Fact, type Say, say } from '../../domain/words';

/** A person, or that it is nobody. */
export const personSaid = (person: OnDuty['primary']): Fact => (person === null ? say('desk.dutyNobody') : { person });

/** Both of those who answer, in one line. */
export const dutySaid = ({ primary, backup }: OnDuty): Say =>
  backup === null
    ? say('roster.who', { primary: personSaid(primary) })
    : say('roster.whoBackup', { primary: personSaid(primary), backup: { person: backup } });

/** Whether there is more of the roster than this part. */
export const isLimited = ({ places, skills, line }: Omit<RosterPart, 'spans'>): boolean =>
  places.length + skills.length > 0 || line !== undefined;

/** What a part of the roster is for: its places, kinds of work and line. */
export function partSaid(desk: Pick<Desk, 'places' | 'catalogue'>, part: Omit<RosterPart, 'spans'>): Say {
  const names: Fact[] = [
    ...part.places.map((place): Fact => ({ localised: placeOf(desk, place).name })),
    ...part.skills.map((skill): Fact => {
      const branch = desk.catalogue.find(({ id }) => id === skill);
      return branch === undefined ? skill : { localised: branch.name };
    }),
    ...(part.line === undefined
      ? []
      : [say(part.line === 'emergency' ? 'roster.line.emergency' : 'roster.line.operating')]),
  ];
  if (names.length === 0) return say('roster.everywhere');
  return names
    .slice(1)
    .reduce<Say>((first, rest) => say('roster.part', { first, rest }), say('roster.name', { name: names[0] ?? '' }));
}
