import { type Desk, ticketKey } from '../domain/desk';
import type { Ticket } from '../domain/ticket/ticket';
import { say, typed } from '../domain/words';
import type { Button, Card } from './card';

/** Opens the guided form. */
export const reportButton = (label: 'desk.report' | 'desk.reportThis', draft?: string): Button => ({
  action: 'report',
  label: say(label),
  tone: 'main',
  opens: 'form',
  ...(draft === undefined ? {} : { value: draft }),
});

/** Most characters of a title on a button. */
const titleOnButton = 20;

function shortened(title: string): string {
  const characters = [...title];
  if (characters.length <= titleOnButton) return title;
  return `${characters
    .slice(0, titleOnButton - 1)
    .join('')
    .trimEnd()}…`;
}

/** Asks whether what somebody wrote is a new job or belongs to an open one; their words are kept (product §2). */
export function intakeCard(asked: {
  readonly desk: Desk;
  readonly draft: string;
  readonly said: string;
  readonly jobs: readonly Ticket[];
}): Card {
  const { desk, draft, said, jobs } = asked;
  const addTo = jobs.map((job) => ({
    action: 'add-to',
    ticket: job.id,
    value: draft,
    label: say('desk.addTo', { ticket: ticketKey(desk, job.id), title: shortened(job.title) }),
    tone: 'plain' as const,
  }));
  return {
    title: say('desk.askReportTitle'),
    tone: 'plain',
    summary: say('desk.askSummary'),
    parts: [
      { kind: 'text', text: { localised: desk.greeting } },
      ...(said.trim() === '' ? [] : [{ kind: 'text', style: 'quote', text: typed(said) } as const]),
      { kind: 'text', text: say('desk.askReport') },
      { kind: 'buttons', buttons: [reportButton('desk.reportThis', draft), ...addTo] },
    ],
  };
}

/** Greets by the desk's name and shows how to report (HOT-1). */
export const welcomeCard = (desk: Desk): Card => ({
  title: say('desk.title', { name: { localised: desk.name } }),
  tone: 'plain',
  summary: say('desk.homeSummary'),
  parts: [
    { kind: 'text', text: { localised: desk.greeting } },
    { kind: 'text', style: 'quiet', text: say('desk.homeHint') },
    { kind: 'buttons', buttons: [reportButton('desk.report')] },
  ],
});
