import { beginningsFor, cardsOf, goesOnIn, saysAbout } from '../../commands/act';
import type { Says } from '../../commands/record/bound-kind';
import { askedIn } from '../../domain/finding/asked-in';
import { type Person, worksTickets } from '../../domain/people/person';
import { reopenableUntil } from '../../domain/rating/rating-window';
import { isSameRecord, type RecordRef, recordKey, ticketOf, ticketRef } from '../../domain/record/record-ref';
import { readSlot, type Slot } from '../../domain/record/slot';
import { type Refusal, refuse } from '../../domain/refusal';
import { type Asked, type Heard, isMagic, type Meant, type Told } from '../../domain/talk/heard';
import { languageIn } from '../../domain/talk/language-in';
import { speaksOf } from '../../domain/talk/reads-as-new';
import { isBlank } from '../../domain/text';
import { type NamedNumber, namedNumber, namedRecord } from '../../domain/ticket/named-number';
import { isOver } from '../../domain/ticket/talk';
import { isOpen, type Ticket, type TicketId, ticketId } from '../../domain/ticket/ticket';
import { hasPart, isRequester } from '../../domain/ticket/who-may';
import type { Said } from '../../ports/inbound';
import type { InboundDeps } from '../inbound-deps';
import { wordsBeginning } from '../intake/begin-record';
import { asksSomething, questionIn, takesAnyWord } from './asked';
import { currentTicket, goesWithOpenDraft, isInBurst, openDraftNow } from './conversation-state';

/** Tickets looked through for the one that somebody means. */
const most = 50;

/** Everything that decides what becomes of what somebody wrote; `card`: the slot below which it stands. */
export async function gatherHeard(deps: InboundDeps, by: Person, said: Said): Promise<Heard> {
  const { desk, clock } = deps;
  const about = {
    ...{ by, desk, at: clock.now(), where: said.where, text: said.text, files: said.files.length },
    ...toShow(deps, said),
    ...(await toldLast(deps, by, said)),
    ...(await toldNamed(deps, by, said)),
    ...(await begins(deps, by, said)),
  };
  const none = { ...about, waiting: [], tickets: [] };
  if (said.where === 'mention') return none;
  const isChat = said.where === 'chat';
  const own = await deps.tickets.ofRequester(by.id, most);
  const last = await lastTold(deps, said);
  const [named, remembered, over] = [
    await namedTicket(deps, by, said.text),
    isChat ? ((await currentTicket(deps, by)) ?? (await filesFor(deps, by, said))) : undefined,
    await overTicket(deps, own, { said, last, by }),
  ];
  const asked = await askedOf(deps, { by, said, own, last });
  return {
    ...about,
    ...(named === undefined ? {} : { named }),
    ...(asked.one === undefined ? {} : { asked: asked.one }),
    waiting: asked.several,
    ...(remembered === undefined ? {} : { remembered }),
    tickets: await ticketsOf(deps, by, own),
    ...(over === undefined ? {} : { over }),
    ...(await begunFor(deps, by, said)),
  };
}

/** The record of another kind whose number the words begin with, if this person may write to it, or why nobody reads them. */
async function toldNamed(deps: InboundDeps, by: Person, said: Said): Promise<Pick<Heard, 'tells' | 'untaken'>> {
  const named = namedRecord(deps.desk.prefix, said.text);
  if (named === undefined || (named.rest === '' && said.files.length === 0)) return {};
  const { about, rest } = named;
  const says = await saysAbout(deps, { about, by, said: { text: rest, files: said.files.length } });
  if (says?.may) return { tells: toldOf(about, says, rest) };
  const untaken = isSameRecord(await goesOnIn(deps, about), about) ? await takesNone(deps, by, about, said) : undefined;
  return untaken === undefined ? {} : { untaken };
}

/** Why nobody reads somebody's words to a record that they may know of; undefined: it takes some of theirs, or they may not. */
export async function takesNone(
  deps: InboundDeps,
  by: Person,
  about: RecordRef,
  { text, files }: Said,
): Promise<Refusal | undefined> {
  const says = await saysAbout(deps, { about, by, said: { text, files: files.length } });
  if (says !== undefined || (await cardsOf(deps, { about, by })) === undefined) return undefined;
  return refuse('refusal.takesNoWords', { ticket: recordKey(deps.desk, about) });
}

const toldOf = (about: RecordRef, { action, press }: Says, text: string): Told => ({
  ...{ about, action, text },
  ...(press && { press }),
});

/**
 * Where there are no threads: the record of another kind whose card they were sent last, where the words do no more than one
 * of its buttons. Other words may be about anything.
 */
