import { placeOf } from '../domain/desk';
import { type Person, worksTickets } from '../domain/people/person';
import { nextDutyChange } from '../domain/roster/duty-changes';
import { presentDuty } from '../domain/roster/present-duty';
import { whoIsOnDuty } from '../domain/roster/who-is-on-duty';
import { clocksOf as clocks } from '../domain/sla/clocks';
import type { Ticket } from '../domain/ticket/ticket';
import { after, days } from '../domain/time/instant';
import type { Card } from '../views/card';
import { dutyCard, jobsCard } from '../views/home-cards';
import { welcomeCard } from '../views/intake-card';
import type { InboundDeps } from './inbound-deps';

/** Jobs looked up for a list. */
const most = 50;

/** A person's own page: report and my jobs; for engineers also my work, open jobs and who is on duty. */
export async function homeCards(deps: InboundDeps, person: Person): Promise<readonly Card[]> {
  const { desk, tickets, clock } = deps;
  const mine = await ownJobs(deps, person);
  const clocksOf = (job: Ticket) => clocks(job, desk.slaTargets, placeOf(desk, job.place).hours, clock.now());
  if (!worksTickets(person)) return [welcomeCard(desk), mine];
  const work = jobsCard(
    desk,
    { title: 'desk.myWork', none: 'desk.noWork' },
    await tickets.ofEngineer(person.id, most),
    clocksOf,
  );
  const open = jobsCard(desk, { title: 'desk.openJobs', none: 'desk.noOpenJobs' }, await tickets.open(most), clocksOf);
  return [welcomeCard(desk), await dutyNow(deps), work, open, mine];
}

/** What somebody has reported, newest first. */
export const ownJobs = async ({ desk, tickets }: InboundDeps, person: Person): Promise<Card> =>
  jobsCard(desk, { title: 'desk.myJobs', none: 'desk.noJobs' }, await tickets.ofRequester(person.id, most));

async function dutyNow({ roster, people, desk, clock }: InboundDeps): Promise<Card> {
  const now = clock.now();
  const shifts = { overrides: await roster.shifts({ from: now, to: after(now, days(7)) }), pattern: desk.duty };
  const staff = new Map((await people.staff()).map((person) => [person.id, person]));
  return dutyCard(presentDuty(whoIsOnDuty(now, shifts), staff), nextDutyChange(now, shifts));
}
