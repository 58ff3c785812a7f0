import type { Desk } from '../domain/desk';
import { type SmallTalk, smallTalkIn } from '../domain/small-talk';
import { isOpen, type Ticket } from '../domain/ticket/ticket';
import { say } from '../domain/words';
import type { Reply, Said } from '../ports/inbound';
import { helpCard } from '../views/intake-card';

/** What words are that come without files and report nothing. */
export const smallTalkOf = ({ text, files }: Pick<Said, 'text' | 'files'>): SmallTalk | undefined =>
  files.length > 0 ? undefined : smallTalkIn(text);

/** A greeting is returned with what one can do here, thanks are thanked for, a nod is left in peace: never a report. */
export function answerSmallTalk(desk: Desk, talk: SmallTalk, { where }: Pick<Said, 'where'>): Reply {
  if (talk === 'thanks') return { kind: 'done', text: say('desk.youAreWelcome') };
  return talk === 'nod'
    ? { kind: 'done' }
    : { kind: 'card', card: helpCard(desk, where === 'chat' ? 'chat' : 'threads') };
}

/** Whether a job is over for good, so that thanks for it change nothing; before that they are words like any others. */
export const isOver = (ticket: Ticket): boolean => !isOpen(ticket) && ticket.state !== 'resolved';
