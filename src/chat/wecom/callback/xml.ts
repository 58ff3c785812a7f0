import { XMLParser } from 'fast-xml-parser';
import { own } from '../../../domain/own';

/** An element's children by name: text, another element, or a list where a name is repeated. */
export type Element = Readonly<Record<string, unknown>>;

const cdata = '__cdata';

/** Lists of WeCom's are repeated elements; these stay lists when there is only one. */
const repeated = new Set(['SelectedItem', 'OptionId', 'Item', 'item', 'PicList']);

// Ids stay text: by default `00123` would become the number 123. Nothing is trimmed, so that people's blanks survive;
// CDATA is told apart from the blanks around it instead.
const parser = new XMLParser({
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  cdataPropName: cdata,
  isArray: (name: string) => repeated.has(name),
});

/**
 * The children of the root `<xml>`. Undefined for anything else: no XML, nested too deeply, or with a document type or
 * entities, which WeCom never sends.
 */
export function readXml(text: string): Element | undefined {
  if (!text.trimStart().startsWith('<xml') || declares(text)) return undefined;
  try {
    const parsed: unknown = parser.parse(text);
    const root = isElement(parsed) ? parsed['xml'] : undefined;
    return isElement(root) ? root : undefined;
  } catch {
    return undefined;
  }
}

/** Whether `<!` stands anywhere but at the begin of CDATA; inside it, people may write what they like. */
function declares(text: string): boolean {
  const [before = '', ...others] = text.split('<![CDATA[');
  const outside = others.map((part) => (part.includes(']]>') ? part.slice(part.indexOf(']]>') + 3) : ''));
  return [before, ...outside].some((part) => part.includes('<!'));
}

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const inside = (element: unknown, name: string): unknown => (isElement(element) ? own(element, name) : undefined);

/** The text at the end of the path, blanks around CDATA left out; undefined where there is none. */
export function textIn(element: unknown, ...path: readonly string[]): string | undefined {
  const found = path.reduce(inside, element);
  if (typeof found === 'string') return found.trim();
  // `]]>` in a text is written as two sections.
  const sections = listIn(found, cdata);
  return sections.length === 0 ? undefined : sections.join('');
}

/** The elements at the end of the path, one or many; none where there are none. */
export function listIn(element: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = path.reduce(inside, element);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : [found];
}

/** The text of an element that came out of a list. */
export const textOf = (element: unknown): string | undefined => textIn({ element }, 'element');
