import { categoriesFor, categoryId } from '../domain/catalogue/suggest-category';
import type { CatalogueBranch, CatalogueItem, Desk } from '../domain/desk';
import { say } from '../domain/words';
import type { Option } from './form';

/** Answer that means "something else, or not sure". */
export const otherChoice = '-';
/** Answer of whoever chose nothing: the words decide, and where they say nothing the person is asked. */
export const noChoice = '?';

interface Kind {
  readonly branch: CatalogueBranch;
  readonly item: CatalogueItem;
}

/** Kinds that words speak for come first; then one of each branch in turn, so that every branch is there. */
function inOrder({ catalogue }: Pick<Desk, 'catalogue'>, spoken: readonly Kind[]): readonly Kind[] {
  const rest = catalogue.flatMap((branch) => {
    const others = branch.items.filter((item) => !spoken.some((kind) => kind.branch === branch && kind.item === item));
    // What a branch calls most common stands last: of equals it comes first.
    return others.toReversed().map((item, turn) => ({ branch, item, turn }));
  });
  return [...spoken, ...rest.toSorted((one, other) => one.turn - other.turn)];
}

/**
 * At most `most` choices of a category `branch.item`, best guess first, the last one "something else"; and the guess
 * itself. Where words say nothing the first one is "please choose": nothing is chosen for them. The person decides.
 */
export function categoryOptions(
  desk: Pick<Desk, 'catalogue'>,
  words: string,
  most = 10,
): { readonly options: readonly Option[]; readonly initial: string } {
  const spoken = categoriesFor(desk, words);
  const best = spoken[0];
  const unchosen = best === undefined ? [{ value: noChoice, label: say('form.categoryChoose') }] : [];
  const options = inOrder(desk, spoken)
    .slice(0, most - 1 - unchosen.length)
    .map((kind) => ({
      value: categoryId(kind),
      label: say('card.category', { branch: { localised: kind.branch.name }, item: { localised: kind.item.name } }),
    }));
  return {
    options: [...unchosen, ...options, { value: otherChoice, label: say('form.categoryOther') }],
    initial: best === undefined ? noChoice : categoryId(best),
  };
}
