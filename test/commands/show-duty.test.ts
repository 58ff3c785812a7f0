import { type ShowDutyParts, showDuty } from '../../src/commands/show-duty';
import type { Person } from '../../src/domain/people/person';
import { type Instant, after as later, minutes, seconds } from '../../src/domain/time/instant';
import { type Say, say } from '../../src/domain/words';
import type { DutyDisplay, DutyDisplays, ShownDuty } from '../../src/ports/duty-display';
import { DeliveryFailed, DeliveryUncertain } from '../../src/ports/platform';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { at, desk } from '../kit/tickets';
import { FakeLogger } from '../scheduler/fakes';

const display: DutyDisplay = {
  key: 'slack:group:S0ONDUTY',
  scope: { places: [], skills: [] },
  name: say('notice.dutyGroup', { group: 'S0ONDUTY' }),
};

/** A platform that shows what it is told, unless it is told to fail. */
class Shows implements DutyDisplays {
  readonly shown: (readonly string[])[] = [];
  next: (() => Promise<void>) | undefined;
  readonly left: string[] = [];
  named: readonly DutyDisplay[] = [display];
  all = (): readonly DutyDisplay[] => this.named;
  owns = (): boolean => true;
  letGo = async (key: string): Promise<void> => void this.left.push(key);
  async show(_: DutyDisplay, { people }: ShownDuty): Promise<undefined> {
    const fails = this.next;
    this.next = undefined;
    await fails?.();
    this.shown.push(people.map(({ id }) => id));
  }
}

for (const kind of databases) {
  describe(`showing who is on duty (${kind.name})`, () => {
    const processes = kind.name === 'mariadb' ? 2 : 1;
    const hand = deskAtHand(kind, processes);
    let duty: Shows;
    let told: string[];
    beforeEach(() => {
      duty = new Shows();
      told = [];
    });
    const parts = (nth = 0, changes: Partial<ShowDutyParts> = {}): ShowDutyParts => ({
      ...hand.deps(nth),
      platforms: [{ name: 'slack', duty }],
      shared: storeOf(hand, nth).shared,
      speakOf: (_: ReadonlyMap<string, Person>) => () => '',
      tell: async (key: string, _: Say) => void told.push(key),
      logger: new FakeLogger(),
      ...changes,
    });
    const look = (nth = 0, changes: Partial<ShowDutyParts> = {}) => showDuty(parts(nth, changes));
    const away = async () => {
      throw new DeliveryFailed('slack', seconds(30), 'ratelimited');
    };
    const forbidden = async () => {
      throw new DeliveryFailed('slack', null, 'permission_denied');
    };

    test('each change once, and it says when it changes next', async () => {
      expect(await look()).toBe(at('18:00'));
      hand.now = later(hand.now, minutes(1));
      await look();
      hand.now = at('18:00');
      await look();
      expect(duty.shown).toEqual([
        ['li.na', 'wang.lei'],
        ['wang.lei', 'chen.hao'],
      ]);
    });

    test('however many processes look at the same moment', async () => {
      const looks = Array.from({ length: 6 }, (_, nth) => look(nth % processes));
      await Promise.all(looks);
      expect(duty.shown).toEqual([['li.na', 'wang.lei']]);
    });

    test('a process that dies over it is followed by another one when its lease has ended', async () => {
      duty.next = () => new Promise(() => undefined);
      void look();
      while (duty.next !== undefined) await new Promise(setImmediate);
      expect(await look(processes - 1)).toBe(later(hand.now, seconds(30)));
      expect(duty.shown).toEqual([]);
      hand.now = later(hand.now, seconds(30));
      await look(processes - 1);
      expect(duty.shown).toEqual([['li.na', 'wang.lei']]);
    });

    test('a platform that is away is asked again when it says, and nobody hears of it; nor where nobody knows', async () => {
      duty.next = away;
      expect(await look()).toBe(later(hand.now, seconds(30)));
      expect(await look()).toBe(later(hand.now, seconds(30)));
      hand.now = later(hand.now, seconds(30));
      duty.next = async () => {
        throw new DeliveryUncertain('slack');
      };
      expect(await look()).toBe(later(hand.now, seconds(10)));
      hand.now = later(hand.now, seconds(10));
      await look();
      expect([duty.shown, told]).toEqual([[['li.na', 'wang.lei']], []]);
    });

    test('what is forbidden is told once a reason, and once when it is permitted', async () => {
      for (let nth = 0; nth < 4; nth += 1) {
        duty.next = forbidden;
        await look();
        hand.now = later(hand.now, minutes(10));
      }
      duty.next = async () => {
        throw new DeliveryFailed('slack', null, 'plan_upgrade_required');
      };
      await look();
      hand.now = later(hand.now, minutes(10));
      await look();
      expect(told).toEqual([
        'slack:group:S0ONDUTY:0:permission_denied',
        'slack:group:S0ONDUTY:0:plan_upgrade_required',
        'slack:group:S0ONDUTY:0:well',
      ]);
      expect(duty.shown).toEqual([['li.na', 'wang.lei']]);
    });

    test('a process that dies before it kept that it told says the same again, under the same key', async () => {
      duty.next = forbidden;
      const dies = async (key: string) => {
        told.push(key);
        throw new Error('the power went');
      };
      await expect(look(0, { tell: dies })).rejects.toThrow('the power went');
      hand.now = later(hand.now, seconds(30));
      duty.next = forbidden;
      await look();
      expect(new Set(told).size).toBe(1);
    });

    test('what the desk file names no more is let go once', async () => {
      await look();
      duty.named = [];
      await Promise.all([look(), look(processes - 1)]);
      await look();
      expect(duty.left).toEqual([display.key]);
      duty.named = [display];
      await look();
      expect(duty.shown).toHaveLength(2);
    });

    test('whoever is reached elsewhere only is not shown, as their account there is gone; others are', async () => {
      const people = storeOf(hand, 0).people;
      const li = (await people.staff()).find(({ id }) => id === 'li.na');
      const both = { slack: 'U0LINA', wecom: 'lina' };
      if (li) await people.save({ ...li, identities: both, gone: ['slack'] }, hand.now as Instant);
      await look();
      expect(duty.shown).toEqual([['wang.lei']]);
    });

    test('whoever has no account there is nobody; where that is everybody, the leads are shown', async () => {
      const people = storeOf(hand, 0).people;
      for (const one of ['li.na', 'wang.lei']) {
        const person = (await people.staff()).find(({ id }) => id === one);
        if (person) await people.save({ ...person, identities: { wecom: one } }, hand.now as Instant);
      }
      await look();
      expect(duty.shown).toEqual([['chen.hao']]);
      await look(0, { desk: { ...desk, duty: [] } });
      expect(duty.shown).toEqual([['chen.hao']]);
    });
  });
}
