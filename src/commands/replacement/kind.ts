import { isWritten } from '../../domain/record/unreached';
import type { Replacement, ReplacementEvent } from '../../domain/replacement/replacement';
import { replacementRules } from '../../domain/replacement/replacement-rules';
import { stillTheirs } from '../../domain/replacement/who-may';
import type { StaffEvent } from '../../domain/staff/staff';
import { theDesk } from '../../domain/ticket/event';
import type { ReplacementView } from '../../views/replacement/replacement-card';
import { replacementViews } from '../../views/replacement/replacement-views';
import type { Change, Consequence, RecordKind } from '../record/kind';
import { replacementActions } from './actions';
import { replacementBeginnings } from './beginnings';

/** Whoever was replaced serves no more: their profile says so, too. */
function consequences({ before, after }: Change<Replacement, ReplacementEvent>): readonly Consequence[] {
  const { state, profile } = after;
  if (state !== 'done' || before.state === 'done' || profile === undefined) return [];
  const left: StaffEvent = { type: 'left', by: theDesk, at: after.lastEventAt, words: '' };
  return [{ about: { kind: 'staff', id: profile }, event: left }];
}

/** A change of staff, whole. */
export const replacementKind: RecordKind<Replacement, ReplacementEvent, ReplacementView> = {
  ...replacementRules,
  ...replacementViews,
  actions: replacementActions,
  beginnings: replacementBeginnings,
  consequences,
  listsOf: { kind: 'ticket', part: 'owner' },
  // What they have open goes to the successor, line by line.
  leavesPost: ({ event, after: { engineer } }) =>
    event.type === 'handing' ? { owner: engineer, because: 'staff-change', to: event.to } : undefined,
  // It ends with the last ticket that is over or somebody else's.
  aboutChanged: (replacement, _change, now) =>
    replacement.state === 'handing' && stillTheirs(replacement, now).length === 0
      ? { type: 'done', by: theDesk, at: now.at }
      : undefined,
  says: () => undefined,
  // Whoever leaves is still to be replaced: it ends with who comes, so nothing becomes of it, nor of their coming back.
  notReached: ({ unreached }, { person, why }, at) =>
    isWritten(unreached, person, at) ? undefined : { type: 'not-reached', by: theDesk, at, person, why },
};
