import { lookAfterRoster } from '../chat/people/look-after-roster';
import type { CommandDeps } from '../commands/command-deps';
import { withDeskOfNow } from '../domain/followed';
import { hours, minutes } from '../domain/time/instant';
import type { Part } from '../scheduler/run-parts';
import type { Store } from '../store/open-store';
import type { AppDeps } from './app-deps';
import { followCountingYears, proposeCalendar } from './counting-calendar';
import { followRoster } from './follow-roster';
import { followTerms, keepingOf, keepTerms } from './keep-terms';
import type { Renewals } from './renewals';
import { tellCalendarEnds } from './tell-trouble';

/** What looking after these things needs. */
interface LookedAfter {
  readonly app: AppDeps;
  readonly store: Store;
  readonly commandDeps: CommandDeps;
  readonly renewals: Pick<Renewals, 'all'>;
}

/** What may change beside the desk, or end by itself, and is looked at from time to time: calendar, roster, terms. */
export function lookedAfter({ app, store, commandDeps, renewals }: LookedAfter): readonly Part[] {
  const { config, clock, logger } = app;
  const keeping = keepingOf(config, store);
  return [
    {
      name: 'calendar',
      every: hours(1),
      run: () => tellCalendarEnds({ app, store, commandDeps: withDeskOfNow(commandDeps) }),
    },
    {
      name: 'roster',
      every: minutes(1),
      run: () => lookAfterRoster({ ...store, ...withDeskOfNow(commandDeps), logger }),
    },
    proposeCalendar({ config, deps: commandDeps, logger }),
    followCountingYears({
      ...{ config, clock, logger, records: store.records },
      known: () => keepTerms(keeping, clock.now()),
      changed: async () => {
        await keepTerms(keeping, clock.now());
        await renewals.all();
      },
    }),
    followRoster({
      ...{ roster: store.roster, shared: store.shared, clock },
      changed: () => renewals.all(),
    }),
    followTerms(keeping, logger),
  ];
}
