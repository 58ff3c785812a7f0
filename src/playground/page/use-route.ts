import { useCallback, useEffect, useState } from 'preact/hooks';
import { hashOf, type Route, routeOf } from './route';

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
