import { type Desk, ticketKey } from '../domain/desk';
import { ticketRef } from '../domain/record/record-ref';
import { writeBeginValue } from '../domain/talk/begin-value';
import { isBlank } from '../domain/text';
import type { Ticket } from '../domain/ticket/ticket';
import { say, type Text, typed, type WordKey } from '../domain/words';
import type { Button, Card, Part } from './card';
import { categoryOptions, otherChoice } from './category-options';
import type { Asks } from './define-form';
import { urgencies, urgencyOptions } from './forms/report-form';

/** Opens the guided form. */
export const reportButton = (label: 'desk.report' | 'desk.reportThis', draft?: string): Button => ({
  action: 'report',
  label: say(label),
  tone: 'main',
  opens: 'form',
  ...(draft === undefined ? {} : { value: draft }),
});

/** A way to begin a record of another kind, as a button shows it. */
export interface BeginningShown {
  /** `complaint.new` */
  readonly id: string;
  readonly label: WordKey;
}

/** Opens its form; `carries`: what it is about, and the words that were kept for it. */
export const beginButton = ({ id, label }: BeginningShown, carries?: string): Button => ({
  action: id,
  label: say(label),
  tone: 'plain',
  opens: 'form',
  ...(carries === undefined ? {} : { value: carries }),
});

/** Most characters of a title on a button. */
const titleOnButton = 20;

/** A title as it fits a button. */
export function shortened(title: string): string {
  const characters = [...title];
  if (characters.length <= titleOnButton) return title;
  return `${characters
    .slice(0, titleOnButton - 1)
    .join('')
    .trimEnd()}…`;
}

/** The whole titles of tickets whose buttons have no room for them. */
export function wholeTitles(desk: Desk, tickets: readonly Pick<Ticket, 'id' | 'title'>[]): readonly Part[] {
  const rows = tickets
    .filter(({ title }) => shortened(title) !== title)
    .map(({ id, title }) => ({ label: say('desk.ticketLabel', { ticket: ticketKey(desk, id) }), value: typed(title) }));
  return rows.length === 0 ? [] : [{ kind: 'facts', style: 'list', rows }];
}

/** What is known when somebody's words are answered. */
export interface Intake {
  readonly desk: Desk;
  readonly draft: string;
  readonly said: string;
  /** Open tickets the words may belong to. */
  readonly tickets: readonly Ticket[];
  /** The place of their last ticket, if they had one. */
  readonly place?: string;
  /** What the words may begin besides a report; its buttons carry the draft. */
  readonly begins?: readonly BeginningShown[];
  /** Whether the desk says good day first; unless told, it does. */
  readonly greets?: boolean;
}

/**
 * Asks whether what somebody wrote is a new ticket or belongs to an open one; their words are kept. Category, urgency and
 * place are asked on the card itself where a platform can (product §2).
 */
export function intakeCard(intake: Intake): Card {
  const { desk, draft, said, tickets, begins = [], greets = true } = intake;
  const addTo = tickets.map((ticket) => ({
    action: 'add-to',
    about: ticketRef(ticket.id),
    value: draft,
    label: say('desk.addTo', { ticket: ticketKey(desk, ticket.id), title: shortened(ticket.title) }),
    tone: 'plain' as const,
  }));
  return {
    title: say('desk.askReportTitle'),
    tone: 'plain',
    summary: say('desk.askSummary'),
    parts: [
      ...(greets ? [{ kind: 'text', text: greeting(desk, said) } as const] : []),
      ...(isBlank(said) ? [] : [{ kind: 'text', style: 'quote', text: typed(said) } as const]),
      { kind: 'text', text: say('desk.askReport') },
      ask(intake),
      ...wholeTitles(desk, tickets),
      ...(addTo.length + begins.length === 0
        ? []
        : [
            {
              kind: 'buttons',
              buttons: addTo,
              menu: begins.map((one) => beginButton(one, writeBeginValue({ draft }))),
            } as const,
          ]),
    ],
  };
}

/** The desk's own greeting asks what it can do for somebody; whoever has said it is not asked again. */
const greeting = (desk: Desk, said: string): Text =>
  isBlank(said) ? { localised: desk.greeting } : say('desk.heard', { desk: { localised: desk.name } });

/** Most choices of one question on a card. */
const mostChoices = 10;

/** What the card asks where a platform can, for the same report as the form. */
export const intakeAsks = { category: 'choice', urgency: urgencies, place: 'choice' } as const satisfies Asks;

type Asking = Extract<Part, { kind: 'ask' }>['questions'][number] & { readonly name: keyof typeof intakeAsks };

const ask = ({ desk, draft, said, place }: Intake): Part => ({
  kind: 'ask',
  action: 'report',
  value: draft,
  questions: [
    { name: 'category', label: say('card.askWork'), ...categoryOptions(desk, said, mostChoices) },
    {
      name: 'urgency',
      label: say('card.askUrgency'),
      hint: say('card.urgentCalls'),
      options: urgencyOptions,
      initial: 'normal',
    },
    ...(desk.places.length === 1
      ? []
      : ([{ name: 'place', label: say('card.askPlace'), ...placeOptions(desk, place) }] satisfies readonly Asking[])),
  ] satisfies readonly Asking[],
  submit: say('form.reportSubmit'),
  form: reportButton('desk.reportThis', draft),
});

/** The places, theirs first; what does not fit is chosen in the form. */
function placeOptions(desk: Desk, theirs: string | undefined) {
  const places = desk.places.toSorted((one, other) => Number(other.id === theirs) - Number(one.id === theirs));
  const all = places.map(({ id, name }) => ({ value: id, label: { localised: name } }));
  const options =
    all.length > mostChoices
      ? [...all.slice(0, mostChoices - 1), { value: otherChoice, label: say('form.placeOther') }]
      : all;
  return { options, initial: options[0]?.value ?? '' };
}

/** Greets by the desk's name and shows how to report (HOT-1). */
export const welcomeCard = (desk: Desk, begins: readonly BeginningShown[] = []): Card => ({
  title: say('desk.title', { name: { localised: desk.name } }),
  tone: 'plain',
  summary: say('desk.homeSummary'),
  parts: [
    { kind: 'text', text: { localised: desk.greeting } },
    { kind: 'text', style: 'quiet', text: say('desk.homeHint') },
    { kind: 'buttons', buttons: [reportButton('desk.report'), ...begins.map((one) => beginButton(one))] },
  ],
});

/** What one can do here, with buttons, for whoever greets or asks (HOT-1). A chat without threads goes by numbers. */
export const helpCard = (
  desk: Desk,
  where: 'threads' | 'chat' = 'threads',
  begins: readonly BeginningShown[] = [],
): Card => ({
  ...welcomeCard(desk),
  parts: [
    { kind: 'text', text: { localised: desk.greeting } },
    { kind: 'text', text: say('desk.helpReport') },
    {
      kind: 'text',
      text: where === 'threads' ? say('desk.helpAdd') : say('desk.helpAddInChat', { ticket: `${desk.prefix}-1042` }),
    },
    { kind: 'text', text: say('desk.helpFind', { ticket: `${desk.prefix}-1042` }) },
    {
      kind: 'buttons',
      buttons: [
        reportButton('desk.report'),
        { action: 'mine', label: say('desk.myJobs'), tone: 'plain' },
        ...begins.map((one) => beginButton(one)),
      ],
    },
  ],
});
