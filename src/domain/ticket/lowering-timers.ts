import { after, minutes } from '../time/instant';
import { isLoweringAsked } from './correct';
import { timerAt, type Wanted } from './wanted';

/** The question whether an urgent job can wait is brought to mind again after so long. */
const remindAfter = minutes(30);

/** Once, by the clock on the wall: as long as nobody answers the job is urgent. */
export const loweringTimers: Wanted = ({ ticket }) => {
  const { lowering } = ticket;
  if (lowering === undefined || lowering.remindedAt !== undefined || !isLoweringAsked(ticket)) return [];
  return timerAt({ kind: 'lowering-remind', key: 'lowering-remind' }, after(lowering.at, remindAfter));
};
