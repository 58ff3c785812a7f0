import { own } from '../../domain/own';
import { isLanguage, type Language, type Say, say } from '../../domain/words';
import { hashOf } from '../hash-of';
import { brokenReferences } from './broken-references';
import { lineOf } from './lines';
import { type Problem, placed, sentenceOf } from './problem';
import { problemsOf, unknownKey, wordsFor } from './problems-of';
import { readYaml, type YamlProblem } from './read-yaml';
import { type DeskFile, topics } from './topics';

/**
 * The desk file, or everything that is wrong with it in sentences, in the order of its lines. `content`: as it was
 * written. `digest` names what that says: the same for files that differ in comments, quotes and line ends only.
 */
export type DeskFileRead =
  | {
      readonly file: DeskFile;
      readonly content: Readonly<Record<string, unknown>>;
      readonly digest: string;
      readonly problems?: undefined;
    }
  /** `language`: the desk's, where the file says one of ours, however broken the rest is. */
  | { readonly problems: readonly Say[]; readonly language?: Language };

/** The desk's language, as far as its file says one, however broken it is. */
export function languageOfDesk(text: string): Language | undefined {
  const read = readDeskFile(text, '');
  return read.problems === undefined ? read.file.desk.language : read.language;
}

/** Reads and checks a desk file; `name` is what the sentences call it. */
export function readDeskFile(text: string, name: string): DeskFileRead {
  const yaml = readYaml(text);
  if ('tooDeep' in yaml) return { problems: [placed(name, undefined, say('config.tooDeep'))] };
  const { document, counter, content, language } = yaml;
  const said = isLanguage(language) ? { language } : {};
  if (content === undefined) return { problems: [placed(name, undefined, say('config.noSections'))], ...said };

  const { file, problems } = readTopics(content, yaml.isBroken);
  const found = [...problems, ...brokenReferences(file)].map((problem): YamlProblem => {
    const path = problem.key === undefined ? problem.path : [...problem.path, problem.key];
    return { line: lineOf(document, counter, path) ?? 0, what: sentenceOf(problem) };
  });
  const all = [...yaml.problems, ...found];
  if (all.length === 0) return { file: file as DeskFile, content, digest: hashOf(content) };
  const inOrder = all.sort((left, right) => left.line - right.line);
  return { problems: inOrder.map(({ line, what }) => placed(name, line, what)), ...said };
}

/**
 * Reads each topic for itself, so that a slip in one does not hide those in the others. In a broken file nobody knows
 * which topics are missing.
 */
function readTopics(content: Readonly<Record<string, unknown>>, isBroken: boolean) {
  const known = Object.keys(topics);
  const unknown = Object.keys(content).filter((key) => !known.includes(key));
  const problems: Problem[] = unknown.map((key) => unknownKey([], key, known));
  const file: [string, unknown][] = [];
  for (const [topic, schema] of Object.entries(topics)) {
    if (isBroken && !Object.hasOwn(content, topic)) continue;
    const read = schema.safeParse(own(content, topic), { error: wordsFor });
    if (read.success) file.push([topic, read.data]);
    else problems.push(...read.error.issues.flatMap((issue) => problemsOf(topic, issue)));
  }
  return { file: Object.fromEntries(file) as Partial<DeskFile>, problems };
}
