/** A piece of a line of WeCom's markdown. */
export type MarkdownPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string }
  | { readonly kind: 'mention'; readonly userid: string }
  | { readonly kind: 'bold'; readonly inside: readonly MarkdownPart[] }
  | {
      readonly kind: 'colour';
      readonly tone: 'info' | 'comment' | 'warning';
      readonly inside: readonly MarkdownPart[];
    };

/** A line: a heading of level 1 to 6, a quoted one, or a plain one (empty where the line is). */
export interface MarkdownLine {
  readonly kind: 'heading' | 'quote' | 'plain';
  readonly level: number;
  readonly parts: readonly MarkdownPart[];
}

const mark =
  /`([^`\n]+)`|\*\*(.+?)\*\*|\[([^\]\n]+)\]\(([^)\s]+)\)|<font color="(info|comment|warning)">(.*?)<\/font>|<@([^<>\s]+)>/g;

function partOf(match: RegExpExecArray): MarkdownPart {
  const [, code, bold, label, href, tone, coloured, userid] = match;
  if (code !== undefined) return { kind: 'code', text: code };
  if (bold !== undefined) return { kind: 'bold', inside: partsOf(bold) };
  if (label !== undefined && href !== undefined) return { kind: 'link', text: label, href };
  if (userid !== undefined) return { kind: 'mention', userid };
  return { kind: 'colour', tone: tone as 'info' | 'comment' | 'warning', inside: partsOf(coloured ?? '') };
}

function partsOf(text: string): readonly MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  let at = 0;
  for (const match of text.matchAll(mark)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    parts.push(partOf(match));
    at = match.index + match[0].length;
  }
  return at < text.length ? [...parts, { kind: 'text', text: text.slice(at) }] : parts;
}

/**
 * The subset WeCom draws in an app's message (page 90236, appendix): headings, bold, links, `code`, quotes, three
 * colours of font, a mention in a group. Lists, tables and italics stay the characters they are.
 */
export function markdownLines(content: string): readonly MarkdownLine[] {
  return content.split(/\r?\n/).map((line) => {
    const [, hashes = '', title] = /^(#{1,6})\s+(.*)$/.exec(line) ?? [];
    if (title !== undefined) return { kind: 'heading', level: hashes.length, parts: partsOf(title) };
    const quoted = /^>\s?(.*)$/.exec(line)?.[1];
    if (quoted !== undefined) return { kind: 'quote', level: 0, parts: partsOf(quoted) };
    return { kind: 'plain', level: 0, parts: partsOf(line) };
  });
}
