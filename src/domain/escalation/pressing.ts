import type { TimerKind } from '../ticket/timer';

/** Wake-ups that call somebody now: what else is due goes after them. */
export const pressing: readonly TimerKind[] = ['rescue', 'call', 'call-look'];
