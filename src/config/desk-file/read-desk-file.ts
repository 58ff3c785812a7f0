import { LineCounter, parseDocument } from 'yaml';
import { orSuggest } from '../suggest';
import { brokenReferences } from './broken-references';
import { lineOf } from './lines';
import { type Problem, sentenceOf } from './problem';
import { problemsOf, wordsFor } from './problems-of';
import { type DeskFile, topics } from './topics';

/** The desk file, or everything that is wrong with it in sentences, in the order of its lines. */
export type DeskFileRead =
  | { readonly file: DeskFile; readonly problems?: undefined }
  | { readonly problems: readonly string[] };

/** Reads and checks a desk file; `name` is what the sentences call it. */
export function readDeskFile(text: string, name: string): DeskFileRead {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) return { problems: document.errors.map((error) => unreadable(error, counter, name)) };

  const content: unknown = document.toJS();
  if (!isSection(content)) return { problems: [`${name}: the file must have sections like \`desk\` and \`places\``] };

  const { file, problems } = readTopics(content);
  const all = [...problems, ...brokenReferences(file)].map((problem) => {
    const line = lineOf(document, counter, problem.key === undefined ? problem.path : [...problem.path, problem.key]);
    return { line: line ?? 0, sentence: `${name}${line ? ` line ${line}` : ''}: ${sentenceOf(problem)}` };
  });
  if (all.length > 0)
    return { problems: all.sort((left, right) => left.line - right.line).map((each) => each.sentence) };
  return { file: file as DeskFile };
}

const isSection = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function unreadable(error: { message: string; pos: readonly [number, number] }, counter: LineCounter, name: string) {
  return `${name} line ${counter.linePos(error.pos[0]).line}: is not YAML: ${error.message}`;
}

/** Reads each topic for itself, so that a slip in one does not hide those in the others. */
function readTopics(content: Readonly<Record<string, unknown>>) {
  const known = Object.keys(topics);
  const unknown = Object.keys(content).filter((key) => !known.includes(key));
  const problems: Problem[] = unknown.map((key) => ({ path: [], key, message: orSuggest(key, known) }));
  const file: Record<string, unknown> = {};
  for (const [topic, schema] of Object.entries(topics)) {
    const read = schema.safeParse(content[topic], { error: wordsFor });
    if (read.success) file[topic] = read.data;
    else problems.push(...read.error.issues.flatMap((issue) => problemsOf(topic, issue)));
  }
  return { file: file as Partial<DeskFile>, problems };
}
