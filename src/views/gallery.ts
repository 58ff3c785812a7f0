import { ticketKey } from '../domain/desk';
import { hasRole, personId } from '../domain/people/person';
import type { EventOf } from '../domain/ticket/event';
import { hasOpenPromise } from '../domain/ticket/talk';
import { type Ticket, ticketId } from '../domain/ticket/ticket';
import { after, type Instant, minutes } from '../domain/time/instant';
import { say } from '../domain/words';
import { accountGoneCard } from './account-gone-card';
import { answerCard } from './answer-card';
import { assignmentCard } from './assignment-card';
import { auditorItems } from './auditor-gallery';
import { beginsCard } from './begins-card';
import { belongsCard } from './belongs-card';
import { callbackCard } from './callback-card';
import type { Card } from './card';
import { doubtCard } from './doubt-card';
import { engineersCard } from './engineers-card';
import type { Form } from './form';
import * as assigning from './forms/assign-forms';
import * as closing from './forms/closing-forms';
import { correctForm } from './forms/correct-form';
import { reportForm } from './forms/report-form';
import { updatesForm } from './forms/updates-form';
import * as work from './forms/work-forms';
import type { Cast } from './gallery-steps';
import { type GalleryTicket, galleryTickets } from './gallery-tickets';
import { handoverCard } from './handover-card';
import { ticketHistory } from './history-lines';
import { type ListRow, ticketsCard } from './home-cards';
import { ifOverCard } from './if-over-card';
import { helpCard, intakeCard, welcomeCard } from './intake-card';
import { automaticProgressCard } from './notifications/automatic-progress-card';
import { passedOnCard } from './passed-on-card';
import { progressAskCard } from './progress-ask-card';
import { promiseReminderCard } from './promise-reminder-card';
import { historyCard } from './record/history-card';
import { requesterCard } from './requester-card';
import { rescueCard } from './rescue-card';
import { rosterItems } from './roster/roster-gallery';
import { shiftItems } from './roster/shift-gallery';
import { sendWordsCard } from './send-words-card';
import type { TicketView } from './ticket-view';
import { whichTicketCard } from './which-ticket-card';

/** One card or form as people may see it. */
export type GalleryItem = { readonly name: string } & (
  | { readonly card: Card; readonly form?: undefined }
  | { readonly form: Form; readonly card?: undefined }
);

/** What the gallery is drawn from: people of the desk, and how a ticket is shown at a moment. */
export interface GalleryScene {
  readonly cast: Cast;
  readonly view: (ticket: Ticket, at: Instant) => TicketView;
}

/** Forms differ by these states only. */
const formsDrawnFor = /^(new|with everything|rated)/;

/** Every card and form in every state, with the longest and the shortest texts. Names are unique. */
export function gallery({ cast, view }: GalleryScene): readonly GalleryItem[] {
  const tickets = galleryTickets(cast);
  const first = tickets[0];
  if (!first) throw new Error('the gallery has no tickets');
  const shown = view(first.ticket, cast.startsAt);
  const later = after(cast.startsAt, minutes(180));
  return [
    ...tickets.flatMap((ticket) => ticketItems(ticket, view(ticket.ticket, ticket.events.at(-1)?.at ?? cast.startsAt))),
    ...tickets
      .filter((ticket) => ticket.name.endsWith('shortest texts'))
      .map((ticket) => ({ name: `engineers, ${ticket.name}, later`, card: engineersCard(view(ticket.ticket, later)) })),
    ...deskItems(shown, tickets),
  ];
}

