import type { RosterSeen } from '../chat/people/look-after-roster';
import type { Desk } from '../domain/desk';
import type { DeskVersion } from '../domain/desk-version';
import { asOfNow, withDeskOfNow } from '../domain/followed';
import { after, type Duration, type Instant, minutes, seconds } from '../domain/time/instant';
import type { Say } from '../domain/words';
import type { Part } from '../scheduler/run-parts';
import { DeskFileLog } from './desk-file-log';
import { DeskProcesses, type DeskProcessSeen } from './desk-processes';
import { letGo, type Reloaded, type Reloading, type Reread, rereadDesk, takeDesk, tellDutyOf } from './reload-desk';
import { reloadEffects } from './reload-effects';
import { unvettedIn } from './unvetted-in-file';

/** How often it is looked whether another desk file is in force, by real time. */
const lookEvery = seconds(2);
const tellAliveEvery = seconds(10);
/** A file that is not the one in force may be brought any time; reading it costs some. */
const rereadEvery = seconds(10);
/** What was being decided by the file before when another came has ended by then (`commands/retry.ts`). */
const decidedBy = minutes(1);
/** Problems that are passed on. */
const mostProblems = 50;

/** So long a file that was just declared to be in force is waited for, though no process goes by it yet. */
const foundWithin = minutes(1);

/** What brought a version about. */
type Cause = Pick<DeskVersion, 'who' | 'why' | 'changes'>;

/** A process goes by it since it was started. */
const begun: Cause = { who: 'desk', why: 'started', changes: [] };

/** The desk file of a running process: read anew, kept the same in all processes, and what follows from another one. */
export class DeskFileFollower {
  readonly lanes: readonly Part[];
  readonly #processes: DeskProcesses;
  readonly #log: DeskFileLog;
  #last: Promise<unknown> = Promise.resolve();
  #renewals: readonly Instant[] = [];
  /** When and by what the file was brought, until it is written down that it is in force. */
  #undeclared: (Cause & Pick<DeskVersion, 'at'>) | undefined;
  /** Who was there before it, until whoever it names no more has left. */
  #leaving: RosterSeen | undefined;
  /** By which whoever is on duty was told before it, until those whose duty it changes are told. */
  #toldBy: Desk | undefined;
  #answered = '';
  /** The version whose file this process does not have, and when that was looked at by real time. */
  #lacks: { readonly version: number; readonly lookedAt: Duration } | undefined;
  #toldAliveAt: Duration | undefined;

  constructor(
    private readonly parts: Reloading,
    /** Names this process. */
    private readonly worker: string,
  ) {
    this.#processes = new DeskProcesses(parts.store.shared);
    this.#log = new DeskFileLog(parts.app);
    this.lanes = [
      { name: 'desk-file', every: lookEvery, run: () => this.#look() },
      { name: 'desk-file-followed', every: seconds(0), wakes: true, run: () => this.#renew() },
    ];
  }

  /** The version in force in other processes, where this one goes by another file. */
  get behind(): number | undefined {
    return this.#lacks?.version;
  }

  /** Reads the desk file anew on behalf of whoever asked this process alone; the others are to follow. */
  reload(): Promise<Reloaded> {
    return this.#inTurn(async () => {
      const reloaded = await this.#read();
      this.#log.said(reloaded, this.behind);
      return reloaded;
    });
  }

  /** This process goes by no file any more. */
  async leave(): Promise<void> {
    await this.#processes.leave(this.worker, this.#now());
  }

  #now = (): Instant => this.parts.app.clock.now();

