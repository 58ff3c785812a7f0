import type { Complaint, ComplaintAnswer } from '../../domain/complaint/complaint';
import { answerDueAt, silentUntil } from '../../domain/complaint/complaint-rules';
import { levelFrom, levelHolders } from '../../domain/complaint/levels';
import { refuseMoving } from '../../domain/complaint/refuse-moving';
import { hasLevel, isComplainant } from '../../domain/complaint/who-may';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import type { Ticket } from '../../domain/ticket/ticket';
import { type Facts, listOf, type Say, say, typed } from '../../domain/words';
import type { Button, Card, FactRow, Part, Tone } from '../card';
import type { RecordView } from '../record/record-view';

export type ComplaintView = RecordView<Complaint>;

/** What every sentence about a complaint may name. */
export const complaintFacts = (view: ComplaintView): Facts => {
  const { record, about, desk } = view;
  const { takenBy } = record;
  const holders = levelHolders(record, record.level, view);
  const who = takenBy !== undefined && holders.includes(takenBy) ? [takenBy] : holders;
  const until = silentUntil(record, desk);
  return {
    complaint: recordKey(desk, about),
    complainant: { person: record.complainant },
    ticket: record.about === undefined ? '' : recordKey(desk, record.about),
    level: say('complaint.level', { nth: record.level + 1 }),
    who: who.length === 0 ? say('complaint.nobodyYet') : listOf(who.map((person) => ({ person }))),
    due: { at: answerDueAt(record, desk), style: 'time' },
    ...(until === undefined ? {} : { until: { at: until, style: 'time' } }),
  };
};

const tones: Readonly<Record<Complaint['state'], Tone>> = { open: 'warn', answered: 'plain', closed: 'quiet' };

/** How it stands, in words. `own`: to its complainant, for whose word an answer waits. */
export function stateSaid({ state, ended }: Complaint, own: boolean): Say {
  if (state === 'closed' && ended !== undefined) return say(`complaint.ended.${ended}`);
  return say(state === 'answered' && !own ? 'complaint.state.theirs' : `complaint.state.${state}`);
}

function rowsOf(view: ComplaintView, viewer: Person): readonly FactRow[] {
  const { record } = view;
  const facts = complaintFacts(view);
  const row = (label: FactRow['label'], value: FactRow['value'] | undefined): readonly FactRow[] =>
    value === undefined ? [] : [{ label, value }];
  const isWaiting = record.state === 'open';
  const hasHolders = levelHolders(record, record.level, view).length > 0;
  const person = (id: Complaint['against']) => (id === undefined ? id : say('card.person', { person: { person: id } }));
  return [
    ...row(say('complaint.row.state'), stateSaid(record, isComplainant(record, viewer))),
    ...row(say('complaint.row.level'), isWaiting ? say('complaint.levelWho', facts) : undefined),
    ...row(say('complaint.row.due'), isWaiting && hasHolders ? say('complaint.due', facts) : undefined),
    ...row(say('complaint.row.complainant'), isComplainant(record, viewer) ? undefined : person(record.complainant)),
    ...row(say('complaint.row.filedBy'), person(record.filedBy)),
    ...row(say('complaint.row.about'), record.about === undefined ? undefined : say('complaint.aboutTicket', facts)),
    ...row(say('complaint.row.against'), person(record.against)),
    ...row(say('complaint.row.readBy'), hasLevel(record, viewer, view) ? readers(record) : undefined),
  ];
}

const readers = ({ readBy }: Complaint): Say | undefined =>
  readBy.length === 0
    ? undefined
    : say('complaint.readers', { people: listOf(readBy.map(({ person }) => ({ person }))) });

/** One answer as it is read; findings stay among those who decide. */
const answerParts = ({ by, verdict, text, findings, measures }: ComplaintAnswer, inside: boolean): readonly Part[] => [
  {
    kind: 'text',
    style: 'strong',
    text: say('complaint.answerOf', { by: { person: by }, verdict: say(`complaint.verdict.${verdict}`) }),
  },
  // Not as a quotation: where a card has one for all of them, the answer would run on from the complaint.
  { kind: 'text', text: typed(text) },
  ...(measures === '' ? [] : [{ kind: 'text', text: say('complaint.measures', { text: measures }) } as const]),
  ...(inside ? [{ kind: 'text', style: 'quiet', text: say('complaint.findings', { text: findings }) } as const] : []),
];

