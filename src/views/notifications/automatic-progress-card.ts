import type { EventOf } from '../../domain/ticket/event';
import type { Milestone } from '../../domain/ticket/ticket';
import { type Facts, type Say, say, sayAll, type WordKey } from '../../domain/words';
import type { Card, FactRow } from '../card';
import { clockRows, stateOf, waitingReasonToRequester } from '../ticket-facts';
import { type NotificationContext, notificationFacts } from './recipients';

/** An automatic report, and the ticket it is about. */
type AutomaticReport = Pick<NotificationContext<EventOf<'progress-reported'>>, 'event' | 'view'>;

const milestones: readonly Milestone[] = ['claimed', 'assisted', 'dispatched', 'arrived', 'located'];

/**
 * The hourly report when the engineer wrote nothing (HOT-5): honest about that, with state, owner, what happened in the
 * last hour, what is due next and when the next report comes.
 */
export function automaticProgressCard(context: AutomaticReport): Card {
  const { view, event } = context;
  const { nextReportAt } = view;
  const facts = notificationFacts(context);
  const rows: FactRow[] = [
    { label: say('card.state'), value: stateOf(view) },
    { label: say('card.owner'), value: say('card.person', { person: facts['owner'] ?? '' }) },
    ...(event.asksAgain ? [] : [{ label: say('card.sinceThen'), value: happened(context) }]),
    ...clockRows(view.clocks.filter(({ state }) => state === 'running' || state === 'paused')),
  ];
  if (nextReportAt !== null) {
    rows.push({ label: say('card.nextReport'), value: say('card.at', { at: { at: nextReportAt, style: 'time' } }) });
  }
  return {
    title: say('card.progressTitle', facts),
    tone: 'quiet',
    summary: say('card.progressSummary', { ...facts, state: stateOf(view) }),
    parts: [
      {
        kind: 'text',
        text: say(beginning(context), { ...facts, ...waitingFacts(context), at: { at: event.at } }),
      },
      { kind: 'facts', rows },
    ],
  };
}

/** Whether an engineer wrote to the requester within the last hour, though no report. */
export function wroteLately({ view, event }: Pick<NotificationContext, 'event' | 'view'>): boolean {
  const { lastWordAt } = view.ticket;
  return lastWordAt !== undefined && lastWordAt > event.at - view.desk.progress.every;
}

/** What the ticket waits for, in the desk's and the engineer's own words (SITE-2). */
function waitingFacts({ view }: Pick<NotificationContext, 'view'>): Facts {
  const { waiting } = view.ticket;
  return waiting ? { reason: waitingReasonToRequester(view.desk, waiting), note: waiting.note } : {};
}

/** The first sentence is honest about why no engineer's words follow. */
function beginning(context: AutomaticReport): WordKey {
  if (context.view.ticket.owner === undefined) return 'notice.stillUnclaimed';
  if (context.event.asksAgain) return 'notice.stillWaitingForYou';
  if (context.view.ticket.waiting) return 'notice.automaticWaiting';
  return wroteLately(context) ? 'notice.automaticWrote' : 'notice.automatic';
}

/** Milestones of the last hour and a bit, latest last, or the plain truth that there were none. */
function happened({ view, event }: AutomaticReport): Say {
  const hour = view.desk.progress.every;
  const recent = view.ticket.marks.filter(
    ({ milestone, at }) => milestones.includes(milestone) && at > event.at - hour && at <= event.at,
  );
  const wrote = wroteLately({ view, event }) ? [{ mark: say('card.mark.wrote'), at: view.ticket.lastWordAt }] : [];
  const steps = recent.map(({ milestone, at }) => ({ mark: say(`card.mark.${milestone as 'claimed'}`), at }));
  const done = [...steps, ...wrote].map(({ mark, at = event.at }) =>
    say('card.markAt', { mark, at: { at, style: 'time' } }),
  );
  return sayAll(done) ?? say('card.nothingSince');
}
