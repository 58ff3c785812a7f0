import type { CatalogueBranch, CatalogueItem, Desk } from '../desk';
import type { FaultKind } from '../ticket/ticket';
import { aboutOf } from './about';
import { type CatalogueReading, type NameAbout, type OwnWord, readingOf } from './catalogue-reading';
import { unitsIn } from './units';
import type { Clause, Topic } from './vocabulary/topic';

/** A kind of work: a branch of the catalogue and one of its items. */
export interface Category {
  readonly branch: CatalogueBranch;
  readonly item: CatalogueItem;
}

/** How a category is written down: `hardware.printer`. */
export const categoryId = ({ branch, item }: Category): string => `${branch.id}.${item.id}`;

/**
 * The kinds of work that words speak for, best first, one of a branch; empty where they say nothing. What the company
 * calls by its own words wins over the vocabulary. A suggestion only: the person decides.
 */
export function categoriesFor({ catalogue }: Pick<Desk, 'catalogue'>, words: string): readonly Category[] {
  const reading = readingOf(catalogue);
  const { topics, acts } = aboutOf(words);
  const wanted = inTurn(acts);
  const own = ownKinds(reading.own.findIn(unitsIn(words)).map(({ meaning }) => meaning));
  const kinds = [
    ...own.map(({ branch, item }) => ({
      branch,
      item: item ?? itemFor(reading, branch, { topic: topics[0], acts: wanted }),
    })),
    ...topics.flatMap((topic) => {
      const branch = branchFor(catalogue, reading, topic);
      return branch === undefined ? [] : [{ branch, item: itemFor(reading, branch, { topic, acts: wanted }) }];
    }),
  ];
  return kinds.filter(({ branch }, nth) => kinds.findIndex((kind) => kind.branch === branch) === nth);
}

/** The kind of work that words speak for most, of the whole catalogue or of one branch; undefined: of none. */
export const suggestCategory = (desk: Pick<Desk, 'catalogue'>, words: string): Category | undefined =>
  categoriesFor(desk, words)[0];

/** The item of a branch that words speak for; its plainest where they say nothing. */
export function suggestItem({ catalogue }: Pick<Desk, 'catalogue'>, branch: CatalogueBranch, words: string) {
  const { topics, acts } = aboutOf(words);
  return itemFor(readingOf(catalogue), branch, { topic: topics[0], acts: inTurn(acts) });
}

/** What failed is a fault, whatever was to be done. */
const inTurn = (acts: readonly string[]): readonly string[] =>
  acts.includes('fault') ? ['fault', ...acts.filter((act) => act !== 'fault')] : acts;

/** Words the desk file lists count before words of names, and more of them before fewer. */
function ownKinds(said: readonly OwnWord[]): readonly OwnWord[] {
  const hits = (branch: CatalogueBranch): number =>
    said.reduce((sum, one) => sum + (one.branch === branch ? (one.listed ? 100 : 1) : 0), 0);
  const kinds = said.toSorted((one, other) => Number(other.item !== undefined) - Number(one.item !== undefined));
  return kinds.toSorted((one, other) => hits(other.branch) - hits(one.branch));
}

const kindOf: Readonly<Record<Clause, FaultKind>> = {
  'SW-1': 'software',
  'SW-2': 'software',
  'SW-3': 'software',
  'HW-1': 'hardware',
  'HW-2': 'hardware',
  'HW-3': 'hardware',
  'OTH-1': 'other',
};

/** The branch that a topic belongs to: one that is called by it, or has an item that is, or that of its clause. */
function branchFor(
  catalogue: Desk['catalogue'],
  { names }: CatalogueReading,
  topic: Topic,
): CatalogueBranch | undefined {
  const suits = (branch: CatalogueBranch): number => {
    const items = branch.items.map((item) => kinship(names.get(item), topic));
    const own = kinship(names.get(branch), topic) * 2;
    return Math.max(own, ...items) * 2 + (branch.clause === topic.clause ? 3 : 0);
  };
  const [best] = catalogue.toSorted((one, other) => suits(other) - suits(one));
  if (best !== undefined && suits(best) > 1) return best;
  return catalogue.find(({ kind }) => kind === kindOf[topic.clause]);
}

/** How near what a name speaks of is to a topic: the same, or the wider one. */
function kinship(about: NameAbout | undefined, { id, within }: Topic): number {
  const topics = about?.topics ?? [];
  if (topics.some((topic) => topic.id === id)) return 4;
  return within !== undefined && topics.some((topic) => topic.id === within) ? 3 : 0;
}

/** "Screen, keyboard, mouse" is where a headset goes, if it has no item of its own. */
const isBeside = (about: NameAbout | undefined, { within }: Topic): boolean =>
  within !== undefined && about?.topics.some((topic) => topic.within === within) === true;

interface Meant {
  readonly topic: Topic | undefined;
  readonly acts: readonly string[];
}

function itemFor({ names }: CatalogueReading, branch: CatalogueBranch, { topic, acts }: Meant): CatalogueItem {
  const suits = (item: CatalogueItem): number => {
    const about = names.get(item);
    const turn = acts.findIndex((act) => about?.acts.includes(act));
    return (
      (turn < 0 ? 0 : 1000 - 100 * turn) +
      (topic === undefined ? 0 : kinship(about, topic) * 10 || Number(isBeside(about, topic)))
    );
  };
  const [best] = branch.items.toSorted((one, other) => suits(other) - suits(one));
  if (best !== undefined && suits(best) > 0) return best;
  const plainest = branch.items.find((item) => names.get(item)?.acts.includes('fault'));
  const usual = plainest ?? (branch.kind === 'other' ? branch.items.at(-1) : branch.items[0]);
  if (usual === undefined) throw new Error(`the branch ${branch.id} has no items`);
  return usual;
}
