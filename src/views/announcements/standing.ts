import type { EventOf } from '../../domain/ticket/event';
import type { Milestone } from '../../domain/ticket/ticket';
import { type Say, say } from '../../domain/words';
import type { Card, FactRow } from '../card';
import { clockRows, stateOf } from '../ticket-facts';
import { type News, newsFacts } from './saying';

const milestones: readonly Milestone[] = ['claimed', 'assisted', 'dispatched', 'arrived', 'located'];

/**
 * The hourly report when the engineer wrote nothing (HOT-5): honest about that, with state, owner, what happened in the
 * last hour, what is due next and when the next report comes.
 */
export function standing(news: News<EventOf<'progress-reported'>>): Card {
  const { showing, event } = news;
  const { ticket, nextReportAt } = showing;
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
  const unclaimed = ticket.owner === undefined;
  return {
    title: say('card.progressTitle', facts),
    tone: 'quiet',
    summary: say('card.progressSummary', { ...facts, state: stateOf(showing) }),
    parts: [
      {
        kind: 'text',
        text: say(unclaimed ? 'notice.stillUnclaimed' : 'notice.automatic', { ...facts, at: { at: event.at } }),
      },
      { kind: 'facts', rows },
    ],
  };
}

/** Milestones of the last hour and a bit, latest last, or the plain truth that there were none. */
function happened({ showing, event }: News): Say {
  const hour = showing.desk.progress.every;
  const recent = showing.ticket.marks.filter(
    ({ milestone, at }) => milestones.includes(milestone) && at > event.at - hour && at <= event.at,
  );
  const [first, ...rest] = recent.map(({ milestone, at }) =>
    say('card.markAt', { mark: say(`card.mark.${milestone as 'claimed'}`), at: { at, style: 'time' } }),
  );
  return first ? rest.reduce((list, next) => say('card.and', { list, next }), first) : say('card.nothingSince');
}
