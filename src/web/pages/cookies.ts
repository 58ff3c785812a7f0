import { type Duration, seconds } from '../../domain/time/instant';
import type { PageRequest } from './page-parts';

/** A cookie of the request; undefined when it has none, or one that does not look as ours do. */
export function cookieNamed(
  { request }: Pick<PageRequest, 'request'>,
  name: string,
  looks: RegExp,
): string | undefined {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return value !== undefined && looks.test(value) ? value : undefined;
}

/** Gives the browser something that scripts cannot read, for our pages only; without a length until it is closed. */
export function giveCookie(
  { parts, response }: PageRequest,
  name: string,
  value: string,
  lasts: Duration | undefined,
): void {
  const { pathname, protocol } = new URL(parts.publicUrl);
  const facts = [
    `${name}=${value}`,
    `Path=${pathname.replace(/\/$/, '')}/pages`,
    ...(lasts === undefined ? [] : [`Max-Age=${Math.floor(lasts / 1000)}`]),
    'HttpOnly',
    'SameSite=Lax',
    ...(protocol === 'https:' ? ['Secure'] : []),
  ];
  response.appendHeader('set-cookie', facts.join('; '));
}

/** Takes it back. */
export const takeCookie = (page: PageRequest, name: string): void => giveCookie(page, name, '', seconds(0));
