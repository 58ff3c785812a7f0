import { redactedByType } from '../record/record';
import type { EnquiryEvent } from './enquiry';

const asItIs = <Event>(event: Event): Event => event;

/** An event of an enquiry without the words, files and people that are taken away. */
export const redactEnquiry = redactedByType<EnquiryEvent>({
  // Whoever wrote it down, the words are the asker's.
  asked: (event, how) => ({
    ...event,
    asker: how.person(event.asker),
    ...(event.owner === undefined ? {} : { owner: how.person(event.owner) }),
    text: how.text(event.text, event.asker),
    questions: event.questions.map((question) => how.text(question, event.asker)),
    files: how.files(event.files, event.asker),
  }),
  called: (event, how) => ({ ...event, told: event.told.map(how.person) }),
  claimed: asItIs,
  returned: (event, how) => ({ ...event, reason: how.text(event.reason, event.by, true) }),
  'owner-gone': (event, how) => ({ ...event, person: how.person(event.person) }),
  assigned: (event, how) => ({
    ...event,
    to: how.person(event.to),
    reason: how.text(event.reason, event.by, true),
  }),
  answered: (event, how) => ({
    ...event,
    answers: event.answers.map(({ question, text }) => ({ question, text: how.text(text, event.by) })),
    files: how.files(event.files, event.by),
  }),
  'asked-more': (event, how) => ({
    ...event,
    text: how.text(event.text, event.by),
    questions: event.questions.map((question) => how.text(question, event.by)),
    files: how.files(event.files, event.by),
  }),
  reminded: (event, how) => ({ ...event, told: event.told.map(how.person) }),
  missed: (event, how) => ({ ...event, told: event.told.map(how.person) }),
  'asked-again': asItIs,
  confirmed: asItIs,
  withdrawn: (event, how) => ({ ...event, text: how.text(event.text, event.by) }),
  reworded: ({ now, ...event }, how) => ({
    ...event,
    before: how.text(event.before, event.by),
    ...(now === undefined ? {} : { now: how.text(now, event.by) }),
    questions: event.questions.map(({ question, text }) => ({ question, text: how.text(text, event.by) })),
  }),
  'became-ticket': asItIs,
  'not-reached': (event, how) => ({ ...event, person: how.person(event.person) }),
});
