/** A piece of a text message: words, or words that link. */
export type TextPart = { readonly text: string; readonly href?: string };

const anchor = /<a\s+[^>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')[^>]*>([\s\S]*?)<\/a>/gi;
const bare = /https?:\/\/[^\s<>"'，。；！？（）【】]+/g;

function withBareLinks(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(bare)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index) });
    parts.push({ text: match[0], href: match[0] });
    at = match.index + match[0].length;
  }
  return at < text.length ? [...parts, { text: text.slice(at) }] : parts;
}

/** A text message in pieces: `<a href>` and bare addresses are links, every other tag stays the text it is. */
export function textParts(content: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of content.matchAll(anchor)) {
    parts.push(...withBareLinks(content.slice(at, match.index)));
    parts.push({ text: match[3] ?? '', href: (match[1] ?? match[2] ?? '').replaceAll('&amp;', '&') });
    at = match.index + match[0].length;
  }
  return [...parts, ...withBareLinks(content.slice(at))];
}
