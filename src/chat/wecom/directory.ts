import { setTimeout as pauseFor } from 'node:timers/promises';
import { own } from '../../domain/own';
import type { Member } from '../../domain/people/member';
import { type Duration, type Instant, minutes, seconds } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import { FairTurns } from '../fair-turns';
import { type Json, type WecomApi, WecomError } from './api';

/** How long what was read is believed; then it is read anew, and the old one serves meanwhile. */
const keptFor = minutes(60);
/** Whoever looks for somebody waits no longer for a large company to be read. */
const patience = seconds(5);
/** WeCom is not asked again at once after it failed. */
const restsFor = seconds(30);
/** Calls at a time, and the most members and departments that are read. */
const width = { each: 6, together: 6 };
const mostMembers = 50_000;
const mostDepartments = 5_000;
/** Members who are in the app's visible range by themselves, outside of a department. */
const mostAlone = 500;

/** Whom the app sees: departments, tags, and members by themselves. */
interface Range {
  readonly departments: ReadonlySet<string>;
  readonly tags: readonly string[];
  readonly alone: readonly string[];
}

/** Everybody in the app's visible range (wecom.md §6.5), read whole: WeCom has no search for a company's own app. */
export class Directory {
  private known: { readonly at: Instant; readonly members: readonly Member[] } | undefined;
  private reading: Promise<readonly Member[]> | undefined;
  private restsUntil = 0;

  constructor(
    private readonly api: Pick<WecomApi, 'call'>,
    private readonly agentId: number,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly waits: Duration = patience,
  ) {}

  /** Throws where WeCom does not say, or takes too long to. */
  async members(): Promise<readonly Member[]> {
    const now = this.clock.now();
    if (this.known !== undefined && now - this.known.at < keptFor) return this.known.members;
    if (this.reading === undefined && now >= this.restsUntil) this.begin();
    if (this.known !== undefined) return this.known.members;
    if (this.reading === undefined) throw new Error('the directory could not be read a moment ago');
    return this.reading;
  }

  private begin(): void {
    const reading = this.read();
    const late = pauseFor(this.waits, undefined, { ref: false }).then(() => {
      throw new Error('the directory is still being read');
    });
    // Whoever looks later, at the next letter, does not wait anew.
    this.reading = Promise.race([reading, late]);
    // It may be read for the next who looks alone.
    this.reading.catch(() => undefined);
    reading.then(
      (members) => {
        this.known = { at: this.clock.now(), members };
        this.reading = undefined;
      },
      () => {
        this.restsUntil = this.clock.now() + restsFor;
        this.reading = undefined;
      },
    );
  }

  private async read(): Promise<readonly Member[]> {
    const named = await this.departments();
    const range = await this.range(named);
    const members = new Map<string, Member>();
    const add = (one: Json): void => {
      const { userid, name } = one;
      if (typeof userid !== 'string' || userid === '' || members.size >= mostMembers) return;
      const account = userid.toLowerCase();
      const department = departmentOf(one, named) ?? members.get(account)?.department;
      const called = typeof name === 'string' && name !== '' ? name : account;
      members.set(account, { account, name: called, ...(department === undefined ? {} : { department }) });
    };
    const departments = [...range.departments].slice(0, mostDepartments);
    await this.each(departments, 'user/simplelist', 'department_id', ({ userlist }) => listIn(userlist).forEach(add));
    const alone = range.alone.filter((userid) => !members.has(userid.toLowerCase())).slice(0, mostAlone);
    await this.each(alone, 'user/get', 'userid', add);
    // Whoever looks is seen by the app: it was refused, and is asked again once that is mended.
    if (members.size === 0) throw new Error('WeCom shows the app nobody');
    return [...members.values()];
  }

  /** Names of the departments the app sees, by number. */
  private async departments(): Promise<ReadonlyMap<string, string>> {
    const { department } = await this.told('department/list');
    return new Map(listIn(department).map(({ id, name }) => [String(id), typeof name === 'string' ? name : '']));
  }

  private async range(named: ReadonlyMap<string, string>): Promise<Range> {
    const app = await this.told('agent/get', { agentid: String(this.agentId) });
    const tags = idsIn(app['allow_tags'], 'tagid');
    const departments = new Set([...named.keys(), ...idsIn(app['allow_partys'], 'partyid')]);
    const alone = new Set(listIn(objectIn(app['allow_userinfos'])['user']).map(({ userid }) => String(userid)));
    await this.each(tags, 'tag/get', 'tagid', (tag) => {
      for (const party of idsIn(tag, 'partylist')) departments.add(party);
      for (const { userid } of listIn(tag['userlist'])) alone.add(String(userid));
    });
    return { departments, tags, alone: [...alone] };
  }

  private async each(values: readonly string[], method: string, name: string, take: (told: Json) => void) {
    const turns = new FairTurns(width);
    let isOver = false;
    // What is left is not asked for once one call failed: WeCom may have had too many of them.
    const ask = async (one: string): Promise<void> => {
      if (!isOver) take(await this.told(method, { [name]: one }));
    };
    await Promise.all(values.map((one) => turns.run('', () => ask(one)))).finally(() => {
      isOver = true;
    });
  }

  /** What the app may not see is not in it; what may come later is waited for by reading it all once more. */
  private async told(method: string, query: Readonly<Record<string, string>> = {}): Promise<Json> {
    try {
      return await this.api.call(method, undefined, query);
    } catch (error) {
      if (error instanceof WecomError && error.fate !== 'later' && error.fate !== 'uncertain') return {};
      throw error;
    }
  }
}

/** The department somebody is named with: the last of theirs that has a name, for the first is often the whole company. */
const departmentOf = ({ department }: Json, named: ReadonlyMap<string, string>): string | undefined =>
  (Array.isArray(department) ? department : [])
    .map((id) => named.get(String(id)) ?? '')
    .filter((name) => name !== '')
    .at(-1);

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;
const objectIn = (value: unknown): Json => (isObject(value) ? value : {});
const listIn = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const idsIn = (value: unknown, name: string): readonly string[] => {
  const ids = own(objectIn(value), name);
  return Array.isArray(ids) ? ids.map(String) : [];
};
