import { type Desk, ticketKey } from '../../domain/desk';
import type { PersonId } from '../../domain/people/person';
import { type RecordRef, ticketRef } from '../../domain/record/record-ref';
import type { DutyPart, Post } from '../../domain/roster/posts';
import type { ComesOn, GoesOff, ShiftChange } from '../../domain/roster/shift-told';
import type { ShiftWork } from '../../domain/roster/shift-work';
import type { Ticket, TicketId } from '../../domain/ticket/ticket';
import type { Instant } from '../../domain/time/instant';
import { type Fact, listOfSome, type Say, say, sayAll, type WordKey } from '../../domain/words';
import { signInParts } from '../attendance/sign-in-parts';
import type { Button, Card, FactRow, Part } from '../card';
import { lookButton } from '../look-button';
import { categoryText, namesOf, ownerOf, stateOf } from '../ticket-facts';

/** A list of tickets that somebody else is asked to take over. */
export interface HandedOver {
  readonly about: RecordRef;
  readonly to: PersonId;
  readonly tickets: readonly TicketId[];
}

/** What is open for whoever it goes to; late: since when is said. */
interface Told {
  readonly work: ShiftWork;
  /** What they went off duty with and others are asked about. */
  readonly handed: readonly HandedOver[];
  readonly isLate: boolean;
  /** By which they sign in. Absent: nobody asks them, or not now. */
  readonly signIn?: RecordRef;
}

/** Tickets shown with a way to them; the rest is counted. */
const most = 5;
/** Places or branches named. */
const mostNames = 4;

/** What somebody reads as their shift begins, or they become first; or as it ends. */
export const shiftCard = (desk: Desk, change: ShiftChange, told: Told): Card =>
  change.kind === 'on' ? comesOnCard(desk, change, told) : goesOffCard(desk, change, told);

const onTitles: Readonly<Record<DutyPart, WordKey>> = { primary: 'shift.onPrimary', backup: 'shift.onBackup' };
const onOpenTitles: Readonly<Record<DutyPart, WordKey>> = {
  primary: 'shift.onPrimaryOpen',
  backup: 'shift.onBackupOpen',
};
const thenWords: Readonly<Record<DutyPart, WordKey>> = { primary: 'shift.thenPrimary', backup: 'shift.thenBackup' };
const thenOpenWords: Readonly<Record<DutyPart, WordKey>> = {
  primary: 'shift.thenPrimaryOpen',
  backup: 'shift.thenBackupOpen',
};

const time = (at: Instant): Fact => ({ at, style: 'time' });

function comesOnCard(desk: Desk, change: ComesOn, { work, isLate, signIn }: Told): Card {
  const { post, since, until, later, before } = change;
  const title = until === undefined ? say(onOpenTitles[post.part]) : say(onTitles[post.part], { until: time(until) });
  const rows: readonly FactRow[] = [
    ...(isLate ? [row('shift.since', say('shift.at', { at: time(since) }))] : []),
    ...scopeRows(desk, post),
    ...(later === undefined ? [] : [row('shift.then', thenSaid(later))]),
    ...peopleRow('shift.beside', post.beside),
    ...peopleRow('shift.before', before),
  ];
  const { promised, unassigned, urgent, theirs } = work;
  const parts = worksOf(desk, [
    { title: 'shift.promised', tickets: promised, said: (ticket) => promisedSaid(desk, ticket) },
    { title: 'shift.unassigned', tickets: unassigned },
    { title: 'shift.urgent', tickets: urgent },
    { title: 'shift.theirs', tickets: theirs },
  ]);
  const asked = signIn === undefined || desk.signIn === undefined ? [] : signInParts(signIn, desk.signIn.within);
  return shaped(title, rows, [...asked, ...(parts.length > 0 ? parts : [nothing('shift.nothing')])]);
}

function goesOffCard(desk: Desk, { since, next }: GoesOff, { work, handed, isLate }: Told): Card {
  const rows: readonly FactRow[] = [
    ...(isLate ? [row('shift.ended', say('shift.at', { at: time(since) }))] : []),
    row('shift.next', namesOf(next) ?? say('shift.nobody')),
  ];
  const asked = new Set(handed.flatMap(({ tickets }) => tickets));
  const theirs = [...work.promised, ...work.theirs].filter(({ id }) => !asked.has(id));
  const parts = [...handedOver(desk, handed), ...worksOf(desk, [{ title: 'shift.stillTheirs', tickets: theirs }])];
  return shaped(say('shift.off'), rows, parts.length > 0 ? parts : [nothing('shift.nothingLeft')]);
}

