import { useCallback, useEffect, useState } from 'preact/hooks';

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

/** Where the page is, in step with the address, so that the back button closes a thread and a reload stays. */
export function useRoute() {
  const [route, setRoute] = useState<Route>(() => routeOf(location.hash));
  useEffect(() => {
    const read = () => setRoute(routeOf(location.hash));
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  const go = useCallback((to: Partial<Route>) => {
    location.hash = hashOf({ ...routeOf(location.hash), thread: '', ...to });
  }, []);
  const replace = useCallback((to: Partial<Route>) => {
    const next = { ...routeOf(location.hash), ...to };
    history.replaceState(null, '', hashOf(next));
    setRoute(next);
  }, []);
  return { route, go, replace };
}
