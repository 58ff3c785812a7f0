import { createInbound } from './chat/create-inbound';
import { platformsOf } from './chat/index';
import { createEnquiries } from './chat/intake/enquiries';
import { rosterSeen } from './chat/people/look-after-roster';
import type { CommandDeps } from './commands/command-deps';
import { rulesOfKinds } from './commands/kinds';
import { tellSilent } from './commands/tell-silent';
import type { Desk } from './domain/desk';
import { withDeskOfNow } from './domain/followed';
import type { FileRef } from './domain/ticket/ticket';
import { type Instant, seconds } from './domain/time/instant';
import { createTranslator } from './i18n/create-translator';
import type { Clock } from './ports/clock';
import { inTime } from './ports/in-time';
import type { Platform } from './ports/platform';
import { assertFontsDraw } from './reports/chart/draw-digest';
import type { Auditor } from './scheduler/auditor/auditor';
import type { LateWork } from './scheduler/auditor/look-away';
import { type RecurringDeps, recurringParts } from './scheduler/recurring-parts';
import { RightOfWay } from './scheduler/right-of-way';
import { beginHistory } from './scheduler/run-digests';
import type { Part } from './scheduler/run-parts';
import { type Scheduler, type SchedulerHealth, startScheduler } from './scheduler/scheduler';
import type { ShiftMessages } from './scheduler/shift-messages';
import { silentLists } from './scheduler/silent-lists';
import { openStore, type Store } from './store/open-store';
import { createMetrics, type Metrics } from './web/metrics';
import type { Route } from './web/route';
import type { Web } from './web/server';
import type { AppDeps } from './wiring/app-deps';
import { auditing, lateWork } from './wiring/auditing';
import { ConfigInForce } from './wiring/config-in-force';
import { beginCalendar } from './wiring/counting-calendar';
import { type DatabaseClock, whileFit } from './wiring/database-clock';
import { drain } from './wiring/drain';
import { dutyShownOf } from './wiring/duty-shown';
import { fileBytes } from './wiring/file-bytes';
import { fillSearch } from './wiring/fill-search';
import { DeskFileFollower } from './wiring/follow-desk-file';
import { keepingOf, keepTerms } from './wiring/keep-terms';
import { lookedAfter } from './wiring/looked-after';
import { mendPeople } from './wiring/mend-people';
import { openWhenThere } from './wiring/open-when-there';
import { pagesOf } from './wiring/pages-of';
import { recurringDepsOf } from './wiring/recurring-deps';
import { recurringWork } from './wiring/recurring-work';
import type { Reloaded } from './wiring/reload-desk';
import { Renewals } from './wiring/renewals';
import { revokeRemoved } from './wiring/revoke-removed';
import { rosterShown } from './wiring/roster-shown';
import { shiftMessagesOf } from './wiring/shift-messages-of';
import { startAllWeb } from './wiring/start-all-web';
import { syncStaff } from './wiring/sync-staff';
import { type Telephones, telephonesOf } from './wiring/telephones';
import { tellNothingComes } from './wiring/tell-trouble';
import { watchSchema } from './wiring/watch-schema';
import { inboxWithFaults, uowWithFaults } from './wiring/with-faults';
import { withSharedClock } from './wiring/with-shared-clock';

/** A running desk. */
export interface App {
  readonly store: Store;
  /** The desk as its file says just now. */
  readonly desk: Desk;
  /** Where it listens, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Where health, readiness and numbers are. */
  readonly watchUrl: string;
  /** Does everything that is due now and waits for it: wake-ups, messages, digests. For tests and the demo's clock. */
  drain(): Promise<void>;
  /** Reads the desk file anew: what it says is in force from then on, or it is refused whole. Throws what the database refuses. */
  reload(): Promise<Reloaded>;
  /** When something is due next; undefined when nothing is. */
  nextDue(): Promise<Instant | undefined>;
  /** Takes nothing new, finishes what is in flight within 10 s, and lets go of everything. */
  stop(): Promise<void>;
}

/** Longest wait for requests that are being answered. */
const grace = 4000;
/** Longest wait for all that is in flight; what is left then is taken up by the next process. */
const patience = seconds(8.5);

