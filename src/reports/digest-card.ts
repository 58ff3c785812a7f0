import { type Say, say } from '../domain/words';
import type { Card, FactRow, Part, Tone } from '../views/card';
import { correctionRows } from './correction-words';
import { type Digest, isQuiet } from './digest';
import { breachList, lowRatingList, slipList, ticketButtons } from './digest-lists';
import { attainmentTable, heading, headline, plain, satisfactionRows, trendChart } from './digest-numbers';
import { nextDuties, nextDutySaid, placeSaid, satisfactionInShort } from './digest-words';

function toneOf(digest: Digest): Tone {
  const { rate, target } = digest.satisfaction;
  const missed = digest.breaches.length + digest.slips.length;
  if (digest.overdue > 0 || missed > 0 || (rate !== null && rate < target)) return 'warn';
  return isQuiet(digest) ? 'quiet' : 'good';
}

function summaryOf(digest: Digest): Say {
  const { slot, received, solved, open, overdue } = digest;
  if (isQuiet(digest)) return say('digest.summaryQuiet', { date: slot.date, open, overdue });
  const satisfaction = satisfactionInShort(digest);
  return say('digest.summary', { date: slot.date, received, solved, open, overdue, satisfaction });
}

/** Who is on duty: a line, or one a place. */
function dutyPart(digest: Digest): Part {
  const { at, next } = digest;
  if (digest.nextElsewhere.length === 0) return plain(nextDutySaid(next, at));
  const rows = nextDuties(digest).map((duty): FactRow => ({ label: placeSaid(duty), value: nextDutySaid(duty, at) }));
  return { kind: 'facts', rows, style: 'list' };
}

/**
 * The digest as managers read it in chat (product §8): at most 48 parts, one chart, one table, and the picture named by
 * `picture` where one was drawn. What is owed leads; a quiet day says so below it.
 */
export function digestCard(digest: Digest, picture: string | undefined): Card {
  const { slot } = digest;
  const covers = say('digest.covers', {
    from: { at: slot.covers.from, style: 'date-time' },
    to: { at: slot.covers.to, style: 'date-time' },
  });
  const alt = say('digest.pictureAlt', { satisfaction: satisfactionInShort(digest) });
  return {
    title: say('digest.title', { date: slot.date }),
    tone: toneOf(digest),
    summary: summaryOf(digest),
    parts: [
      { kind: 'text', style: 'quiet', text: covers },
      // What is owed leads, on a day without requests too.
      headline(digest),
      ...(isQuiet(digest) ? [plain(say('digest.quiet'))] : []),
      ...correctionRows(digest),
      satisfactionRows(digest),
      ...(picture === undefined ? [] : [{ kind: 'picture', picture: { key: picture, alt } } as const]),
      ...trendChart(digest),
      ...attainmentTable(digest),
      ...lowRatingList(digest),
      ...breachList(digest),
      ...slipList(digest),
      ...ticketButtons(digest),
      heading(say('digest.next')),
      dutyPart(digest),
    ],
  };
}
