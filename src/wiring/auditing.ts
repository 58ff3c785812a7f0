import { pingOutside } from '../chat/ping';
import { announcedBy, mendTimers } from '../commands/act';
import type { CommandDeps } from '../commands/command-deps';
import { rulesOfKinds } from '../commands/kinds';
import { tellAuditor } from '../commands/tell-auditor';
import type { Config } from '../config/config';
import type { Desk } from '../domain/desk';
import { withDeskOfNow } from '../domain/followed';
import type { Instant } from '../domain/time/instant';
import { isOpen } from '../domain/time/is-open';
import { usualHours } from '../domain/time/operating-time';
import { unlessCalendarEnds } from '../domain/time/unless-calendar-ends';
import { type Auditor, createAuditor } from '../scheduler/auditor/auditor';
import { createLateWork, type LateWork, lookAtAway } from '../scheduler/auditor/look-away';
import { lookAtDeskFiles } from '../scheduler/auditor/look-desk-files';
import { messagesOf } from '../scheduler/auditor/look-messages';
import { lookAtQueues } from '../scheduler/auditor/look-overdue';
import { lookAtRecurring, type RecurringWork } from '../scheduler/auditor/look-recurring';
import { createWatch, lookAtParts } from '../scheduler/auditor/look-stands';
import { lookAtWakeUps } from '../scheduler/auditor/look-wake-ups';
import type { SchedulerHealth } from '../scheduler/scheduler';
import type { Store } from '../store/open-store';
import type { Metrics } from '../web/metrics';
import type { AppDeps } from './app-deps';
import { areRenewed, goByOtherFiles } from './renewals';

/** What looking after the desk needs. */
export interface Audited {
  readonly app: Pick<AppDeps, 'clock' | 'logger'> & {
    readonly config: Pick<Config, 'desk' | 'deskFile' | 'heartbeat'>;
  };
  readonly store: Store;
  readonly commandDeps: CommandDeps;
  readonly metrics: Pick<Metrics, 'found' | 'pinged'>;
  readonly late: LateWork;
  readonly health: () => SchedulerHealth;
  readonly isFit: () => boolean;
  readonly recurring: RecurringWork;
}

/** Whether people at some place read what can wait; where no calendar says so, by the usual week. */
const isDay = ({ places }: Pick<Desk, 'places'>, at: Instant): boolean =>
  places.some(({ hours }) => unlessCalendarEnds(() => isOpen(usualHours(hours), at)) ?? true);

/** The desk's auditor, with the store behind it and leads and the world outside before it. */
export function auditing({ app, store, commandDeps, metrics, late, health, isFit, recurring }: Audited): Auditor {
  const { config, clock } = app;
  const { desk, heartbeat } = config;
  const logger = app.logger.child({ room: 'auditor' });
  const { shared, records, roster } = store;
  const { worker } = late;
  const rules = rulesOfKinds;
  const isMixed = () => goByOtherFiles(store, config.deskFile.digest, clock.now());
  const watch = createWatch(shared, { worker, health });
  const ping = async (): Promise<void> => {
    if (heartbeat === undefined) return;
    const why = await pingOutside(heartbeat);
    metrics.pinged(why ?? 'heard');
    // Without the address: whoever has it may ping as well.
    if (why !== undefined) logger.warn('the heartbeat was not heard outside', { why });
  };
  return createAuditor({
    ...{ shared, clock, logger, worker, isFit, ping },
    looks: {
      away: lookAtAway({ shared, records, rules, desk, roster }),
      'wake-ups': lookAtWakeUps({
        ...{ records, rules, desk, roster, clock, logger },
        mend: (about) => mendTimers(withDeskOfNow(commandDeps), about),
        areRenewed: () => areRenewed(store, clock.now()),
        goByOtherFiles: isMixed,
        besides: messagesOf({
          ...{ outbox: store.outbox, records, logger },
          announced: (about, log) => announcedBy(withDeskOfNow(commandDeps), about, log),
        }),
      }),
      queues: lookAtQueues({ timers: store.timers, outbox: store.outbox, records, rules }),
      parts: lookAtParts(shared),
      'desk-files': lookAtDeskFiles(isMixed),
      recurring: lookAtRecurring(recurring, logger),
    },
    isDay: (at) => isDay(desk, at),
    tell: async (troubles, at) => {
      const told = await tellAuditor(withDeskOfNow(commandDeps), troubles, at);
      if (told === 0) logger.error('nobody is there to be told of trouble', { troubles });
    },
    onFound: (found) => {
      for (const { cause, count } of found) metrics.found(cause, count);
    },
    onBeat: watch.beat,
    show: async (at) => {
      await late.show(at);
      await watch.show(at);
    },
  });
}

/** Notes what this process does late. */
export const lateWork = (store: Pick<Store, 'shared'>, worker: string): LateWork =>
  createLateWork(store.shared, worker);