/** Joins all rooms and starts them. Throws what a platform, the database or the fonts refuse. */
export async function startApp(told: AppDeps): Promise<App> {
  const inForce = new ConfigInForce(told.config);
  const given = { ...told, config: inForce.config };
  const { config, ids, reach, draw } = given;
  if (draw === undefined) await assertFontsDraw();
  const logger = given.logger.child({ room: 'store' });
  const opened = await openWhenThere(given, () =>
    openStore({ ...config.database, ids, rules: rulesOfKinds, now: () => given.clock.now(), asDesk: true, logger }),
  );
  const { uow, inbox } = opened;
  const connected: Store = { ...opened, uow: uowWithFaults(uow, reach), inbox: inboxWithFaults(inbox, reach) };
  try {
    const { deps, store, shared } = await withSharedClock(given, connected);
    const { clock } = deps;
    await store.migrate(() => deps.logger.info('another process is changing the tables; waiting for it'));
    await beginCalendar({ config, store, clock });
    await keepTerms(keepingOf(config, store), clock.now());
    await mendPeople(config.desk, store.people, clock.now(), deps.logger);
    const rooms = joinRooms(deps, store);
    const looking = { ...store, ...rooms.commandDeps, logger: deps.logger };
    const seen = await rosterSeen(looking);
    await syncStaff(config.desk, store.people, clock.now());
    await revokeRemoved(looking, seen);
    return await run({ deps, rooms, inForce }, shared);
  } catch (error) {
    await connected.close();
    throw error;
  }
}

const ignore = (): void => undefined;

const notYet = { ok: false, silentFor: seconds(0), beats: 0, stuck: [], failing: [] };

/** All rooms, joined but not started. */
interface Rooms {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly telephones: Telephones;
  readonly dutyShown: ShiftMessages;
  readonly commandDeps: CommandDeps;
  readonly parts: RecurringDeps;
  readonly looked: readonly Part[];
  readonly renewals: Renewals;
  readonly metrics: Metrics;
  readonly late: LateWork;
  /** Pages opened from chat. */
  readonly pages: readonly Route[];
  /** Told after each commit; nobody listens until the scheduler runs. */
  onCommit: () => void;
  health: () => SchedulerHealth;
}

function joinRooms(deps: AppDeps, store: Store): Rooms {
  const { config, clock, wall = clock, logger, ids, pause } = deps;
  const { desk } = config;
  const translator = createTranslator(logger);
  const metrics = createMetrics();
  const committed = (): void => rooms.onCommit();
  const commandDeps: CommandDeps = { uow: store.uow, desk, clock, pause, committed };
  const said = { translator, ids, logger: logger.child({ room: 'chat' }), count: metrics.command };
  const voice = { ...said, ...rosterShown(deps) };
  const inbound = createInbound({ ...store, ...commandDeps, ...voice });
  const enquiries = createEnquiries({ ...store, ...commandDeps, ...voice });
  const fetchFile = (file: FileRef): Promise<Buffer> => fileBytes(file, platforms, store.files);
  const { publicUrl } = config.http;
  const platforms: readonly Platform[] = platformsOf(config, {
    ...store,
    desk,
    inbound,
    enquiries,
    worker: ids.next(),
    count: metrics.command,
    tellNothingComes: (from, why) => tellNothingComes({ app: deps, store, commandDeps }, from, why),
    translator,
    clock,
    wall,
    logger,
    fetchFile,
    ...(deps.paced && { paced: deps.paced }),
    ...(publicUrl === undefined ? {} : { publicUrl }),
  });
  const silent = silentLists({ clock, tell: () => tellSilent({ ...store, ...withDeskOfNow(commandDeps) }) });
  const late = lateWork(store, ids.next());
  const way = new RightOfWay();
  const joined = { late, way, app: deps, store, commandDeps, platforms, inbound, translator, metrics };
  const telephones = telephonesOf(joined);
  const dutyShown = dutyShownOf(joined);
  const parts = recurringDepsOf({
    ...joined,
    hasDigestChannel: () => platforms.some((one) => one.addresses?.({ kind: 'digests' }) ?? false),
    silent,
    calling: telephones.calling,
    shifts: shiftMessagesOf(deps, store, commandDeps),
  });
  const pages = pagesOf({ app: deps, store, inbound, translator, platforms, fetchFile });
  const allPages = [...pages, ...telephones.routes];
  const nothingYet = { onCommit: () => undefined, health: () => notYet };
  const renewals = new Renewals({ store, deps: commandDeps, logger, way });
  const looked = lookedAfter({ app: deps, store, commandDeps, renewals });
  const known = { store, commandDeps, platforms, telephones, dutyShown, parts, looked, renewals, metrics, late };
  const rooms: Rooms = { ...known, pages: allPages, ...nothingYet };
  return rooms;
}

