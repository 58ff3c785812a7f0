import { inItsTime } from '../assignment/windows';
import { placeOf } from '../desk';
import type { PersonId } from '../people/person';
import { nextMorning } from '../progress/quiet';
import { type RecordRules, redactedByType, type TimerRule } from '../record/record';
import type { Redaction } from '../record/redaction';
import { theDesk } from '../ticket/event';
import { minutes } from '../time/instant';
import { beginConsent, type Consent, type ConsentEvent, evolveConsent, isAsked, isOver } from './consent';

/** So long after the question whoever decides is reminded, then each morning. Operating time, of an urgent ticket any. */
export const remindedAfter = [minutes(10), minutes(30)] as const;

const reminders: TimerRule<Consent, ConsentEvent, 'remind'> = {
  wanted: (consent, { desk }) => {
    if (!isAsked(consent)) return [];
    const after = remindedAfter[consent.reminders];
    const { hours } = placeOf(desk, consent.place);
    const due =
      after === undefined
        ? nextMorning(hours, consent.remindedAt ?? consent.lastEventAt, consent)
        : inItsTime(consent, consent.askedAt, after, hours);
    return [{ kind: 'remind', key: `remind:${consent.reminders + 1}`, due }];
  },
  fires: { remind: (_consent, _timer, { at }) => ({ type: 'reminded', by: theDesk, at }) },
};

const asItIs = <Event>(event: Event): Event => event;
const words = <Event extends { readonly words: string; readonly by: PersonId }>(
  event: Event,
  how: Redaction,
): Event => ({
  ...event,
  words: how.text(event.words, event.by),
});

/** The consent as a kind of record. */
export const consentRules: RecordRules<Consent, ConsentEvent> = {
  name: 'consent',
  begin: beginConsent,
  evolve: evolveConsent,
  timers: [reminders],
  needs: ({ about, place, requester, named, lastEventAt }, { permits = {} }) => ({
    place,
    people: [requester, ...named, ...(permits[requester] ?? [])],
    about,
    beside: true,
    lastAt: lastEventAt,
  }),
  index: ({ state, about, openedAt, endedAt, requester, named, askedBy, what, why, answer, takenBack }) => ({
    state,
    // A yes holds, and a no stands, until the ticket ends.
    open: !isOver({ ...(endedAt === undefined ? {} : { endedAt }) }),
    openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    about,
    parties: [
      { person: requester, part: 'requester' },
      { person: askedBy, part: 'asker' },
      ...named.map((person) => ({ person, part: 'decider' })),
    ],
    words: [what, why, answer?.words ?? '', takenBack?.words ?? ''].filter((text) => text !== '').join('\n'),
  }),
  account: ({ requester }) => requester,
  urgent: ({ urgent }) => urgent,
  redacted: redactedByType<ConsentEvent>({
    asked: (event, how) => ({
      ...event,
      requester: how.person(event.requester),
      what: how.text(event.what, event.by),
      why: how.text(event.why, event.by),
    }),
    reminded: asItIs,
    named: (event, how) => ({ ...event, person: how.person(event.person) }),
    agreed: words,
    refused: words,
    'backed-up': asItIs,
    begun: asItIs,
    'taken-back': words,
    withdrawn: asItIs,
    ended: asItIs,
    'ticket-returned': asItIs,
    'requester-corrected': (event, how) => ({ ...event, requester: how.person(event.requester) }),
    'asked-again': asItIs,
    'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
  }),
};
