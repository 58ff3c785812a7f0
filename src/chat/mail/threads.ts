import { createHash } from 'node:crypto';
import { type RecordRef, readRecordName, recordName } from '../../domain/record/record-ref';
import { after, days, minutes } from '../../domain/time/instant';
import type { Clock } from '../../ports/clock';
import type { SharedKey, SharedState } from '../../ports/shared-state';

/** How far a conversation by mail has come. */
export interface Thread {
  /** As its first mail had it; answers carry it, or programs show them apart. */
  readonly subject: string;
  /** How people read the number of the record. */
  readonly number: string;
  /** Message-IDs, oldest first; at most `mostIds`. */
  readonly ids: readonly string[];
}

/** So long after its last mail an answer still finds its record. */
const keptFor = days(180);
/** The first, for it names the thread, and the newest. */
const mostIds = 20;

const threadKey = (account: string, about: RecordRef): SharedKey => `mail:thread:${account}:${recordName(about)}`;
const pendingKey = (account: string, mail: string): SharedKey => `mail:thread:${account}:pending:${mail}`;
/** Handling ends by then, or is done again. */
const handled = minutes(1);
/** By whom it was exchanged, so that nobody else's answer finds the record, and erasing somebody finds it. */
const mailKey = (account: string, id: string): SharedKey =>
  `mail:of:${account}:${createHash('sha256').update(id).digest('base64url')}`;

const threadIn = (value: unknown): Thread | undefined => {
  const { subject, number, ids } = (value ?? {}) as Partial<Thread>;
  return typeof subject === 'string' && typeof number === 'string' && Array.isArray(ids)
    ? { subject, number, ids }
    : undefined;
};

/** Which mail belongs to which record, for every process of the desk. */
export class Threads {
  constructor(
    private readonly shared: Pick<SharedState, 'get' | 'put' | 'take' | 'under'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** What somebody exchanged with the desk about a record; undefined where it was nothing. */
  async with(account: string, about: RecordRef): Promise<Thread | undefined> {
    return threadIn((await this.shared.get(threadKey(account, about), this.clock.now()))?.value);
  }

  /** The record that the nearest of these mails is about, of a conversation with that account. */
  async recordOf(account: string, ids: readonly string[]): Promise<RecordRef | undefined> {
    for (const id of ids.slice(0, mostIds)) {
      const known = (await this.shared.get(mailKey(account, id), this.clock.now()))?.value;
      const { record } = (known ?? {}) as { readonly record?: string };
      if (record !== undefined) return readRecordName(record);
    }
    return undefined;
  }

  /** A mail of theirs is being handled: which record it is about is not written down yet. */
  async expect(account: string, mail: string): Promise<void> {
    await this.shared.put(pendingKey(account, mail), true, after(this.clock.now(), handled));
  }

  /** It is written down, or nothing came of it. */
  async settled(account: string, mail: string): Promise<void> {
    await this.shared.take(pendingKey(account, mail), this.clock.now());
  }

  /** Whether what is said to them now may belong to a conversation that is not known yet. */
  async isExpected(account: string): Promise<boolean> {
    return (await this.shared.under(pendingKey(account, ''), this.clock.now())).length > 0;
  }

  /** A mail of this Message-ID, to or from them, is about the record. */
  async add(
    account: string,
    about: RecordRef,
    { id, ...first }: Omit<Thread, 'ids'> & { readonly id: string | undefined },
  ): Promise<void> {
    const until = after(this.clock.now(), keptFor);
    const known = await this.with(account, about);
    const ids = [...(known?.ids ?? []), ...(id === undefined || known?.ids.includes(id) ? [] : [id])];
    const kept = ids.length > mostIds ? [...ids.slice(0, 1), ...ids.slice(1 - mostIds)] : ids;
    await this.shared.put(threadKey(account, about), { ...first, ...known, ids: kept }, until);
    if (id !== undefined) await this.shared.put(mailKey(account, id), { record: recordName(about) }, until);
  }
}
