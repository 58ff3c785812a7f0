import type { Calling } from './steps';

/** Whom steps of a ladder have called, as the desk file means them: not who that was. */
export type Reached = Pick<Calling, 'tell' | 'people'>;

/** Whether a step calls nobody besides. */
export const isWithin = ({ tell, people = [] }: Reached, reached: Reached): boolean =>
  tell.every((target) => reached.tell.includes(target)) &&
  people.every((person) => reached.people?.includes(person) === true);

/** Those, and whom one more step called. */
export function alsoReached(before: Reached = { tell: [] }, { tell, people = [] }: Reached): Reached {
  const named = [...new Set([...(before.people ?? []), ...people])];
  return { tell: [...new Set([...before.tell, ...tell])], ...(named.length === 0 ? {} : { people: named }) };
}
