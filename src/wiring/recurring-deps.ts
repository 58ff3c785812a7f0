import { fireTimer } from '../commands/act';
import type { CommandDeps } from '../commands/command-deps';
import { rulesOfKinds } from '../commands/kinds';
import type { DutyParts } from '../commands/record-duty';
import { tellCoverage } from '../commands/tell-coverage';
import type { Desk } from '../domain/desk';
import { asOfNow, followed, withDeskOfNow } from '../domain/followed';
import { usualRetention } from '../domain/privacy/retention';
import { type RecordRef, ticketOf } from '../domain/record/record-ref';
import { isOpen } from '../domain/ticket/ticket';
import { dayIn } from '../i18n/day-in';
import { minuteIn } from '../i18n/minute-in';
import type { Inbound } from '../ports/inbound';
import type { Platform } from '../ports/platform';
import type { DueTimer } from '../ports/queues';
import type { Translator } from '../ports/translator';
import { runDigest } from '../reports/run-digest';
import type { LateWork } from '../scheduler/auditor/look-away';
import type { Calling } from '../scheduler/calling';
import type { RecurringDeps } from '../scheduler/recurring-parts';
import type { RightOfWay } from '../scheduler/right-of-way';
import type { DigestParts } from '../scheduler/run-digests';
import type { ShiftMessages } from '../scheduler/shift-messages';
import type { SilentLists } from '../scheduler/silent-lists';
import type { SweepOldParts } from '../scheduler/sweep-old';
import type { Store } from '../store/open-store';
import type { Metrics } from '../web/metrics';
import type { AppDeps } from './app-deps';
import { tellAway, tellMissedDigests, writeCalled, writeDown } from './tell-trouble';

/** What the desk's own work is made of. */
export interface Machinery {
  readonly app: AppDeps;
  readonly store: Store;
  readonly commandDeps: CommandDeps;
  readonly platforms: readonly Platform[];
  readonly inbound: Pick<Inbound, 'left' | 'returned'>;
  readonly translator: Translator;
  readonly metrics: Metrics;
  readonly hasDigestChannel: () => boolean;
  /** The lists of silent tickets, which wake-ups bring about. */
  readonly silent: SilentLists;
  /** Tells who comes on duty and who goes off. */
  readonly shifts: ShiftMessages;
  /** Takes the wake-ups that are calls'. */
  readonly calling: Calling;
  /** What is done late, for the auditor. */
  readonly late: LateWork;
  /** By which wake-ups go before what can wait. */
  readonly way: RightOfWay;
}

/** Timers taken at a time. */
const batch = 100;

async function isUrgentOpen(tickets: Store['tickets'], about: RecordRef): Promise<boolean> {
  const id = ticketOf(about);
  const ticket = id === undefined ? undefined : await tickets.find(id);
  return ticket?.urgent === true && isOpen(ticket);
}

