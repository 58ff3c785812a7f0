import type { Leave, LeaveEvent } from '../../src/domain/leave/leave';
import { recordKey } from '../../src/domain/record/record-ref';
import { theDesk } from '../../src/domain/ticket/event';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import type { Answers } from '../../src/views/form';
import type { GalleryItem } from '../../src/views/gallery';
import { leaveCard } from '../../src/views/leave/leave-card';
import * as forms from '../../src/views/leave/leave-forms';
import { leaveViews } from '../../src/views/leave/leave-views';
import { historyCard } from '../../src/views/record/history-card';
import { acted, acting, aLeave, rosterWith, rung, viewOf, weekend } from './leaves';
import { chen, context, desk, li, tom, wang } from './tickets';

/** A leave of the gallery, some time after the last thing happened to it. */
export interface LeaveState {
  readonly name: string;
  readonly leave: Leave;
  readonly at: Instant;
}

const number = 9_999_999;

/** Each state that a leave can be in, in these words; its number is as long as one gets. */
function statesIn(name: string, text: string, more: Answers = {}): readonly LeaveState[] {
  const filed = { ...aLeave({ reason: text, ...more }), id: number };
  const asked = acted(filed, 'ask', li);
  const accepted = acted(asked, 'accept', tom);
  const granted = acted(accepted, 'approve', chen);
  const forSick = { ...aLeave({ person: li.id, reason: text, ...more }, chen), id: number };
  const approved = acted(filed, 'approve', chen);
  const running = rung(granted)?.after ?? granted;
  const inside = context(after(running.lastEventAt, minutes(30)), { shifts: rosterWith(running) });
  const remindedTwice = rung(rung(asked)?.after ?? asked)?.after ?? asked;
  const states: Readonly<Record<string, Leave>> = {
    filed,
    'filed at night': {
      ...aLeave({ reason: text, ...more }, li, context(after(filed.openedAt, minutes(11 * 60)))),
      id: number,
    },
    'filed for whoever is sick': forSick,
    'without a shift in it': { ...aLeave({ reason: text, ...weekend }), id: number },
    'a substitute is asked': asked,
    'the lead is asked': acted(filed, 'choose', li, { answers: { person: chen.id } }),
    'the substitute was reminded': remindedTwice,
    'the substitute said no': acted(asked, 'refuse', tom, { answers: { words: text } }),
    'the substitute said yes': accepted,
    'approved without a substitute': approved,
    granted,
    'another one is asked though granted': acted(granted, 'choose', chen, { answers: { person: chen.id } }),
    'granted without a shift in it': acted({ ...aLeave({ reason: text, ...weekend }), id: number }, 'approve', chen),
    running,
    'begun and not granted': acting(asked, {
      ...{ type: 'uncovered', by: theDesk, at: filed.span.from, told: [li.id, chen.id], first: filed.span },
    }),
    'the substitute is gone': acting(running, {
      ...{ type: 'substitute-gone', by: theDesk, at: after(running.lastEventAt, minutes(5)), person: tom.id },
    }),
    'back early': acted(running, 'back', li, { now: inside }),
    declined: acted(filed, 'decline', chen, { answers: { words: text } }),
    withdrawn: acted(asked, 'withdraw', li),
    ended: acting(running, { type: 'ended', by: theDesk, at: running.span.to }),
  };
  return Object.entries(states).map(([state, leave]) => ({
    name: `leave ${state}, ${name}`,
    leave,
    at: after(leave.lastEventAt, minutes(1)),
  }));
}

/** Every state in few words. */
export const leaveStates = statesIn('shortest texts', '好');

/** A moment, with the roster as that leave has it. */
export const around = ({ leave, at }: Pick<LeaveState, 'leave' | 'at'>) => context(at, { shifts: rosterWith(leave) });

const shown = (state: LeaveState): readonly GalleryItem[] => {
  const { name, leave } = state;
  const view = viewOf(leave, around(state));
  const filed: LeaveEvent = {
    ...{ type: 'filed', by: li.id, at: leave.openedAt, person: li.id, span: leave.span },
    ...{ reason: leave.reason, files: [], alone: leave.alone },
  };
  const told = { lines: leaveViews.history, events: [filed], view };
  return [
    ...[li, tom, chen, wang].map((reader) => ({
      name: `${name}: ${reader.id}`,
      card: leaveCard(view, reader),
    })),
    { name: `${name}: history`, card: historyCard(recordKey(desk, view.about), { ...told, inside: true }) },
  ];
};

const formsOf = (state: LeaveState): readonly GalleryItem[] =>
  [
    forms.chooseForm(state.leave, desk, around(state)),
    forms.refuseForm(state.leave, desk),
    forms.declineForm(state.leave, desk),
  ].map((form) => ({ name: `form ${form.action}, ${state.name}`, form }));

const long = '家里老人住院，需要陪护几天。'.repeat(220).slice(0, 3000);
const longest = statesIn('longest texts', long).filter(({ name }) => /^leave (?:filed|granted|running),/.test(name));

/** Cards and forms of leaves, in every state. */
export const leaveItems: readonly GalleryItem[] = [
  ...[...leaveStates, ...longest].flatMap(shown),
  ...[leaveStates, longest].flatMap(([first]) => (first ? formsOf(first) : [])),
  { name: 'form leave.new', form: forms.leaveForm(li, '好', context()) },
  { name: 'form leave.new, of a lead', form: forms.leaveForm(chen, '', context()) },
];