  get #seen(): DeskProcessSeen {
    const { config, where = this.worker } = this.parts.app;
    return { worker: this.worker, where, digest: config.deskFile.digest };
  }

  /** One after the other: a file is taken whole before another one is looked at. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #look(): Promise<void> {
    await this.#tellAlive();
    await this.#answer();
    await this.#inTurn(async () => {
      const failure = await this.#finish();
      // Until it is written down, another file seems to be in force.
      if (this.#undeclared === undefined) await this.#follow();
      if (failure !== undefined) throw failure;
    });
  }

  async #tellAlive(digest?: string): Promise<void> {
    const elapsed = this.parts.app.clock.monotonic();
    if (digest === undefined && this.#toldAliveAt !== undefined && elapsed - this.#toldAliveAt < tellAliveEvery) return;
    await this.#processes.tellAlive(this.#seen, this.#now());
    this.#toldAliveAt = elapsed;
  }

  async #answer(): Promise<void> {
    const asked = await this.#processes.asked(this.#now());
    if (asked === undefined || asked.id === this.#answered) return;
    const read = await this.#judged();
    const onDisk =
      read.kind === 'same' ? this.#seen.digest : read.kind === 'other' ? read.next.deskFile.digest : undefined;
    const changes = read.kind === 'other' ? read.changes : [];
    const effects = read.kind === 'other' ? await this.#effects(read.next) : [];
    const problems = read.kind === 'refused' ? read.problems.slice(0, mostProblems) : [];
    await this.#processes.answer(
      asked,
      { ...this.#seen, ...(onDisk && { onDisk }), changes, effects, problems },
      this.#now(),
    );
    this.#answered = asked.id;
  }

  #effects(next: Parameters<typeof takeDesk>[1]): Promise<readonly Say[]> {
    const { app, store } = this.parts;
    return reloadEffects(app.config, next, { roster: store.roster, now: this.#now() });
  }

  /** Another file is in force than this process goes by: it is taken as soon as it is on this process's disk, too. */
  async #follow(): Promise<void> {
    const newest = await this.parts.store.deskVersions.newest();
    if (newest === undefined) return this.#begin(newest);
    if (newest.digest === this.#seen.digest) {
      this.#lacks = undefined;
      return;
    }
    const elapsed = this.parts.app.clock.monotonic();
    const known = this.#lacks?.version === newest.version ? this.#lacks : undefined;
    if (known !== undefined && elapsed - known.lookedAt < rereadEvery) return;
    const read = rereadDesk(this.parts.app);
    if (read.kind === 'other' && read.next.deskFile.digest === newest.digest) {
      await this.#take(read.next);
      this.#log.said({ kind: 'taken', changes: read.changes });
      return;
    }
    if (await this.#isOver(newest)) return this.#begin(newest);
    this.#lacks = { version: newest.version, lookedAt: elapsed };
    if (known === undefined) this.#log.lacks(newest, read.kind === 'refused' ? read.problems : []);
  }

  /** No process goes by it any more, e.g. as all of them were started anew with another one. */
  async #isOver({ digest, at }: DeskVersion): Promise<boolean> {
    if (this.#now() < after(at, foundWithin)) return false;
    const alive = await this.#processes.alive(this.#now());
    return !alive.some((one) => one.worker !== this.worker && one.digest === digest);
  }

  /** Writes down that what this process goes by is in force: the last word counts, where several say so at once. */
  async #declare(cause: Cause): Promise<void> {
    const { deskVersions } = this.parts.store;
    await this.#tellAlive(this.#seen.digest);
    for (let isSaid = false; !isSaid; ) {
      const newest = await deskVersions.newest();
      const { digest } = this.#seen;
      if (newest?.digest === digest) return;
      const version: DeskVersion = { version: (newest?.version ?? 0) + 1, digest, at: this.#now(), ...cause };
      if (newest !== undefined) await this.#audit(version);
      isSaid = await deskVersions.add(version);
    }
  }

  /** The same of a file that this process was started with, unless somebody else was first. */
  async #begin(known: DeskVersion | undefined): Promise<void> {
    await this.#tellAlive(this.#seen.digest);
    const version: DeskVersion = {
      ...{ version: (known?.version ?? 0) + 1, digest: this.#seen.digest, at: this.#now() },
      ...begun,
    };
    if (known !== undefined) await this.#audit(version);
    await this.parts.store.deskVersions.add(version);
  }

  async #audit({ version, at, who, digest }: DeskVersion): Promise<void> {
    const once = `desk-file:${version}:${digest}`;
    await this.parts.store.audit.note({ at, who, action: 'desk-file-changed', about: digest.slice(0, 12), once });
  }

  /** What the file would change, were it brought: also whom it may not put on duty stands in its way. */
  async #judged(): Promise<Reread> {
    const { app, store } = this.parts;
    const read = rereadDesk(app);
    if (read.kind !== 'other') return read;
    const problems = await unvettedIn(store.roster, read.next.desk, this.#now());
    return problems.length === 0 ? read : { kind: 'refused', problems };
  }

  async #read(): Promise<Reloaded> {
    const read = await this.#judged();
    if (read.kind !== 'other') return read;
    await this.#take(read.next, { who: 'operator', why: 'signal', changes: read.changes });
    return { kind: 'taken', changes: read.changes };
  }

  /** `undeclared`: what brought it, where nobody has written down yet that it is in force. */
  async #take(next: Parameters<typeof takeDesk>[1], undeclared?: Cause): Promise<void> {
    const toldBy = asOfNow(this.parts.app.config.desk);
    const before = await takeDesk(this.parts, next);
    // It is in force: nothing that fails from here on keeps the rest from being done.
    this.#lacks = undefined;
    this.#toldAliveAt = undefined;
    const now = this.#now();
    this.#renewals = [now, after(now, decidedBy)];
    this.#undeclared = undeclared && { ...undeclared, at: now };
    this.#leaving ??= before;
    this.#toldBy ??= toldBy;
    const error = await this.#finish();
    if (error !== undefined)
      this.parts.app.logger.error('the desk file is in force, and the rest is tried again', { error });
    this.parts.commandDeps.committed();
  }

  /** What follows from a file that was taken, until it is done. Answers why something of it is not. */
  async #finish(): Promise<unknown> {
    const failures = [await this.#try(() => this.#tellAlive()), await this.#try(() => this.#leave())];
    failures.push(await this.#try(() => this.#declareTaken()), await this.#try(() => this.#tellDuty()));
    return failures.find((failure) => failure !== undefined);
  }

  async #try(step: () => Promise<void>): Promise<unknown> {
    try {
      await step();
    } catch (error) {
      return error;
    }
    return undefined;
  }

  async #leave(): Promise<void> {
    if (this.#leaving === undefined) return;
    await letGo(this.parts, this.#leaving);
    this.#leaving = undefined;
  }

  /** Those whose duty it changes hear so once it is written down that it is in force, from whichever process is first. */
  async #tellDuty(): Promise<void> {
    const { store, commandDeps } = this.parts;
    const newest = this.#toldBy && (await store.deskVersions.newest());
    if (this.#toldBy === undefined || newest?.digest !== this.#seen.digest) return;
    await tellDutyOf(this.#toldBy, withDeskOfNow(commandDeps), {
      roster: store.roster,
      key: `desk-file:${newest.version}`,
    });
    this.#toldBy = undefined;
  }

  async #declareTaken(): Promise<void> {
    if (this.#undeclared === undefined) return;
    const { at, ...cause } = this.#undeclared;
    const newest = await this.parts.store.deskVersions.newest();
    // Somebody's later word counts.
    if (newest === undefined || newest.at <= at) await this.#declare(cause);
    this.#undeclared = undefined;
  }

  /** Wake-ups that were computed by the file before are compared with the rules: at once, and when nobody decides by it any more. */
  async #renew(): Promise<void> {
    const now = this.#now();
    const due = this.#renewals.filter((at) => at <= now);
    if (due.length === 0) return;
    await this.parts.renewals.all();
    this.#renewals = this.#renewals.filter((at) => !due.includes(at));
  }
}
