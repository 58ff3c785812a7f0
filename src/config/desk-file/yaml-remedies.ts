import type { ErrorCode, YAMLError } from 'yaml';
import { type Say, say, type WordKey } from '../../domain/words';

const inQuotes = 'config.yaml.inQuotes';
const ownLine = 'config.yaml.ownLine';
const closing = 'config.yaml.closing';

/** What to do about each thing the parser finds; `soft`: everything around it was understood. */
const remedies: Readonly<Record<ErrorCode, { readonly remedy: WordKey; readonly soft?: true }>> = {
  ALIAS_PROPS: { remedy: inQuotes, soft: true },
  BAD_ALIAS: { remedy: inQuotes, soft: true },
  BAD_COLLECTION_TYPE: { remedy: 'config.yaml.noTag' },
  BAD_DIRECTIVE: { remedy: 'config.yaml.noDirective', soft: true },
  BAD_DQ_ESCAPE: { remedy: 'config.yaml.escape', soft: true },
  BAD_INDENT: { remedy: closing },
  BAD_PROP_ORDER: { remedy: inQuotes },
  BAD_SCALAR_START: { remedy: inQuotes, soft: true },
  BLOCK_AS_IMPLICIT_KEY: { remedy: ownLine },
  BLOCK_IN_FLOW: { remedy: closing },
  DUPLICATE_KEY: { remedy: 'config.yaml.once', soft: true },
  IMPOSSIBLE: { remedy: 'config.yaml.compare' },
  KEY_OVER_1024_CHARS: { remedy: 'config.yaml.shorten' },
  MISSING_CHAR: { remedy: 'config.yaml.closeMark' },
  MULTILINE_IMPLICIT_KEY: { remedy: ownLine },
  MULTIPLE_ANCHORS: { remedy: inQuotes, soft: true },
  MULTIPLE_DOCS: { remedy: 'config.yaml.noDocument' },
  MULTIPLE_TAGS: { remedy: inQuotes, soft: true },
  NON_STRING_KEY: { remedy: 'config.yaml.quoteKey' },
  RESOURCE_EXHAUSTION: { remedy: 'config.yaml.closeAll' },
  TAB_AS_INDENT: { remedy: 'config.yaml.noTabs' },
  TAG_RESOLVE_FAILED: { remedy: 'config.yaml.quoteTag', soft: true },
  UNEXPECTED_TOKEN: { remedy: closing },
};

/** Whether what stands around it may have been misunderstood. */
export const isStructural = ({ code }: YAMLError): boolean => remedies[code].soft !== true;

/** The end of a sentence about a key that was written with the colon of a Chinese keyboard, which YAML takes for a letter. */
export const colonHint = say('config.colon');

/** What to do about it, with a look at the line: it follows what is wrong. */
export const remedyFor = ({ code }: YAMLError, line: string): Say =>
  /^[^#"']*：/.test(line) ? colonHint : say('config.remedy', { remedy: say(remedies[code].remedy) });
