import { beginningsFor } from '../../commands/act';
import type { Person } from '../../domain/people/person';
import type { SmallTalk } from '../../domain/small-talk';
import { say } from '../../domain/words';
import type { Reply, Said } from '../../ports/inbound';
import { helpCard } from '../../views/intake-card';
import type { InboundDeps } from '../inbound-deps';

/** A greeting is returned with what one can do here, thanks are thanked for, a nod is left in peace: never a report. */
export async function answerSmallTalk(
  deps: InboundDeps,
  by: Person,
  talk: SmallTalk,
  { where }: Pick<Said, 'where'>,
): Promise<Reply> {
  if (talk === 'thanks') return { kind: 'done', text: say('desk.youAreWelcome') };
  return talk === 'nod' ? { kind: 'done' } : helpFor(deps, by, where);
}

/** What this person can do here; what they may begin besides a report, too. */
export async function helpFor(deps: InboundDeps, by: Person, where?: Said['where']): Promise<Reply> {
  const card = helpCard(deps.desk, where === 'chat' ? 'chat' : 'threads', await beginningsFor(deps, by));
  return { kind: 'card', card };
}
