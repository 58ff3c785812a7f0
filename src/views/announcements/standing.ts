import type { EventOf } from '../../domain/ticket/event';
import type { Milestone } from '../../domain/ticket/ticket';
import { type Facts, type Say, say, sayAll, type WordKey } from '../../domain/words';
import type { Card, FactRow } from '../card';
import { clockRows, stateOf, waitingReason } from '../ticket-facts';
import { type News, newsFacts } from './saying';

/** An automatic report, and the job it is about. */
type Standing = Pick<News<EventOf<'progress-reported'>>, 'event' | 'showing'>;

const milestones: readonly Milestone[] = ['claimed', 'assisted', 'dispatched', 'arrived', 'located'];

/**
 * The hourly report when the engineer wrote nothing (HOT-5): honest about that, with state, owner, what happened in the
 * last hour, what is due next and when the next report comes.
 */
export function standing(news: Standing): Card {
  const { showing, event } = news;
  const { nextReportAt } = showing;
  const facts = newsFacts(news);
  const rows: FactRow[] = [
    { label: say('card.state'), value: stateOf(showing) },
    { label: say('card.owner'), value: say('card.person', { person: facts['owner'] ?? '' }) },
    { label: say('card.sinceThen'), value: happened(news) },
    ...clockRows(showing.clocks.filter(({ state }) => state === 'running' || state === 'paused')),
  ];
  if (nextReportAt !== null) {
    rows.push({ label: say('card.nextReport'), value: say('card.at', { at: { at: nextReportAt, style: 'time' } }) });
  }
  return {
    title: say('card.progressTitle', facts),
    tone: 'quiet',
    summary: say('card.progressSummary', { ...facts, state: stateOf(showing) }),
    parts: [
      {
        kind: 'text',
        text: say(beginning(news), { ...facts, ...waitingFacts(news), at: { at: event.at } }),
      },
      { kind: 'facts', rows },
    ],
  };
}

/** Whether an engineer wrote to the requester within the last hour, though no report. */
export function wroteLately({ showing, event }: Pick<News, 'event' | 'showing'>): boolean {
  const { lastWordAt } = showing.ticket;
  return lastWordAt !== undefined && lastWordAt > event.at - showing.desk.progress.every;
}

/** What the job waits for, in the desk's and the engineer's own words (SITE-2). */
function waitingFacts({ showing }: Pick<News, 'showing'>): Facts {
  const { waiting } = showing.ticket;
  return waiting ? { reason: waitingReason(showing.desk, waiting), note: waiting.note } : {};
}

/** The first sentence is honest about why no engineer's words follow. */
function beginning(news: Standing): WordKey {
  if (news.showing.ticket.owner === undefined) return 'notice.stillUnclaimed';
  if (news.showing.ticket.waiting) return 'notice.automaticWaiting';
  return wroteLately(news) ? 'notice.automaticWrote' : 'notice.automatic';
}

/** Milestones of the last hour and a bit, latest last, or the plain truth that there were none. */
function happened({ showing, event }: Standing): Say {
  const hour = showing.desk.progress.every;
  const recent = showing.ticket.marks.filter(
    ({ milestone, at }) => milestones.includes(milestone) && at > event.at - hour && at <= event.at,
  );
  const wrote = wroteLately({ showing, event })
    ? [{ mark: say('card.mark.wrote'), at: showing.ticket.lastWordAt }]
    : [];
  const steps = recent.map(({ milestone, at }) => ({ mark: say(`card.mark.${milestone as 'claimed'}`), at }));
  const done = [...steps, ...wrote].map(({ mark, at = event.at }) =>
    say('card.markAt', { mark, at: { at, style: 'time' } }),
  );
  return sayAll(done) ?? say('card.nothingSince');
}
