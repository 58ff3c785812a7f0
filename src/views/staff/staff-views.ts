import { awaitsCustomer, type Staff, type StaffEvent } from '../../domain/staff/staff';
import { keepers, maySeeStaff, readsWords, vetters } from '../../domain/staff/who-may';
import { type Facts, type Say, say } from '../../domain/words';
import type { HistoryLine, HistoryLines, RecordViews } from '../record/record-views';
import { whoDid } from '../who-did';
import { type StaffView, staffCard, staffFacts, stateSaid } from './staff-card';
import { staffNotifications, staffRedrawn } from './staff-notifications';

const line = (text: Say): HistoryLine => ({ text });
const by = (event: StaffEvent, more: Facts = {}): Facts => ({ by: whoDid(event.by), ...more });

const history: HistoryLines<StaffEvent, StaffView> = {
  proposed: (event, { view, inside }) => ({
    text: say('staff.past.proposed', by(event, { who: staffFacts(view)['who'] ?? '' })),
    ...(inside && event.files.length > 0 ? { files: event.files } : {}),
  }),
  called: () => undefined,
  accepted: (event) => line(say('staff.past.accepted', by(event))),
  refused: (event, { inside }) =>
    line(
      inside ? say('staff.past.refusedWhy', by(event, { words: event.words })) : say('staff.past.refused', by(event)),
    ),
  meeting: (event, { inside }) => {
    const facts = by(event, { at: { at: event.meetAt, style: 'date-time' }, words: event.words });
    return line(say(inside && event.words !== '' ? 'staff.past.meetingWhy' : 'staff.past.meeting', facts));
  },
  signed: (event) => line(say('staff.past.signed', by(event, { at: { at: event.signedAt, style: 'date' } }))),
  amended: (event) => line(say('staff.past.amended', by(event))),
  reminded: (event) => line(say(`staff.past.remind.${event.for}`)),
  gone: () => line(say('staff.past.gone')),
  back: () => line(say('staff.past.back')),
  withdrawn: (event) => line(say('staff.past.withdrawn', by(event))),
  left: (event, { inside }) =>
    line(
      inside && event.words !== ''
        ? say('staff.past.leftWhy', by(event, { words: event.words }))
        : say('staff.past.left', by(event)),
    ),
  'not-reached': ({ person }) => line(say('past.notReached', { person: { person } })),
};

/** How a profile is shown and told of. */
export const staffViews: RecordViews<Staff, StaffEvent, StaffView> = {
  viewOf: (base) => base,
  notifications: staffNotifications,
  redrawn: staffRedrawn,
  history,
  maySee: maySeeStaff,
  isInside: readsWords,
  cards: (view, viewer) => [staffCard(view, viewer)],
  line: (view, viewer) => {
    const { record } = view;
    return {
      text: say(viewer.id === record.person ? 'staff.lineYours' : 'staff.line', {
        ...staffFacts(view),
        state: stateSaid(record),
      }),
      waits:
        (awaitsCustomer(record) && vetters(record, view).some(({ id }) => id === viewer.id)) ||
        (record.state === 'accepted' && keepers(record, view).some(({ id }) => id === viewer.id)),
    };
  },
};
