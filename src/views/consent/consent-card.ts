import { ticketIn, waitsForConsent } from '../../domain/consent/about-ticket';
import { type Consent, isAsked, isOver } from '../../domain/consent/consent';
import { decidersOf } from '../../domain/consent/who-decides';
import type { Desk } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import { recordKey } from '../../domain/record/record-ref';
import { type Facts, type Say, say, typed, type WordKey } from '../../domain/words';
import type { Card, FactRow, Part, Tone } from '../card';
import type { RecordView } from '../record/record-view';
import { namesOf } from '../ticket-facts';

export type ConsentView = RecordView<Consent>;

/** What every sentence about a consent may name. */
export const consentFacts = (consent: Consent, desk: Pick<Desk, 'prefix'>): Facts => ({
  consent: recordKey(desk, { kind: 'consent', id: consent.id }),
  ticket: recordKey(desk, consent.about),
  asker: { person: consent.askedBy },
  asking: say(`consent.asking.${consent.asking}`),
  what: consent.what,
  by: { person: consent.answer?.by ?? consent.askedBy },
});

/** How it stands, as the newest thing says that happened to it. */
function standing({ state, answer, takenBack, backedUp, begun }: Consent): readonly [WordKey, Facts] {
  if (takenBack !== undefined) return ['consent.state.taken-back', { by: { person: takenBack.by } }];
  if (begun !== undefined)
    return ['consent.state.begun', { by: { person: begun.by }, at: { at: begun.at, style: 'time' } }];
  if (backedUp !== undefined) return ['consent.state.backed-up', { by: { person: backedUp.by } }];
  if (state === 'lapsed') return ['consent.state.lapsed', {}];
  if (answer !== undefined) return [`consent.state.${answer.says}`, { by: { person: answer.by } }];
  return [state === 'withdrawn' ? 'consent.state.withdrawn' : 'consent.state.asked', {}];
}

/** The same in a sentence; of a ticket that ended, that it does not hold any more. */
export function consentState(consent: Consent): Say {
  const state = say(...standing(consent));
  if (!isOver(consent) || consent.state === 'withdrawn') return state;
  if (consent.state === 'lapsed') return say('consent.state.lapsedOver');
  return consent.state === 'asked' ? say('consent.state.unanswered') : say('consent.state.ended', { state });
}

const tones: Readonly<Record<Consent['state'], Tone>> = {
  asked: 'warn',
  given: 'good',
  refused: 'bad',
  'taken-back': 'bad',
  withdrawn: 'quiet',
  lapsed: 'warn',
};

/** A row on the card of its ticket. */
export const consentRow = (consent: Consent, desk: Pick<Desk, 'prefix'>): FactRow => ({
  label: say('consent.row.onTicket'),
  value: say('consent.onTicket', { ...consentFacts(consent, desk), state: consentState(consent) }),
  tone: isAsked(consent) ? 'warn' : tones[consent.state],
});

function rowsOf({ record, desk, subject }: ConsentView): readonly FactRow[] {
  const { answer, takenBack, named, asking } = record;
  const others = namesOf(named);
  const title = ticketIn(subject)?.title ?? '';
  const words = takenBack?.words || answer?.words || '';
  return [
    { label: say(asking === 'risky' ? 'consent.row.step' : 'consent.row.what'), value: typed(record.what) },
    { label: say(asking === 'risky' ? 'consent.row.risk' : 'consent.row.why'), value: typed(record.why) },
    { label: say('consent.row.ticket'), value: say('consent.ticket', { ...consentFacts(record, desk), title }) },
    { label: say('consent.row.state'), value: consentState(record) },
    ...(words === '' ? [] : [{ label: say('consent.row.words'), value: typed(words) } as const]),
    ...(others === undefined ? [] : [{ label: say('consent.row.named'), value: others } as const]),
  ];
}

/** What whoever reads it has to know: what a yes means, or what may not be done without one. */
function hintOf({ record, subject }: ConsentView, decides: boolean): readonly Part[] {
  const ticket = ticketIn(subject);
  const quiet = (key: WordKey): readonly Part[] => [{ kind: 'text', style: 'quiet', text: say(key) }];
  if (isOver(record)) return [];
  const standsOrMay = record.state === 'asked' || record.state === 'given';
  if (decides) return standsOrMay && record.begun === undefined ? quiet('consent.hint') : [];
  if (!isAsked(record)) return [];
  return quiet(ticket !== undefined && waitsForConsent(ticket) ? 'consent.hintWaits' : 'consent.hintInside');
}

/** A consent as this person sees and uses it. */
export function consentCard(view: ConsentView, viewer: Person): Card {
  const { record, desk } = view;
  const facts = consentFacts(record, desk);
  const { buttons, menu } = view.offeredToAny([viewer]);
  const decides = decidersOf(record, view).includes(viewer.id);
  const question: readonly Part[] =
    decides && isAsked(record)
      ? [{ kind: 'text', style: 'strong', text: say(`consent.ask.${record.asking}`, facts) }]
      : [];
  return {
    title: say(record.asking === 'risky' ? 'consent.titleStep' : 'consent.title', facts),
    tone: isOver(record) ? 'quiet' : tones[record.state],
    summary: say('consent.summary', { ...facts, state: consentState(record) }),
    parts: [
      ...question,
      { kind: 'facts', style: 'list', rows: rowsOf(view) },
      ...(buttons.length + menu.length === 0 ? [] : [{ kind: 'buttons', buttons, menu } as const]),
      ...hintOf(view, decides),
    ],
  };
}
