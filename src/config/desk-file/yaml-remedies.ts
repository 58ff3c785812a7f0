import type { ErrorCode, YAMLError } from 'yaml';

const inQuotes = 'write a text that begins with &, *, !, @, % or ` in quotes';
const ownLine = 'write each key on a line of its own with ":" and a blank behind it, and a text with ": " in quotes';
const closing = 'indent it like its neighbours, and close every [, { and quotation mark';

/** What to do about each thing the parser finds; `soft`: everything around it was understood. */
const remedies: Readonly<Record<ErrorCode, { readonly remedy: string; readonly soft?: true }>> = {
  ALIAS_PROPS: { remedy: inQuotes, soft: true },
  BAD_ALIAS: { remedy: inQuotes, soft: true },
  BAD_COLLECTION_TYPE: { remedy: 'leave the word that begins with ! out' },
  BAD_DIRECTIVE: { remedy: 'leave out the line that begins with %', soft: true },
  BAD_DQ_ESCAPE: { remedy: 'write \\ twice, or use single quotation marks', soft: true },
  BAD_INDENT: { remedy: closing },
  BAD_PROP_ORDER: { remedy: inQuotes },
  BAD_SCALAR_START: { remedy: inQuotes, soft: true },
  BLOCK_AS_IMPLICIT_KEY: { remedy: ownLine },
  BLOCK_IN_FLOW: { remedy: closing },
  DUPLICATE_KEY: { remedy: 'write each key once', soft: true },
  IMPOSSIBLE: { remedy: 'compare the line with desk.example.yaml' },
  KEY_OVER_1024_CHARS: { remedy: 'shorten it' },
  MISSING_CHAR: { remedy: 'close it, or write a text with such letters in quotes' },
  MULTILINE_IMPLICIT_KEY: { remedy: ownLine },
  MULTIPLE_ANCHORS: { remedy: inQuotes, soft: true },
  MULTIPLE_DOCS: { remedy: 'leave out the line ---' },
  MULTIPLE_TAGS: { remedy: inQuotes, soft: true },
  NON_STRING_KEY: { remedy: 'write the key in quotes' },
  RESOURCE_EXHAUSTION: { remedy: 'close every [ and {' },
  TAB_AS_INDENT: { remedy: 'indent with blanks, not with tabs' },
  TAG_RESOLVE_FAILED: { remedy: 'write a text that begins with ! in quotes, or leave the ! out', soft: true },
  UNEXPECTED_TOKEN: { remedy: closing },
};

/** Whether what stands around it may have been misunderstood. */
export const isStructural = ({ code }: YAMLError): boolean => remedies[code].soft !== true;

/** The end of a sentence about a key that was written with the colon of a Chinese keyboard, which YAML takes for a letter. */
export const colonHint = '; write ":" and a blank instead of "："';

/** What to do about it, with a look at the line: it follows what is wrong. */
export const remedyFor = ({ code }: YAMLError, line: string): string =>
  /^[^#"']*：/.test(line) ? colonHint : `; ${remedies[code].remedy}`;
