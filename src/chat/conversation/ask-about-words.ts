import type { Person } from '../../domain/people/person';
import { ticketOf, ticketRef } from '../../domain/record/record-ref';
import { refuse } from '../../domain/refusal';
import type { Intent } from '../../domain/talk/intent';
import { type ForTicket, wordsForTicket } from '../../domain/talk/words-for-ticket';
import { namedNumber } from '../../domain/ticket/named-number';
import type { Ticket } from '../../domain/ticket/ticket';
import { say } from '../../domain/words';
import type { Press, Reply, Said } from '../../ports/inbound';
import type { Draft } from '../../ports/repositories';
import { belongsCard } from '../../views/belongs-card';
import { ifOverCard } from '../../views/if-over-card';
import { sendWordsCard } from '../../views/send-words-card';
import { whichTicketCard } from '../../views/which-ticket-card';
import type { InboundDeps } from '../inbound-deps';
import { alsoKept, begin, keptDraft, keptToo, type Line } from '../intake/begin-report';
import { passOn } from '../intake/pass-on';
import { draftKey, draftOf, filedBefore, ownDraft, sendLater } from '../intake/report';
import { actAndReply } from './act';
import { areKept, askedOver, askOverFirst, endOpenDraft, keepOpenDraft } from './conversation-state';
import { meant } from './gather-heard';

/** Tickets offered as what the words may be about. */
const mostTickets = 10;

/** Keeps the words and asks which ticket they are about. */
export async function askWhichTicket(
  deps: InboundDeps,
  by: Person,
  line: Line,
  tickets: readonly Ticket[],
): Promise<Reply> {
  const draft = await begin(deps, by, line, 'which');
  if ('kind' in draft) return draft;
  const asked = { desk: deps.desk, draft: draft.id, said: line.said.text, by, tickets: tickets.slice(0, mostTickets) };
  return { kind: 'card', card: whichTicketCard(asked) };
}

/** Keeps the words and asks whether they belong to that ticket or are something new. */
export async function askBelongs(deps: InboundDeps, by: Person, line: Line, ticket: Ticket): Promise<Reply> {
  const draft = await begin(deps, by, line, 'belongs');
  if ('kind' in draft) return draft;
  return { kind: 'card', card: belongsCard({ desk: deps.desk, draft: draft.id, said: line.said.text, ticket }) };
}

/** Keeps the words and asks what they are to a ticket that is over: once for a burst, whose words are kept together. */
export async function askIfOver(
  deps: InboundDeps,
  by: Person,
  said: Said,
  { ticket, reopen }: Extract<Intent, { do: 'ask-over' }>,
): Promise<Reply> {
  const asked = await askedOver(deps, by);
  const about = { ticket: ticket.id, draft: draftOf(said.key) };
  // The very words they were asked about, handled again: the question may not have reached them.
  const isAgain = asked?.draft === about.draft;
  if (asked?.ticket === ticket.id && !isAgain && (await goesWith(deps, by, said, asked.draft))) return alsoKept;
  // Another process was quicker with a line of theirs: these words go with those.
  if (!isAgain && !(await askOverFirst(deps, by, about, asked)))
    return askIfOver(deps, by, said, { do: 'ask-over', ticket, reopen });
  const draft = await keptDraft(deps, by, said);
  if (said.where === 'chat') await keepOpenDraft(deps, by, { draft: draft.id, asked: 'over' });
  return { kind: 'card', card: ifOverCard({ desk: deps.desk, draft: draft.id, said: said.text, ticket, reopen }) };
}

/** Whether these words are kept with those about which they were just asked. */
const goesWith = async (deps: InboundDeps, by: Person, said: Said, draft: string): Promise<boolean> =>
  (await areKept(deps, said.key)) || (await keptToo(deps, by, said, draft)) !== undefined;

/** Keeps the words and asks whether they are meant for a requester. What is written next is asked about by itself. */
export async function askToSend(deps: InboundDeps, by: Person, said: Said, tickets: readonly Ticket[]): Promise<Reply> {
  const draft = await keptDraft(deps, by, said);
  const offered = tickets.slice(0, mostTickets);
  return { kind: 'card', card: sendWordsCard({ desk: deps.desk, draft: draft.id, said: said.text, tickets: offered }) };
}

