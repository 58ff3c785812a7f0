import type { Enquiry, EnquiryEvent } from '../../domain/enquiry/enquiry';
import { enquiryRules } from '../../domain/enquiry/enquiry-rules';
import { rewordEnquiry } from '../../domain/enquiry/reword-enquiry';
import { isAsker, isUnanswered } from '../../domain/enquiry/who-may';
import { recordKey } from '../../domain/record/record-ref';
import { isWritten } from '../../domain/record/unreached';
import { resting } from '../../domain/record/when-told';
import { smallTalkIn } from '../../domain/small-talk';
import { type TicketEvent, theDesk } from '../../domain/ticket/event';
import type { EnquiryView } from '../../views/enquiry/enquiry-card';
import { enquiryViews } from '../../views/enquiry/enquiry-views';
import type { Consequence, RecordKind } from '../record/kind';
import { enquiryActions } from './actions';
import { enquiryBeginnings } from './beginnings';

/** The enquiry, whole. */
export const enquiryKind: RecordKind<Enquiry, EnquiryEvent, EnquiryView> = {
  ...enquiryRules,
  ...enquiryViews,
  actions: enquiryActions,
  beginnings: enquiryBeginnings,
  // Thanks for an answer mean that it was one.
  says: (enquiry, by, { text, files }) => {
    if (!isAsker(enquiry, by)) return undefined;
    const talk = files > 0 ? undefined : smallTalkIn(text);
    return enquiry.state === 'answered' && (talk === 'thanks' || talk === 'nod') ? 'confirm' : 'add';
  },
  reworded: rewordEnquiry,
  goesOnIn: ({ ticket }) => (ticket === undefined ? undefined : { kind: 'ticket', id: ticket }),
  // A ticket that turned out to be one is over with it. A release that knows no enquiries reads a withdrawn ticket.
  consequences: ({ event, about, after }, { desk }): readonly Consequence[] => {
    if (event.type !== 'asked' || event.about === undefined) return [];
    const cancelled: TicketEvent = {
      ...{ type: 'cancelled', by: event.by, at: event.at, reason: 'withdrawn' },
      ...{ note: recordKey(desk, about), enquiry: after.id },
    };
    return [{ about: event.about, event: cancelled }];
  },
  // An answer was promised: whoever is on duty has it then, and its asker knows.
  personLeft: (enquiry, person, now) =>
    isUnanswered(enquiry) && enquiry.owner === person
      ? { type: 'owner-gone', by: theDesk, at: now.at, person, ...resting(enquiry, now) }
      : undefined,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
