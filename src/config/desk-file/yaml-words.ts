import type { ErrorCode, YAMLError } from 'yaml';
import { own } from '../../domain/own';
import { type Say, say, type WordKey } from '../../domain/words';

const inQuotes = 'config.yaml.inQuotes';
const ownLine = 'config.yaml.ownLine';
const closing = 'config.yaml.closing';

/** Words for one code of the parser. `soft`: everything around it was understood; `quotes`: they say again what was found. */
interface Words {
  readonly found: WordKey;
  readonly remedy: WordKey;
  readonly soft?: true;
  readonly quotes?: true;
}

/** What is said of a code that a later parser may have. */
const unknown: Words = { found: 'config.yamlFound.other', remedy: 'config.yaml.compare' };

/** What each thing is that the parser finds, and what to do about it. Its own sentences are English, and for programmers. */
const words: Readonly<Record<ErrorCode, Words>> = {
  ALIAS_PROPS: { found: 'config.yamlFound.reference', remedy: inQuotes, soft: true },
  BAD_ALIAS: { found: 'config.yamlFound.nameless', remedy: inQuotes, soft: true },
  BAD_COLLECTION_TYPE: { found: 'config.yamlFound.otherKind', remedy: 'config.yaml.noTag' },
  BAD_DIRECTIVE: { found: 'config.yamlFound.percent', remedy: 'config.yaml.noDirective', soft: true },
  BAD_DQ_ESCAPE: { found: 'config.yamlFound.escape', remedy: 'config.yaml.escape', soft: true },
  BAD_INDENT: { found: 'config.yamlFound.indent', remedy: closing },
  BAD_PROP_ORDER: { found: 'config.yamlFound.order', remedy: inQuotes },
  BAD_SCALAR_START: { found: 'config.yamlFound.start', remedy: inQuotes, soft: true },
  BLOCK_AS_IMPLICIT_KEY: { found: 'config.yamlFound.sameLine', remedy: ownLine },
  BLOCK_IN_FLOW: { found: 'config.yamlFound.blockInside', remedy: closing },
  DUPLICATE_KEY: { found: 'config.yamlFound.twice', remedy: 'config.yaml.once', soft: true },
  IMPOSSIBLE: unknown,
  KEY_OVER_1024_CHARS: { found: 'config.yamlFound.longKey', remedy: 'config.yaml.shorten' },
  MISSING_CHAR: { found: 'config.yamlFound.missing', remedy: 'config.yaml.closeMark' },
  MULTILINE_IMPLICIT_KEY: { found: 'config.yamlFound.manyLines', remedy: ownLine },
  MULTIPLE_ANCHORS: { found: 'config.yamlFound.twoMarks', remedy: inQuotes, soft: true },
  MULTIPLE_DOCS: { found: 'config.yamlFound.secondFile', remedy: 'config.yaml.noDocument' },
  MULTIPLE_TAGS: { found: 'config.yamlFound.twoMarks', remedy: inQuotes, soft: true },
  NON_STRING_KEY: { found: 'config.yamlFound.keyNotText', remedy: 'config.yaml.quoteKey' },
  RESOURCE_EXHAUSTION: { found: 'config.yamlFound.deep', remedy: 'config.yaml.closeAll' },
  TAB_AS_INDENT: { found: 'config.yamlFound.tab', remedy: 'config.yaml.noTabs' },
  TAG_RESOLVE_FAILED: { found: 'config.yamlFound.mark', remedy: 'config.yaml.quoteTag', soft: true },
  UNEXPECTED_TOKEN: { found: 'config.yamlFound.unexpected', remedy: closing, quotes: true },
};

type Told = Pick<YAMLError, 'code'>;

const wordsOf = ({ code }: Told): Words => own(words, code) ?? unknown;

/** Whether what stands around it may have been misunderstood. */
export const isStructural = (error: Told): boolean => wordsOf(error).soft !== true;

/** The end of a sentence about a key that was written with the colon of a Chinese keyboard, which YAML takes for a letter. */
export const colonHint = say('config.colon');

/** Where something was found in a file. */
export interface Spot {
  readonly column: number;
  /** The whole line. */
  readonly line: string;
  /** The text begins with a quotation mark that is closed nowhere. */
  readonly isUnclosed: boolean;
}

/** What YAML does not take, in a sentence of ours, and what to do about it. */
export function sentenceOf(error: Told, { column, line, isUnclosed }: Spot): Say {
  const { found: key, remedy, quotes } = wordsOf(error);
  const found = line.slice(column - 1).match(/^(?:!*[^\s,:[\]{}]{1,30}|\S)/)?.[0];
  const facts = { column: String(column), found: found ?? '', sign: line.charAt(column - 1) };
  const isNamed = found !== undefined || !quotes;
  return say('config.notYaml', {
    said: say(isUnclosed ? 'config.yamlFound.quote' : isNamed ? key : unknown.found, facts),
    remedy: /^[^#"']*：/.test(line) ? colonHint : say('config.remedy', { remedy: say(remedy) }),
  });
}