/** What is said first to whoever made it: an apology in the desk's name, and how it goes on (HOT-7). */
function firstWords(view: ComplaintView): readonly Part[] {
  const { record } = view;
  const facts = complaintFacts(view);
  if (record.state === 'closed') return [];
  const isAlone = levelHolders(record, record.level, view).length === 0;
  const text = say(isAlone ? 'complaint.sorryAlone' : 'complaint.sorry', facts);
  const held = record.about === undefined || !mayEnd(view.subject?.record as Ticket | undefined);
  return [
    { kind: 'text', text },
    ...(held ? [] : [{ kind: 'text', style: 'quiet', text: say('complaint.ticketHeld', facts) } as const]),
  ];
}

const mayEnd = (ticket: Ticket | undefined): boolean =>
  ticket !== undefined && ticket.state !== 'closed' && ticket.state !== 'cancelled';

/** To whoever answers it: the ticket can go to somebody who has no part in it. */
function moving(view: ComplaintView, viewer: Person): readonly Button[] {
  const { record, subject, desk } = view;
  const ticket = subject?.record as Ticket | undefined;
  if (record.state === 'closed' || subject === undefined || ticket === undefined) return [];
  if (refuseMoving(ticket, viewer, [record], view)) return [];
  const label = say('complaint.action.move', { ticket: recordKey(desk, subject.about) });
  return [{ action: 'move', about: subject.about, label, tone: 'plain', opens: 'form' }];
}

/** What the complainant says to an answer. */
const askedOfAnswer: readonly string[] = ['accept', 'not-accept'];

/** A complaint as this person sees and uses it; what they say to an answer is asked by `answerCard`. */
export function complaintCard(view: ComplaintView, viewer: Person): Card {
  const { record } = view;
  const isOwn = isComplainant(record, viewer);
  const inside = !isOwn && hasLevel(record, viewer, view);
  const facts = complaintFacts(view);
  const offered = view.offeredToAny([viewer]);
  // Asked beside the answer, on a card of its own: pressed there, it would be offered here as long as this one stands.
  const buttons = offered.buttons.filter(({ action }) => !askedOfAnswer.includes(action));
  const menu = [...offered.menu, ...(inside ? moving(view, viewer) : [])];
  return {
    title: say('complaint.title', facts),
    // An answer waits for its complainant.
    tone: isOwn && record.state === 'answered' ? 'warn' : tones[record.state],
    summary: say('complaint.summary', { ...facts, state: stateSaid(record, isOwn) }),
    parts: [
      ...(isOwn ? firstWords(view) : []),
      { kind: 'facts', rows: rowsOf(view, viewer), style: 'list' },
      { kind: 'text', style: 'quote', text: typed(record.text) },
      ...(record.files.length === 0 ? [] : [{ kind: 'files', files: record.files } as const]),
      ...record.added.flatMap(({ text, files }): readonly Part[] => [
        ...(text === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(text) } as const]),
        ...(files.length === 0 ? [] : [{ kind: 'files', files } as const]),
      ]),
      ...record.answers.flatMap((answer): readonly Part[] => [{ kind: 'divider' }, ...answerParts(answer, inside)]),
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
      { kind: 'text', style: 'quiet', text: say(isOwn ? 'complaint.hint' : 'complaint.hintInside') },
    ],
  };
}

/** Whether nobody is above whoever has answered. */
const isLast = (view: ComplaintView): boolean => levelFrom(view.record, view.record.level + 1, view) === undefined;

/** The last answer, to its complainant: whether they accept it, and once they said, what they said. */
export function answerCard(view: ComplaintView): Card {
  const { record } = view;
  const facts = complaintFacts(view);
  const last = record.answers.at(-1);
  const isAsked = record.state === 'answered';
  const buttons = isAsked ? askedOfAnswer.flatMap((action) => view.buttonFor(record.complainant, action)) : [];
  return {
    title: say('complaint.answerTitle', facts),
    tone: isAsked ? 'warn' : 'quiet',
    summary: say('complaint.answerSummary', facts),
    parts: [
      ...(last === undefined ? [] : answerParts(last, false)),
      ...(isAsked
        ? ([
            {
              kind: 'text',
              style: 'strong',
              text: say(isLast(view) ? 'complaint.askAcceptLast' : 'complaint.askAccept', facts),
            },
            { kind: 'buttons', buttons },
          ] as const)
        : ([{ kind: 'text', style: 'quiet', text: stateSaid(record, true) }] as const)),
    ],
  };
}
