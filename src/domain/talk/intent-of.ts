import { ticketRef } from '../record/record-ref';
import { isBlank } from '../text';
import { namedNumber } from '../ticket/named-number';
import type { Ticket } from '../ticket/ticket';
import { type Heard, type Meant, type Told, talkIn } from './heard';
import type { Intent } from './intent';
import { languageIn } from './language-in';
import { readsAsNew } from './reads-as-new';
import { type ForTicket, wordsForTicket } from './words-for-ticket';

/**
 * The one rule of what becomes of what somebody wrote, on every platform: it is passed on to somebody, or answered. In
 * this order: the record of another kind that they are for or may begin, the card it stands below, the question they were
 * asked, the ticket they named, what they have begun to report, the ticket they are talking about, the only one they have a part
 * in; else they are asked, or it is a report.
 */
export function intentOf(heard: Heard): Intent {
  const { below, tells, untaken, begins } = heard;
  if (tells !== undefined) return told(heard, tells);
  if (untaken !== undefined && heard.shows === undefined) return { do: 'refuse', no: untaken };
  if (begins !== undefined) return { do: 'ask-begin', ...begins };
  if (below !== undefined)
    return shownBelow(heard, below) ?? forTicket(heard, below, { how: 'below', card: below.card });
  if (isBlank(heard.text) && heard.files === 0) return { do: 'help' };
  return (heard.where === 'mention' ? undefined : spokenTo(heard)) ?? unasked(heard);
}

/** What is asked about it is shown; everything else is told to it. */
function told({ shows, where }: Heard, tells: Told): Intent {
  if (shows?.kind === 'record') return { do: 'show', asked: shows };
  return shows?.kind === 'progress' && where === 'thread'
    ? { do: 'show', asked: { kind: 'record', about: tells.about, asked: shows.about } }
    : { do: 'tell', ...tells };
}

const forTicket = (
  heard: Heard,
  { ticket, survivor }: Meant,
  how: Pick<ForTicket, 'how' | 'card'>,
  text = heard.text,
): Intent =>
  wordsForTicket(
    { ...heard, text },
    { ticket, ...(survivor === undefined ? {} : { survivor }), desk: heard.desk, at: heard.at, ...how },
  );

/** What was just asked goes before every word that means something to the desk; then the ticket they name. */
function spokenTo(heard: Heard): Intent | undefined {
  const { asked, named, waiting, openDraft } = heard;
  const talk = talkIn(heard);
  if (asked?.question === 'person' && talk !== 'greeting') return answering(heard, asked);
  // Whoever was just asked which one is not asked again at the next line.
  if (waiting.length > 0) return openDraft?.asked === 'which' ? { do: 'join' } : { do: 'ask-which', tickets: waiting };
  if (heard.shows !== undefined) return { do: 'show', asked: heard.shows };
  if (named !== undefined) return toNamed(heard, named);
  // A question that a card asks takes an answer, and neither a greeting nor a call for help is one.
  if (asked !== undefined && talk !== 'greeting' && talk !== 'help') return toAsked(heard, asked);
  return undefined;
}

/** Somebody waits for their answer: whatever it is, it is for them, unless another ticket is named. */
function answering(heard: Heard, asked: NonNullable<Heard['asked']>): Intent {
  const { named, shows } = heard;
  const isOther = named !== undefined && named.ticket.id !== asked.ticket.id;
  // A number alone may be just what was asked for; a list or a search is not.
  if (shows !== undefined && !isBareNumber(heard) && named?.rest !== '') return { do: 'show', asked: shows };
  if (isOther && named.rest !== '') return { do: 'ask-which', tickets: [asked.ticket, named.ticket] };
  if (named !== undefined && !isOther) return toNamed(heard, named);
  return aboutTicket(heard, asked, { how: 'asked' });
}

/** Whether nothing was written but a number, of whichever ticket. */
const isBareNumber = ({ desk, text }: Heard): boolean => namedNumber(desk.prefix, text)?.rest === '';

