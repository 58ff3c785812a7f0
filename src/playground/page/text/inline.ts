/** A piece of a line of mrkdwn. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'bold' | 'italic' | 'strike'; readonly inside: readonly Inline[] }
  | { readonly kind: 'break' }
  | { readonly kind: 'user' | 'channel' | 'broadcast'; readonly id: string; readonly label?: string }
  | { readonly kind: 'date'; readonly at: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string };

const marks = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

/** Slack's three escapes undone. */
export function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

// Slack takes a mark only where it touches a half-width boundary: start, end, white space, ASCII punctuation or a
// zero-width space. Beside a Chinese character or full-width punctuation the asterisk stays visible, so we show that.
function isBoundary(character: string | undefined): boolean {
  return character === undefined || /[\s\u200b!-/:-@[-`{-~]/.test(character);
}

function closingMark(source: string, mark: string, from: number): number {
  for (let at = source.indexOf(mark, from + 1); at > 0; at = source.indexOf(mark, at + 1)) {
    if (source.slice(from, at).includes('\n')) return -1;
    if (at > from + 1 && !/\s/.test(source[at - 1] ?? '') && isBoundary(source[at + 1])) return at;
  }
  return -1;
}

function angled(inside: string): Inline {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(inside.slice(bar + 1));
  const named = (kind: 'user' | 'channel' | 'broadcast', id: string): Inline =>
    label === undefined ? { kind, id } : { kind, id, label };
  if (target.startsWith('@')) return named('user', target.slice(1));
  if (target.startsWith('#')) return named('channel', target.slice(1));
  if (target.startsWith('!date^')) {
    const [, at = '0', format = ''] = target.split('^');
    return { kind: 'date', at: Number(at), format, fallback: label ?? '' };
  }
  if (target.startsWith('!')) return named('broadcast', target.slice(1).split('^')[0] ?? '');
  // Nothing but these becomes a link, so that no `javascript:` address ever does.
  if (!/^(https?:|mailto:|tel:)/.test(target)) return { kind: 'text', text: unescaped(`<${inside}>`) };
  return { kind: 'link', url: unescaped(target), label: label ?? unescaped(target.replace(/^(mailto|tel):/, '')) };
}

interface Found {
  readonly piece: Inline;
  readonly next: number;
}

function pieceAt(source: string, at: number): Found | undefined {
  const character = source[at];
  if (character === '\n') return { piece: { kind: 'break' }, next: at + 1 };
  if (character === '`') {
    const end = source.indexOf('`', at + 1);
    if (end <= at + 1) return undefined;
    return { piece: { kind: 'code', text: unescaped(source.slice(at + 1, end)) }, next: end + 1 };
  }
  if (character === '<') {
    const end = source.indexOf('>', at);
    return end < 0 ? undefined : { piece: angled(source.slice(at + 1, end)), next: end + 1 };
  }
  if (character !== '*' && character !== '_' && character !== '~') return undefined;
  if (!isBoundary(source[at - 1]) || /\s/.test(source[at + 1] ?? ' ')) return undefined;
  const end = closingMark(source, character, at);
  if (end < 0) return undefined;
  return { piece: { kind: marks[character], inside: inlineOf(source.slice(at + 1, end)) }, next: end + 1 };
}

/** A run of mrkdwn in its pieces, left to right, exactly as Slack would mark it. Never throws. */
export function inlineOf(source: string): readonly Inline[] {
  const pieces: Inline[] = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') pieces.push({ kind: 'text', text: unescaped(plain) });
    plain = '';
  };
  for (let at = 0; at < source.length; ) {
    const found = pieceAt(source, at);
    if (found === undefined) {
      plain += source[at];
      at += 1;
    } else {
      flush();
      pieces.push(found.piece);
      at = found.next;
    }
  }
  flush();
  return pieces;
}
