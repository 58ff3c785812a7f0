import type { Desk } from '../../domain/desk';
import type { FeedEvent } from '../../domain/roster/duty-feed';
import { type Say, say } from '../../domain/words';
import { dutySaid, partSaid } from './duty-said';

/** What a stretch of duty is called in a calendar: the reader's part of it, or who answers; then what for. */
export function eventSaid(desk: Pick<Desk, 'places' | 'catalogue'>, { who, of }: FeedEvent): Say {
  const what = whatSaid(who);
  const isAll = of.places.length === 0 && of.skills.length === 0 && of.line === undefined;
  return isAll ? what : say('roster.part', { first: what, rest: partSaid(desk, of) });
}

function whatSaid(who: FeedEvent['who']): Say {
  if (who === 'primary') return say('roster.eventPrimary');
  if (who === 'backup') return say('roster.eventBackup');
  return who.primary === null ? say('roster.eventNobody') : say('roster.event', { who: dutySaid(who) });
}
