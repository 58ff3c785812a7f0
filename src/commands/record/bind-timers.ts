import { own } from '../../domain/own';
import type { DecisionContext } from '../../domain/record/decision-context';
import { type Happened, type Recorded, type Timer, type TimerRule, wantedBy } from '../../domain/record/record';
import type { Transaction } from '../../ports/unit-of-work';
import type { BoundKind } from './bound-kind';
import { weighed } from './context-for';
import type { Reach } from './reach';

/** What wake-ups do, if they are still wanted when they come. */
export function bindTimers<State extends Recorded, Event extends Happened, View>({
  kind,
  path,
  read,
  renew,
}: Reach<State, Event, View>): Pick<BoundKind, 'fire' | 'mend' | 'renew'> {
  const ruleOf = ({ kind: name }: Timer): TimerRule<State, Event> => {
    const rule = kind.timers.find(({ fires }) => own(fires, name) !== undefined);
    if (!rule) throw new Error(`nobody knows what the wake-up "${name}" of a ${kind.name} does`);
    return rule;
  };
  /** What wake-ups make of a record; what everybody has to do is counted once, where one of them depends on it. */
  const firing = (tx: Transaction, record: State, now: DecisionContext) => {
    let counted: Promise<DecisionContext> | undefined;
    return async (timer: Timer): Promise<Event | undefined> => {
      const rule = ruleOf(timer);
      if (rule.weighsLoad) counted ??= weighed(tx, now);
      return own(rule.fires, timer.kind)?.(record, timer, rule.weighsLoad ? await (counted ?? now) : now);
    };
  };
  /** Wake-ups that are still to come, and those due ones that bring something about. */
  const wantedStill = async (
    tx: Pick<Transaction, 'now'>,
    wanted: readonly Timer[],
    eventOf: ReturnType<typeof firing>,
  ) => {
    const left: Timer[] = [];
    for (const one of wanted) if (one.due > tx.now || (await eventOf(one)) !== undefined) left.push(one);
    return left;
  };
  return {
    fire: async (tx, desk, { about, key }) => {
      const { record, now } = await read(tx, desk, about);
      const wanted = wantedBy(kind, record, now);
      const eventOf = firing(tx, record, now);
      const timer = wanted.find((one) => one.key === key && one.due <= tx.now);
      const event = timer && (await eventOf(timer));
      if (event === undefined) {
        // Those that have nothing to do go together: left behind, two of them would bring each other back for ever.
        await tx.want({ ...about, version: record.version }, await wantedStill(tx, wanted, eventOf));
        return 'unwanted';
      }
      await path.apply(tx, now, record, event);
      return 'fired';
    },

    mend: async (tx, desk, about) => {
      const { record, now } = await read(tx, desk, about);
      const left = await wantedStill(tx, wantedBy(kind, record, now), firing(tx, record, now));
      return tx.want({ ...about, version: record.version }, left);
    },

    renew: async (tx, desk, about) => renew(tx, desk, await tx.load<State>(about)),
  };
}