interface Joined {
  readonly deps: AppDeps;
  readonly rooms: Rooms;
  readonly inForce: ConfigInForce;
}

async function run({ deps, rooms, inForce }: Joined, shared?: DatabaseClock): Promise<App> {
  const { config, clock, logger } = deps;
  const { store, commandDeps, platforms, parts, renewals } = rooms;
  const follower = new DeskFileFollower({ app: deps, store, commandDeps, inForce, renewals }, deps.ids.next());
  // Health is asked for anew each time: the scheduler comes later.
  const served = { ...rooms, health: () => rooms.health(), behind: () => follower.behind };
  const web = await startAllWeb(deps, served, shared);
  try {
    for (const platform of platforms) await platform.start();
  } catch (error) {
    await web.close(0);
    throw error;
  }
  if (!(await store.tickets.any())) await beginHistory(parts.digests);
  const scheduler = startScheduler({
    parts: [
      ...[
        ...recurringParts(parts),
        ...follower.lanes,
        { name: 'duty-shown', every: seconds(0), run: rooms.dutyShown.run },
        ...rooms.looked,
      ].map((part) => (shared === undefined ? part : whileFit(shared, part))),
      ...(shared === undefined ? [] : [shared.part]),
      ...unshared(deps, rooms),
    ],
    clock,
    logger,
  });
  rooms.onCommit = scheduler.wake;
  rooms.health = scheduler.health;
  scheduler.wake();
  const auditor = auditorOf({ deps, rooms, inForce }, scheduler, shared);
  auditor.start();
  return {
    store,
    desk: config.desk,
    url: web.address.url,
    watchUrl: web.watchUrl,
    drain: () => drain({ ...rooms, scheduler, auditor }),
    reload: () => follower.reload(),
    nextDue: async () =>
      earliest([
        await store.timers.nextDue(),
        await store.outbox.nextDue(),
        parts.silent.nextAt(),
        parts.shifts.nextAt(),
        config.counting.coming[0]?.from,
        rooms.dutyShown.nextAt(),
        nextDigest(config.desk, clock),
      ]),
    stop: async () => {
      await inTime(Promise.all([takeNothingNew(web, platforms), scheduler.stop(), auditor.stop()]), patience);
      await inTime(follower.leave(), seconds(1)).catch(ignore);
      await inTime(store.close(), seconds(1));
      logger.info('stopped');
    },
  };
}

/** Beside the clockwork, which it looks after too. */
function auditorOf({ deps, rooms }: Joined, scheduler: Scheduler, shared?: DatabaseClock): Auditor {
  const { store, commandDeps, parts } = rooms;
  return auditing({
    ...{ app: deps, ...rooms, health: scheduler.health, isFit: () => shared?.isFit() ?? true },
    recurring: recurringWork(store, commandDeps, parts),
  });
}

/** These hold nothing that another process may hold, and their moments are the database's. */
const unshared = ({ logger, onUnfit = ignore }: AppDeps, { store, renewals }: Rooms): readonly Part[] => [
  renewals.part,
  fillSearch(store.search, logger),
  watchSchema(store, onUnfit),
];

/** Requests first: what they began in the platforms is waited for then. */
async function takeNothingNew(web: Web, platforms: readonly Platform[]): Promise<void> {
  await web.close(grace);
  for (const platform of platforms) await platform.stop();
}

const nextDigest = ({ digests }: Desk, clock: Clock): Instant | undefined =>
  digests.find(({ at }) => at > clock.now())?.at;

const earliest = (moments: readonly (Instant | undefined)[]): Instant | undefined =>
  moments.filter((at) => at !== undefined).sort((one, other) => one - other)[0];
