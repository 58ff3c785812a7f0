import { after, before, type Instant, minutes } from '../../domain/time/instant';
import type { Look, Remembered } from './look';

/** One process after the other is restarted, or reads its file, within so long. */
const rollout = minutes(10);
/** One that is started again and again is not there at each look. */
const overAfter = minutes(3);

type Mixed = Pick<Remembered, 'mixed'>;

/** Whether processes have gone by different desk files for longer than it takes to bring one. */
export const areMixedForLong = ({ mixed }: Mixed, now: Instant): boolean =>
  mixed !== undefined && mixed.since <= before(now, rollout);

/** Processes that go by different desk files: for a while that is a file on its way, and then it is trouble. */
export const lookAtDeskFiles =
  (goByOtherFiles: () => Promise<boolean>): Look =>
  async (now, last) => {
    const mixed = stillMixed(last, now);
    if (!(await goByOtherFiles())) return { found: [], remember: { mixed } };
    const remember = { mixed: { since: mixed?.since ?? now, seenAt: now } };
    if (!areMixedForLong(remember, now)) return { found: [], remember };
    return { found: [{ cause: 'stands', why: 'desk-files', count: 1, urgent: 0, records: [] }], remember };
  };

/** After a clock that was set back nothing is known of since when. */
const stillMixed = ({ mixed }: Mixed, now: Instant): Mixed['mixed'] =>
  mixed !== undefined && mixed.seenAt <= now && now < after(mixed.seenAt, overAfter) ? mixed : undefined;
