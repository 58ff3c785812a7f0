import type { TicketEvent } from '../domain/ticket/event';
import { say } from '../domain/words';
import type { Card, Part } from './card';
import { historyLine } from './history-lines';
import type { Showing } from './showing';
import { ticketFacts } from './ticket-facts';

/** Lines of one history; older ones are counted. */
const most = 50;

/**
 * What happened to a job, newest first, a line each with its time; `events` oldest first. Notes and what the desk does
 * among its own people are only told `inside`.
 */
export function historyCard(
  showing: Pick<Showing, 'ticket' | 'desk'>,
  events: readonly TicketEvent[],
  inside: boolean,
): Card {
  const lines = events.toReversed().flatMap((event) => {
    const told = historyLine(event, { showing, inside });
    return told ? [{ ...told, at: event.at }] : [];
  });
  const more = lines.length - most;
  return {
    title: say('past.title', ticketFacts(showing)),
    tone: 'quiet',
    summary: say('past.title', ticketFacts(showing)),
    parts: [
      ...lines
        .slice(0, most)
        .flatMap(({ text, files, at }): readonly Part[] => [
          { kind: 'text', text: say('past.line', { at: { at, style: 'time' }, what: text }) },
          ...(files === undefined ? [] : [{ kind: 'files', files } as const]),
        ]),
      ...(more > 0 ? [{ kind: 'text', style: 'quiet', text: say('past.earlier', { count: more }) } as const] : []),
    ],
  };
}
