import { type Desk, ticketKey } from '../domain/desk';
import type { OnDuty } from '../domain/roster/on-duty';
import type { Clock } from '../domain/sla/clock';
import type { Ticket } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { type Fact, type Say, say, type WordKey } from '../domain/words';
import type { Card, Part } from './card';
import { clockName, stateOf } from './ticket-facts';

/** Title of a list, and what it says when it is empty. */
export interface JobsWords {
  readonly title: WordKey;
  readonly none: WordKey;
}

/** How the promises of a job stand. */
export type ClocksOf = (job: Ticket) => readonly Clock[];

/** Jobs shown in one list; the rest is counted. */
const listed = 8;

/**
 * A list of jobs with number, title, state and owner; says so when there are none. With `clocksOf`, also what is due
 * next or missed: for those who serve.
 */
export function jobsCard(desk: Desk, words: JobsWords, jobs: readonly Ticket[], clocksOf?: ClocksOf): Card {
  const { title, none } = words;
  const more = jobs.length - listed;
  const parts: Part[] = jobs.slice(0, listed).flatMap((job): Part[] => [
    { kind: 'text', style: 'strong', text: say('desk.jobLine', { ticket: ticketKey(desk, job.id), title: job.title }) },
    { kind: 'text', style: 'quiet', text: standing(job, clocksOf?.(job) ?? []) },
  ]);
  if (jobs.length === 0) parts.push({ kind: 'text', text: say(none) });
  if (more > 0) parts.push({ kind: 'text', style: 'quiet', text: say('desk.moreJobs', { count: more }) });
  return { title: say(title), tone: 'plain', summary: say(title), parts };
}

/** State, owner, and what matters most: a promise already missed, else the next one due, else when it was reported. */
function standing(job: Ticket, clocks: readonly Clock[]): Say {
  const facts = { state: stateOf({ ticket: job }), owner: ownerOf(job) };
  const missed = clocks.find((clock) => clock.state === 'breached' && clock.at === undefined);
  const next = clocks.filter((clock) => clock.state === 'running').sort((one, other) => one.dueAt - other.dueAt)[0];
  const shown = missed?.state === 'breached' ? missed : next;
  if (!shown) return say('desk.jobState', { ...facts, at: { at: job.reportedAt, style: 'time' } });
  const promise = { clock: clockName(shown.clause), due: { at: shown.dueAt, style: 'time' as const } };
  return say(shown === missed ? 'desk.jobMissed' : 'desk.jobDue', { ...facts, ...promise });
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
