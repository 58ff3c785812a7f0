import type { Enquiry, EnquiryEvent } from '../../domain/enquiry/enquiry';
import { isAsker, isUnanswered, maySeeEnquiry } from '../../domain/enquiry/who-may';
import { recordKey } from '../../domain/record/record-ref';
import { isInside } from '../../domain/ticket/who-may';
import { type Facts, type Say, say } from '../../domain/words';
import { shortened } from '../intake-card';
import type { HistoryLine, HistoryLines, RecordViews } from '../record/record-views';
import { rewordedPast } from '../record/reworded-said';
import { type EnquiryView, enquiryCard, stateSaid } from './enquiry-card';
import { enquiryNotifications, enquiryRedrawn } from './enquiry-notifications';

const line = (text: Say): HistoryLine => ({ text });
const by = ({ by: person }: EnquiryEvent, more: Facts = {}): Facts => ({ by: { person }, ...more });
const withFiles = ({ files }: Pick<Enquiry, 'files'>) => (files.length === 0 ? {} : { files });

const history: HistoryLines<EnquiryEvent, EnquiryView> = {
  asked: (event) => ({
    text:
      event.by === event.asker
        ? say('enquiry.past.asked', by(event, { text: event.text }))
        : say('enquiry.past.filed', by(event, { asker: { person: event.asker }, text: event.text })),
    ...withFiles(event),
  }),
  called: () => undefined,
  claimed: (event) => line(say('enquiry.past.claimed', by(event))),
  returned: (event, { inside }) =>
    line(
      inside
        ? say('enquiry.past.returnedWhy', by(event, { reason: event.reason }))
        : say('enquiry.past.returned', by(event)),
    ),
  'owner-gone': ({ person }) => line(say('enquiry.past.ownerGone', { person: { person } })),
  assigned: (event) => line(say('enquiry.past.assigned', by(event, { to: { person: event.to } }))),
  answered: (event) => ({
    text: say('enquiry.past.answered', by(event, { text: event.answers.map(({ text }) => text).join('\n') })),
    ...withFiles(event),
  }),
  'asked-more': (event) => ({
    text: say('enquiry.past.askedMore', by(event, { text: event.text })),
    ...withFiles(event),
  }),
  reminded: (_event, { inside }) => (inside ? line(say('enquiry.past.reminded')) : undefined),
  missed: ({ due, next }) =>
    line(say('enquiry.past.missed', { was: { at: due, style: 'time' }, due: { at: next.due, style: 'time' } })),
  'asked-again': () => line(say('enquiry.past.askedAgain')),
  confirmed: (event) =>
    line(event.how === 'silence' ? say('enquiry.past.closedSilently') : say('enquiry.past.confirmed', by(event))),
  withdrawn: (event) => line(say('enquiry.past.withdrawn', by(event))),
  reworded: (event) => line(rewordedPast(event)),
  'became-ticket': (event, { view }) =>
    line(say('enquiry.past.becameTicket', by(event, { ticket: `${view.desk.prefix}-${event.ticket}` }))),
  'not-reached': ({ person }, { inside }) =>
    inside ? line(say('past.notReached', { person: { person } })) : undefined,
};

/** How an enquiry is shown and told of. */
export const enquiryViews: RecordViews<Enquiry, EnquiryEvent, EnquiryView> = {
  viewOf: (base) => base,
  notifications: enquiryNotifications,
  redrawn: enquiryRedrawn,
  history,
  maySee: maySeeEnquiry,
  isInside: (enquiry, viewer) => isInside(viewer) && !isAsker(enquiry, viewer),
  cards: (view, viewer) => [enquiryCard(view, viewer)],
  line: (view, viewer) => ({
    text: say('enquiry.line', {
      text: shortened(view.record.questions[0]?.text ?? view.record.text),
      state: stateSaid(view.record),
    }),
    ...(view.record.missed.length > 0 && isUnanswered(view.record) ? { tone: 'bad' as const } : {}),
    waits: isAsker(view.record, viewer)
      ? view.record.state === 'answered'
      : view.record.owner === viewer.id && isUnanswered(view.record),
  }),
  rowOn: (enquiry, desk) => ({
    label: say('enquiry.row.enquiry'),
    value: say('enquiry.rowOn', {
      key: recordKey(desk, { kind: 'enquiry', id: enquiry.id }),
      state: stateSaid(enquiry),
    }),
    changes: true,
  }),
};
