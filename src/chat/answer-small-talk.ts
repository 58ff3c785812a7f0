import type { Desk } from '../domain/desk';
import type { SmallTalk } from '../domain/small-talk';
import { say } from '../domain/words';
import type { Reply, Said } from '../ports/inbound';
import { helpCard } from '../views/intake-card';

/** A greeting is returned with what one can do here, thanks are thanked for, a nod is left in peace: never a report. */
export function answerSmallTalk(desk: Desk, talk: SmallTalk, { where }: Pick<Said, 'where'>): Reply {
  if (talk === 'thanks') return { kind: 'done', text: say('desk.youAreWelcome') };
  return talk === 'nod'
    ? { kind: 'done' }
    : { kind: 'card', card: helpCard(desk, where === 'chat' ? 'chat' : 'threads') };
}
