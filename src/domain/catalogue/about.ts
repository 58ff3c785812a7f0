import { type Found, Lexicon } from './lexicon';
import { isOneSlipFrom } from './one-slip';
import { type Unit, unitsIn } from './units';
import { acts } from './vocabulary/acts';
import { computerTopics, hardwareTopics, repairTopics } from './vocabulary/hardware';
import { otherTopics } from './vocabulary/other';
import { securityTopics } from './vocabulary/security';
import { officeTopics, systemTopics } from './vocabulary/software';
import type { Topic } from './vocabulary/topic';
import { unrelated } from './vocabulary/unrelated';

/** All topics. Of equals the earlier one is meant. */
const topics: readonly Topic[] = [
  ...repairTopics,
  ...securityTopics,
  ...hardwareTopics,
  ...officeTopics,
  ...systemTopics,
  ...otherTopics,
  ...computerTopics,
];

/** How surely a word speaks of its topic. */
const strengths = { decides: 4, names: 3, speaks: 2, hints: 1 } as const;

interface Spoken {
  readonly topic: Topic;
  readonly strength: number;
}

const listed = (words = ''): readonly string[] =>
  words
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

let made: { readonly topics: Lexicon<Spoken | undefined>; readonly acts: Lexicon<string> } | undefined;

/** Made when the first report is read. */
function lexicons() {
  made ??= {
    topics: new Lexicon<Spoken | undefined>([
      ...listed(unrelated).map((word) => [word, undefined] as const),
      ...topics.flatMap((topic) =>
        (Object.keys(strengths) as (keyof typeof strengths)[]).flatMap((manner) => {
          const spoken = { topic, strength: strengths[manner] };
          return listed(topic[manner]).map((word) => [word, spoken] as const);
        }),
      ),
    ]),
    acts: new Lexicon(acts.flatMap(({ id, words }) => listed(words).map((word) => [word, id] as const))),
  };
  return made;
}

/** What a text is about. */
export interface About {
  /** Best first. */
  readonly topics: readonly Topic[];
  /** Those of them whose own thing was named. */
  readonly named: readonly Topic[];
  /** What is to be done, or has happened, the plainest first. */
  readonly acts: readonly string[];
}

/** What somebody wrote is about, by the vocabulary; words that were mistyped count where nothing else was understood. */
export function aboutOf(text: string): About {
  const { topics: known, acts: doings } = lexicons();
  const units = unitsIn(text);
  const found = known.findIn(units);
  const understood = found.some(({ meaning }) => meaning === undefined || meaning.strength > strengths.hints);
  const ranked = inOrder(understood ? found : known.findIn(units.map((unit) => mended(unit, known))));
  const named = ranked.filter(({ most }) => most >= strengths.names);
  // A lift can be slow, too: what is no work of the desk is meant unless something of it was named.
  const isOurs = found.every(({ meaning }) => meaning !== undefined);
  const done = new Set(doings.findIn(units).map(({ meaning }) => meaning));
  return {
    topics: (isOurs ? ranked : named).map(({ topic }) => topic),
    named: named.map(({ topic }) => topic),
    acts: acts.map(({ id }) => id).filter((id) => done.has(id)),
  };
}

interface Ranked {
  readonly topic: Topic;
  /** Strength of its strongest word. */
  readonly most: number;
}

function inOrder(found: readonly Found<Spoken | undefined>[]): readonly Ranked[] {
  const weight = new Map<Topic, { most: number; words: number }>();
  for (const { meaning } of found) {
    if (meaning === undefined) continue;
    const before = weight.get(meaning.topic) ?? { most: 0, words: 0 };
    if (meaning.strength < before.most) continue;
    const words = meaning.strength === before.most ? before.words + 1 : 1;
    weight.set(meaning.topic, { most: meaning.strength, words });
  }
  const along = ({ along }: Topic): number => (found.some(({ meaning }) => meaning?.topic.id === along) ? 1 : 0);
  return [...weight]
    .map(([topic, { most, words }]) => ({ topic, most, words: words + along(topic), place: topics.indexOf(topic) }))
    .toSorted((one, other) => other.most - one.most || other.words - one.words || one.place - other.place);
}

/** Shorter words are too like each other. */
const shortestMistyped = 5;

/** The word they meant, where one slip of the fingers leads to a word of the list; the unit itself otherwise. */
function mended(unit: Unit, known: Lexicon<Spoken | undefined>): Unit {
  if (unit.written.length < shortestMistyped || !/^[a-z]+$/.test(unit.written) || known.knows(unit.text)) return unit;
  for (const word of known.beginnings()) {
    if (word.length >= shortestMistyped - 1 && isOneSlipFrom(unit.text, word)) return { ...unit, text: word };
  }
  return unit;
}
