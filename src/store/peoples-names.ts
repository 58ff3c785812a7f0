import type { EntityManager } from 'typeorm';
import { fold } from '../domain/finding/fold';
import type { PersonId } from '../domain/people/person';

/** More people of one name than this are not told apart by it. */
const mostPeople = 200;

interface Named {
  readonly id: PersonId;
  /** As names are compared. */
  readonly name: string;
}

/** Who is called what: the names of a whole company, read anew once somebody's record has changed. */
export class PeoplesNames {
  #known: { readonly state: string; readonly people: readonly Named[] } | undefined;

  constructor(private readonly read: EntityManager) {}

  /** Who is called by each of the words. A name is short, so all of them are looked through. */
  async calledBy(words: readonly string[]): Promise<ReadonlyMap<string, readonly PersonId[]>> {
    const people = await this.#people();
    return new Map(
      words.map((word) => [
        word,
        people
          .filter(({ name }) => name.includes(word))
          .slice(0, mostPeople)
          .map(({ id }) => id),
      ]),
    );
  }

  async #people(): Promise<readonly Named[]> {
    // Asked for first: what changes while the names are read is read at the next search.
    const state = await this.#state();
    if (this.#known?.state === state) return this.#known.people;
    const rows: { id: string; name: string | null }[] = await this.read.query(
      "SELECT id, JSON_EXTRACT(data, '$.name') AS name FROM person",
    );
    const people = rows.map(({ id, name }) => ({ id: id as PersonId, name: fold(name ?? '') }));
    this.#known = { state, people };
    return people;
  }

  /** Whoever comes, goes or changes changes this; a sum, because clocks of several computers differ. */
  async #state(): Promise<string> {
    const [row]: { people: number | string; changed: number | string | null }[] = await this.read.query(
      'SELECT COUNT(*) AS people, SUM(updated_at % 1000003) AS changed FROM person',
    );
    return `${row?.people}:${row?.changed}`;
  }
}
