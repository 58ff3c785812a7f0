import { ticketKey } from '../domain/desk';
import { ticketRef } from '../domain/record/record-ref';
import { type Ticket, type TicketId, ticketId } from '../domain/ticket/ticket';
import { ticketLog } from '../domain/ticket/ticket-log';
import { listOf, listOfSome, say } from '../domain/words';
import type { Records } from '../ports/records';
import { verdictsThatDiffer } from '../reports/verdicts-differ';
import { comparedWithLog } from '../scheduler/audit-logs';
import type { CliContext, Finding } from './cli-context';

/** Tickets looked at; the running desk goes through all of them, a few a minute. */
const newest = 1000;
/** Verdicts named. */
const namedAtMost = 20;

/** Whether the newest tickets are what their logs add up to, and their verdicts what the rules say of their moment. */
export async function newestTickets(
  context: Pick<CliContext, 'config' | 'clock'>,
  records: Pick<Records, 'newest' | 'find' | 'events'>,
): Promise<readonly Finding[]> {
  const wrong: TicketId[] = [];
  const misjudged: string[] = [];
  for (const number of await records.newest('ticket', newest)) {
    const id = ticketId(number);
    const { record, isEqual } = await comparedWithLog({ records }, ticketLog, ticketRef(id));
    if (!isEqual) wrong.push(id);
    if (record !== undefined) misjudged.push(...otherVerdicts(context, record as Ticket));
  }
  return [logs(wrong.map((id) => ticketKey(context.config.desk, id))), verdicts(misjudged)];
}

const otherVerdicts = ({ config: { desk }, clock }: Pick<CliContext, 'config' | 'clock'>, ticket: Ticket) =>
  verdictsThatDiffer(ticket, desk, clock.now()).map(
    ({ clause, kept, judged }) => `${ticketKey(desk, ticket.id)} ${clause} (${kept}/${judged})`,
  );

function logs(wrong: readonly string[]): Finding {
  if (wrong.length === 0) return { ok: true, found: say('cli.logsAgree') };
  return { ok: false, found: say('cli.logsDiffer', { tickets: listOf(wrong) }), advice: say('cli.logsDifferDo') };
}

function verdicts(wrong: readonly string[]): Finding {
  if (wrong.length === 0) return { ok: true, found: say('cli.verdictsAgree') };
  const named = listOfSome(wrong, namedAtMost);
  return { ok: false, found: say('cli.verdictsDiffer', { named }), advice: say('cli.verdictsDifferDo') };
}
