import type { Desk } from '../desk';
import { own } from '../own';
import { servesAs, worksTickets } from '../people/person';
import { isCallbackOwed, refuseCallBack } from '../rating/rate';
import { reopenableUntil } from '../rating/rating-window';
import { notEngineer, type Refusal, refuse } from '../refusal';
import { isBlank } from '../text';
import { asideOf, isOver } from '../ticket/talk';
import { isRequester, refuseUnlessWorking } from '../ticket/who-may';
import type { Instant } from '../time/instant';
import { type Meant, talkIn, type Written } from './heard';
import type { Intent, Passed } from './intent';

/** How words came to be about a ticket. */
export interface ForTicket extends Meant {
  /**
   * `below`: they stand below a card of it; `named`: they begin with its number; `asked`: they answer a question;
   * `chosen`: the writer says so now, for what follows, too; `remembered`: they did within the half hour; `sent`: and that
   * these words are for the other side; `only`: nothing says so, but there is no other.
   */
  readonly how: 'below' | 'named' | 'asked' | 'chosen' | 'remembered' | 'sent' | 'only';
  /** The kind of card below which they stand, or that asked. */
  readonly card?: string;
  readonly desk: Desk;
  readonly at: Instant;
}

/** What an engineer's words below a personal card are; below any other card they are meant for the requester. */
const meantBelow: Readonly<Record<string, Passed>> = {
  ask: 'progress',
  silence: 'progress',
  promise: 'progress',
  handover: 'note',
  callback: 'called-back',
};

/** What words are to one ticket, by its state, who wrote them and how the ticket was named. */
export function wordsForTicket(written: Written, ticket: ForTicket): Intent {
  const { by, text } = written;
  const answer = answerTo(written, ticket);
  if (answer !== undefined) return answer;
  const aside = worksTickets(by) ? asideOf(text) : undefined;
  if (aside !== undefined) return { do: 'pass', ticket: ticket.ticket, as: 'note', text: aside };
  if (isRequester(ticket.ticket, by) && !isAmongEngineers(ticket)) return ofRequester(written, ticket);
  return worksTickets(by)
    ? ofEngineer(written, ticket)
    : { do: 'refuse', no: strange(written, ticket), ticket: ticket.ticket };
}

const isAmongEngineers = ({ how, card }: ForTicket): boolean => how === 'below' && card === 'engineers';

const strange = ({ by }: Written, ticket: ForTicket): Refusal =>
  isAmongEngineers(ticket) || (by.roles.length > 0 && ticket.how !== 'below')
    ? notEngineer
    : refuse('refusal.notRequester');

/** Words alone below a question of the desk are its answer, as long as it is one that this person can give. */
function answerTo({ by, text, files }: Written, { ticket, how, card = '' }: ForTicket): Intent | undefined {
  const as = how === 'below' || how === 'asked' ? own(meantBelow, card) : undefined;
  if (as === undefined || isBlank(text) || files > 0 || asideOf(text) !== undefined) return undefined;
  if (as === 'progress' && refuseUnlessWorking(ticket, by) !== undefined) return undefined;
  if (as === 'note' && !worksTickets(by)) return undefined;
  if (as === 'called-back' && !(isCallbackOwed(ticket) && servesAs(by, 'lead', 'manager'))) return undefined;
  const no = as === 'called-back' ? refuseCallBack(ticket, by) : undefined;
  if (no !== undefined) return { do: 'refuse', no, ticket };
  return { do: 'pass', ticket, as, text, question: card };
}

function ofRequester(written: Written, told: ForTicket): Intent {
  const { ticket, survivor, desk, at, how } = told;
  const { by, text } = written;
  const { state, closedAt } = ticket;
  if (!isOver(ticket)) {
    const holds = how === 'chosen' || how === 'named' ? ({ holds: true } as const) : {};
    return { do: 'pass', ticket, as: 'add-information', text, ...holds };
  }
  if (state === 'cancelled' && survivor !== undefined && isRequester(survivor, by)) {
    return wordsForTicket(written, { ticket: survivor, how, desk, at });
  }
  const talk = talkIn(written);
  if (talk !== undefined) return { do: 'small-talk', talk };
  return {
    do: 'ask-over',
    ticket,
    reopen: closedAt !== undefined && at < reopenableUntil(desk, ticket.place, closedAt),
  };
}

/** Cards below which engineers write to the requester; what they were sent alone besides is between them and the desk. */
const forCustomer: readonly string[] = ['engineers', 'ask', 'silence', 'promise'];

/** To the customer goes only what was meant for them: below a card of the ticket, named for it, or said to be. */
function ofEngineer(written: Written, told: ForTicket): Intent {
  const { ticket, how, card = '' } = told;
  const { text } = written;
  const isAlone = (how === 'below' || how === 'asked') && !forCustomer.includes(card);
  const asks = how === 'only' || isAlone || (how !== 'sent' && isOver(ticket));
  if (!asks) return { do: 'pass', ticket, as: 'reply', text, ...(how === 'chosen' ? { holds: true } : {}) };
  const talk = talkIn(written);
  // Engineers thank each other, too.
  if (talk !== undefined) return { do: 'small-talk', talk: isAmongEngineers(told) ? 'nod' : talk };
  return { do: 'ask-send', tickets: [ticket] };
}
