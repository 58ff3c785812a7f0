import { consentReason } from '../domain/consent/about-ticket';
import { categoryOf, type Desk, ticketKey } from '../domain/desk';
import { own } from '../domain/own';
import type { PersonId } from '../domain/people/person';
import { isLow } from '../domain/rating/rate';
import type { Clock } from '../domain/sla/clock';
import { termsOf } from '../domain/sla/terms';
import { hasOpenPromise } from '../domain/ticket/talk';
import { isOpen, type Ticket, type Waiting } from '../domain/ticket/ticket';
import { isUnderway } from '../domain/ticket/work';
import { type Fact, type Localised, type Say, say, sayAll, type Text, typed, type WordKey } from '../domain/words';
import type { FactRow, Tone } from './card';
import { inASentence } from './in-a-sentence';
import { latenessSaid } from './lasted-said';
import type { TicketView } from './ticket-view';

/** Whoever has it, or that nobody does. */
export const ownerOf = ({ owner }: Pick<Ticket, 'owner'>): Fact =>
  owner === undefined ? say('card.nobody') : { person: owner };

/** The facts every sentence about a ticket may name. */
export const ticketFacts = ({ ticket, desk }: Pick<TicketView, 'ticket' | 'desk'>): Readonly<Record<string, Fact>> => ({
  ticket: ticketKey(desk, ticket.id),
  title: ticket.title,
  requester: { person: ticket.requester },
  owner: ownerOf(ticket),
});

/** Several people by name: `李娜、王磊`; undefined for nobody. */
export const namesOf = (people: readonly PersonId[]): Say | undefined =>
  sayAll(people.map((person) => say('card.person', { person: { person } })));

/** What an engineer reported: a state of the desk in the reader's language, or their own words. */
export const progressText = (
  { text, state }: { readonly text: string; readonly state?: Localised },
  cut: (text: string) => string = (whole) => whole,
): Text => (state === undefined ? typed(cut(text)) : { localised: state });

/** Where the ticket stands, in words: an engineer on the way is not yet at the desk, and one that came back says so. */
export function stateOf({ ticket }: Pick<TicketView, 'ticket'>): Say {
  const state = say(isUnderway(ticket) ? 'ticket.state.underway' : `ticket.state.${ticket.state}`);
  return ticket.reopening && isOpen(ticket) ? say('ticket.state.again', { state }) : state;
}

/** Why a ticket is at work again, how often that was, and what had been tried, as long as it has not been resolved anew. */
export function reopeningRows(
  { ticket }: Pick<TicketView, 'ticket'>,
  cut: (text: string) => string,
): readonly FactRow[] {
  const { reopening, resolution, reopenings } = ticket;
  if (reopening === undefined || resolution !== undefined || reopenings === 0) return [];
  const { by, at, text, tried } = reopening;
  const facts = { count: reopenings, by: { person: by }, at: { at, style: 'time' as const }, text: cut(text) };
  return [
    { label: say('card.reopened'), value: say('card.reopening', facts), tone: 'warn' },
    ...(tried === undefined
      ? []
      : [
          {
            label: say('card.tried'),
            value: say('card.triedThis', { cause: cut(tried.cause), fix: cut(tried.fix), by: { person: tried.by } }),
          },
        ]),
  ];
}

/** Catalogue branch and item, in the desk's own words; the bare id for one that was since removed. */
export function categoryText({ ticket, desk }: Pick<TicketView, 'ticket' | 'desk'>): Text {
  const found = categoryOf(desk, ticket.category);
  if (!found) return typed(ticket.category);
  return say('card.category', { branch: { localised: found.branch.name }, item: { localised: found.item.name } });
}

/** Place and spot, e.g. "Head office, floor 3". */
export function placeText({ ticket, desk }: Pick<TicketView, 'ticket' | 'desk'>): Text {
  // A place that is served no more is called what it was.
  const known = [...desk.places, ...termsOf(desk, ticket, 1).places].find(({ id }) => id === ticket.place);
  const { name } = known ?? desk.places[0];
  return ticket.spot === ''
    ? { localised: name }
    : say('card.placeAndSpot', { place: { localised: name }, spot: ticket.spot });
}

const clockWords: { readonly [State in Clock['state']]: (clock: Extract<Clock, { state: State }>) => [Say, Tone] } = {
  running: ({ dueAt }) => [say('card.clockRunning', { due: { at: dueAt, style: 'time' } }), 'plain'],
  paused: ({ since, left }) => [
    say('card.clockPaused', { since: { at: since, style: 'time' }, left: { lasts: left } }),
    'quiet',
  ],
  met: ({ left }) => [say('card.clockMet', { left: { lasts: left } }), 'good'],
  breached: ({ dueAt, at, by, byWall }) =>
    at === undefined
      ? [say('card.clockMissed', { due: { at: dueAt, style: 'time' } }), 'bad']
      : [say('card.clockLate', { by: latenessSaid({ by, byWall }) }), 'bad'],
  unknown: ({ year }) => [say('card.clockUnknown', { year }), 'warn'],
  void: () => [say('card.clockVoid'), 'quiet'],
};

