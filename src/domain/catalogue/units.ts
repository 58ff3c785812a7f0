import { simplify } from '../simplify';

/** The smallest part of what somebody wrote that can be recognised. */
export interface Unit {
  /** A word of letters without its ending, one Chinese character, or `end` between two clauses. */
  readonly text: string;
  /** The word as it was written, in lower case. */
  readonly written: string;
  /** A word begins here. */
  readonly begins: boolean;
}

/** Stands between two clauses: no word reaches over it. */
export const end = '|';
/** What every "can’t", "is not", "unable to" says. */
export const not = 'not';
/** Said of what it is not: "not the printer". What follows is no subject. */
export const exceptFor = '¬';

const han = /\p{Script=Han}/u;

/** Words are found by ICU's dictionaries, which Node brings; the same ones serve Chinese and all that has blanks. */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Ways to say no, after the apostrophes are gone. */
const denials =
  /\b(?:can ?not|cant|wont|dont|doesnt|didnt|isnt|arent|wasnt|couldnt|wouldnt|havent|hasnt|aint|unable to|not able to|fail(?:s|ed|ing)? to|refus(?:es|ed|ing) to|never|no longer|stopped|stops|(?:can|could|do|does|did|will|would|is|are|was|has|have) not)\b/g;
const exceptions =
  /\b(?:(?:its|this is|that is|it is|is|was)? ?not (?:about )?(?:the|a|an|my|our)|(?:isnt|wasnt) (?:about )?(?:the|a|an|my|our)|rather than|instead of|nothing to do with)\b/g;
const notThis = /(?<!是)不是(?!很|太|特别|能)|并非|跟(?=\S{1,8}(?:无关|没关系))/g;

/** Words that change nothing about what is meant. */
const small = new Set(
  (
    'a an the my your his her our their its this that these those i im ive id we were you he she it they them me us is are ' +
    'was be been being am do does did will would shall should has have had having having just really very so quite too ' +
    'please pls kindly hi hello hey there keeps keep kept any some all again always suddenly properly completely anymore ' +
    'today now still ever since to of for and'
  ).split(' '),
);
/** Names of programs that look like plural or other forms of ordinary words. */
const names = new Set([
  'windows',
  'teams',
  'pages',
  'keys',
  'news',
  'words',
  'photos',
  'docs',
  'sheets',
  'slides',
  'access',
]);

/**
 * An English word without its ending, so that "printing", "prints" and "printed" are one. Not linguistics: both sides of
 * every comparison are cut alike.
 */
function stem(word: string): string {
  if (word.length < 4 || names.has(word)) return word;
  const bare = word
    .replace(/ies$/, 'y')
    .replace(/(?<![siu])s$/, '')
    .replace(/(?<=[aeiouy]\w*\w)(?:ed|ing)$/, '')
    .replace(/e$/, '');
  return bare.replace(/([bdfgmnprt])\1$/, '$1');
}

/** Chinese characters that go before a word and seldom belong to it. */
const light = new Set('都没也又就还很太老总想要能不我你他她了的在把给被用是有跟和与或让请再才只好');

function unitsOf(segment: string): readonly Unit[] {
  if (!han.test(segment)) return [{ text: stem(segment), written: segment, begins: true }];
  const characters = [...segment];
  return characters.map((text, at) => ({
    text,
    written: text,
    // ICU takes small words for the beginning of longer ones: 都没|网, 想借|一台.
    begins: at === 0 || light.has(characters[at - 1] ?? ''),
  }));
}

/** Letters and digits that stand together without a blank: `win10`, `A4`. */
const parts = (word: string): readonly string[] => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [];

const plain = (text: string): string =>
  simplify(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/(?<=\w)[-‐–/](?=\w)/g, ' ')
    .replace(exceptions, ` ${exceptFor} `)
    .replace(notThis, ` ${exceptFor} `)
    .replace(denials, ` ${not} `);

/**
 * What somebody wrote, as units in its order: Chinese of any place as the mainland writes it, every denial as one word,
 * words that say nothing left out.
 */
export function unitsIn(text: string): readonly Unit[] {
  return segmentsOf(plain(text)).flatMap(({ segment, isWordLike }) => {
    if (segment === exceptFor) return [{ text: exceptFor, written: exceptFor, begins: true }];
    if (isWordLike !== true) return /[^\s'"“”()（）[\]<>*_~`:：+&-]/.test(segment) ? [breakBetween] : [];
    return parts(segment).flatMap((part) => (small.has(part) ? [] : unitsOf(part)));
  });
}

/** A segmenter takes the square of what it is given at once: a whole text is cut into so many letters first. */
const atOnce = /[\s\S]{1,120}(?:\S{0,20}(?=\s)|)/gu;
export const segmentsOf = (text: string): readonly Intl.SegmentData[] =>
  (text.match(atOnce) ?? []).flatMap((part) => [...segmenter.segment(part)]);

const breakBetween: Unit = { text: end, written: end, begins: true };
