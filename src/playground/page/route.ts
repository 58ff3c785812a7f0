/** Where the page is: who is played, which channel (or `home`), which thread is open. Kept in the address. */
export interface Route {
  readonly as: string;
  readonly place: string;
  readonly thread: string;
}

/** `#/U1/C1/170000.1` in its parts; missing ones are empty. */
export function routeOf(hash: string): Route {
  const [as = '', place = '', thread = ''] = hash.replace(/^#\/?/, '').split('/').map(decodeURIComponent);
  return { as, place, thread };
}

/** The address of a route. */
export function hashOf(route: Route): string {
  const parts = [route.as, route.place, route.thread].map(encodeURIComponent);
  return `#/${parts.join('/').replace(/\/+$/, '')}`;
}
