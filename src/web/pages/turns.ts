/** A limited number of turns at something that costs memory. */
export interface Turns {
  /** Takes a turn for somebody, and answers what gives it back; undefined while they have enough, or all are taken. */
  take(who: string): (() => void) | undefined;
}

/** At most `each` turns at a time for one, and `together` for all. */
export function createTurns({ each, together }: { readonly each: number; readonly together: number }): Turns {
  const taken: string[] = [];
  return {
    take: (who) => {
      if (taken.length >= together || taken.filter((one) => one === who).length >= each) return undefined;
      taken.push(who);
      return () => void taken.splice(taken.indexOf(who), 1);
    },
  };
}
