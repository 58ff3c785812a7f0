import type { DeskDeps } from '../commands/desk-deps';
import type { InboundDeps } from './inbound-deps';

/** What looking after who is there needs. */
export type LeftDeps = DeskDeps &
  Pick<InboundDeps, 'people' | 'tickets' | 'ledger' | 'roster' | 'shared' | 'outbox' | 'logger'>;
