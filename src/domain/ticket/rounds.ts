import type { Instant } from '../time/instant';
import type { Ticket } from './ticket';

/** When each round of a ticket began, the first with its report. */
export const roundsOf = ({ reportedAt, cameBack }: Pick<Ticket, 'reportedAt' | 'cameBack'>): readonly Instant[] => [
  reportedAt,
  ...cameBack,
];