async function toldLast(deps: InboundDeps, by: Person, { recent, text, files }: Said): Promise<Pick<Heard, 'tells'>> {
  const about = recent === undefined ? undefined : readSlot(recent)?.about;
  if (about === undefined || ticketOf(about) !== undefined) return {};
  const says = await saysAbout(deps, { about, by, said: { text, files: files.length } });
  return says?.may && says.press !== undefined ? { tells: toldOf(about, says, text) } : {};
}

/** The same of the one below whose card they stand. */
export async function toldBelow(
  deps: InboundDeps,
  by: Person,
  said: Said,
  about: RecordRef,
): Promise<Heard | undefined> {
  const says = await saysAbout(deps, { about, by, said: { text: said.text, files: said.files.length } });
  if (!says?.may) return undefined;
  const { desk, clock } = deps;
  return {
    ...{ by, desk, at: clock.now(), where: 'thread', text: said.text, files: said.files.length },
    ...toShow(deps, said),
    tells: toldOf(about, says, said.text),
    ...{ waiting: [], tickets: [] },
  };
}

/** The way to begin a record that the words name, where this person may: about their ticket that they name with it, or none. */
async function begins(deps: InboundDeps, by: Person, said: Said, below?: Ticket): Promise<Pick<Heard, 'begins'>> {
  const named = namedNumber(deps.desk.prefix, said.text);
  const found = wordsBeginning(said.own ?? named?.rest ?? said.text);
  if (found === undefined) return {};
  const ticket = below ?? (named && (await deps.tickets.find(named.ticket)));
  const on = ticket && isRequester(ticket, by) ? ticketRef(ticket.id) : undefined;
  for (const about of on === undefined ? [undefined] : [on, undefined]) {
    const may = await beginningsFor(deps, by, about);
    if (may.some(({ id }) => id === found.name)) return { begins: { name: found.name, ...(about && { on: about }) } };
  }
  return {};
}

/** The question that these words go with. */
async function begunFor(deps: InboundDeps, by: Person, { where }: Said): Promise<Pick<Heard, 'openDraft'>> {
  const openDraft = await openDraftNow(deps, by);
  return openDraft !== undefined && goesWithOpenDraft(where, openDraft)
    ? { openDraft: { draft: openDraft.draft, asked: openDraft.asked } }
    : {};
}

/** What they ask the desk to show; of a mention in a thread only what they wrote themselves asks. */
function toShow({ desk }: InboundDeps, { text, files, own }: Said): Pick<Heard, 'shows'> {
  const shows = files.length > 0 && own === undefined ? undefined : askedIn(desk.prefix, own ?? text);
  return shows === undefined ? {} : { shows };
}

/** The ticket below whose card words stand; undefined where there is none of that number. */
export async function heardBelow(deps: InboundDeps, by: Person, said: Said, slot: Slot): Promise<Heard | undefined> {
  const id = ticketOf(slot.about);
  const ticket = id === undefined ? undefined : await deps.tickets.find(id);
  if (!ticket) return undefined;
  const { desk, clock } = deps;
  return {
    ...{ by, desk, at: clock.now(), where: 'thread', text: said.text, files: said.files.length },
    ...toShow(deps, said),
    below: { ...(await meant(deps, by, ticket)), card: slot.role },
    // Below the card that colleagues share they write to each other.
    ...(isRequester(ticket, by) && slot.role !== 'engineers' ? await begins(deps, by, said, ticket) : {}),
    ...{ waiting: [], tickets: [] },
  };
}

/** Whether somebody waits for these very words, so that they mean nothing else. */
export async function isAnswer(deps: InboundDeps, by: Person, said: Said): Promise<boolean> {
  const own = await deps.tickets.ofRequester(by.id, most);
  const { one, several } = await askedOf(deps, { by, said, own, last: await lastTold(deps, said) });
  return several.length > 0 || (one !== undefined && takesAnyWord(one.question));
}

/** A duplicate of theirs goes on as another ticket. */
export async function meant(deps: InboundDeps, by: Person, ticket: Ticket): Promise<Meant> {
  if (ticket.cancelled?.reason !== 'duplicate' || !isRequester(ticket, by)) return { ticket };
  const log = await deps.tickets.events(ticket.id);
  const of = log.findLast(({ event }) => event.type === 'cancelled')?.event;
  const number = of?.type === 'cancelled' ? of.duplicateOf : undefined;
  const survivor = number === undefined ? undefined : await deps.tickets.find(ticketId(number));
  return survivor === undefined ? { ticket } : { ticket, survivor };
}

