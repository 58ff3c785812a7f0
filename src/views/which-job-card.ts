import { type Desk, ticketKey } from '../domain/desk';
import { isBlank } from '../domain/text';
import type { Ticket } from '../domain/ticket/ticket';
import { say, typed } from '../domain/words';
import type { Button, Card } from './card';
import { shortened } from './intake-card';

/** Turns words that went to a job, or may go to one, into a report of their own. */
export const newProblemButton = (draft: string): Button => ({
  action: 'new-problem',
  value: draft,
  label: say('desk.newProblem'),
  tone: 'plain',
});

/** Jobs shown at once; a card takes five buttons, and one of them is the new problem. */
const atOnce = 4;

/**
 * Asks which of several jobs somebody's words are about, on a platform without threads; the words are kept under `draft`.
 * At most ten jobs.
 */
export function whichJobCard(asked: {
  readonly desk: Desk;
  readonly draft: string;
  readonly said: string;
  readonly jobs: readonly Ticket[];
}): Card {
  const { desk, draft, said, jobs } = asked;
  const choices = jobs.map((job) => ({
    action: 'talk-to',
    ticket: job.id,
    value: draft,
    label: say('desk.jobLine', { ticket: ticketKey(desk, job.id), title: shortened(job.title) }),
    tone: 'plain' as const,
  }));
  const menu = choices.slice(atOnce);
  return {
    title: say('desk.whichTitle'),
    tone: 'plain',
    summary: say('desk.whichSummary'),
    parts: [
      ...(isBlank(said) ? [] : [{ kind: 'text', style: 'quote', text: typed(said) } as const]),
      { kind: 'text', text: say('desk.which') },
      {
        kind: 'buttons',
        buttons: [...choices.slice(0, atOnce), newProblemButton(draft)],
        ...(menu.length === 0 ? {} : { menu }),
      },
    ],
  };
}
