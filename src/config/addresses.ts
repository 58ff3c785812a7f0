const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** The address a text is; undefined when it is none. */
export function urlOf(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Whether it is an address on this very computer. */
export const isOnThisComputer = (text: string): boolean => loopback.includes(urlOf(text)?.hostname ?? '');

/** Whether secrets may travel there: https, or http to this very computer. */
export function isSafeAddress(text: string): boolean {
  const url = urlOf(text);
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isOnThisComputer(text));
}

/** Whether it is the address of an HTTP proxy, whose user name and password, if it has any, can be read. */
export function isProxy(text: string): boolean {
  const url = urlOf(text);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return false;
  try {
    decodeURIComponent(`${url.username}${url.password}`);
    return true;
  } catch {
    return false;
  }
}

/** An address as it may be printed: whoever stands in it, and what follows a `?`, is left out. What is none is not shown. */
export function shownAddress(text: string): string {
  const url = urlOf(text);
  if (url === undefined || !/^https?:$/.test(url.protocol)) return /[@?]/.test(text) ? '' : ` "${text}"`;
  return ` "${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}"`;
}
