import type { CommandDeps } from '../commands/command-deps';
import type { Ids } from '../ports/ids';
import type { LocalDays } from '../ports/local-days';
import type { Logger } from '../ports/logger';
import type { Pictures } from '../ports/pictures';
import type { MessageRefs, Outbox } from '../ports/queues';
import type { Records } from '../ports/records';
import type { Assets, Drafts, Ledger, People, Roster, Tickets } from '../ports/repositories';
import type { DrawRoster } from '../ports/roster-drawing';
import type { Search } from '../ports/search';
import type { SharedState } from '../ports/shared-state';
import type { Translator } from '../ports/translator';

/** What answering people needs. */
export interface InboundDeps extends CommandDeps {
  readonly people: People;
  readonly tickets: Tickets;
  readonly ledger: Pick<Ledger, 'ratedIn'>;
  readonly search: Pick<Search, 'find' | 'findRecords'>;
  readonly records: Pick<Records, 'open' | 'ofPerson' | 'find'>;
  readonly assets: Assets;
  readonly drafts: Drafts;
  readonly shared: SharedState;
  readonly outbox: Pick<Outbox, 'announce'>;
  readonly roster: Roster;
  readonly refs: Pick<MessageRefs, 'slotOf'>;
  readonly translator: Translator;
  readonly localDays: LocalDays;
  readonly drawRoster: DrawRoster;
  readonly pictures: Pictures;
  /** Where calendars can be read, and a new secret for one (`ports/duty-links.ts`); absent: nowhere. */
  readonly calendars?: { readonly url: string; readonly secret: () => string };
  readonly ids: Ids;
  readonly logger: Logger;
  /** Told what became of each thing people did, for the metrics. */
  readonly count: (action: string, result: string) => void;
}
