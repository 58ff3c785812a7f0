import type { EntityManager } from 'typeorm';
import { foldedWords } from '../domain/finding/searched-text';
import type { Party } from '../domain/record/record';
import { deleteRows, updateRows } from './change-rows';
import { findRow, findRows } from './find-rows';
import { insertRows } from './insert-rows';
import { type OfRecord, recordPartyRow, recordWordsRow } from './rows/record-rows';

const nameOf = ({ person, part }: { readonly person: string; readonly part: string }): string => `${part}\n${person}`;

/** Makes these the people who have a part in it, and no others. */
export async function changeParties(manager: EntityManager, which: OfRecord, parties: readonly Party[]): Promise<void> {
  const before = await findRows(manager, recordPartyRow, { ...which });
  const now = new Set(parties.map(nameOf));
  const known = new Set(before.map(nameOf));
  for (const { person, part } of before.filter((party) => !now.has(nameOf(party)))) {
    await deleteRows(manager, recordPartyRow, { ...which, person, part });
  }
  await addParties(
    manager,
    which,
    parties.filter((party) => !known.has(nameOf(party))),
  );
}

/** People who have a part in it besides those there are: each once, however often the rules name them. */
export async function addParties(manager: EntityManager, which: OfRecord, parties: readonly Party[]): Promise<void> {
  const each = [...new Map(parties.map((party) => [nameOf(party), party])).values()];
  await insertRows(
    manager,
    recordPartyRow,
    each.map(({ person, part }) => ({ ...which, person, part })),
  );
}

/** Makes the words that a search finds it by these. */
export async function putRecordWords(manager: EntityManager, which: OfRecord, words: string): Promise<void> {
  const folded = Buffer.from(foldedWords(words));
  const known = await findRow(manager, recordWordsRow, { ...which });
  if (known === undefined) {
    if (folded.length > 0) await insertRows(manager, recordWordsRow, [{ ...which, words: folded }]);
  } else if (folded.length === 0) {
    await deleteRows(manager, recordWordsRow, { ...which });
  } else if (!folded.equals(Buffer.from(new Uint8Array(known.words)))) {
    await updateRows(manager, recordWordsRow, { ...which }, { words: folded });
  }
}
