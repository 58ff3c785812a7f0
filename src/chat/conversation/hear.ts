import { goesOnIn } from '../../commands/act';
import { askedIn } from '../../domain/finding/asked-in';
import type { Person } from '../../domain/people/person';
import { isSameRecord, type RecordRef, ticketOf } from '../../domain/record/record-ref';
import { readSlot, type Slot } from '../../domain/record/slot';
import { type Refusal, refuse } from '../../domain/refusal';
import type { Heard } from '../../domain/talk/heard';
import type { Intent } from '../../domain/talk/intent';
import { intentOf } from '../../domain/talk/intent-of';
import type { Ticket } from '../../domain/ticket/ticket';
import type { Reply, Said } from '../../ports/inbound';
import { engineersSlot } from '../../views/announcement';
import { refusalWithStatus } from '../../views/refusal-with-status';
import type { InboundDeps } from '../inbound-deps';
import { askToBegin, tellRecord } from '../intake/begin-record';
import { addToOpenDraft, beginInChat, beginInThreads } from '../intake/begin-report';
import { passOn } from '../intake/pass-on';
import { tooManyWords } from '../intake/too-much';
import { answerAsked, showInChat } from './answer-asked';
import { answerSmallTalk, helpFor } from './answer-small-talk';
import { askBelongs, askIfOver, askToSend, askWhichTicket } from './ask-about-words';
import { openDraftNow } from './conversation-state';
import { gatherHeard, heardBelow, takesNone, toldBelow } from './gather-heard';

/** What somebody wrote is passed on or answered, by one rule for every platform (domain/talk). */
export async function hearSaid(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  const tooMany = await tooManyWords(deps, by, said);
  if (tooMany !== undefined) return tooMany;
  const slot = said.under === undefined ? undefined : await deps.refs.slotOf(said.from.platform, said.under);
  if (said.where === 'thread' && slot === undefined) return { kind: 'done' };
  const below = said.where === 'thread' && slot !== undefined ? readSlot(slot) : undefined;
  if (below !== undefined) return hearBelow(deps, by, said, below);
  // Below a message that takes no words, as the one about somebody who left, they are as good as written to the desk.
  return hearAlone(deps, by, said.where === 'thread' ? aside(said) : said);
}

/** Words that stand in no thread of what they are about. */
const aside = (said: Said): Said => ({ ...said, where: 'direct' });

async function hearAlone(deps: InboundDeps, by: Person, said: Said): Promise<Reply> {
  const heard = await gatherHeard(deps, by, said);
  return carryOut(deps, { by, said, heard }, intentOf(heard));
}

/**
 * Words below a card: for its record, else for the one that takes words to it, as the ticket does of a permission. Below the
 * card that colleagues share they write to each other, where it takes none of theirs.
 */
async function hearBelow(deps: InboundDeps, by: Person, said: Said, below: Slot): Promise<Reply> {
  const own = await toldTo(deps, by, said, below.about);
  if (own !== undefined) return carryOut(deps, { by, said, heard: own }, intentOf(own));
  const elsewhere = await goesOnIn(deps, below.about);
  const other = isSameRecord(elsewhere, below.about) ? undefined : await toldTo(deps, by, said, elsewhere);
  if (other !== undefined) return carryOut(deps, { by, said: aside(said), heard: other }, intentOf(other));
  const about = [below.about, elsewhere].find((one) => ticketOf(one) !== undefined);
  if (about === undefined) return hearUntaken(deps, by, said, below);
  const heard = await heardBelow(deps, by, said, { ...below, about });
  if (heard === undefined) return { kind: 'refused', refusal: refuse('refusal.staleButton') };
  return carryOut(deps, { by, said: about === below.about ? said : aside(said), heard }, intentOf(heard));
}

/**
 * Words below a card whose record takes none: of somebody who may take part in it otherwise, nobody reads them, and they may
 * be in confidence. Where it takes no more of theirs, they are as good as written to the desk.
 */
async function hearUntaken(deps: InboundDeps, by: Person, said: Said, below: Slot): Promise<Reply> {
  if (isShared(below)) return { kind: 'done' };
  const no = await takesNone(deps, by, below.about, said);
  const isAsking = askedIn(deps.desk.prefix, said.text) !== undefined;
  return no === undefined || isAsking ? hearAlone(deps, by, aside(said)) : { kind: 'refused', refusal: no };
}

/** Whether colleagues read that card together. */
const isShared = ({ about, role }: Slot): boolean => role === engineersSlot(about).role;

/** What a record of another kind makes of them; of a ticket's words `heardBelow` says more. */
const toldTo = async (deps: InboundDeps, by: Person, said: Said, about: RecordRef): Promise<Heard | undefined> =>
  ticketOf(about) === undefined ? toldBelow(deps, by, said, about) : undefined;

interface Hearing {
  readonly by: Person;
  readonly said: Said;
  readonly heard: Heard;
}

/** Does what the rule says. */
async function carryOut(deps: InboundDeps, { by, said, heard }: Hearing, intent: Intent): Promise<Reply> {
  switch (intent.do) {
    case 'pass':
      return passOn(deps, by, { said: whereItStands(said, heard, intent.ticket), ...intent });
    case 'ask-which':
      return askWhichTicket(deps, by, { said, heard }, intent.tickets);
    case 'ask-belongs':
      return askBelongs(deps, by, { said, heard }, intent.ticket);
    case 'ask-send':
      return askToSend(deps, by, said, intent.tickets);
    case 'ask-over':
      return askIfOver(deps, by, said, intent);
    case 'tell':
      return tellRecord(deps, by, said, intent);
    case 'ask-begin':
      return askToBegin(deps, by, { said, heard }, intent);
    case 'join':
      return join(deps, { by, said, heard });
    case 'report':
      return said.where === 'chat'
        ? beginInChat(deps, by, { said, heard })
        : beginInThreads(deps, by, said, heard.tickets);
    case 'show':
      return said.where === 'chat'
        ? showInChat(deps, by, said, intent.asked)
        : answerAsked(deps, { by, from: said.from }, intent.asked);
    case 'small-talk':
      return answerSmallTalk(deps, by, intent.talk, said);
    case 'help':
      return helpFor(deps, by, said.where);
    case 'refuse':
      return { kind: 'refused', refusal: refusalOf(deps, by, intent) };
  }
}

/** Words that are nobody's to write; a manager reads how the ticket stands. */
const refusalOf = ({ desk }: InboundDeps, by: Person, { no, ticket }: Extract<Intent, { do: 'refuse' }>): Refusal =>
  ticket === undefined ? no : refusalWithStatus(desk, by, ticket, no);

/** Words for the ticket that goes on in the place of a duplicate stand in no thread of it. */
const whereItStands = (said: Said, { below }: Heard, { id }: Ticket): Said =>
  below !== undefined && below.ticket.id !== id ? { ...said, where: 'direct' } : said;

const withoutOpenDraft = ({ openDraft: _, ...heard }: Heard): Heard => heard;

/** With what they have begun, or for themselves where that is gone or full. */
async function join(deps: InboundDeps, hearing: Hearing): Promise<Reply> {
  const { by, said, heard } = hearing;
  const openDraft = await openDraftNow(deps, by);
  const added = openDraft === undefined ? undefined : await addToOpenDraft(deps, by, said, openDraft);
  return added ?? carryOut(deps, hearing, intentOf(withoutOpenDraft(heard)));
}
