/** Everything a message or view shows, joined by line ends: its texts, or its plain text where it has no blocks. */
export function wordsIn(shown: unknown): string {
  const found: string[] = [];
  visit(shown, found);
  return found.join('\n');
}

function visit(value: unknown, found: string[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const part of value) visit(part, found);
    return;
  }
  for (const [key, part] of Object.entries(value)) {
    if (key === 'text' && typeof part === 'string') found.push(part);
    else if (key === 'user_id' && typeof part === 'string') found.push(`@${part}`);
    else if (key !== 'metadata' && key !== 'values') visit(part, found);
  }
}
