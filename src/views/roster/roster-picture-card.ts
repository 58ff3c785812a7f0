import type { Desk } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import type { DutySpan } from '../../domain/roster/duty-spans';
import type { Fortnight } from '../../domain/roster/fortnight';
import { type Say, say, sayAll } from '../../domain/words';
import type { Card, Picture } from '../card';
import { isLimited, partSaid, personSaid } from './duty-said';
import { holesIn } from './roster-card';

/** Changes of duty told to whoever does not see the picture; a screen reader reads them one after the other. */
const mostChanges = 40;

/** By which parts of the roster are called. */
type PartNames = Pick<Desk, 'places' | 'catalogue'>;

/** Everybody whom the roster of these days names, each once. */
export const peopleIn = ({ days, away }: Fortnight): readonly PersonId[] => [
  ...new Set([
    ...days.flatMap(({ parts }) => parts.flat()).flatMap(({ primary, backup }) => [primary ?? [], backup ?? []].flat()),
    ...away.map(({ person }) => person),
  ]),
];

/** The picture of the roster that is kept under `key`, with what it shows in words. */
export const rosterPicture = (desk: PartNames, roster: Fortnight, key: string): Picture => ({
  key,
  alt: altOf(desk, roster, holesIn(roster)),
});

/** The same as a card. */
export function rosterPictureCard(desk: PartNames, roster: Fortnight, key: string): Card {
  const title = say('roster.title');
  const holes = holesIn(roster);
  return {
    title,
    tone: holes > 0 ? 'warn' : 'plain',
    summary: title,
    parts: [{ kind: 'picture', picture: rosterPicture(desk, roster, key) }],
  };
}

/** What the picture shows, in words: when somebody else comes first, in the part that most is asked of. */
function altOf(desk: PartNames, { days, asOf, zone, parts: [first, ...others] }: Fortnight, holes: number): Say {
  const spans = days.flatMap(({ parts: [ofFirst = []] }) => ofFirst);
  const title = say('roster.title');
  const isOne = first !== undefined && others.length === 0 && isLimited(first);
  const changes = spans.filter((span, nth) => nth === 0 || span.primary !== spans[nth - 1]?.primary);
  const facts = {
    title: isOne ? say('roster.part', { first: title, rest: partSaid(desk, first) }) : title,
    as: say('roster.asOf', { at: { at: asOf, style: 'date-time' }, zone }),
    holes: holes > 0 ? say('roster.holes', { count: holes }) : say('roster.noHoles'),
  };
  const list = sayAll(changes.slice(0, mostChanges).map(changeSaid));
  return say('roster.pictureAlt', { ...facts, list: list ?? '' });
}

const changeSaid = ({ from, primary }: DutySpan): Say =>
  say('roster.altStretch', { from: { at: from, style: 'date-time' }, who: personSaid(primary) });
