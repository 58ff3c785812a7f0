import type { DutyWord } from '../roster/duty-change';
import type { Happened, Recorded, RecordRules } from './record';

/** All that a record says of duty as it stands: of who is on duty, who may be, and who was not seen. */
export const saidOfDuty = <State extends Recorded, Event extends Happened>(
  { duty, service, unseen }: Pick<RecordRules<State, Event>, 'duty' | 'service' | 'unseen'>,
  state: State,
): readonly DutyWord[] => [...(duty?.(state) ?? []), ...(service?.(state) ?? []), ...(unseen?.(state) ?? [])];
