import type { Consent, ConsentEvent } from '../../src/domain/consent/consent';
import { recordKey, ticketRef } from '../../src/domain/record/record-ref';
import { ticketId } from '../../src/domain/ticket/ticket';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { consentCard } from '../../src/views/consent/consent-card';
import * as forms from '../../src/views/consent/consent-forms';
import { consentViews } from '../../src/views/consent/consent-views';
import { engineersCard } from '../../src/views/engineers-card';
import { resolveForm } from '../../src/views/forms/closing-forms';
import type { GalleryItem } from '../../src/views/gallery';
import { historyCard } from '../../src/views/record/history-card';
import { requesterCard } from '../../src/views/requester-card';
import { around, asked, consentGallery, consentViewOf, linked } from './consents';
import { ticketViewOf } from './ticket-views';
import { context, desk, happened, li, liHasIt, wang, zhou } from './tickets';

/** A consent of the gallery, some time after the last thing happened to it. */
export interface ConsentState {
  readonly name: string;
  readonly consent: Consent;
  readonly at: Instant;
}

/** As long as a number gets. */
const mostNumber = ticketId(9_999_999);

/** Each state that a consent can be in, in these words. */
const statesIn = (name: string, more: Partial<Consent> = {}): readonly ConsentState[] =>
  Object.entries(consentGallery()).map(([state, consent]) => ({
    name: `consent, ${state}, ${name}`,
    consent: { ...consent, ...more, id: mostNumber, about: ticketRef(mostNumber) },
    at: after(consent.lastEventAt, minutes(1)),
  }));

/** Every state in few words. */
export const consentStates = statesIn('shortest texts');

const long = '请允许我登录这台电脑，看一看打印队列里还有什么。'.repeat(140);
const atMost = (length: number): string => [...long].slice(0, length).join('');
/** As long as a form takes them. */
const longest = statesIn('longest texts', { what: atMost(3000), why: atMost(3000) }).map((state) => ({
  ...state,
  consent: {
    ...state.consent,
    named: [wang.id, zhou.id],
    ...(state.consent.answer && { answer: { ...state.consent.answer, words: atMost(3000) } }),
    ...(state.consent.takenBack && { takenBack: { ...state.consent.takenBack, words: atMost(3000) } }),
  },
}));

/** The ticket that it is about, as it waits for the answer. */
const ticket = {
  ...happened(liHasIt(), {
    ...{ type: 'waiting-started', by: li.id, at: asked().at, reason: 'consent', note: '登录' },
    ...{ stops: ['SLA-4', 'SLA-5'], progress: 'paused', endsWhenAnswered: false },
  }),
  id: mostNumber,
};

const shown = ({ name, consent, at }: ConsentState): readonly GalleryItem[] => {
  const view = consentViewOf(consent, around(ticket, { at }));
  const happenedTo: readonly ConsentEvent[] = [asked({ what: consent.what, why: consent.why })];
  const told = { lines: consentViews.history, events: happenedTo, view, inside: true };
  return [
    { name: `${name}: requester`, card: consentCard(view, zhou) },
    { name: `${name}: engineer`, card: consentCard(view, li) },
    { name: `${name}: history`, card: historyCard(recordKey(desk, view.about), told) },
  ];
};

/** The cards of the ticket itself, with every consent about it. */
const onTicket = (name: string, states: readonly ConsentState[]): readonly GalleryItem[] => {
  const consents = states.map(({ consent }) => consent);
  const view = ticketViewOf(ticket, context(after(ticket.lastEventAt, minutes(5)), { linked: linked(...consents) }));
  return [
    { name: `engineers, waits for consent, ${name}`, card: engineersCard(view) },
    { name: `requester, waits for consent, ${name}`, card: requesterCard(view) },
  ];
};

const formsOf = ({ name, consent }: ConsentState): readonly GalleryItem[] =>
  [
    ...(['done', 'not-needed', 'for-me'] as const).map((says) => forms.backupForm(consent, desk, says)),
    forms.refuseForm(consent, desk),
    forms.nameForm(consent, desk),
    forms.takeBackForm(consent, desk),
  ].map((form) => ({ name: `form ${form.action}, ${name}`, form }));

const on = { about: ticketRef(mostNumber), record: ticket };

/** Cards and forms of consents, and of tickets that have some, in every state. */
export const consentItems: readonly GalleryItem[] = [
  ...[...consentStates, ...longest].flatMap(shown),
  ...onTicket('shortest texts', consentStates),
  ...onTicket('longest texts', longest),
  ...[consentStates, longest].flatMap(([first]) => (first ? formsOf(first) : [])),
  { name: 'form consent.permission', form: forms.askForm(on, desk) },
  { name: 'form consent.step', form: forms.stepForm(on, desk) },
  { name: 'form resolve, with what was refused', form: resolveForm({ ticket, ...context() }, long) },
];
