/** A line of a textcard's description and how it is toned. */
export interface TextcardLine {
  readonly tone: 'gray' | 'highlight' | 'normal';
  readonly text: string;
}

const toned = /<div\s+class="(gray|highlight|normal)"\s*>([\s\S]*?)<\/div>/gi;

const plain = (text: string): readonly TextcardLine[] =>
  text.trim() === '' ? [] : text.split('\n').map((line) => ({ tone: 'normal', text: line }));

/** A textcard's description in lines: `<br>` and the three classes of `<div>` work, other tags stay text. */
export function textcardLines(description: string): readonly TextcardLine[] {
  const text = description.replace(/<br\s*\/?>/gi, '\n');
  const lines: TextcardLine[] = [];
  let at = 0;
  for (const match of text.matchAll(toned)) {
    lines.push(...plain(text.slice(at, match.index)));
    const tone = (match[1] ?? 'normal').toLowerCase() as TextcardLine['tone'];
    lines.push(...(match[2] ?? '').split('\n').map((line) => ({ tone, text: line })));
    at = match.index + match[0].length;
  }
  return [...lines, ...plain(text.slice(at))];
}
