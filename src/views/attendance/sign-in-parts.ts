import type { RecordRef } from '../../domain/record/record-ref';
import type { Duration } from '../../domain/time/instant';
import { say } from '../../domain/words';
import type { Part } from '../card';

/** Asks somebody to sign in for their shift, in a message that is drawn anew for nothing else (STAFF-6). */
export const signInParts = (about: RecordRef, within: Duration): readonly Part[] => [
  { kind: 'text', style: 'quiet', text: say('shift.signIn', { within: { lasts: within } }) },
  {
    kind: 'buttons',
    buttons: [{ action: 'sign-in', about, label: say('attendance.action.sign-in'), tone: 'main', orLook: true }],
  },
];
