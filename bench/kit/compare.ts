import type { Round } from './load';
import { median, round } from './numbers';

type Rounds = Readonly<Record<string, readonly Round[]>>;

const middle = (rounds: readonly Round[], of: keyof Round): number => median(rounds.map((one) => one[of]));

/** Runs each contender once a round, in turn, so that a busy minute of the machine hits all of them. */
export async function takeTurns(
  rounds: number,
  contenders: Readonly<Record<string, () => Promise<Round>>>,
): Promise<Rounds> {
  const results: Record<string, Round[]> = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]));
  for (let turn = 0; turn < rounds; turn += 1) {
    for (const [name, contender] of Object.entries(contenders)) results[name]?.push(await contender());
  }
  return results;
}

/** The rounds of two contenders with their medians. `ratio` is of rates: 0.5 means half as many a second as `other`. */
export function compare(results: Rounds, one: string, other: string) {
  const [ours = [], theirs = []] = [results[one], results[other]];
  const both = (of: keyof Round) => ({ [one]: middle(ours, of), [other]: middle(theirs, of) });
  return {
    perSecond: both('perSecond'),
    ratio: round(middle(ours, 'perSecond') / middle(theirs, 'perSecond')),
    p50ms: both('p50'),
    p95ms: both('p95'),
    p99ms: both('p99'),
    cpuMsEach: both('cpu'),
    rounds: { [one]: ours.map(({ perSecond }) => perSecond), [other]: theirs.map(({ perSecond }) => perSecond) },
  };
}
