import type { NotCalled } from '../escalation/receipts';
import type { PersonId } from '../people/person';
import { type Redactors, redactedByType } from '../record/record';
import type { Redaction } from '../record/redaction';
import type { TicketEvent } from '../ticket/event';
import type { Corrected } from '../ticket/ticket';

const asItIs = <Event>(event: Event): Event => event;

/** The event with some of its texts redacted, as words of whoever did it. */
const texts =
  <Key extends string>(...keys: readonly Key[]) =>
  <Event extends { readonly by: PersonId } & { readonly [Name in Key]: string }>(
    event: Event,
    how: Redaction,
  ): Event => {
    const changed = Object.fromEntries(keys.map((key) => [key, how.text(event[key], event.by)]));
    return { ...event, ...changed };
  };

/** What was put right, whoever did it, is about whom the ticket is for. */
const correctedLess = ({ requester, spot, ...figures }: Corrected, whose: PersonId, how: Redaction): Corrected => ({
  ...figures,
  ...(spot === undefined ? {} : { spot: how.text(spot, whose) }),
  ...(requester === undefined ? {} : { requester: how.person(requester) }),
});

/** Whom a ladder could not call. */
const whyNotLess = ({ whyNot }: { readonly whyNot?: readonly NotCalled[] }, how: Redaction) =>
  whyNot === undefined ? {} : { whyNot: whyNot.map((one) => ({ ...one, person: how.person(one.person) })) };

/** Where each event has words, files and people besides `by`. A new event does not compile until it is here. */
const redactors: Redactors<TicketEvent> = {
  // Whoever filed it, the words are the requester's.
  reported: (event, how) => {
    const text = (words: string): string => how.text(words, event.requester);
    return {
      ...event,
      requester: how.person(event.requester),
      spot: text(event.spot),
      device: text(event.device),
      contact: text(event.contact),
      title: text(event.title),
      description: text(event.description),
      files: how.files(event.files, event.requester),
    };
  },
  claimed: asItIs,
  'doubt-reminded': asItIs,
  'doubt-settled': asItIs,
  'claim-returned': texts('reason'),
  'remote-started': asItIs,
  dispatched: asItIs,
  arrived: asItIs,
  located: texts('finding'),
  'progress-asked': asItIs,
  'progress-reported': texts('text'),
  'updates-chosen': asItIs,
  noted: texts('text'),
  replied: (event, how) => ({ ...texts('text')(event, how), files: how.files(event.files, event.by) }),
  'words-changed': (event, how) => {
    const text = (words: string): string => how.text(words, event.whose ?? event.by);
    return {
      ...event,
      before: text(event.before),
      ...(event.now === undefined ? {} : { now: text(event.now) }),
      ...(event.title === undefined ? {} : { title: text(event.title) }),
      ...(event.whose === undefined ? {} : { whose: how.person(event.whose) }),
    };
  },
  promised: texts('text'),
  'promise-reminded': asItIs,
  'promise-kept': asItIs,
  'promise-slipped': asItIs,
  'waiting-started': texts('note'),
  resumed: asItIs,
  'collaborator-added': (event, how) => ({ ...event, person: how.person(event.person) }),
  'collaborator-left': (event, how) => ({ ...event, person: how.person(event.person) }),
  'handover-offered': (event, how) => ({ ...texts('note')(event, how), to: how.person(event.to) }),
  'handover-accepted': (event, how) => ({ ...event, from: how.person(event.from) }),
  'handover-declined': texts('reason'),
  'handover-reminded': asItIs,
  'handover-ended': (event, how) => ({ ...event, to: how.person(event.to) }),
  assigned: (event, how) => ({
    ...texts('reason')(event, how),
    to: how.person(event.to),
    ...(event.from === undefined ? {} : { from: how.person(event.from) }),
  }),
  'assignment-taken': asItIs,
  'assignment-refused': texts('reason'),
  'assignment-unanswered': (event, how) => ({ ...event, to: how.person(event.to) }),
  'assignment-failed': (event, how) => ({ ...event, told: event.told.map(how.person) }),
  resolved: (event, how) => ({
    ...texts('cause', 'fix', 'advice')(event, how),
    ...(event.notDone === undefined ? {} : { notDone: how.text(event.notDone, event.by) }),
  }),
  confirmed: asItIs,
  'not-fixed': texts('text'),
  rated: texts('comment'),
  'rating-reminded': asItIs,
  'callback-reminded': asItIs,
  'called-back': texts('note'),
  cancelled: texts('note'),
  reopened: texts('text'),
  'terms-corrected': texts('reason'),
  'urgency-raised': asItIs,
  corrected: (event, how) => ({
    ...texts('reason')(event, how),
    was: correctedLess(event.was, event.whose, how),
    now: correctedLess(event.now, event.whose, how),
    whose: how.person(event.whose),
  }),
  'lowering-reminded': asItIs,
  'lowering-answered': asItIs,
  'rescue-step-taken': (event, how) => ({
    ...event,
    told: event.told.map(how.person),
    again: event.again.map(how.person),
    unreached: event.unreached.map(how.person),
    ...whyNotLess(event, how),
    ...(event.meant?.people ? { meant: { ...event.meant, people: event.meant.people.map(how.person) } } : {}),
  }),
  'rescue-receipt': (event, how) => ({ ...event, person: how.person(event.person) }),
  'silence-step-taken': (event, how) => ({ ...event, told: event.told.map(how.person), ...whyNotLess(event, how) }),
  'clock-warned': asItIs,
  'clock-breached': asItIs,
  'owner-gone': (event, how) => ({ ...event, person: how.person(event.person) }),
  'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
};

const byType = redactedByType<TicketEvent>(redactors);

/** The event without the words, files and people that `how` takes away; its figures stay. */
export const redacted = <Event extends TicketEvent>(event: Event, how: Redaction): Event => byType(event, how) as Event;
