import type { Reworded } from '../../domain/record/reworded';
import { type Say, say } from '../../domain/words';
import { shortChange } from '../notifications/short-change';

/** What somebody changed of their words to a record, or took away, for those who work on it. `key`: of the record. */
export function rewordedSaid({ by, before, now }: Reworded, key: string): Say {
  const change = shortChange(before, now ?? '');
  const facts = { by: { person: by }, key, before: change.before };
  return now === undefined ? say('notice.rewordedGone', facts) : say('notice.reworded', { ...facts, now: change.now });
}

/** The same for its history. */
export const rewordedPast = ({ by: person, before, now }: Reworded): Say => {
  const by = { person };
  return now === undefined ? say('past.wordsGone', { by, before }) : say('past.wordsChanged', { by, before, now });
};
