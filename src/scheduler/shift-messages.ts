import { after, type Instant, minutes } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Roster } from '../ports/repositories';

/** What shift messages need. */
export interface ShiftMessageParts {
  readonly clock: Pick<Clock, 'now'>;
  readonly roster: Pick<Roster, 'version'>;
  /** Tells whoever is to be told now; answers when somebody's duty may change next. */
  readonly tell: () => Promise<Instant | undefined>;
}

/** When shifts are looked at next, and the look itself. */
export interface ShiftMessages {
  readonly run: () => Promise<void>;
  readonly nextAt: () => Instant | undefined;
}

/** Somebody may have left meanwhile, whose part another has now. */
const lookEvery = minutes(1);

/** Looks when a shift begins or ends, when the roster was changed, and every minute. Begins with a look. */
export function shiftMessages({ clock, roster, tell }: ShiftMessageParts): ShiftMessages {
  let next: Instant | undefined;
  let looked: { readonly at: Instant; readonly version: string } | undefined;
  return {
    run: async () => {
      const now = clock.now();
      const version = await roster.version();
      const isDue = next !== undefined && next <= now;
      if (!isDue && looked?.version === version && now >= looked.at && now < after(looked.at, lookEvery)) return;
      next = await tell();
      looked = { at: now, version };
    },
    nextAt: () => next,
  };
}
