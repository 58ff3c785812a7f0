import type { Ticket } from '../ticket/ticket';
import type { OnDuty } from './on-duty';

/** Whom to ask first for this ticket: whoever has just given it back is asked after the other. */
export function firstAsked(duty: OnDuty, { returnedBy }: Pick<Ticket, 'returnedBy'>): OnDuty {
  const swaps = returnedBy !== undefined && duty.primary === returnedBy && duty.backup !== null;
  return swaps ? { primary: duty.backup, backup: duty.primary } : duty;
}
