import { ticketKey } from '../../domain/desk';
import type { About, Asked } from '../../domain/finding/asked-in';
import { type Person, worksTickets } from '../../domain/people/person';
import { ticketOf, ticketRef } from '../../domain/record/record-ref';
import { refuse } from '../../domain/refusal';
import { isOver } from '../../domain/ticket/talk';
import { isInside, isRequester } from '../../domain/ticket/who-may';
import { say } from '../../domain/words';
import type { Press, Reply, Said, Sender } from '../../ports/inbound';
import type { Card } from '../../views/card';
import type { InboundDeps } from '../inbound-deps';
import { helpFor } from './answer-small-talk';
import { talkAbout } from './conversation-state';
import { dutyNow } from './duty';
import { sendRosterPicture } from './duty-picture';
import { foundCard } from './find';
import { isListName, type ListAsked, listCard, mayList } from './lists';
import { lookBriefly } from './look';
import { type ListName, othersIn } from './others';
import { wishQuiet } from './quiet';

/** Tickets looked through for those that are somebody's. */
const most = 50;

/** Who asks, and where the answer goes. */
interface Asker {
  readonly by: Person;
  readonly from: Sender;
  readonly where?: Said['where'] | undefined;
}

/** Shows what somebody asked for, as far as they may see it; says so where they may not. */
export async function answerAsked(deps: InboundDeps, { by, from, where }: Asker, asked: Asked): Promise<Reply> {
  switch (asked.kind) {
    case 'record':
      return lookBriefly(deps, by, asked);
    case 'progress':
      return answerProgress(deps, { by, from }, asked.about);
    case 'list':
      if (asked.list === 'duty') return shown(await dutyAsked(deps, by, from));
      return listed(deps, { by, from, list: asked.list === 'mine' && worksTickets(by) ? 'work' : asked.list });
    case 'find':
      return shown(await foundCard(deps, { by, from, words: asked.words }));
    case 'quiet':
      return wishQuiet(deps, by, asked.wish);
    case 'help':
      return helpFor(deps, by, where);
  }
}

/** Who is on duty; for whoever has a part in the desk the next days come as a picture. */
async function dutyAsked(deps: InboundDeps, by: Person, from: Sender): Promise<Card> {
  const card = await dutyNow(deps, by);
  const told = isInside(by) ? await sendRosterPicture(deps, by, from) : undefined;
  if (told === undefined) return card;
  return { ...card, parts: [...card.parts, { kind: 'text', style: 'quiet', text: told }] };
}

const shown = (card: Card): Reply => ({ kind: 'card', card, isPrivate: true });

async function listed(deps: InboundDeps, asked: ListAsked): Promise<Reply> {
  if (!mayList(asked.list, asked.by)) return { kind: 'refused', refusal: refuse('refusal.notYourList') };
  return shown(await listCard(deps, asked));
}

/** Another page of a list: the value says which, `1:open`. */
export async function turnPage(deps: InboundDeps, by: Person, { from, value = '' }: Press): Promise<Reply> {
  const [, nth, list = ''] = /^(\d{1,6}):(.+)$/su.exec(value) ?? [];
  const words = /^find:(.+)$/su.exec(list)?.[1];
  if (words !== undefined) return shown(await foundCard(deps, { by, from, words, nth: Number(nth) }));
  if (!isListName(list)) return { kind: 'refused', refusal: refuse('refusal.staleButton') };
  return listed(deps, { by, from, list, nth: Number(nth) });
}

/**
 * The same on a platform without threads. Whoever names a request of their own goes on about it: their next lines go there
 * too, and they are told so.
 */
export async function showInChat(deps: InboundDeps, by: Person, { from, where }: Said, asked: Asked): Promise<Reply> {
  const reply = await answerAsked(deps, { by, from, where }, asked);
  const shown = reply.kind === 'card' ? ticketOf(reply.about) : undefined;
  const ticket = shown === undefined ? undefined : await deps.tickets.find(shown);
  if (reply.kind !== 'card' || ticket === undefined || !isRequester(ticket, by)) return reply;
  await talkAbout(deps, by, ticket.id);
  const next = say('desk.talkNow', { ticket: ticketKey(deps.desk, ticket.id) });
  return {
    ...reply,
    card: { ...reply.card, parts: [...reply.card.parts, { kind: 'text', style: 'quiet', text: next }] },
  };
}

/** How whatever is theirs stands: the one ticket, or a list of several. */
async function answerProgress(deps: InboundDeps, { by, from }: Asker, about: About): Promise<Reply> {
  const theirs = (await deps.tickets.ofRequester(by.id, most)).filter((ticket) => !isOver(ticket));
  const rowsIn = async (list: ListName) => (await othersIn(deps, by, list)).rows.map((row) => row.about);
  const work = worksTickets(by) ? await deps.tickets.ofEngineer(by.id, most) : [];
  const others = { mine: await rowsIn('mine'), work: worksTickets(by) ? await rowsIn('work') : [] };
  const tickets = [...new Set([...theirs, ...work].map(({ id }) => id))].map(ticketRef);
  const [only, another] = [...tickets, ...others.mine, ...others.work];
  if (only !== undefined && another === undefined) return lookBriefly(deps, by, { about: only, asked: about });
  if (work.length > 0 || others.work.length > 0) return listed(deps, { by, from, list: 'work' });
  if (only !== undefined) return listed(deps, { by, from, list: 'mine' });
  return { kind: 'done', text: say('desk.nothingOpen') };
}
