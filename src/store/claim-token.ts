import type { Ids } from '../ports/ids';
import type { Lease } from '../ports/queues';

/**
 * Names one claim of a worker. It serves all tries of the claim: a try whose answer was lost may have taken the rows, and
 * the next one finds them as its own.
 */
export const claimToken = ({ worker }: Pick<Lease, 'worker'>, ids: Ids): string => `${worker}:${ids.next()}`;
