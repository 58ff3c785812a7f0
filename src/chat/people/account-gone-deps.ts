import type { CommandDeps } from '../../commands/command-deps';
import type { InboundDeps } from '../inbound-deps';

/** What looking after who is there needs. */
export type AccountGoneDeps = CommandDeps &
  Pick<InboundDeps, 'people' | 'records' | 'tickets' | 'ledger' | 'roster' | 'shared' | 'outbox' | 'logger'>;
