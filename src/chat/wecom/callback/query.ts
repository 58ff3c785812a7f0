import type { Sealed } from './open';

/** Longest parameter WeCom could mean; `echostr` is the longest. */
const mostLetters = 2048;

/**
 * The parameters of a callback's address, decoded once. Undefined unless each of `names` is there, once, and of a length
 * that can be.
 */
export function queryOf(url: string | undefined, names: readonly string[]): readonly string[] | undefined {
  const { searchParams } = new URL(url ?? '', 'http://desk');
  const values = names.map((name) => searchParams.getAll(name));
  const isSound = values.every(
    ([value = '', ...more]) => more.length === 0 && value !== '' && value.length <= mostLetters,
  );
  return isSound ? values.flat() : undefined;
}

/** What the address says about the signature. */
export function signatureIn(url: string | undefined): Omit<Sealed, 'encrypt'> | undefined {
  const [signature, timestamp, nonce] = queryOf(url, ['msg_signature', 'timestamp', 'nonce']) ?? [];
  if (signature === undefined || timestamp === undefined || nonce === undefined) return undefined;
  return { signature, timestamp, nonce };
}