/** Everything the desk does by itself, with what each part needs. */
export function recurringDepsOf(machinery: Machinery): RecurringDeps {
  const { app, store, platforms, inbound, translator, metrics, late, way } = machinery;
  const { clock, ids, reach } = app;
  const desk = app.config.desk;
  const logger = app.logger.child({ room: 'scheduler' });
  const worker = ids.next();
  const common = { worker, clock, logger };
  const localTime = () => ({ date: dayIn(desk.zone, clock.now()), minute: minuteIn(desk.zone, clock.now()) });
  return {
    way,
    timers: {
      ...{ ...common, reach, way, timers: store.timers, limit: batch, failures: new Map() },
      fire: (timer) => fire(machinery, timer),
      aside: machinery.calling.take,
      onFired: (timer, lateBy) => {
        metrics.timerFired(timer.kind, lateBy);
        late.done(timer, clock.now());
      },
    },
    delivery: {
      ...common,
      reach,
      desk,
      translator,
      platforms,
      outbox: store.outbox,
      refs: store.refs,
      people: store.people,
      minuteIn,
      isUrgent: (about) => isUrgentOpen(store.tickets, about),
      onCalled: (row) => writeCalled(machinery, row),
      onUnreached: (row, why) => writeDown(machinery, row, why),
      onAway: (row, away) => tellAway(machinery, row, away),
      onOutcome: metrics.delivery,
    },
    inbox: { ...common, inbox: store.inbox, shared: store.shared, platforms },
    silent: machinery.silent,
    calling: machinery.calling,
    shifts: machinery.shifts,
    coverage: () =>
      tellCoverage({ ...withDeskOfNow(machinery.commandDeps), tasks: store.tasks, shared: store.shared, worker }),
    digests: digestsOf(machinery, common),
    duty: dutyOf(machinery, common),
    sweep: {
      ...common,
      platforms,
      inbound,
      people: store.people,
      tasks: store.tasks,
      localTime,
    },
    retention: { ...common, ...retentionOf(machinery), tasks: store.tasks, localTime },
    audit: {
      ...{ records: store.records, rules: rulesOfKinds, timers: store.timers, outbox: store.outbox },
      ...{ desk, clock, logger, onAges: metrics.ages, giveWay: () => way.giveWay() },
    },
  };
}

/** Wake-ups that find out that nobody hears of a ticket. */
const findsSilence: ReadonlySet<DueTimer['kind']> = new Set<DueTimer['kind']>(['progress-report', 'silence']);

async function fire({ commandDeps, store, metrics, silent }: Machinery, timer: DueTimer): Promise<void> {
  const fired = await fireTimer(withDeskOfNow(commandDeps), timer);
  if (fired === 'fired' && findsSilence.has(timer.kind)) silent.found();
  metrics.command(`timer:${timer.kind}`, fired);
  if (fired === 'no-record') await store.timers.drop(timer);
}

async function digest(machinery: Machinery, slot: Desk['digests'][number], now: DigestNow): Promise<void> {
  const { store, app, translator, hasDigestChannel } = machinery;
  const { ledger, roster, people, records, outbox, pictures, digests } = store;
  const desk = asOfNow(app.config.desk);
  const drawing = app.draw && { draw: app.draw };
  const deps = {
    ledger,
    roster,
    people,
    records,
    outbox,
    pictures,
    digests,
    desk,
    translator,
    hasDigestChannel: hasDigestChannel(),
    ...drawing,
  };
  const { told, pictureFailures } = await runDigest(deps, slot, now);
  if (told === 0)
    app.logger.warn('the digest has no reader: no active manager and no digest channel', { date: slot.date });
  for (const error of pictureFailures) app.logger.error('the digest has no picture', { date: slot.date, error });
  machinery.commandDeps.committed();
}
type DigestNow = Parameters<typeof runDigest>[2];

type Common = Pick<DigestParts, 'worker' | 'clock' | 'logger'>;

/** Its days are asked for anew each time: they follow the calendar. */
const digestsOf = (machinery: Machinery, common: Common): DigestParts => {
  const { desk } = machinery.app.config;
  return {
    ...common,
    get slots() {
      return desk.digests;
    },
    tasks: machinery.store.tasks,
    dayOf: (at) => dayIn(desk.places[0].zone, at),
    runDigest: (slot, now) => digest(machinery, slot, now),
    onMissed: (dates) => tellMissedDigests(machinery, dates),
  };
};

const retentionOf = ({ app, store }: Machinery): Pick<SweepOldParts, 'old' | 'retention'> => ({
  old: store.old,
  retention: followed(() => app.config.desk.retention ?? usualRetention),
});

const dutyOf = ({ app, store }: Machinery, { clock, logger }: Common): DutyParts => ({
  get places() {
    return app.config.desk.places;
  },
  get pattern() {
    return app.config.desk.duty;
  },
  ...{ roster: store.roster, people: store.people, shared: store.shared },
  clock,
  logger,
});