/** What is to be known is said before going home: from the message itself. */
const noteButton = (about: RecordRef): Button => ({
  ...{ action: 'note', about, label: say('handover.action.note'), tone: 'plain', opens: 'form', orLook: true },
});

/** Who is asked to take what over, and the way to each list. */
function handedOver(desk: Desk, handed: readonly HandedOver[]): readonly Part[] {
  const said = sayAll(
    handed.map(({ to, tickets }) => say('shift.handed', { to: { person: to }, count: tickets.length })),
  );
  if (said === undefined) return [];
  return [
    { kind: 'text', style: 'strong', text: said },
    { kind: 'text', style: 'quiet', text: say('shift.handedHint') },
    {
      kind: 'buttons',
      buttons: handed.slice(0, most).flatMap(({ about }) => [lookButton(desk, about), noteButton(about)]),
    },
  ];
}

const shaped = (title: Say, rows: readonly FactRow[], parts: readonly Part[]): Card => ({
  title,
  tone: 'plain',
  summary: title,
  parts: [...(rows.length > 0 ? [{ kind: 'facts', rows } as const] : []), ...parts],
});

const nothing = (key: WordKey): Part => ({ kind: 'text', style: 'quiet', text: say(key) });
const row = (label: WordKey, value: Say): FactRow => ({ label: say(label), value });

const peopleRow = (label: WordKey, people: readonly PersonId[]): readonly FactRow[] => {
  const names = namesOf(people);
  return names === undefined ? [] : [row(label, names)];
};

function thenSaid({ part, until }: NonNullable<ComesOn['later']>): Say {
  return until === undefined ? say(thenOpenWords[part]) : say(thenWords[part], { until: time(until) });
}

/** Nothing where it is everything the desk serves. */
function scopeRows(desk: Desk, { places, skills }: Post): readonly FactRow[] {
  const names: readonly Fact[] = [
    ...desk.places.filter(({ id }) => places.includes(id)).map(({ name }) => ({ localised: name })),
    ...desk.catalogue.filter(({ id }) => skills.includes(id)).map(({ name }) => ({ localised: name })),
  ];
  return names.length === 0 ? [] : [row('shift.for', say('shift.at', { at: listOfSome(names, mostNames) }))];
}

/** Tickets of one sort, and how each is said. */
interface Works {
  readonly title: WordKey;
  readonly tickets: readonly Ticket[];
  readonly said?: (ticket: Ticket) => Say;
}

/** How many of each sort, then the first of them, each saying by itself how it stands: no platform need tell sorts apart. */
function worksOf(desk: Desk, all: readonly Works[]): readonly Part[] {
  const some = all.filter(({ tickets }) => tickets.length > 0);
  const counts = sayAll(some.map(({ title, tickets }) => say(title, { count: tickets.length })));
  if (counts === undefined) return [];
  const rows = some.flatMap(({ tickets, said = (ticket: Ticket) => standing(desk, ticket) }) =>
    tickets.map((ticket) => ({ ticket, value: said(ticket) })),
  );
  const shown = rows.slice(0, most);
  const more = rows.length - shown.length;
  return [
    { kind: 'text', style: 'strong', text: counts },
    {
      kind: 'facts',
      style: 'list',
      rows: shown.map(({ ticket, value }) => ({
        label: say('desk.listNumber', { ticket: ticketKey(desk, ticket.id) }),
        value,
        tone: ticket.urgent ? 'warn' : 'plain',
      })),
    },
    { kind: 'buttons', buttons: shown.map(({ ticket }) => lookButton(desk, ticketRef(ticket.id))) },
    ...(more > 0 ? [{ kind: 'text', style: 'quiet', text: say('shift.more', { count: more }) } as const] : []),
  ];
}

/** The kind of work and not the title: nobody's words go where nobody looks for them. */
const workOf = (desk: Desk, ticket: Ticket): Fact => {
  const work = categoryText({ desk, ticket });
  return 'typed' in work ? work.typed : work;
};

function standing(desk: Desk, ticket: Ticket): Say {
  const facts = { work: workOf(desk, ticket), state: stateOf({ ticket }), owner: ownerOf(ticket) };
  const said = say(ticket.owner === undefined ? 'shift.row' : 'shift.rowOwned', facts);
  return ticket.urgent ? say('shift.rowUrgent', { row: said }) : said;
}

const promisedSaid = (desk: Desk, ticket: Ticket): Say =>
  ticket.promise === undefined
    ? standing(desk, ticket)
    : say('shift.promisedBy', { due: time(ticket.promise.due), work: workOf(desk, ticket) });