function ticketItems({ name, ticket, events }: GalleryTicket, shown: TicketView): readonly GalleryItem[] {
  const offer = events.find((event): event is EventOf<'handover-offered'> => event.type === 'handover-offered');
  const named = events.findLast((event): event is EventOf<'assigned'> => event.type === 'assigned');
  const lead = [...shown.people.values()].find((person) => hasRole(person, 'lead'));
  const cards: Readonly<Record<string, Card | undefined>> = {
    engineers: engineersCard(shown),
    requester: requesterCard(shown),
    rescue: ticket.state === 'new' ? rescueCard(shown, shown.duty.primary ?? ticket.requester) : undefined,
    answer: ticket.resolution && answerCard(shown),
    callback: ticket.callback && callbackCard(shown, lead?.id ?? ticket.requester),
    'promise reminder': hasOpenPromise(ticket) ? promiseReminderCard(shown) : undefined,
    'progress ask': ticket.owner === undefined ? undefined : progressAskCard(shown, after(shown.at, minutes(10))),
    handover: offer && ticket.handover && handoverCard(shown, offer),
    assignment: named && ticket.assignment && assignmentCard(shown, named),
    doubt: ticket.doubt && doubtCard(shown, ticket.requester),
    'doubt unanswered': ticket.doubt && doubtCard(shown, lead?.id ?? ticket.requester),
    standing: automaticProgressCard({ event: automatic(shown), view: shown }),
    history: historyCard(ticketKey(shown.desk, ticket.id), { lines: ticketHistory, events, view: shown, inside: true }),
  };
  return [
    ...Object.entries(cards).flatMap(([kind, card]) => (card ? [{ name: `${kind}, ${name}`, card }] : [])),
    ...(formsDrawnFor.test(name) ? ticketForms(shown) : []).map((form) => ({
      name: `form ${form.action}, ${name}`,
      form,
    })),
  ];
}

const automatic = ({ at, ticket }: TicketView): EventOf<'progress-reported'> => ({
  type: 'progress-reported',
  by: ticket.requester,
  at,
  text: '',
  automatic: true,
  promise: 'open',
});

const ticketForms = (shown: TicketView): readonly Form[] => [
  work.returnForm(shown),
  work.locateForm(shown),
  work.progressForm(shown),
  work.noteForm(shown),
  work.replyForm(shown, 'reply'),
  work.replyForm(shown, 'add-information'),
  work.promiseForm(shown),
  work.waitForm(shown),
  work.collaboratorForm(shown),
  work.handOverForm(shown),
  work.declineForm(shown),
  assigning.assignForm({ ...shown, best: [], rostered: [] }),
  { ...assigning.assignForm({ ...shown, best: [], rostered: [] }), action: 'move' },
  assigning.reassignForm({ ...shown, best: [], rostered: [], theirs: [{ ticket: shown.ticket, best: [] }] }),
  assigning.refuseAssignedForm(shown),
  correctForm(shown),
  updatesForm(shown),
  closing.resolveForm(shown),
  closing.notFixedForm(shown),
  closing.reopenForm(shown),
  closing.ratingForm(shown, shown.ticket.rating?.stars ?? 3),
  closing.withdrawForm(shown),
  closing.duplicateForm(shown),
  closing.callBackForm(shown),
];

/** Ways to begin another record than a report. */
const begins = [
  { id: 'complaint.new', label: 'complaint.action.new' },
  { id: 'enquiry.new', label: 'enquiry.action.new' },
] as const;
/** Records of other kinds in a list: one that waits for its reader, and one that does not. */
const others: readonly ListRow[] = [
  {
    about: { kind: 'complaint', id: 7 },
    text: say('complaint.line', { state: say('complaint.state.open') }),
    waits: true,
  },
  { about: { kind: 'complaint', id: 9999 }, text: say('complaint.line', { state: say('complaint.state.answered') }) },
];

