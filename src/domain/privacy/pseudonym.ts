import { type PersonId, personId } from '../people/person';

const length = 8;

/** The name that stands for somebody who was erased, made of an id that is used for nothing else. */
export const pseudonymFrom = (id: string): PersonId =>
  personId(
    `erased-${id
      .replaceAll(/[^0-9A-Za-z]/g, '')
      .slice(-length)
      .toLowerCase()}`,
  );

/** Whether it stands for somebody who was erased. */
export const isPseudonym = (id: string): boolean => /^erased-[0-9a-z]{8}$/.test(id);
