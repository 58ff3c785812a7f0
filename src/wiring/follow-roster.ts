import { after, days, type Instant, seconds } from '../domain/time/instant';
import type { Clock } from '../ports/clock';
import type { Roster } from '../ports/repositories';
import type { SharedKey, SharedState } from '../ports/shared-state';
import type { Part } from '../scheduler/run-parts';

/** The roster that wake-ups were compared with. */
export const followed: SharedKey = 'roster:followed';
const rememberedFor = days(3650);

/** What following the roster needs. */
interface Following {
  readonly roster: Pick<Roster, 'version'>;
  readonly shared: Pick<SharedState, 'get' | 'put'>;
  readonly clock: Pick<Clock, 'now'>;
  /** Told when it changed: wake-ups were computed without it. */
  readonly changed: () => Promise<void>;
}

/**
 * Who comes on duty when may be another after an import or a decision, and with that when somebody is called: whichever
 * process sees it first has the wake-ups compared with the rules. One that dies over it is followed by the next.
 */
export function followRoster({ roster, shared, clock, changed }: Following): Part {
  let known: string | undefined;
  const run = async (): Promise<void> => {
    const version = await roster.version();
    if (version === known) return;
    const now: Instant = clock.now();
    if ((await shared.get(followed, now))?.value !== version) {
      await changed();
      await shared.put(followed, version, after(now, rememberedFor));
    }
    known = version;
  };
  return { name: 'roster-followed', every: seconds(5), run };
}
