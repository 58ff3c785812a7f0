import type { CommandDeps } from '../../commands/command-deps';
import type { InboundDeps } from '../inbound-deps';

/** What looking after who is there needs. */
export type AccountGoneDeps = CommandDeps &
  Pick<InboundDeps, 'people' | 'records' | 'tickets' | 'ledger' | 'roster' | 'shared' | 'outbox' | 'logger'> & {
    /** Whether the desk goes by this very desk file; absent: it does. A command beside it reads the one on its disk. */
    readonly isInForce?: () => Promise<boolean>;
  };