/** Cards and forms that are about no single ticket. */
function deskItems(
  { desk, duty, at, people, ticket }: TicketView,
  examples: readonly GalleryTicket[],
): readonly GalleryItem[] {
  const tickets = examples.map((ticket) => ticket.ticket);
  const draft = '0'.repeat(26);
  const numbered = (count: number) =>
    tickets.slice(0, count).map((ticket, nth) => ({ ...ticket, id: ticketId(ticket.id + nth) }));
  const list = (count: number, others: readonly ListRow[] = []) =>
    ticketsCard(desk, { title: 'desk.myJobs', none: 'desk.noJobs' }, tickets.slice(0, count), { others });
  const leftWith = (owned: readonly Ticket[]): Card => {
    const text = say('assign.leftTitle', { person: { person: ticket.requester } });
    const open = { owned, helping: owned, offered: owned, asked: owned, callbacks: owned };
    const proposed = new Map(owned.slice(1).map(({ id }) => [id, ticket.requester]));
    return accountGoneCard({ desk, person: ticket.requester, text, open, proposed });
  };
  const reporters = [ticket.requester, duty.primary].flatMap((id) => (id && people.get(id)) || []);
  const report = reporters.flatMap((by) =>
    desk.catalogue.flatMap(({ id }) =>
      [[], Array.from({ length: 60 }, (_, nth) => `${nth} ${ticket.device}`)].map((devices) => ({
        name: `report, ${by.id}, ${id}, ${devices.length} devices`,
        form: reportForm({
          desk,
          by,
          devices,
          answers: { branch: id, description: ticket.description },
          same: 'IT-9999999',
        }),
      })),
    ),
  );
  return [
    { name: 'welcome', card: welcomeCard(desk) },
    { name: 'welcome, with more to begin', card: welcomeCard(desk, begins) },
    { name: 'help', card: helpCard(desk, 'threads', begins) },
    {
      name: 'intake, words',
      card: intakeCard({ desk, draft, said: ticket.description, tickets: tickets.slice(0, 3) }),
    },
    {
      name: 'intake, or something else',
      card: intakeCard({ desk, draft, said: 'x', tickets: tickets.slice(0, 3), begins }),
    },
    { name: 'intake, only files', card: intakeCard({ desk, draft, said: '', tickets: [] }) },
    { name: 'intake, of a place', card: intakeCard({ desk, draft, said: 'x', tickets: [], place: ticket.place }) },
    ...wordsItems({ desk, ticket }, numbered, draft),
    { name: 'tickets, none', card: list(0) },
    { name: 'tickets, many', card: list(50) },
    { name: 'tickets, of several kinds', card: list(3, others) },
    { name: 'left, much', card: leftWith(numbered(30)) },
    { name: 'left, nothing', card: leftWith([]) },
    ...rosterItems({ desk, duty, at }),
    ...shiftItems({ desk, at, ticket }, numbered(8)),
    ...auditorItems({ desk, at, ticket }),
    ...report,
  ];
}

/** Cards that ask what words are for which nothing else tells. */
function wordsItems(
  { desk, ticket }: Pick<TicketView, 'desk' | 'ticket'>,
  numbered: (count: number) => readonly Ticket[],
  draft: string,
): readonly GalleryItem[] {
  const by = { id: ticket.requester };
  const about = { desk, draft, said: ticket.description };
  const silent = { ...about, said: '' };
  const over = (reason: 'withdrawn' | 'duplicate', enquiry?: number): Ticket => ({
    ...ticket,
    state: 'cancelled',
    cancelled: { ...{ reason, note: '', at: ticket.reportedAt }, ...(enquiry === undefined ? {} : { enquiry }) },
  });
  return [
    { name: 'which ticket, many', card: whichTicketCard({ ...about, by, tickets: numbered(10) }) },
    { name: 'which ticket, two', card: whichTicketCard({ ...silent, by, tickets: numbered(2) }) },
    {
      name: 'which ticket, of others',
      card: whichTicketCard({ ...silent, by: { id: personId('x') }, tickets: numbered(2) }),
    },
    { name: 'begins', card: beginsCard({ draft, said: ticket.description, beginning: begins[0] }) },
    { name: 'belongs', card: belongsCard({ ...about, ticket }) },
    { name: 'over, may come back', card: ifOverCard({ ...about, ticket, reopen: true }) },
    { name: 'over, long ago', card: ifOverCard({ ...about, ticket, reopen: false }) },
    { name: 'over, withdrawn', card: ifOverCard({ ...silent, ticket: over('withdrawn'), reopen: false }) },
    {
      name: 'over, an enquiry',
      card: ifOverCard({ ...silent, ticket: over('withdrawn', 7), reopen: false }),
    },
    { name: 'over, duplicate', card: ifOverCard({ ...silent, ticket: over('duplicate'), reopen: false }) },
    { name: 'send words, one', card: sendWordsCard({ ...about, tickets: [ticket] }) },
    { name: 'send words, many', card: sendWordsCard({ ...silent, tickets: numbered(10) }) },
    {
      name: 'passed on',
      card: passedOnCard(say('desk.passedOn', { to: { person: ticket.requester }, ticket: 'IT-9999999' }), draft),
    },
  ];
}
