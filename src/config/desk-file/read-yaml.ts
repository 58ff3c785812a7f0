import {
  type Document,
  isMap,
  isNode,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
  type ScalarTag,
  type Tags,
  visit,
  type YAMLError,
} from 'yaml';
import { type Say, say } from '../../domain/words';
import { isStructural, sentenceOf } from './yaml-words';

/** Something that YAML itself does not take; line 0 is the whole file. */
export interface YamlProblem {
  readonly line: number;
  readonly what: Say;
}

/** A file of sections, as far as it can be read. */
export interface Yaml {
  readonly document: Document;
  readonly counter: LineCounter;
  /** Undefined where it is no file of sections. */
  readonly content: Readonly<Record<string, unknown>> | undefined;
  readonly problems: readonly YamlProblem[];
  /** What `desk.language` says, also where the topic is left out. */
  readonly language: unknown;
  /** Something is written wrongly: what is not there may have been swallowed. */
  readonly isBroken: boolean;
}

type LineAt = (offset: number) => number;

/** Scalars stay the letters they are: `00123`, `1e3`, `no` and `Null` are names as good as others. */
const letters = (tags: Tags): Tags =>
  tags
    .filter((tag) => typeof tag === 'string' || !/:(bool|int|float)$/.test(tag.tag))
    .map((tag) => (typeof tag !== 'string' && tag.tag.endsWith(':null') ? onlyEmpty(tag as ScalarTag) : tag));

const onlyEmpty = (tag: ScalarTag): ScalarTag => ({ ...tag, test: /^(?:~|null)?$/ });

/** Marks nobody sees, which editors and web pages leave behind, and blanks that YAML does not take for blanks. */
const cleaned = (text: string): string =>
  text
    .replaceAll(/[\uFEFF\u200B\u2060]/g, '')
    .replaceAll(/^[ \u00A0]+/gm, (indent) => indent.replaceAll('\u00A0', ' '));

/** Reads YAML; topics in which it is written wrongly are left out of the content, and have a problem. */
export function readYaml(written: string): Yaml | { readonly tooDeep: true } {
  const text = cleaned(written);
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: counter,
      prettyErrors: false,
      schema: 'core',
      customTags: letters,
    });
    const lineAt: LineAt = (offset) => counter.linePos(offset).line;
    const found = [...document.errors, ...document.warnings];
    const lines = text.split('\n');
    const places = found.map((error) => {
      const start = startOf(document, error, text);
      const { line, col: column } = counter.linePos(start);
      return { error, line, spot: { column, line: lines[line - 1] ?? '', isUnclosed: start !== error.pos[0] } };
    });
    const problems = [
      ...places.map(({ error, line, spot }) => ({ line, what: sentenceOf(error, spot) })),
      ...mendReferences(document, lineAt),
    ];
    const broken = places
      .filter(({ error }) => isStructural(error))
      .flatMap(({ error, line }) => [line, lineAt(error.pos[0])]);
    const language = document.getIn(['desk', 'language']);
    const content = contentOf(document, broken, lineAt);
    const all = content instanceof TooMuch ? [...problems, content.problem] : problems;
    const firsts = all.filter(({ line }, at) => line === 0 || all.findIndex((other) => other.line === line) === at);
    const sections = content instanceof TooMuch ? {} : content;
    return {
      document,
      counter,
      content: sections,
      problems: firsts,
      language,
      isBroken: broken.length > 0 || sections !== content,
    };
  } catch (error) {
    // The parser descends into every bracket; what exhausts its stack is no desk file.
    if (error instanceof RangeError) return { tooDeep: true };
    throw error;
  }
}

/** The parser finds out at the end of the file that a quotation mark is missing; people look for where it was opened. */
function startOf(document: Document, { code, pos }: YAMLError, text: string): number {
  let start = pos[0];
  if (code !== 'MISSING_CHAR') return start;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (!type?.startsWith('QUOTE') || !range || range[0] >= start || range[1] < pos[0]) return;
      const quote = text.charAt(range[0]);
      if (text.slice(range[0], range[1]).split(quote).length % 2 === 0) start = range[0];
    },
  });
  return start;
}

/** Puts the letters of every key into it, and its own letters for a reference that leads nowhere or to itself. */
function mendReferences(document: Document, lineAt: LineAt): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  const complain = (node: Node, what: Say): void => {
    problems.push({ line: lineAt(node.range?.[0] ?? 0), what });
  };
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === null) key.value = key.source ?? '';
      if (!isNode(key) || isScalar(key)) return undefined;
      complain(key, say('config.notName'));
      return visit.REMOVE;
    },
    Alias: (_, node, path) => {
      const target = node.resolve(document);
      if (target !== undefined && !path.includes(target)) return undefined;
      const word = `*${node.source}`;
      complain(node, say(target === undefined ? 'config.starNowhere' : 'config.starItself', { word }));
      return Object.assign(new Scalar(word), { range: node.range ?? null });
    },
  });
  return problems;
}

/** References that unfold to more than any desk needs. */
class TooMuch {
  readonly problem = { line: 0, what: say('config.endless') };
}

function contentOf(document: Document, brokenAt: readonly number[], lineAt: LineAt): Yaml['content'] | TooMuch {
  const { contents } = document;
  if (!isMap(contents)) return brokenAt.length > 0 ? {} : undefined;
  const starts = contents.items.map(({ key }) => lineAt((isNode(key) && key.range?.[0]) || 0));
  // What is wrong in the first line of a topic may as well belong to the one before it.
  const isBroken = (at: number): boolean =>
    brokenAt.some((line) => (starts[at] ?? 0) <= line && line <= (starts[at + 1] ?? Number.POSITIVE_INFINITY));
  contents.items = contents.items.filter((_, at) => !isBroken(at));
  try {
    return document.toJS() as Record<string, unknown>;
  } catch (error) {
    if (error instanceof ReferenceError) return new TooMuch();
    throw error;
  }
}
