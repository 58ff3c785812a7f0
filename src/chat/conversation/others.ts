import { linesOf } from '../../commands/act';
import { otherKinds } from '../../commands/kinds';
import type { Listed } from '../../commands/record/bound-kind';
import { recordNamed } from '../../domain/finding/asked-in';
import { type Person, worksTickets } from '../../domain/people/person';
import type { KindName } from '../../domain/record/record-ref';
import { isInside } from '../../domain/ticket/who-may';
import type { InboundDeps } from '../inbound-deps';

/** Which lists there are: what somebody reported, what they work on, and what is open. */
export type ListName = 'mine' | 'work' | 'open';

/** Records of one kind that are looked through for a list, and for a search, where each is asked who may see it. */
const most = { list: 200, search: 50 };

/** Records of other kinds than the ticket, as a list tells of them. */
export interface Others {
  readonly rows: readonly Listed[];
  /** There are more than were looked through. */
  readonly isCut: boolean;
}

/**
 * Records of other kinds that stand in that list of theirs, a kind after the other: open ones in which they have a part,
 * as one of those who serve (`work`) or not (`mine`), or all that they may see (`open`).
 */
export async function othersIn(deps: InboundDeps, by: Person, list: ListName): Promise<Others> {
  const each = await Promise.all(otherKinds().map((kind) => ofKind(deps, by, { kind, list })));
  return { rows: each.flatMap(({ rows }) => rows), isCut: each.some(({ isCut }) => isCut) };
}

async function ofKind(
  deps: InboundDeps,
  by: Person,
  { kind, list }: { readonly kind: KindName; readonly list: ListName },
): Promise<Others> {
  const found =
    list === 'open'
      ? await deps.records.open(kind, most.list + 1)
      : await deps.records.ofPerson(kind, { person: by.id }, most.list + 1);
  const lines = await linesOf(deps, { kind, by, found: found.slice(0, most.list) });
  const rows = lines.filter((line) => line.open && (list === 'open' || isWork(line, by) === (list === 'work')));
  // Whoever may see none of them is not told that there are many.
  return { rows, isCut: rows.length > 0 && found.length > most.list };
}

/** Whoever serves no tickets has no list of work: what waits for them stands among what is theirs. */
const isWork = ({ inside }: Listed, by: Person): boolean => inside && worksTickets(by);

/** Records of other kinds that hold these words, or are named by them, as far as this person may see them. */
export async function othersFound(deps: InboundDeps, by: Person, words: string): Promise<Others> {
  if (otherKinds().length === 0) return { rows: [], isCut: false };
  const sought = { words, most: most.search + 1, refIn: (word: string) => recordNamed(deps.desk.prefix, word) };
  // What they have a part in is not crowded out by what they may not see.
  const readers = isInside(by) ? ([by.id, 'everything'] as const) : ([by.id] as const);
  const found = await Promise.all(readers.map((reader) => deps.search.findRecords({ ...sought, reader })));
  const rows = await Promise.all(
    otherKinds().map(async (kind) => {
      const named = found.flatMap((some) => some.slice(0, most.search).filter((one) => one.kind === kind));
      const ids = [...new Set(named.map(({ id }) => id))].sort((one, other) => other - one);
      const each = await Promise.all(ids.map((id) => deps.records.find({ kind, id })));
      return linesOf(deps, { kind, by, found: each.filter((record) => record !== undefined) });
    }),
  );
  const shown = rows.flat();
  return { rows: shown, isCut: shown.length > 0 && found.some((some) => some.length > most.search) };
}
