import type { Told } from '../commands/tell-silent';
import { after, type Instant, minutes } from '../domain/time/instant';
import type { Clock } from '../ports/clock';

/** What silent lists need. */
export interface SilentListParts {
  readonly clock: Clock;
  readonly tell: () => Promise<Told>;
}

/** When the next list of silent tickets is looked for, and the look itself. */
export interface SilentLists {
  /** A ticket was found silent: the list is said soon, with whatever else is found meanwhile. */
  readonly found: () => void;
  readonly run: () => Promise<void>;
  readonly nextAt: () => Instant | undefined;
}

/** What is found within so long stands in one list. */
const gathered = minutes(1);
/** Another process may have found something and died before it said so. */
const lookEvery = minutes(60);

/** Begins with a look: what was found before this process started may still have to be said. */
export function silentLists({ clock, tell }: SilentListParts): SilentLists {
  let next: Instant | undefined = after(clock.now(), gathered);
  let looked = clock.now();
  return {
    found: () => {
      next ??= after(clock.now(), gathered);
    },
    run: async () => {
      const now = clock.now();
      if ((next === undefined || now < next) && now < after(looked, lookEvery)) return;
      looked = now;
      next = undefined;
      const told = await tell();
      if (told.kind === 'later') next = told.at;
    },
    nextAt: () => next,
  };
}
