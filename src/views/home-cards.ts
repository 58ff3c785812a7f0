import { type Desk, ticketKey } from '../domain/desk';
import type { OnDuty } from '../domain/roster/on-duty';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { type Fact, say, type WordKey } from '../domain/words';
import type { Card, Part } from './card';
import { stateOf } from './ticket-facts';

/** Jobs shown in one list; the rest is counted. */
const listed = 8;

/** A list of jobs with number, title, state and owner; says so when there are none. */
export function jobsCard(desk: Desk, title: WordKey, none: WordKey, jobs: readonly Ticket[]): Card {
  const more = jobs.length - listed;
  const parts: Part[] = jobs.slice(0, listed).flatMap((job): Part[] => [
    { kind: 'text', style: 'strong', text: say('desk.jobLine', { ticket: ticketKey(desk, job.id), title: job.title }) },
    {
      kind: 'text',
      style: 'quiet',
      text: say('desk.jobState', {
        state: stateOf({ ticket: job }),
        owner: ownerOf(job),
        at: { at: job.reportedAt, style: 'time' },
      }),
    },
  ]);
  if (jobs.length === 0) parts.push({ kind: 'text', text: say(none) });
  if (more > 0) parts.push({ kind: 'text', style: 'quiet', text: say('desk.moreJobs', { count: more }) });
  return { title: say(title), tone: 'plain', summary: say(title), parts };
}

const ownerOf = (job: Ticket): Fact => (job.owner === undefined ? say('card.nobody') : { person: job.owner });

/** Who answers now, and until when. */
export function dutyCard(duty: OnDuty, until: Instant | undefined): Card {
  const who = (person: OnDuty['primary']) =>
    say('card.person', { person: person === null ? say('desk.dutyNobody') : { person } });
  return {
    title: say('desk.duty'),
    tone: 'plain',
    summary: say('desk.duty'),
    parts: [
      {
        kind: 'facts',
        rows: [
          { label: say('desk.dutyPrimary'), value: who(duty.primary) },
          { label: say('desk.dutyBackup'), value: who(duty.backup) },
          ...(until === undefined
            ? []
            : [{ label: say('desk.dutyUntil'), value: say('desk.at', { at: { at: until, style: 'time' as const } }) }]),
        ],
      },
    ],
  };
}
