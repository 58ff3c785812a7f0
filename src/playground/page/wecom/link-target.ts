/** Where a link leads: a page shown inside the phone, a tab of the browser, or nowhere. */
export type LinkTarget =
  | { readonly kind: 'inside'; readonly path: string }
  | { readonly kind: 'tab'; readonly url: string }
  | { readonly kind: 'nowhere' };

const webview = '/webview/';

/**
 * Where `address` in a message leads for `userid`. A page of the app, `<this playground>/webview/…`, is shown
 * through the proxy as this member; anything that is not http(s) leads nowhere. `base` is the page's own address.
 */
export function linkTarget(address: string, userid: string, base: string): LinkTarget {
  const url = URL.parse(address.trim());
  if (url === null || !/^https?:$/.test(url.protocol)) return { kind: 'nowhere' };
  const here = new URL(base);
  const isHere = url.port === here.port && (url.hostname === here.hostname || isLoop(url.hostname, here.hostname));
  if (!isHere || !url.pathname.startsWith(webview)) return { kind: 'tab', url: url.href };
  const rest = url.pathname.slice(webview.length).replace(/^@[^/]*\//, '');
  return { kind: 'inside', path: `${webview}@${encodeURIComponent(userid)}/${rest}${url.search}${url.hash}` };
}

// The app may know the playground as 127.0.0.1 while the browser opened localhost.
function isLoop(...names: readonly string[]): boolean {
  return names.every((name) => name === 'localhost' || name === '127.0.0.1');
}
