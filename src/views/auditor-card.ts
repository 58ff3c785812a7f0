import { type Cause, mostNamed, type Trouble } from '../domain/auditor/trouble';
import type { Desk } from '../domain/desk';
import { own } from '../domain/own';
import { type RecordRef, recordKey } from '../domain/record/record-ref';
import { listOf, type Say, say, type WordKey } from '../domain/words';
import type { Card } from './card';

/** What was late or lost, and why: a line each, for whoever answers for the desk. `mayKnow`: of which records its reader may. */
export function auditorCard(desk: Desk, troubles: readonly Trouble[], mayKnow: (about: RecordRef) => boolean): Card {
  const title = say('auditor.title');
  const lines = troubles.map((trouble) => lineOf(desk, { ...trouble, records: trouble.records.filter(mayKnow) }));
  return {
    ...{ title, tone: 'warn', summary: title },
    parts: [
      ...lines.map((text) => ({ kind: 'text', text }) as const),
      { kind: 'text', style: 'quiet', text: say('auditor.hint') },
    ],
  };
}

type LineOf<Of extends Cause> = (trouble: Extract<Trouble, { readonly cause: Of }>, what: Say) => Say;

/** Why wake-ups are late, as the queue says it. */
const lateBecause: Readonly<Record<string, WordKey>> = {
  failing: 'auditor.late.failing',
  held: 'auditor.late.held',
  untaken: 'auditor.late.untaken',
};

/** What comes every day or every shift. */
const recurring: Readonly<Record<string, WordKey>> = {
  digest: 'auditor.of.digest',
  coverage: 'auditor.of.coverage',
  shifts: 'auditor.of.shifts',
};

/** What does not go on, where that is no part of a process. */
const standing: Readonly<Record<string, WordKey>> = { 'desk-files': 'auditor.deskFiles' };

const lines: { readonly [Of in Cause]: LineOf<Of> } = {
  away: ({ span: { from, to } }, what) =>
    say('auditor.away', { from: { at: from, style: 'date-time' }, to: { at: to, style: 'date-time' }, what }),
  'wake-ups-lost': (_, what) => say('auditor.wake-ups-lost', { what }),
  'wake-ups-late': ({ why = '' }, what) => say(own(lateBecause, why) ?? 'auditor.late.untaken', { what }),
  'messages-lost': (_, what) => say('auditor.messages-lost', { what }),
  'messages-late': ({ why }, what) =>
    why === undefined ? say('auditor.waiting', { what }) : say('auditor.waitingWhy', { why, what }),
  'not-done': ({ why = '', count }) =>
    say('auditor.not-done', { what: say(own(recurring, why) ?? 'auditor.of.digest', { count }) }),
  undone: ({ why = '', count }) =>
    say('auditor.undone', { what: say(own(recurring, why) ?? 'auditor.of.digest', { count }) }),
  stands: ({ why = '' }) => say(own(standing, why) ?? 'auditor.stands', { part: why }),
  fails: ({ why = '' }) => say('auditor.fails', { part: why }),
  unchecked: (_, what) => say('auditor.unchecked', { what }),
  'look-failed': ({ why = '' }) => say('auditor.lookFailed', { part: why }),
};

const lineOf = (desk: Desk, trouble: Trouble): Say =>
  (lines[trouble.cause] as (trouble: Trouble, what: Say) => Say)(trouble, whatOf(desk, trouble));

const countedAs = (cause: Cause): WordKey =>
  cause === 'unchecked' ? 'auditor.records' : cause.startsWith('messages-') ? 'auditor.messages' : 'auditor.steps';

/** `3 timed steps, 1 of them urgent (IT-1042, IT-C7 and others)`. */
function whatOf(desk: Desk, { cause, count, urgent, records }: Trouble): Say {
  const things = say(countedAs(cause), { count });
  const what = urgent > 0 ? say('auditor.urgent', { what: things, count: urgent }) : things;
  if (records.length === 0) return what;
  const shown = listOf(records.slice(0, mostNamed).map((about) => recordKey(desk, about)));
  return say(count > records.length ? 'auditor.aboutMore' : 'auditor.about', { what, records: shown });
}