/** Below a card of a ticket they may ask how it stands, but where somebody waits for the answer. */
function shownBelow({ shows, desk, text }: Heard, { ticket, card }: NonNullable<Heard['below']>): Intent | undefined {
  if (shows === undefined || card === 'engineers') return undefined;
  const isAwaited = ticket.waiting?.endsWhenAnswered === true && namedNumber(desk.prefix, text)?.rest === '';
  if (isAwaited) return undefined;
  if (shows.kind === 'record') return { do: 'show', asked: shows };
  return shows.kind === 'progress'
    ? { do: 'show', asked: { kind: 'record', about: ticketRef(ticket.id), asked: shows.about } }
    : undefined;
}

function toNamed(heard: Heard, named: NonNullable<Heard['named']>): Intent {
  const { ticket, rest, glued } = named;
  if (rest === '' && heard.files === 0) {
    return { do: 'show', asked: { kind: 'record', about: ticketRef(ticket.id), asked: 'standing' } };
  }
  if (glued && isTheirs(heard, ticket) && readsAsNew(heard.desk, ticket, rest)) return { do: 'ask-belongs', ticket };
  const { asked } = heard;
  const how =
    asked?.ticket.id === ticket.id ? { how: 'asked' as const, card: asked.question } : { how: 'named' as const };
  const does = forTicket(heard, named, how, rest);
  return does.do === 'pass' && does.question === undefined ? forTicket(heard, named, { how: 'named' }, rest) : does;
}

const toAsked = (heard: Heard, asked: NonNullable<Heard['asked']>): Intent =>
  aboutTicket(heard, asked, { how: 'asked', card: asked.question });

/** Nothing that they wrote says which ticket it is; words that read as something else are asked about. */
function aboutTicket(heard: Heard, meant: Meant, how: Pick<ForTicket, 'how' | 'card'>): Intent {
  const { ticket } = meant;
  if (isTheirs(heard, ticket) && readsAsNew(heard.desk, ticket, heard.text)) return { do: 'ask-belongs', ticket };
  return forTicket(heard, meant, how);
}

/** Nobody has asked for it, and it names nothing. */
function unasked(heard: Heard): Intent {
  const { where, files, openDraft, tickets, over } = heard;
  const talk = talkIn(heard);
  if (heard.shows !== undefined) return { do: 'show', asked: heard.shows };
  if (where === 'chat' && files === 0 && languageIn(heard.text) !== undefined) return { do: 'help' };
  if (talk === 'help') return { do: 'small-talk', talk };
  if (openDraft !== undefined) return talk === undefined ? { do: 'join' } : { do: 'small-talk', talk };
  if (where !== 'chat') return talk === undefined ? withThreads(heard) : { do: 'small-talk', talk };
  const known = tickets.find(({ id }) => id === heard.remembered);
  if (known !== undefined) return aboutTicket(heard, { ticket: known }, { how: 'remembered' });
  if (talk === undefined && over !== undefined) return maybeOver(heard, over);
  const [only] = tickets.length === 1 ? tickets : [];
  if (only !== undefined) return aboutTicket(heard, { ticket: only }, { how: 'only' });
  if (talk !== undefined) return { do: 'small-talk', talk };
  if (tickets.length === 0) return { do: 'report' };
  return { do: tickets.some((ticket) => isTheirs(heard, ticket)) ? 'ask-which' : 'ask-send', tickets };
}

const isTheirs = ({ by }: Heard, { requester }: Ticket): boolean => requester === by.id;

/** Where there are threads, whatever was not written below a card asks by itself which open ticket it belongs to. */
const withThreads = (heard: Heard): Intent =>
  heard.where === 'direct' && heard.over !== undefined && heard.tickets.length === 0
    ? maybeOver(heard, heard.over)
    : { do: 'report' };

/** They were just told of a ticket that is over: about that, about another one, or something new? */
function maybeOver(heard: Heard, over: Meant): Intent {
  const { survivor } = over;
  if (survivor && isTheirs(heard, survivor)) return aboutTicket(heard, { ticket: survivor }, { how: 'only' });
  if (readsAsNew(heard.desk, over.ticket, heard.text)) return unasked(without(heard));
  if (heard.tickets.length === 0) return forTicket(heard, over, { how: 'only' });
  return { do: 'ask-which', tickets: [...heard.tickets, over.ticket] };
}

function without({ over: _, ...heard }: Heard): Heard {
  return heard;
}