/** The ticket whose number the words begin with, or that of what takes no words itself, if this person has a part in it. */
async function namedTicket(deps: InboundDeps, by: Person, text: string): Promise<Heard['named']> {
  const named = namedNumber(deps.desk.prefix, text) ?? (await namedByOther(deps, text));
  const ticket = named && (await deps.tickets.find(named.ticket));
  return named && ticket && hasPart(ticket, by) ? { ...named, ...(await meant(deps, by, ticket)) } : undefined;
}

/** The ticket that takes the words to the record of another kind with whose number they begin. */
async function namedByOther(deps: InboundDeps, text: string): Promise<NamedNumber | undefined> {
  const named = namedRecord(deps.desk.prefix, text);
  const ticket = named && ticketOf(await goesOnIn(deps, named.about));
  return named && ticket && { ticket, rest: named.rest };
}

/** Files cannot be sent with words everywhere: alone, they follow the words that were just sent. */
async function filesFor(deps: InboundDeps, by: Person, { text, files }: Said): Promise<TicketId | undefined> {
  if (files.length === 0 || !isBlank(text) || !worksTickets(by)) return undefined;
  const just: TicketId[] = [];
  for (const { id } of await deps.tickets.ofEngineer(by.id, most)) if (await isInBurst(deps, by, id)) just.push(id);
  return just.length === 1 ? just[0] : undefined;
}

/** What somebody was told last, where that is not long ago. */
interface LastTold {
  readonly ticket: Ticket;
  readonly slot: Slot;
}

async function lastTold(deps: InboundDeps, { recent }: Said): Promise<LastTold | undefined> {
  const slot = recent === undefined ? undefined : readSlot(recent);
  const id = ticketOf(slot?.about);
  const ticket = id === undefined ? undefined : await deps.tickets.find(id);
  return ticket && slot && { ticket, slot };
}

interface Asking {
  readonly by: Person;
  readonly said: Said;
  readonly own: readonly Ticket[];
  readonly last: LastTold | undefined;
}

/** What they were asked: by the card they were sent last, or by whoever works on a ticket of theirs. */
async function askedOf(
  deps: InboundDeps,
  { by, said, own, last }: Asking,
): Promise<{ readonly one?: Asked; readonly several: readonly Ticket[] }> {
  const card = last && questionIn(last.slot, last.ticket, by, deps.desk.progress.askBefore);
  const isLanguage = languageIn(said.text) !== undefined;
  if (last && card && !(isLanguage && !takesAnyWord(card))) return { one: { ...last, question: card }, several: [] };
  const written = { text: said.text, files: said.files.length };
  const isLast = ({ id }: Ticket): boolean => id === last?.ticket.id;
  const isNumber = namedNumber(deps.desk.prefix, said.text)?.rest === '';
  const isShort = isMagic(written) || isNumber;
  const open = own.filter(isOpen);
  const waits = open.filter((ticket) => ticket.waiting?.endsWhenAnswered === true);
  const told = waits.find(isLast);
  if (told) return { one: { ticket: told, question: 'person' }, several: [] };
  if (!isShort) return { several: [] };
  const [first] = waits;
  if (first)
    return waits.length === 1 ? { one: { ticket: first, question: 'person' }, several: [] } : { several: waits };
  for (const ticket of open) {
    if (await asksSomething(deps, ticket)) return { one: { ticket, question: 'person' }, several: [] };
  }
  return { several: [] };
}

/** A ticket of theirs that is over and that they were told of last, or that they seem to speak of as long as it may come back. */
async function overTicket(
  deps: InboundDeps,
  own: readonly Ticket[],
  { said, last, by }: Pick<Asking, 'said' | 'last' | 'by'>,
): Promise<Meant | undefined> {
  if (last && isOver(last.ticket) && isRequester(last.ticket, by)) return meant(deps, by, last.ticket);
  const now = deps.clock.now();
  const mayComeBack = ({ closedAt, place }: Ticket): boolean =>
    closedAt !== undefined && now < reopenableUntil(deps.desk, place, closedAt);
  const [newest] = own;
  const isIt = newest !== undefined && isOver(newest) && mayComeBack(newest) && speaksOf(newest, said.text);
  return isIt ? { ticket: newest } : undefined;
}

/** Their own tickets that are open or wait for their word, newest first, then those they work on. */
async function ticketsOf({ tickets }: InboundDeps, by: Person, own: readonly Ticket[]): Promise<readonly Ticket[]> {
  const theirs = own.filter((ticket) => !isOver(ticket));
  const work = worksTickets(by) ? await tickets.ofEngineer(by.id, most) : [];
  return [...theirs, ...work.filter(({ id }) => !theirs.some((ticket) => ticket.id === id))];
}
