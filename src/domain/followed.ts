/** What stands behind each object that follows another. */
const behind = new WeakMap<object, () => object>();

/**
 * An object that always says what `now` answers: whoever was given it once has each newer version at once. Whoever decides
 * by it takes `asOfNow` of it first, or would read half of one version and half of the next.
 */
export function followed<Kept extends object>(now: () => Kept): Kept {
  const seen = new Proxy({} as Kept, {
    get: (_, key) => Reflect.get(now(), key),
    has: (_, key) => Reflect.has(now(), key),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor: (_, key) => {
      const own = Reflect.getOwnPropertyDescriptor(now(), key);
      // What is not the proxy's own may only be told as one that could change.
      return own && { ...own, configurable: true };
    },
    set: () => false,
  });
  behind.set(seen, now);
  return seen;
}

/** What it is at this moment, and stays: for the length of one decision. */
export const asOfNow = <Kept extends object>(kept: Kept): Kept => (behind.get(kept)?.() as Kept | undefined) ?? kept;

/** The same deps, with the desk file as it is at this moment. */
export const withDeskOfNow = <Deps extends { readonly desk: object }>(deps: Deps): Deps => ({
  ...deps,
  desk: asOfNow(deps.desk),
});

/** What `make` makes of the desk file as it is, made anew when that is another. */
export function madeOfNow<Deps extends { readonly desk: object }, Made>(
  deps: Deps,
  make: (deps: Deps) => Made,
): () => Made {
  let last: { readonly desk: object; readonly made: Made } | undefined;
  return () => {
    const desk = asOfNow(deps.desk);
    if (last?.desk !== desk) last = { desk, made: make({ ...deps, desk }) };
    return last.made;
  };
}
