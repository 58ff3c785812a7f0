import type { EntityManager } from 'typeorm';
import { soughtWords } from '../domain/finding/searched-text';
import type { PersonId } from '../domain/people/person';
import type { KindName, RecordRef } from '../domain/record/record-ref';
import type { SoughtRecords } from '../ports/search';
import type { PeoplesNames } from './peoples-names';

/** Part of a condition, with its values. */
interface Part {
  readonly sql: string;
  readonly values: readonly unknown[];
}

const marksFor = (values: readonly unknown[]): string => values.map(() => '?').join(',');

/** Records of these kinds by their words, in the table `record_words`; the newest first. */
export async function findRecords(
  read: EntityManager,
  names: PeoplesNames,
  kinds: readonly KindName[],
  { words, reader, refIn, most }: SoughtRecords,
): Promise<readonly RecordRef[]> {
  const sought = soughtWords(words);
  if (sought.length === 0 || kinds.length === 0) return [];
  const called = reader === 'everything' ? await names.calledBy(sought) : new Map<string, readonly PersonId[]>();
  const parts: readonly Part[] = [
    { sql: `words.kind IN (${marksFor(kinds)})`, values: kinds },
    // Whoever reads only what they have a part in is never compared with what is others'.
    ...(reader === 'everything' ? [] : [hasPart([reader])]),
    ...sought.map((word) => holds(word, called.get(word) ?? [], refIn(word))),
  ];
  const found: { kind: KindName; id: number }[] = await read.query(
    `SELECT words.kind AS kind, words.id AS id FROM record_words words
     JOIN record ON record.kind = words.kind AND record.id = words.id
     WHERE ${parts.map(({ sql }) => sql).join(' AND ')}
     ORDER BY record.opened_at DESC, words.kind, words.id DESC LIMIT ${most}`,
    parts.flatMap(({ values }) => values),
  );
  return found.map(({ kind, id }) => ({ kind, id: Number(id) }));
}

const hasPart = (people: readonly PersonId[]): Part => ({
  sql: `EXISTS (SELECT 1 FROM record_party party WHERE party.kind = words.kind AND party.id = words.id
    AND party.person IN (${marksFor(people)}))`,
  values: people,
});

/** A record holds a word in its words, in the name of somebody who has a part in it, or as its number. */
function holds(word: string, people: readonly PersonId[], record: RecordRef | undefined): Part {
  const ways: readonly Part[] = [
    { sql: 'INSTR(words.words, ?) > 0', values: [Buffer.from(word)] },
    ...(people.length === 0 ? [] : [hasPart(people)]),
    ...(record === undefined ? [] : [{ sql: '(words.kind = ? AND words.id = ?)', values: [record.kind, record.id] }]),
  ];
  return { sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`, values: ways.flatMap(({ values }) => values) };
}
