import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { tellCalendarEnds } from '../../src/wiring/tell-trouble';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { at, chen, desk } from '../kit/tickets';

for (const kind of databases) {
  describe(`the public holidays of next year are not known (${kind.name})`, () => {
    const hand = deskAtHand(kind);

    /** Looks every quarter of an hour for two days, in two processes; how often it was logged and whom it was told. */
    const looked = async (from: Instant) => {
      const logged: number[] = [];
      const told = new Map<string, string>();
      const [store] = hand.stores;
      if (!store) throw new Error('there is no store');
      const logger = { ...hand.inboundDeps().logger, error: () => void logged.push(hand.now) };
      const outbox = {
        announce: async (said: readonly { readonly key: string; readonly to: object }[]) => {
          for (const { key, to } of said) told.set(key, JSON.stringify(to));
        },
      };
      const deps = {
        app: { config: { desk }, clock: { now: () => hand.now }, logger },
        store: { ...store, outbox },
        commandDeps: { committed: () => undefined },
      } as unknown as Parameters<typeof tellCalendarEnds>[0];
      for (let step = 0; step < 2 * 96; step += 1) {
        hand.now = after(from, minutes(15 * step));
        await Promise.all([tellCalendarEnds(deps), tellCalendarEnds(deps)]);
      }
      return { logged: logged.length, leads: [...told.values()].filter((to) => to.includes(chen.id)).length };
    };

    test('is logged once a day by all processes together, and leads hear weekly before, daily after (5.3)', async () => {
      const december = await looked(at('2026-12-10T08:00'));
      expect(december.logged).toBe(2);
      expect(december.leads).toBeLessThanOrEqual(2);
      const january = await looked(at('2027-01-04T08:00'));
      expect(january).toEqual({ logged: 2, leads: 2 });
    });

    test('is nobody’s concern in autumn', async () => {
      expect(await looked(at('2026-11-01T08:00'))).toEqual({ logged: 0, leads: 0 });
    });
  });
}