const stale: Reply = { kind: 'refused', refusal: refuse('refusal.staleButton') };

/** A ticket that was chosen for words that were kept. */
interface Chosen {
  readonly draft: Draft;
  readonly ticket: Ticket;
}

async function chosen(deps: InboundDeps, by: Person, press: Press): Promise<Chosen | Reply> {
  const draft = await ownDraft(deps, by, press.value ?? '');
  if ('kind' in draft) return draft;
  const id = ticketOf(press.about);
  const ticket = id === undefined ? undefined : await deps.tickets.find(id);
  return ticket ? { draft, ticket } : stale;
}

/** Somebody chose the ticket their words are about; their next lines go there too. */
export const talkTo = (deps: InboundDeps, by: Person, press: Press): Promise<Reply> => give(deps, by, press, 'chosen');

/** Somebody said that these words, and no others, are meant for the requester. */
export const sendWords = (deps: InboundDeps, by: Person, press: Press): Promise<Reply> => give(deps, by, press, 'sent');

async function give(deps: InboundDeps, by: Person, press: Press, how: ForTicket['how']): Promise<Reply> {
  const found = await chosen(deps, by, press);
  if ('kind' in found) return found;
  const { draft, ticket } = found;
  const { text, files } = draft;
  const said: Said = { from: press.from, key: draftKey(draft.id), where: 'chat', text, files };
  const about = { ...(await meant(deps, by, ticket)), how, desk: deps.desk, at: deps.clock.now() };
  const intent = wordsForTicket({ by, text, files: files.length }, about);
  const reply = await given(deps, by, said, intent);
  await endOpenDraft(deps, by, draft.id);
  // Somebody who said that these words, and no others, are for the requester meant no later ones.
  if (how === 'chosen' && intent.do === 'pass') {
    await sendLater(deps, draft, (more, key) =>
      passOn(deps, by, { ...intent, said: { ...said, ...more, key }, text: more.text }),
    );
  }
  return reply;
}

/** A ticket may have ended since it was offered. */
async function given(deps: InboundDeps, by: Person, said: Said, intent: Intent): Promise<Reply> {
  if (intent.do === 'pass') return passOn(deps, by, { said, ...intent });
  if (intent.do === 'ask-over') return askIfOver(deps, by, said, intent);
  if (intent.do === 'ask-send') return askToSend(deps, by, said, intent.tickets);
  if (intent.do === 'refuse') return { kind: 'refused', refusal: intent.no };
  return { kind: 'done', text: say('desk.youAreWelcome') };
}

/** Nobody was meant to read them but the desk. */
export async function dropWords(deps: InboundDeps, by: Person, { value }: Press): Promise<Reply> {
  const draft = await ownDraft(deps, by, value ?? '');
  if ('kind' in draft) return draft;
  await endOpenDraft(deps, by, draft.id);
  return { kind: 'done', text: say('desk.notSent') };
}

/** What was written about the ticket whose number it began with. */
function withoutNumber({ desk }: InboundDeps, { draft, ticket }: Chosen): string {
  const named = namedNumber(desk.prefix, draft.text);
  return named?.ticket === ticket.id ? named.rest : draft.text;
}

/** The ticket is back, in the words that were kept. */
export async function reopenWith(deps: InboundDeps, by: Person, press: Press): Promise<Reply> {
  const found = await chosen(deps, by, press);
  if ('kind' in found) return found;
  const { draft, ticket } = found;
  const text = withoutNumber(deps, found) || '…';
  const request = { key: draftKey(draft.id), action: 'reopen', about: ticketRef(ticket.id), by, answers: { text } };
  const reply = await actAndReply(deps, request, filedBefore);
  if (reply.kind !== 'done') return reply;
  await endOpenDraft(deps, by, draft.id);
  const adding = { ...request, action: 'add-information' } as const;
  await sendLater(deps, draft, (more, key) => actAndReply(deps, { ...adding, key, answers: more }));
  if (draft.files.length === 0 || reply.text !== undefined) return reply;
  // A ticket comes back with words; what was photographed follows them.
  const photos = { text: '', files: draft.files };
  return actAndReply(deps, { ...adding, key: `${request.key}:files`, answers: photos });
}
