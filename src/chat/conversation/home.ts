import { beginningsFor } from '../../commands/act';
import { type Person, worksTickets } from '../../domain/people/person';
import { nextDutyChange } from '../../domain/roster/duty-changes';
import { presentDuty } from '../../domain/roster/present-duty';
import { whoIsOnDuty } from '../../domain/roster/who-is-on-duty';
import { isInside } from '../../domain/ticket/who-may';
import { after, days } from '../../domain/time/instant';
import type { Sender } from '../../ports/inbound';
import type { Card } from '../../views/card';
import { dutyCard } from '../../views/home-cards';
import { welcomeCard } from '../../views/intake-card';
import type { InboundDeps } from '../inbound-deps';
import { listCard } from './lists';
import type { ListName } from './others';
import { outCards } from './out-card';

/**
 * A person's own page: report and my tickets; for whoever has a part in the desk also open tickets and who is on duty, and for
 * engineers my work.
 */
export async function homeCards(deps: InboundDeps, by: Person, from: Sender): Promise<readonly Card[]> {
  const list = (name: ListName): Promise<Card> => listCard(deps, { by, from, list: name });
  const welcome = welcomeCard(deps.desk, await beginningsFor(deps, by));
  if (!isInside(by)) return [welcome, await list('mine')];
  const work = worksTickets(by) ? [await list('work')] : [];
  return [welcome, await dutyNow(deps), ...(await outCards(deps, by)), ...work, await list('open'), await list('mine')];
}

/** Who answers now, and until when. */
export async function dutyNow({ roster, people, desk, clock }: InboundDeps): Promise<Card> {
  const now = clock.now();
  const shifts = { ...(await roster.shifts({ from: now, to: after(now, days(7)) })), pattern: desk.duty };
  const staff = new Map((await people.staff()).map((person) => [person.id, person]));
  return dutyCard(presentDuty(whoIsOnDuty(now, shifts), staff), nextDutyChange(now, shifts));
}