const clockLabels: Readonly<Record<string, WordKey>> = {
  'SLA-2': 'card.clock.SLA-2',
  'SLA-3': 'card.clock.SLA-3',
  'SLA-4': 'card.clock.SLA-4',
  'SLA-5': 'card.clock.SLA-5',
};

/** What was promised and for when, as long as the promise stands; both sides read the same. */
export const promiseRows = (ticket: Ticket): readonly FactRow[] =>
  ticket.promise && hasOpenPromise(ticket)
    ? [
        {
          label: say('card.promise'),
          value: say('card.promised', { due: { at: ticket.promise.due, style: 'time' }, text: ticket.promise.text }),
        },
      ]
    : [];

/** What people call the promise of a clause; undefined for one that cards know by its clause alone. */
export const clockLabel = (clause: string): WordKey | undefined => own(clockLabels, clause);

/** The same, always. */
export const clockName = (clause: string): Say => {
  const label = clockLabel(clause);
  return label ? say(label) : say('card.clockOther', { clause });
};

/** How a promise stands, with the moment help began where that is shown beside it. */
function clockSaid(clock: Clock): readonly [Say, Tone] {
  const words = clockWords[clock.state] as (clock: Clock) => [Say, Tone];
  const [said, tone] = words(clock);
  if (clock.helpBegan === undefined) return [said, tone];
  return [say('card.clockHelp', { clock: said, at: { at: clock.helpBegan, style: 'time' } }), tone];
}

/** One row for a round that is over: each of its promises and how it ended. */
function roundRow(round: number, clocks: readonly Clock[]): FactRow {
  const said = clocks.map((clock) =>
    say('card.clockSaid', { clock: clockName(clock.clause), how: clockSaid(clock)[0] }),
  );
  const value = said.reduce((list, next) => say('card.clocks', { list, next }));
  return { label: say('card.round', { round }), value, tone: 'quiet' };
}

/**
 * One row for each promise of the present round: met, running until, paused since, or late by how much. Before them one
 * for each round that is over, as it was decided.
 */
export function clockRows(clocks: readonly Clock[]): readonly FactRow[] {
  const present = Math.max(1, ...clocks.map(({ round }) => round));
  const over = [...new Set(clocks.map(({ round }) => round))].filter((round) => round < present);
  return [
    ...over.map((nth) =>
      roundRow(
        nth,
        clocks.filter(({ round }) => round === nth),
      ),
    ),
    ...clocks
      .filter(({ round }) => round === present)
      .map((clock) => {
        const [value, tone] = clockSaid(clock);
        return { label: clockName(clock.clause), value, tone };
      }),
  ];
}

/** What a ticket waits for, in the desk's own words, with the time that was agreed. */
export function waitingReason(
  { waitingReasons }: Pick<Desk, 'waitingReasons'>,
  { reason: id, agreed }: Pick<Waiting, 'reason' | 'agreed'>,
): Fact {
  const known = waitingReasons.find((one) => one.id === id);
  const reason: Fact = known ? { localised: inASentence(known.name) } : id;
  return agreed === undefined ? reason : say('card.waitingUntil', { reason, until: { at: agreed, style: 'time' } });
}

/** The same to its requester: what waits for their yes says "your". */
export const waitingReasonToRequester = (
  desk: Pick<Desk, 'waitingReasons'>,
  waiting: Pick<Waiting, 'reason' | 'agreed'>,
): Fact => (waiting.reason === consentReason ? say('card.yourConsent') : waitingReason(desk, waiting));

/** The worst of the clocks decides how the card feels; of solved work, what the requester thought of it. */
export function toneOf({ ticket, clocks }: Pick<TicketView, 'ticket' | 'clocks'>): Tone {
  if (ticket.state === 'cancelled') return 'quiet';
  if (ticket.state === 'resolved' || ticket.state === 'closed') {
    return ticket.rating !== undefined && isLow(ticket.rating.stars) ? 'warn' : 'good';
  }
  if (clocks.some((clock) => clock.state === 'breached' && clock.at === undefined)) return 'bad';
  if (ticket.state === 'new' || ticket.state === 'waiting' || ticket.urgent) return 'warn';
  return 'plain';
}
