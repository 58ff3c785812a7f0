import { proposeYear } from '../../src/commands/calendar/years';
import { theDesk } from '../../src/domain/ticket/event';
import { after, type Instant, minutes } from '../../src/domain/time/instant';
import { tellCalendarEnds } from '../../src/wiring/tell-trouble';
import { midnight, of2027 } from '../kit/calendar-gallery';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { at, chen, desk } from '../kit/tickets';

for (const kind of databases) {
  describe(`the public holidays of next year are not known (${kind.name})`, () => {
    const hand = deskAtHand(kind);

    /** Looks every quarter of an hour for so many days, in two processes; how often it was logged, and when who was told what. */
    const looked = async (from: Instant, lasting = 2) => {
      const logged: number[] = [];
      const told = new Map<string, string>();
      const [store] = hand.stores;
      if (!store) throw new Error('there is no store');
      const logger = { ...hand.inboundDeps().logger, error: () => void logged.push(hand.now) };
      const outbox = {
        announce: async (said: readonly { readonly key: string; readonly to: object; readonly content: object }[]) => {
          for (const { key, to, content } of said) {
            const local = new Date(hand.now + 8 * 3_600_000).toISOString().slice(0, 16);
            const isNew = !told.has(key) && JSON.stringify(to).includes(chen.id);
            if (isNew) told.set(key, `${local} ${/notice\.calendar(\w+)/.exec(JSON.stringify(content))?.[1]}`);
          }
        },
      };
      const deps = {
        app: { config: { desk }, clock: { now: () => hand.now }, logger },
        store: { ...store, outbox },
        commandDeps: { committed: () => undefined },
      } as unknown as Parameters<typeof tellCalendarEnds>[0];
      for (let step = 0; step < lasting * 96; step += 1) {
        hand.now = after(from, minutes(15 * step));
        await Promise.all([tellCalendarEnds(deps), tellCalendarEnds(deps)]);
      }
      return { logged: logged.length, leads: [...told.values()] };
    };

    test('is logged once a day by all processes together; leads hear weekly from 60 days before, then each working day (5.3)', async () => {
      expect(await looked(at('2026-10-30T00:00'))).toEqual({ logged: 0, leads: [] });
      const november = await looked(at('2026-11-02T00:00'), 16);
      expect(november.logged).toBe(16);
      expect(november.leads).toEqual([...['2026-11-02T09:00 Ends', '2026-11-06T09:00 Ends', '2026-11-13T09:00 Ends']]);
      const december = await looked(at('2026-12-24T00:00'), 10);
      expect(december.leads).toEqual([
        ...['2026-12-24T09:00 Ends', '2026-12-25T09:00 Ends', '2026-12-28T09:00 Ends', '2026-12-29T09:00 Ends'],
        ...['2026-12-30T09:00 Ends', '2026-12-31T09:00 Ends', '2027-01-01T09:00 Over'],
      ]);
    });

    test('is told of by its own record once it is proposed', async () => {
      hand.now = at('2026-12-28T08:00');
      await proposeYear(hand.deps(), { year: of2027, origin: 'import', by: theDesk, midnight });
      expect(await looked(hand.now)).toMatchObject({ leads: [] });
    });
  });
}
