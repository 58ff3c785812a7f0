import type { KindName } from '../domain/record/record-ref';
import type { RecordTable } from './record-table';
import { sharedTable } from './shared-table';
import { ticketTable } from './ticket-table';

/** Where records of that kind are kept. */
export const tableOf = (kind: KindName): RecordTable => (kind === 'ticket' ? ticketTable : sharedTable(kind));
