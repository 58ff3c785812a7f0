import { ticketKey } from '../domain/desk';
import type { Ticket } from '../domain/ticket/ticket';
import { ticketId } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { type Say, say } from '../domain/words';
import { correctionSaid } from '../reports/correction-words';
import { type Correction, correctionsOf } from '../reports/corrections';
import type { Digest } from '../reports/digest';
import { figuresNow } from '../reports/earlier-digests';
import type { Store } from '../store/open-store';
import { ticketHistory } from '../views/history-lines';
import { lineOf } from '../views/record/history-card';
import type { CliContext } from './cli-context';

/** Things told of one ticket. */
const linesAtMost = 5;

/** What a digest said, and what is so now: each number that is another one, and what happened to the tickets behind it since. */
export async function besideNow(
  context: CliContext,
  store: Store,
  digest: Digest,
  keptAt: Instant,
): Promise<readonly Say[]> {
  const { desk } = context.config;
  const sources = { ledger: store.ledger, desk };
  const [now] = await figuresNow(sources, [digest.slot.covers], context.clock.now());
  const keyOf = (ticket: number): string => ticketKey(desk, ticket);
  const differences = now === undefined ? [] : correctionsOf(digest.slot.date, digest.figures, now, { keyOf });
  if (differences.length === 0) return [say('cli.digestSame')];
  const lines: Say[] = [say('cli.digestDiffers', { count: differences.length })];
  for (const difference of differences) {
    lines.push(say('cli.digestDifference', { what: correctionSaid(difference) }));
  }
  for (const ticket of ticketsOf(differences, desk.prefix))
    lines.push(...(await since(context, store, ticket, keptAt)));
  return lines;
}

const ticketsOf = (differences: readonly Correction[], prefix: string): readonly Ticket['id'][] =>
  [...new Set(differences.flatMap(({ tickets }) => tickets))].map((key) =>
    ticketId(Number(key.slice(prefix.length + 1))),
  );

/** What happened to a ticket since the digest was made, oldest first. */
async function since(
  { config: { desk } }: CliContext,
  store: Store,
  id: Ticket['id'],
  at: Instant,
): Promise<readonly Say[]> {
  const ticket = await store.tickets.find(id);
  if (ticket === undefined) return [];
  const log = await store.tickets.events(id);
  const told = log.flatMap(({ event }) => {
    if (event.at < at) return [];
    const line = lineOf(ticketHistory, event, { view: { desk, ticket }, inside: true });
    return line === undefined ? [] : [{ at: event.at, text: line.text }];
  });
  return told
    .slice(0, linesAtMost)
    .map(({ at: when, text }) =>
      say('cli.digestBecause', { ticket: ticketKey(desk, id), when: { at: when, style: 'date-time' }, what: text }),
    );
}
