import { setTimeout as pauseFor } from 'node:timers/promises';
import type { CommandDeps } from '../commands/command-deps';
import { correctTerms, type OtherVerdict, otherVerdicts } from '../commands/correct-terms';
import { changedParts, readTerms } from '../config/terms/terms-data';
import { ticketKey } from '../domain/desk';
import { personId } from '../domain/people/person';
import { isBlank } from '../domain/text';
import { eachOnce } from '../domain/ticket/each-once';
import type { Ticket } from '../domain/ticket/ticket';
import { after, type Instant, type Span, seconds } from '../domain/time/instant';
import { type Say, say, sayAll } from '../domain/words';
import type { Store } from '../store/open-store';
import { keepingOf, keepTerms, supposeTerms } from '../wiring/keep-terms';
import { type CliContext, cliContext, withStore } from './cli-context';
import type { Call, Command } from './command';
import { daysIn } from './days';
import { operatorAct } from './operator-act';

/** Exit code of what was shown and not done. */
const shownOnly = 2;
/** Tickets whose verdicts change that are named. */
const most = 100;

/**
 * What tickets are judged by: `terms list`, and `terms correct DAYS --reason WHY`, by which what began on these days
 * (a report, or a return after closing) is judged by the desk file as it is now.
 */
export const terms: Command = async (call) => {
  const context = cliContext(call);
  const [what, days, ...more] = call.rest;
  if (what === 'list' && days === undefined) return withStore(context, (store) => list(call, context, store));
  const again = call.values.yes ? more.shift() : undefined;
  const span = days === undefined ? undefined : daysIn(days, context.config.desk.zone);
  if (what === 'correct' && days !== undefined && span !== undefined && more.length === 0) {
    return withStore(context, (store, inTime) =>
      correct({ ...call, clock: inTime.clock }, inTime, store, { days, span, again }),
    );
  }
  call.print(context.speak(say('cli.termsHow')));
  return 1;
};

async function list({ print }: Call, { speak }: CliContext, store: Store): Promise<number> {
  const versions = await store.terms.all();
  for (const [index, { version, hash, from, why, data }] of versions.entries()) {
    const before = readTerms(versions[index - 1]?.data);
    const now = readTerms(data);
    const parts = before && now ? changedParts(before, now) : [];
    const said = sayAll(parts.map((part) => say(`cli.termsPart.${part}`)));
    const facts = { version, hash: hash.slice(0, 12), from: { at: from, style: 'date-time' } as const };
    print(speak(say('cli.termsLine', { ...facts, why: said ?? say(`cli.termsWhy.${why}`) })));
  }
  if (versions.length === 0) print(speak(say('cli.termsNone')));
  return 0;
}

/** What was typed: the days, and the same again behind `--yes`. */
interface Wanted {
  readonly days: string;
  readonly span: Span;
  readonly again: string | undefined;
}

async function correct(call: Call, context: CliContext, store: Store, { days, span, again }: Wanted): Promise<number> {
  const { print, values } = call;
  const { speak, config } = context;
  const reason = values.reason ?? '';
  if (isBlank(reason)) {
    print(speak(say('cli.termsReason')));
    return 1;
  }
  const keeping = keepingOf(config, store);
  await supposeTerms(keeping);
  const concerned = await changesIn(context, store, span);
  for (const line of preview(concerned, context)) print(speak(line));
  if (concerned.length === 0) return 0;
  const typed = values.dryRun ? '' : values.yes ? again : await call.type(speak(say('cli.termsAsk', { days })));
  if (typed !== days) {
    print(speak(say('cli.termsShown')));
    return shownOnly;
  }
  const act = operatorAct(call, 'terms-corrected', `${days} (${config.terms.inForce})`);
  await store.audit.note(act);
  await keepTerms(keeping, call.clock.now());
  const pause = (length: number) => pauseFor(length);
  const deps: CommandDeps = { uow: store.uow, desk: config.desk, clock: call.clock, committed: () => undefined, pause };
  let done = 0;
  for (const { ticket } of concerned) {
    if (await correctTerms(deps, ticket.id, { span, by: personId(act.who), reason })) done += 1;
  }
  print(speak(say('cli.termsCorrected', { count: done })));
  return 0;
}

/** A ticket that would be judged by other terms, and what that would decide otherwise. */
interface Concerned {
  readonly ticket: Ticket;
  readonly others: readonly OtherVerdict[];
}

async function changesIn(
  { config: { desk }, clock }: CliContext,
  store: Store,
  span: Span,
): Promise<readonly Concerned[]> {
  const tickets = await begunIn(store, span, clock.now());
  return tickets.flatMap((ticket) => {
    const others = otherVerdicts(ticket, desk, span, clock.now());
    return others === undefined ? [] : [{ ticket, others }];
  });
}

/** Tickets with a round that began in the span: reported in it, or come back in it, and then open or ended since. */
async function begunIn({ ledger }: Store, span: Span, now: Instant): Promise<readonly Ticket[]> {
  const since = await ledger.endedIn({ from: span.from, to: after(now, seconds(1)) });
  const found = [...(await ledger.reportedIn(span)), ...since, ...(await ledger.openNow())];
  return eachOnce(found).toSorted((one, other) => one.id - other.id);
}

function preview(concerned: readonly Concerned[], { config }: CliContext): readonly Say[] {
  const changing = concerned.filter(({ others }) => others.length > 0);
  const facts = { count: concerned.length, version: config.terms.inForce, changing: changing.length };
  const lines = changing
    .slice(0, most)
    .flatMap(({ ticket, others }) =>
      others.map(({ clause, was, becomes }) =>
        say('cli.termsVerdict', { ticket: ticketKey(config.desk, ticket.id), clause, was, becomes }),
      ),
    );
  const more = changing.length - most;
  return [say('cli.termsPlan', facts), ...lines, ...(more > 0 ? [say('cli.termsMore', { count: more })] : [])];
}
