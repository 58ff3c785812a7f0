import { isRunning, type Leave, type LeaveEvent } from '../../domain/leave/leave';
import { leaveRules } from '../../domain/leave/leave-rules';
import { isWritten } from '../../domain/record/unreached';
import { theDesk } from '../../domain/ticket/event';
import type { LeaveView } from '../../views/leave/leave-card';
import { leaveViews } from '../../views/leave/leave-views';
import type { RecordKind } from '../record/kind';
import { leaveActions } from './actions';
import { fileLeave } from './begin-leave';

/** The leave, whole. */
export const leaveKind: RecordKind<Leave, LeaveEvent, LeaveView> = {
  ...leaveRules,
  ...leaveViews,
  actions: leaveActions,
  beginnings: [fileLeave],
  // Once it has begun and their shifts are somebody else's, what they have goes to whoever stands in (STAFF-6).
  leavesPost: ({ before, after: { state, begun, person, substitute } }) => {
    const isAway = state === 'granted' && begun === true;
    if (!isAway || (before.state === 'granted' && before.begun)) return undefined;
    return { owner: person, because: 'leave', ...(substitute === undefined ? {} : { to: substitute }) };
  },
  backAtPost: ({ before, after: { state, begun, person } }) =>
    begun && isRunning(before) && !isRunning({ state }) ? { owner: person } : undefined,
  // What is written below its card is none of its answers: those are pressed.
  says: () => undefined,
  personLeft: (leave, person, { at }) => {
    if (!isRunning(leave)) return undefined;
    // Whoever stands in goes on doing so until its end.
    if (person === leave.person) return leave.state === 'granted' ? undefined : { type: 'withdrawn', by: theDesk, at };
    const stoodIn = person === leave.substitute || person === leave.asked;
    return stoodIn ? { type: 'substitute-gone', by: theDesk, at, person } : undefined;
  },
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
