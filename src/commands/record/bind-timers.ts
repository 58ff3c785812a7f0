import { own } from '../../domain/own';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type Happened, type Recorded, type Timer, type TimerRule, wantedBy } from '../../domain/record/record';
import type { BoundKind } from './bound-kind';
import { weighed } from './context-for';
import type { Reach } from './reach';

/** What wake-ups do, if they are still wanted when they come. */
export function bindTimers<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
  renew,
}: Reach<State, Event, View>): Pick<BoundKind, 'fire' | 'renew'> {
  const ruleOf = ({ kind: name }: Timer): TimerRule<State, Event> => {
    const rule = kind.timers.find(({ fires }) => own(fires, name) !== undefined);
    if (!rule) throw new Error(`nobody knows what the wake-up "${name}" of a ${kind.name} does`);
    return rule;
  };
  const eventOf = (record: State, timer: Timer, now: DecisionContext): Event | undefined =>
    own(ruleOf(timer).fires, timer.kind)?.(record, timer, now);
  return {
    fire: async (tx, desk, { about, key }) => {
      const { record, now: here } = await read(tx, desk, about);
      const wanted = wantedBy(kind, record, here);
      const timer = wanted.find((one) => one.key === key && one.due <= tx.now);
      const now = timer && ruleOf(timer).weighsLoad ? await weighed(tx, here) : here;
      const event = timer && eventOf(record, timer, now);
      if (event === undefined) {
        // Those that have nothing to do go together: left behind, two of them would bring each other back for ever.
        const isIdle = (one: Timer): boolean => one.due <= tx.now && eventOf(record, one, now) === undefined;
        const left = wanted.filter((one) => !isIdle(one));
        await tx.want({ ...about, version: record.version }, left);
        return 'unwanted';
      }
      await path.apply(tx, now, record, event);
      return 'fired';
    },

    renew: async (tx, desk, about) => renew(tx, desk, await tx.load<State>(about)),
  };
}
