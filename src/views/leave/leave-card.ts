import { proposed, shiftsLeft } from '../../domain/leave/cover';
import { isRunning, type Leave } from '../../domain/leave/leave';
import { approversOf, readsReason } from '../../domain/leave/who-may';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import type { MyShift } from '../../domain/roster/my-shifts';
import { type Facts, type Say, say, typed } from '../../domain/words';
import type { Card, FactRow, Part, Tone } from '../card';
import type { RecordView } from '../record/record-view';
import { burdenSaid } from '../roster/burdens';

export type LeaveView = RecordView<Leave>;

/** What every sentence about a leave may name. */
export function leaveFacts({ record, about, desk }: Pick<LeaveView, 'record' | 'about' | 'desk'>): Facts {
  const stands = record.asked ?? record.substitute;
  return {
    leave: recordKey(desk, about),
    person: { person: record.person },
    from: { at: record.span.from, style: 'date-time' },
    span: { span: record.span },
    ...(stands === undefined ? {} : { substitute: { person: stands } }),
  };
}

const tones: Readonly<Record<Leave['state'], Tone>> = {
  asked: 'warn',
  granted: 'good',
  declined: 'quiet',
  withdrawn: 'quiet',
  ended: 'quiet',
};

/** How it stands, in words. */
export function stateSaid(leave: Leave): Say {
  if (leave.state === 'asked') {
    if (leave.approvedBy !== undefined) return say('leave.state.approved');
    return leave.substitute !== undefined ? say('leave.state.accepted') : say('leave.state.asked');
  }
  if (leave.state === 'granted' && leave.begun) return say('leave.state.running');
  if (leave.state === 'ended' && leave.covers.length === 0) return say('leave.state.never');
  return leave.state === 'ended' && leave.backAt !== undefined
    ? say('leave.state.back', { at: { at: leave.backAt, style: 'time' } })
    : say(`leave.state.${leave.state}`);
}

/** Shifts named on a card; more of them are counted. */
const shiftsNamed = 5;

/** The shifts that somebody else is to take. */
function shiftParts(shifts: readonly MyShift[]): readonly Part[] {
  if (shifts.length === 0) return [];
  return [
    ...shifts.slice(0, shiftsNamed).map(
      ({ from, to, part }): Part => ({
        kind: 'text',
        text: say(`leave.shift.${part}`, { span: { span: { from, to } } }),
      }),
    ),
    ...(shifts.length > shiftsNamed
      ? [
          {
            kind: 'text',
            style: 'quiet',
            text: say('leave.moreShifts', { count: shifts.length - shiftsNamed }),
          } as const,
        ]
      : []),
  ];
}

const nobody = say('leave.nobody');

function rowsOf(view: LeaveView, viewer: Person): readonly FactRow[] {
  const { record } = view;
  const row = (label: Say, value: FactRow['value'] | undefined): readonly FactRow[] =>
    value === undefined ? [] : [{ label, value, changes: true }];
  const stays = (label: Say, value: FactRow['value']): FactRow => ({ label, value });
  const person = (id: string): Say => say('card.person', { person: { person: id } });
  const { asked, substitute, alone } = record;
  return [
    ...row(say('leave.row.state'), stateSaid(record)),
    ...(viewer.id === record.person ? [] : [stays(say('leave.row.person'), person(record.person))]),
    stays(say('leave.row.when'), say('desk.at', { at: { span: record.span } })),
    ...row(say('leave.row.substitute'), substitute === undefined ? undefined : person(substitute)),
    ...row(say('leave.row.asked'), asked === undefined ? undefined : person(asked)),
    ...row(
      say('leave.row.substitute'),
      asked === undefined && substitute === undefined && isRunning(record)
        ? alone
          ? say('leave.nobodyNeeded')
          : nobody
        : undefined,
    ),
    ...row(say('leave.row.approvedBy'), record.approvedBy === undefined ? undefined : person(record.approvedBy)),
  ];
}

/** Whose the shifts are meanwhile, where it is not granted. */
function standing({ record }: LeaveView, viewer: Person): readonly Part[] {
  const { substitute } = record;
  if (record.state === 'granted' && substitute !== undefined) {
    // A card that is not drawn anew leaves out rows that change; this it says.
    const who = { substitute: { person: substitute } };
    return [{ kind: 'text', style: 'strong', text: say('leave.coveredBy', who) }];
  }
  if (record.state !== 'asked' || record.alone) return [];
  const text =
    viewer.id === record.person ? say('leave.youStay') : say('leave.theyStay', { person: { person: record.person } });
  return [{ kind: 'text', style: 'strong', text }];
}

/** The only lead goes on leave, and nobody stands in for leads: it is said, for it would wait for ever. */
const nobodyApproves = (view: LeaveView): readonly Part[] =>
  view.record.state === 'asked' && view.record.approvedBy === undefined && approversOf(view.record, view).length === 0
    ? [{ kind: 'text', style: 'strong', text: say('leave.noApprover') }]
    : [];

/** Who is proposed, for whoever may ask them. */
function proposal(view: LeaveView, mayAsk: boolean) {
  const found = mayAsk ? proposed(view.record, view) : undefined;
  if (found === undefined) return undefined;
  const text = say('leave.proposed', { person: { person: found.person.id }, load: burdenSaid(found.burden) });
  return { id: found.person.id, part: { kind: 'text', text } as const };
}

/** A leave as this person sees and uses it: why, only they and leads read. */
export function leaveCard(view: LeaveView, viewer: Person): Card {
  const { record } = view;
  const facts = leaveFacts(view);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const found = proposal(
    view,
    buttons.some(({ action }) => action === 'ask'),
  );
  // Whoever presses asks whom they read, though another may be proposed by then.
  const shown = buttons.map((button) =>
    button.action === 'ask' && found !== undefined ? { ...button, value: found.id } : button,
  );
  const title = say(viewer.id === record.person ? 'leave.titleYours' : 'leave.title', facts);
  const reads = readsReason(record, viewer, view);
  return {
    title,
    tone: tones[record.state],
    summary: say(viewer.id === record.person ? 'leave.summaryYours' : 'leave.summary', {
      ...facts,
      state: stateSaid(record),
    }),
    parts: [
      { kind: 'facts', rows: rowsOf(view, viewer), style: 'list' },
      ...(reads ? [{ kind: 'text', style: 'quote', text: typed(record.reason) } as const] : []),
      ...standing(view, viewer),
      ...nobodyApproves(view),
      ...(isRunning(record) ? shiftParts(shiftsLeft(record, view)) : []),
      ...(found === undefined ? [] : [found.part]),
      ...(shown.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons: shown, menu } as const]),
    ],
  };
}
