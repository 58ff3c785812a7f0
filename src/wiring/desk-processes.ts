import type { FileChange } from '../domain/desk-version';
import { after, type Instant, minutes, seconds } from '../domain/time/instant';
import type { Say } from '../domain/words';
import type { SharedState } from '../ports/shared-state';

/** A process of the desk, and the desk file it goes by. */
export interface DeskProcessSeen {
  readonly worker: string;
  /** Computer and process id, for whoever looks for it. */
  readonly where: string;
  readonly digest: string;
}

/** Whoever sits at the command line wants to know what reading the file anew would do in each process. */
export interface DeskFileAsked {
  readonly id: string;
}

/** What the desk file of one process would do there. */
export interface DeskFileAnswer extends DeskProcessSeen {
  /** Of the file on its disk; absent where that is wrong. */
  readonly onDisk?: string;
  readonly changes: readonly FileChange[];
  /** Who else is on duty in the next days. */
  readonly effects: readonly Say[];
  /** Why it takes nothing; at most 50. */
  readonly problems: readonly Say[];
}

type Shared = Pick<SharedState, 'get' | 'put' | 'take' | 'under'>;

/** A process that was not heard of for so long is none. */
const aliveFor = seconds(30);
/** Whoever asked has gone by then. */
const askedFor = minutes(2);

/** What processes of one desk, and whoever runs it, tell each other about its file. */
export class DeskProcesses {
  constructor(private readonly shared: Shared) {}

  tellAlive(seen: DeskProcessSeen, now: Instant): Promise<void> {
    return this.shared.put(`desk-file:of:${seen.worker}`, seen, after(now, aliveFor));
  }

  async leave(worker: string, now: Instant): Promise<void> {
    await this.shared.take(`desk-file:of:${worker}`, now);
  }

  /** Those that were heard of lately. */
  async alive(now: Instant): Promise<readonly DeskProcessSeen[]> {
    return (await this.shared.under('desk-file:of:', now)).map(({ value }) => value as DeskProcessSeen);
  }

  ask(asked: DeskFileAsked, now: Instant): Promise<void> {
    return this.shared.put('desk-file:asked', asked, after(now, askedFor));
  }

  async asked(now: Instant): Promise<DeskFileAsked | undefined> {
    return (await this.shared.get('desk-file:asked', now))?.value as DeskFileAsked | undefined;
  }

  answer({ id }: DeskFileAsked, answer: DeskFileAnswer, now: Instant): Promise<void> {
    return this.shared.put(`desk-file:answer:${id}:${answer.worker}`, answer, after(now, askedFor));
  }

  async answers({ id }: DeskFileAsked, now: Instant): Promise<readonly DeskFileAnswer[]> {
    return (await this.shared.under(`desk-file:answer:${id}:`, now)).map(({ value }) => value as DeskFileAnswer);
  }
}
