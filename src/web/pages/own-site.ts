import type { IncomingMessage } from 'node:http';

/**
 * Whether a post comes from a page of ours, as far as the browser tells. One that hides it is known by what it brings
 * back sealed.
 */
export function fromOwnSite({ headers }: IncomingMessage, publicUrl: string): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin === undefined || origin === 'null' || origin === new URL(publicUrl).origin;
}
