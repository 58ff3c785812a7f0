import type { PersonId } from '../domain/people/person';
import type { Milestone } from '../domain/ticket/ticket';
import type { Instant } from '../domain/time/instant';
import { type Fact, type Say, say, type WordKey } from '../domain/words';
import { clockLabel } from '../views/ticket-facts';
import type { Attainment } from './attainment-of-day';
import type { Digest, NextDuty } from './digest';
import { percent, points } from './share';

const goalNames: Readonly<Record<Milestone, WordKey>> = {
  reported: 'digest.goalReported',
  responded: 'digest.goalResponded',
  claimed: 'digest.goalClaimed',
  assisted: 'digest.goalAssisted',
  dispatched: 'digest.goalDispatched',
  arrived: 'digest.goalArrived',
  located: 'digest.goalLocated',
  resolved: 'digest.goalResolved',
};

/** What a promise is called, as on every card; one that no card knows by what it is about, and by its clause. */
export function goalName({ clause, goal }: Pick<Attainment, 'clause' | 'goal'>): Say {
  const label = clockLabel(clause);
  return label ? say(label) : say('digest.goal', { clause, name: say(goalNames[goal]) });
}

/** Whose a ticket is, or that it is nobody's. */
export const ownerSaid = (owner: PersonId | undefined): Say =>
  owner === undefined ? say('digest.noOwner') : say('digest.name', { name: { person: owner } });

/** A rate in words, with its sign of met or missed where a target says which; and that there was nothing to decide. */
export function rateAgainst(rate: number | null, target: number | undefined): Say {
  if (rate === null) return say('digest.noRate');
  if (target === undefined) return say('digest.percent', { rate: percent(rate) });
  return say(rate >= target ? 'digest.metTarget' : 'digest.missedTarget', { rate: percent(rate) });
}

/** Satisfaction in one short sentence, with the number of ratings behind it. */
export function satisfactionInShort({ satisfaction: { rate, whole } }: Digest): Say {
  if (rate === null) return say('digest.unratedShort');
  return say('digest.rateShort', { rate: percent(rate), count: whole });
}

/** Which way a rate went. */
export type Course = 'up' | 'down' | 'same';

/** Which way a rate went since another, and the sentence that the caller has for it. */
export function changeSaid(
  rate: number,
  previous: number,
  words: Readonly<Record<Course, WordKey>>,
  facts: Readonly<Record<string, string | number>> = {},
): { readonly course: Course; readonly said: Say } {
  const change = points(rate, previous);
  if (change === 0) return { course: 'same', said: say(words.same, facts) };
  const course = change > 0 ? 'up' : 'down';
  return { course, said: say(words[course], { ...facts, points: Math.abs(change) }) };
}

/** Several sentences in one line; undefined for none. */
export function listed(sentences: readonly Say[]): Say | undefined {
  const [first, ...others] = sentences;
  if (first === undefined) return undefined;
  const rest = listed(others);
  return rest === undefined ? first : say('digest.list', { first, rest });
}

/** Who answers: at all places, or at each of them, the first one first. */
export const nextDuties = ({ next, nextElsewhere }: Digest): readonly NextDuty[] => [next, ...nextElsewhere];

/**
 * Who answers now where the place is open, or from the next opening on, and until when; said with it where holidays are
 * not known.
 */
export function nextDutySaid(next: NextDuty, at: Instant): Say {
  const { unknownYear: year } = next;
  const duty = dutySaid(next, at);
  return year === undefined ? duty : say('digest.nextByTheWeek', { duty, year: String(year) });
}

/** The place whose duty it is. */
export const placeSaid = ({ place }: NextDuty): Say =>
  say('digest.name', { name: place === undefined ? '' : { localised: place } });

const timeOf = (at: Instant): Fact => ({ at, style: 'time' });

function dutySaid({ from: opening, until, primary, backup }: NextDuty, at: Instant): Say {
  if (opening === null) return say('digest.nextUnknown');
  const from: Say =
    opening <= at ? say('digest.nextNow') : say('digest.nextFrom', { at: { at: opening, style: 'date-time' } });
  if (primary === null) {
    if (until === undefined) return say('digest.nextNobody', { from });
    return say('digest.nextNobodyUntil', { from, until: timeOf(until) });
  }
  const shift = until === undefined ? from : say('digest.nextUntil', { from, until: timeOf(until) });
  const facts = { from: shift, primary: { person: primary } };
  return backup === null
    ? say('digest.nextDuty', facts)
    : say('digest.nextDutyBackup', { ...facts, backup: { person: backup } });
}
