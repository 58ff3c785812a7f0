/**
 * Ids of the people whom an announcement names: mentions, the author of a message, facts `{person}`, and whom a card concerns. They are looked
 * up before it is sent, because a sentence cannot wait for a database.
 */
export function namedPeople(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  visit(value, found);
  return found;
}

function visit(value: unknown, found: Set<string>): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, part] of Object.entries(value)) {
    if ((key === 'person' || key === 'from') && typeof part === 'string') found.add(part);
    else if ((key === 'people' || key === 'mentions' || key === 'holders') && Array.isArray(part))
      for (const id of part) found.add(String(id));
    else visit(part, found);
  }
}
