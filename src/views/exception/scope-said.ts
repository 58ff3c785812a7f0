import type { Desk, DutyScope } from '../../domain/desk';
import { type Fact, listOfSome, type Say, say } from '../../domain/words';

const most = 4;

/** Places, kinds of work and line that are meant; undefined: all of them. */
export function scopeSaid(desk: Desk, { places, skills, line }: DutyScope): Say | undefined {
  const names: readonly Fact[] = [
    ...desk.places.filter(({ id }) => places.includes(id)).map(({ name }) => ({ localised: name })),
    ...desk.catalogue.filter(({ id }) => skills.includes(id)).map(({ name }) => ({ localised: name })),
    ...(line === undefined ? [] : [say(`exception.line.${line}`)]),
  ];
  return names.length === 0 ? undefined : say('desk.at', { at: listOfSome(names, most) });
}
