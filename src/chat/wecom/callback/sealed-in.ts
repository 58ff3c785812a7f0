const begin = '<Encrypt>';
const end = '</Encrypt>';
const cdata = { begin: '<![CDATA[', end: ']]>' };

/**
 * The ciphertext in the envelope of a callback, cut out without reading the rest: anybody may send an envelope, and a tree
 * of it costs a thousand times what the signature costs that decides on it. Undefined where there is
 * none, or more than one.
 */
export function sealedIn(envelope: string): string | undefined {
  const from = envelope.indexOf(begin);
  const to = from < 0 ? -1 : envelope.indexOf(end, from);
  if (to < 0 || envelope.includes(begin, to)) return undefined;
  const inside = envelope.slice(from + begin.length, to).trim();
  const isWrapped = inside.startsWith(cdata.begin) && inside.endsWith(cdata.end);
  const sealed = isWrapped ? inside.slice(cdata.begin.length, -cdata.end.length).trim() : inside;
  return /^[A-Za-z0-9+/]+={0,2}$/.test(sealed) ? sealed : undefined;
}
