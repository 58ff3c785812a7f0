import type { Complaint, ComplaintEvent } from '../../domain/complaint/complaint';
import { complaintRules, heldWithout } from '../../domain/complaint/complaint-rules';
import { hasLevel, isComplainant } from '../../domain/complaint/who-may';
import { isAmong } from '../../domain/record/reworded';
import { isWritten } from '../../domain/record/unreached';
import { theDesk } from '../../domain/ticket/event';
import type { ComplaintView } from '../../views/complaint/complaint-card';
import { complaintViews } from '../../views/complaint/complaint-views';
import type { RecordKind } from '../record/kind';
import { complaintActions } from './actions';
import { complain } from './begin-complaint';

/** The complaint, whole. */
export const complaintKind: RecordKind<Complaint, ComplaintEvent, ComplaintView> = {
  ...complaintRules,
  ...complaintViews,
  actions: complaintActions,
  says: (complaint, by) => (isComplainant(complaint, by) ? 'add' : undefined),
  reworded: ({ text, added, ...complaint }, by, change, at) =>
    isComplainant(complaint, by) && [text, ...added.map((one) => one.text)].some((one) => isAmong(change, one))
      ? { type: 'reworded', by: by.id, at, ...change }
      : undefined,
  beginnings: [complain],
  // A ticket may not be closed while somebody complains about it: once that is over its own wake-ups count again. Nobody
  // but its complainant notices: an edited card tells as much as a message.
  consequences: ({ event, before: { about, complainant } }) => {
    const matters =
      event.type === 'complained' ||
      event.type === 'accepted' ||
      event.type === 'withdrawn' ||
      event.type === 'not-accepted';
    return matters && about !== undefined ? [{ about, reader: complainant }] : [];
  },
  // Whoever decides it has read it then; anybody else's looking is not written down.
  seen: (complaint, viewer, now) =>
    isComplainant(complaint, viewer) ||
    !hasLevel(complaint, viewer, now) ||
    complaint.readBy.some(({ person }) => person === viewer.id)
      ? undefined
      : { type: 'read', by: viewer.id, at: now.at },
  personLeft: heldWithout,
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
