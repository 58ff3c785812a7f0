import type { Desk, DutyLine } from '../desk';
import { type PersonId, personId } from '../people/person';
import type { Instant } from '../time/instant';
import type { PutOn } from './plan';

/** Most characters that a button carries. */
const most = 200;

/** What a button puts right; whoever presses it, or somebody it names, is put on. */
export type OneTap = Omit<PutOn, 'person'> & { readonly person?: PersonId };

const written = ({ person, instead, span, places, line }: OneTap, skills: readonly string[]): string =>
  [person, instead, span.from, span.to, places.join('+'), skills.join('+'), line].map((part) => part ?? '').join('|');

/** As a button carries it. Kinds of work that do not fit are left out: whoever is put on then serves all of them. */
export function writeOneTap(put: OneTap): string {
  const whole = written(put, put.skills);
  return whole.length <= most ? whole : written(put, []);
}

const lines: readonly DutyLine[] = ['operating', 'emergency'];
const listed = (text: string): readonly string[] => (text === '' ? [] : text.split('+'));

/** What a button carried; undefined where it is no such thing, or names what the desk does not know. */
export function readOneTap(value: string, desk: Pick<Desk, 'places' | 'catalogue'>): OneTap | undefined {
  const [person = '', instead = '', from, to, places = '', skills = '', named = ''] = value.split('|');
  const span = { from: Number(from) as Instant, to: Number(to) as Instant };
  if (!Number.isSafeInteger(span.from) || !Number.isSafeInteger(span.to)) return undefined;
  const put = { places: listed(places), skills: listed(skills) };
  const isKnown =
    put.places.every((id) => desk.places.some((place) => place.id === id)) &&
    put.skills.every((id) => desk.catalogue.some((branch) => branch.id === id));
  if (!isKnown) return undefined;
  const line = lines.find((one) => one === named);
  return {
    ...{ ...put, span },
    ...(person === '' ? {} : { person: personId(person) }),
    ...(instead === '' ? {} : { instead: personId(instead) }),
    ...(line === undefined ? {} : { line }),
  };
}
