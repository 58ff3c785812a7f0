import { linkTarget } from './link-target';

/**
 * Where a picture of a card is had from: a page of the app as this member sees it, or this server. Undefined for
 * everything else: the playground fetches nothing from outside. `base` is the page's own address.
 */
export function pictureSource(source: string, userid: string, base: string): string | undefined {
  const target = linkTarget(source, userid, base);
  if (target.kind === 'inside') return target.path;
  if (target.kind === 'tab') return new URL(target.url).origin === new URL(base).origin ? target.url : undefined;
  return /^\/(?!\/)/.test(source) ? source : undefined;
}
