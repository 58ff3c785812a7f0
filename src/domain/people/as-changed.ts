import type { Person } from './person';

/** A record as somebody saw it, undefined for somebody new, and as they wanted it. */
interface Wanted {
  readonly before: Person | undefined;
  readonly after: Person;
}

/**
 * The record as it stands with what was wanted of it: what else became of it meanwhile stays. Undefined for somebody who
 * was removed meanwhile.
 */
export function asChanged({ before, after }: Wanted, known: Person | undefined): Person | undefined {
  if (known === undefined) return before === undefined ? after : undefined;
  const identities = merged(before?.identities ?? {}, after.identities, known.identities);
  return { ...(merged(before ?? {}, after, known) as Person), identities };
}

/** `known` with the fields that differ between `before` and `after`. */
function merged<Known extends object>(before: object, after: object, known: Known): Known {
  const was = new Map<string, unknown>(Object.entries(before));
  const wanted = new Map<string, unknown>(Object.entries(after));
  const fields = new Map<string, unknown>(Object.entries(known));
  for (const name of new Set([...was.keys(), ...wanted.keys()])) {
    if (JSON.stringify(was.get(name)) === JSON.stringify(wanted.get(name))) continue;
    if (wanted.has(name)) fields.set(name, wanted.get(name));
    else fields.delete(name);
  }
  return Object.fromEntries(fields) as Known;
}
