import type { CatalogueBranch, CatalogueItem, Desk } from '../domain/desk';
import { say } from '../domain/words';
import type { Option } from './form';

/** Answer that means "something else, or not sure". */
export const otherChoice = '-';

interface Kind {
  readonly branch: CatalogueBranch;
  readonly item: CatalogueItem;
  /** Words that speak for it. */
  readonly hits: number;
}

/** Names hold several words for several things: "Screen, keyboard, mouse or other". */
const separators = /[、，,/及]|\s(?:or|and)\s/i;
/** A shorter one stands in too many sentences. */
const shortestName = 2;

const named = ({ name }: CatalogueItem, said: string): boolean =>
  Object.values(name)
    .flatMap((one) => one.toLowerCase().split(separators))
    .map((one) => one.trim())
    .some((one) => one.length >= shortestName && said.includes(one));

function kindsOf({ catalogue }: Pick<Desk, 'catalogue'>, words: string): readonly Kind[] {
  const said = words.toLowerCase();
  return catalogue.flatMap((branch) => {
    const hits = branch.words.filter((word) => said.includes(word)).length;
    // What a branch calls most common stands last: of equals it comes first.
    return branch.items.toReversed().map((item) => ({ branch, item, hits: hits * 2 + (named(item, said) ? 1 : 0) }));
  });
}

/** Kinds that words speak for come first; then one of each branch in turn, so that every branch is there. */
function inOrder(kinds: readonly Kind[]): readonly Kind[] {
  const spoken = kinds.filter(({ hits }) => hits > 0).toSorted((one, other) => other.hits - one.hits);
  const place = new Map<string, number>();
  const rest = kinds
    .filter(({ hits }) => hits === 0)
    .map((kind) => {
      const turn = place.get(kind.branch.id) ?? 0;
      place.set(kind.branch.id, turn + 1);
      return { kind, turn };
    });
  return [...spoken, ...rest.toSorted((one, other) => one.turn - other.turn).map(({ kind }) => kind)];
}

/**
 * At most `most` choices of a category `branch.item`, best guess first, the last one "something else"; and the guess
 * itself. The person decides.
 */
export function categoryOptions(
  desk: Pick<Desk, 'catalogue'>,
  words: string,
  most = 10,
): { readonly options: readonly Option[]; readonly initial: string } {
  const kinds = inOrder(kindsOf(desk, words)).slice(0, most - 1);
  const options = kinds.map(({ branch, item }) => ({
    value: `${branch.id}.${item.id}`,
    label: say('card.category', { branch: { localised: branch.name }, item: { localised: item.name } }),
  }));
  const best = kinds[0];
  return {
    options: [...options, { value: otherChoice, label: say('form.categoryOther') }],
    initial: best && best.hits > 1 ? `${best.branch.id}.${best.item.id}` : otherChoice,
  };
}
