import { beginningsFor } from '../../commands/act';
import { type Person, worksTickets } from '../../domain/people/person';
import { isInside } from '../../domain/ticket/who-may';
import type { Sender } from '../../ports/inbound';
import type { Card } from '../../views/card';
import { welcomeCard } from '../../views/intake-card';
import type { InboundDeps } from '../inbound-deps';
import { dutyNow } from './duty';
import { rosterPicturesBeside } from './duty-picture';
import { listCard } from './lists';
import type { ListName } from './others';
import { outCards } from './out-card';

/**
 * A person's own page: report and my tickets; for whoever has a part in the desk also open tickets and who is on duty, now and
 * as pictures of the next days, and for engineers my work.
 */
export async function homeCards(deps: InboundDeps, by: Person, from: Sender): Promise<readonly Card[]> {
  const list = (name: ListName): Promise<Card> => listCard(deps, { by, from, list: name });
  const welcome = welcomeCard(deps.desk, await beginningsFor(deps, by));
  if (!isInside(by)) return [welcome, await list('mine')];
  const work = worksTickets(by) ? [await list('work')] : [];
  return [
    welcome,
    await dutyNow(deps, by, await rosterPicturesBeside(deps, by)),
    ...(await outCards(deps, by)),
    ...work,
    await list('open'),
    await list('mine'),
  ];
}
