import type { Happened, Recorded, Timer } from '../domain/record/record';
import type { KindName, RecordRef } from '../domain/record/record-ref';
import type { Instant } from '../domain/time/instant';
import type { PartOf, Records, RecordWithTimers } from '../ports/records';
import type { Database } from './database';
import type { KnownKinds } from './known-kinds';

/** Records of every kind, each where its kind is kept. */
export class StoreRecords implements Records {
  constructor(
    private readonly database: Pick<Database, 'read'>,
    private readonly kinds: KnownKinds,
  ) {}

  async find<State extends Recorded>({ kind, id }: RecordRef): Promise<State | undefined> {
    return (await this.kinds.tableOf(kind).find(this.database.read, id))?.record as State | undefined;
  }

  async events<Event extends Happened>({ kind, id }: RecordRef): Promise<readonly Event[]> {
    return (await this.kinds.tableOf(kind).events(this.database.read, id)) as readonly Event[];
  }

  async open<State extends Recorded>(kind: KindName, limit: number): Promise<readonly State[]> {
    return (await this.#of(kind).open(limit)) as readonly State[];
  }

  async ofPerson<State extends Recorded>(kind: KindName, whose: PartOf, limit: number): Promise<readonly State[]> {
    return (await this.#of(kind).ofPerson(whose, limit)) as readonly State[];
  }

  newest(kind: KindName, limit: number): Promise<readonly number[]> {
    return this.#of(kind).newest(limit);
  }

  after(kind: KindName, id: number, limit: number): Promise<readonly number[]> {
    return this.#of(kind).after(id, limit);
  }

  wanting(kind: KindName, since: Instant, after: number, limit: number): Promise<readonly number[]> {
    return this.#of(kind).wanting(since, after, limit);
  }

  timers({ kind, id }: RecordRef): Promise<readonly Timer[]> {
    return this.kinds.tableOf(kind).timers.kept(this.database.read, id);
  }

  async withTimers(kind: KindName, ids: readonly number[]): Promise<readonly RecordWithTimers[]> {
    const found = await this.#of(kind).each(ids);
    const timers = await this.kinds.tableOf(kind).timers.keptFor(this.database.read, ids);
    return found.map((one) => ({ ...one, timers: timers.get(one.record.id) ?? [] }));
  }

  #of(kind: KindName) {
    return this.kinds.tableOf(kind).reading(this.database.read);
  }
}
