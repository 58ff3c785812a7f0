import type { CatalogueBranch, CatalogueItem, Desk } from '../desk';
import { aboutOf } from './about';
import { Lexicon } from './lexicon';
import type { Topic } from './vocabulary/topic';

/** What a name speaks of, by the vocabulary. */
export interface NameAbout {
  readonly topics: readonly Topic[];
  readonly acts: readonly string[];
}

/** A word of the company's own, by which a branch or one of its items is called. */
export interface OwnWord {
  readonly branch: CatalogueBranch;
  readonly item?: CatalogueItem;
  /** Written in the desk file as a word that suggests the branch, not merely part of a name. */
  readonly listed: boolean;
}

/** A catalogue as the vocabulary reads it. */
export interface CatalogueReading {
  readonly own: Lexicon<OwnWord>;
  readonly names: ReadonlyMap<CatalogueBranch | CatalogueItem, NameAbout>;
}

type Named = Pick<CatalogueItem, 'name'>;

/** Names hold several words for several things: "Screen, keyboard, mouse or other". */
const separators = /[、，,/及与·()（）]|\s(?:or|and|&)\s/i;
const wordsOf = ({ name }: Named): readonly string[] =>
  Object.values(name)
    .flatMap((one) => one.split(separators))
    .map((one) => one.trim())
    .filter((one) => one.length > 1);

/** Stand in names, and say nothing about what is meant. */
const empty = new Set([
  '其他',
  '其它',
  '其他类',
  '一般',
  '常规',
  '服务',
  '支持',
  '需求',
  '问题',
  '电脑类',
  'other',
  'others',
  'something else',
  'general',
]);

function aboutNames(named: Named): NameAbout {
  const each = wordsOf(named).map(aboutOf);
  // "Install" is called by what is done there, and not by the applications one would install.
  const topics = each.flatMap((about) => (about.acts.length > 0 ? about.named : about.topics));
  return { topics, acts: each.flatMap(({ acts }) => acts) };
}

/** Words of names that the vocabulary does not know are the company's own. */
const ownIn = (named: Named): readonly string[] =>
  wordsOf(named).filter((word) => {
    const { topics, acts } = aboutOf(word);
    return topics.length === 0 && acts.length === 0 && !empty.has(word.toLowerCase());
  });

const known = new WeakMap<Desk['catalogue'], CatalogueReading>();

/** Read once for each catalogue. */
export function readingOf(catalogue: Desk['catalogue']): CatalogueReading {
  const before = known.get(catalogue);
  if (before !== undefined) return before;
  const own = catalogue.flatMap((branch) => [
    ...branch.words.map((word) => [word, { branch, listed: true }] as const),
    ...ownIn(branch).map((word) => [word, { branch, listed: false }] as const),
    ...branch.items.flatMap((item) => ownIn(item).map((word) => [word, { branch, item, listed: false }] as const)),
  ]);
  const named = catalogue.flatMap((branch) => [branch, ...branch.items]);
  const made = { own: new Lexicon<OwnWord>(own), names: new Map(named.map((one) => [one, aboutNames(one)] as const)) };
  known.set(catalogue, made);
  return made;
}
