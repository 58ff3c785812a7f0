import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { tellNothingComes } from '../../src/wiring/tell-trouble';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { at, chen, desk } from '../kit/tickets';

for (const kind of databases) {
  describe(`a mailbox that cannot be read (${kind.name})`, () => {
    const hand = deskAtHand(kind);

    test('is told to leads once, however long it lasts and however many processes try, and again when it happens anew', async () => {
      const told = new Map<string, Instant>();
      const [store] = hand.stores;
      if (!store) throw new Error('there is no store');
      const outbox = {
        announce: async (said: readonly { readonly key: string; readonly to: object }[]) => {
          for (const { key, to } of said) {
            if (JSON.stringify(to).includes(chen.id) && !told.has(key)) told.set(key, hand.now);
          }
        },
      };
      const deps = {
        app: { config: { desk }, clock: { now: () => hand.now }, logger: hand.inboundDeps().logger },
        store: { ...store, outbox },
        commandDeps: { committed: () => undefined },
      } as unknown as Parameters<typeof tellNothingComes>[0];
      const failing = async (from: Instant, tries: number): Promise<void> => {
        for (let nth = 0; nth < tries; nth += 1) {
          hand.now = after(from, minutes(5 * nth));
          await Promise.all([1, 2].map(() => tellNothingComes(deps, 'it-desk@example.com', 'ECONNREFUSED')));
        }
      };
      await failing(at('2026-11-24T08:00'), 36);
      expect([...told.values()]).toEqual([at('2026-11-24T08:00')]);
      await failing(at('2026-11-24T12:00'), 3);
      expect([...told.values()]).toEqual([at('2026-11-24T08:00'), at('2026-11-24T12:00')]);
    });
  });
}
