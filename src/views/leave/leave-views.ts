import type { Leave, LeaveEvent } from '../../domain/leave/leave';
import { leads, maySeeLeave, readsReason } from '../../domain/leave/who-may';
import { type Facts, type Say, say } from '../../domain/words';
import type { HistoryLine, HistoryLines, RecordViews } from '../record/record-views';
import { type LeaveView, leaveCard, leaveFacts, stateSaid } from './leave-card';
import { leaveNotifications, leaveRedrawn } from './leave-notifications';

const line = (text: Say): HistoryLine => ({ text });
const by = ({ by: person }: LeaveEvent, more: Facts = {}): Facts => ({ by: { person }, ...more });

const history: HistoryLines<LeaveEvent, LeaveView> = {
  filed: (event, { view, inside }) => ({
    text: say(inside ? 'leave.past.filedWhy' : 'leave.past.filed', {
      ...by(event, leaveFacts(view)),
      by: { person: event.by },
      reason: event.reason,
    }),
    ...(inside && event.files.length > 0 ? { files: event.files } : {}),
  }),
  called: () => undefined,
  asked: (event) => line(say('leave.past.asked', by(event, { to: { person: event.to } }))),
  accepted: (event) => line(say('leave.past.accepted', by(event))),
  refused: (event, { inside }) =>
    line(
      inside ? say('leave.past.refusedWhy', by(event, { words: event.words })) : say('leave.past.refused', by(event)),
    ),
  approved: (event) => line(say('leave.past.approved', by(event))),
  declined: (event, { inside }) =>
    line(
      inside ? say('leave.past.declinedWhy', by(event, { words: event.words })) : say('leave.past.declined', by(event)),
    ),
  reminded: ({ of }) => line(say(`leave.past.remind.${of}`)),
  'substitute-gone': ({ person }) => line(say('leave.past.substituteGone', { person: { person } })),
  begun: () => line(say('leave.past.begun')),
  uncovered: () => line(say('leave.past.uncovered')),
  back: (event) => line(say('leave.past.back', by(event))),
  withdrawn: (event) => line(say('leave.past.withdrawn', by(event))),
  ended: () => line(say('leave.past.ended')),
  'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
};

/** How a leave is shown and told of. */
export const leaveViews: RecordViews<Leave, LeaveEvent, LeaveView> = {
  viewOf: (base) => base,
  notifications: leaveNotifications,
  redrawn: leaveRedrawn,
  history,
  maySee: maySeeLeave,
  isInside: readsReason,
  cards: (view, viewer) => [leaveCard(view, viewer)],
  line: (view, viewer) => {
    const { record } = view;
    const text = say(viewer.id === record.person ? 'leave.lineYours' : 'leave.line', {
      ...leaveFacts(view),
      state: stateSaid(record),
    });
    return {
      text,
      ...(record.holeTold && record.state === 'asked' ? { tone: 'bad' as const } : {}),
      waits:
        record.asked === viewer.id ||
        (record.waits.lead !== undefined && leads(record, viewer, view)) ||
        (record.waits.choice !== undefined && viewer.id === (record.filedBy ?? record.person)),
    };
  },
};
