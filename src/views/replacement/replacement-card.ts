import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { isShort, isUnderWay, type Replacement } from '../../domain/replacement/replacement';
import { isDueAsKnown } from '../../domain/replacement/recount';
import { daysLeft } from '../../domain/replacement/ten-days';
import { readsReason, stillTheirs, successorIn } from '../../domain/replacement/who-may';
import type { Instant } from '../../domain/time/instant';
import { type Fact, type Facts, type Say, say, typed } from '../../domain/words';
import type { Card, FactRow, Part, Tone } from '../card';
import type { RecordView } from '../record/record-view';
import { stateSaid as profileState, whoOf } from '../staff/staff-card';

export type ReplacementView = RecordView<Replacement>;

/** Marked as long as no calendar that counts says so. */
const asFarAsKnown = (what: Fact): Say => say('replacement.asKnown', { what });

/** When it is due. */
export function dueSaid(record: Pick<Replacement, 'because' | 'due' | 'asKnown'>): Fact {
  const due: Fact = { at: record.due, style: 'date-time' };
  return isDueAsKnown(record) ? asFarAsKnown(due) : due;
}

/** How it was announced. */
export function noticeSaid({ notice, asKnown }: Pick<Replacement, 'notice' | 'asKnown'>): Say {
  const said = say(`replacement.notice.${notice}`);
  return asKnown ? asFarAsKnown(said) : said;
}

/** What every sentence about a change of staff may name. */
export const replacementFacts = ({
  record,
  about,
  desk,
}: Pick<ReplacementView, 'record' | 'about' | 'desk'>): Facts => ({
  replacement: recordKey(desk, about),
  engineer: { person: record.engineer },
  due: dueSaid(record),
  ...(record.to === undefined ? {} : { to: { person: record.to } }),
});

/** How it stands, in words. */
export function stateSaid({ state, because, notice }: Replacement): Say {
  if (state !== 'open') return say(`replacement.state.${state}`);
  if (because === 'demanded') return say('replacement.state.demanded');
  return say(notice === 'full' || notice === 'short' ? 'replacement.state.announced' : `replacement.state.${notice}`);
}

const toneOf = ({ state, overdueAt }: Replacement): Tone => {
  if (state === 'done' || state === 'withdrawn') return 'quiet';
  return overdueAt === undefined ? 'warn' : 'bad';
};

const row = (label: Say, value: FactRow['value'] | undefined, changes = false): readonly FactRow[] =>
  value === undefined ? [] : [{ label, value, ...(changes && { changes }) }];

const moment = (at: Instant): Say => say('desk.at', { at: { at, style: 'date-time' } });

/** When, and how long that is from now. */
function clockRows(view: ReplacementView): readonly FactRow[] {
  const { record, desk, at } = view;
  // What was announced may be put off, and what is not settled yet be counted anew.
  const mayChange = record.because === 'announced' || isDueAsKnown(record);
  const due = row(say('replacement.row.due'), say('desk.at', { at: dueSaid(record) }), mayChange);
  if (!isUnderWay(record)) return due;
  const left =
    record.overdueAt === undefined
      ? say('replacement.left', { count: daysLeft(desk, at, record.due) })
      : say('replacement.overdue');
  return [...due, ...row(say('replacement.row.left'), left, true)];
}

function successorRow(view: ReplacementView): readonly FactRow[] {
  const { record, desk } = view;
  const found = successorIn(record, view);
  const label = say('replacement.row.successor');
  if (record.successor === undefined || found === undefined) {
    return isUnderWay(record) ? row(label, say('replacement.nobodyYet'), true) : [];
  }
  const staff = recordKey(desk, { kind: 'staff', id: record.successor });
  return row(label, say('replacement.successor', { staff, who: whoOf(found), state: profileState(found) }), true);
}

/** What whoever is replaced reads: when, and whom to ask; never why, nor who is to come. */
function theirs(view: ReplacementView): Card {
  const { record } = view;
  const facts = replacementFacts(view);
  const left = stillTheirs(record, view).length;
  return {
    title: say('replacement.titleYours', facts),
    tone: 'plain',
    summary: say('replacement.lineYours', { ...facts, state: stateSaid(record) }),
    parts: [
      { kind: 'text', text: say(`replacement.yours.${record.state}`, facts) },
      ...(record.state === 'handing' && left > 0
        ? [{ kind: 'text', text: say('replacement.yours.left', { count: left }) } as const]
        : []),
    ],
  };
}

/** Why the customer objects, or why it was taken back. */
const wordsOf = (words: string, { state }: Replacement): readonly Part[] =>
  words === ''
    ? []
    : [{ kind: 'text', text: say(`replacement.words.${state === 'withdrawn' ? 'withdrawn' : 'objected'}`, { words }) }];

/** What is left to change hands. */
function handing(view: ReplacementView): readonly Part[] {
  const { record } = view;
  if (record.state !== 'handing') return [];
  const count = stillTheirs(record, view).length;
  return [{ kind: 'text', style: 'strong', text: say('replacement.handing', { ...replacementFacts(view), count }) }];
}

/** A change of staff as this person sees and uses it. */
export function replacementCard(view: ReplacementView, viewer: Person): Card {
  const { record } = view;
  if (!readsReason(record, viewer)) return theirs(view);
  const facts = replacementFacts(view);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const person = (id: string): Say => say('card.person', { person: { person: id } });
  const { engineer, begunBy, reason, words, talkedAt, to } = record;
  const quoted = (text: string): readonly Part[] =>
    text === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(text) }];
  return {
    title: say(`replacement.title.${record.because}`, facts),
    tone: toneOf(record),
    summary: say('replacement.line', { ...facts, state: stateSaid(record) }),
    parts: [
      {
        ...{ kind: 'facts', style: 'list' },
        rows: [
          ...row(say('replacement.row.state'), stateSaid(record), true),
          ...row(say('replacement.row.engineer'), person(engineer)),
          ...clockRows(view),
          ...(isShort(record) || (record.because === 'announced' && record.asKnown)
            ? row(say('replacement.row.notice'), noticeSaid(record), true)
            : []),
          ...successorRow(view),
          ...row(say('replacement.row.to'), to === undefined ? undefined : person(to), true),
          ...row(
            say('replacement.row.talked'),
            talkedAt === undefined ? say('replacement.notTalked') : moment(talkedAt),
            true,
          ),
          ...row(say('replacement.row.by'), begunBy === viewer.id ? undefined : person(begunBy)),
        ],
      },
      ...quoted(reason),
      ...wordsOf(words, record),
      ...handing(view),
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
    ],
  };
}
