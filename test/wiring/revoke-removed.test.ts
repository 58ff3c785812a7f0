import { whoIs } from '../../src/chat/people/who';
import type { Person } from '../../src/domain/people/person';
import { after, hours, minutes } from '../../src/domain/time/instant';
import { revokeRemoved } from '../../src/wiring/revoke-removed';
import { syncStaff } from '../../src/wiring/sync-staff';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { chen, li, wang } from '../kit/tickets';

for (const kind of databases) {
  describe(`somebody is deleted from the desk file (${kind.name})`, () => {
    const hand = deskAtHand(kind);
    const store = () => {
      const [one] = hand.stores;
      if (!one) throw new Error('there is no store');
      return one;
    };

    const startsWith = (people: readonly Person[]) => ({
      ...hand.inboundDeps(),
      desk: { ...hand.deps().desk, people },
    });
    const told = async () => {
      hand.now = after(hand.now, hours(2));
      const rows = await store().outbox.claim({ worker: 'w', now: hand.now, length: minutes(1) }, 50);
      for (const row of rows) await store().outbox.delivered(row, 'slack', { key: row.id, data: {} }, hand.now);
      return rows.map(({ announcement: { to } }) => to);
    };

    test('a start that dies before leads are told tells them at the next one, once', async () => {
      await syncStaff({ people: [li, wang, chen] }, store().people, hand.now);
      const deps = startsWith([wang, chen]);
      const broken = { ...deps, outbox: { announce: async () => Promise.reject(new Error('the database went away')) } };
      await expect(revokeRemoved(broken)).rejects.toThrow('went away');
      expect(await store().people.find(li.id)).toMatchObject({ roles: [], active: false });
      await revokeRemoved(deps);
      await revokeRemoved(deps);
      expect(await told()).toEqual([{ kind: 'person', person: chen.id }]);
    });

    test('who is named again before anybody was told is nobody to tell of', async () => {
      await syncStaff({ people: [li, wang, chen] }, store().people, hand.now);
      const deps = startsWith([wang, chen]);
      const broken = { ...deps, outbox: { announce: async () => Promise.reject(new Error('the database went away')) } };
      await expect(revokeRemoved(broken)).rejects.toThrow('went away');
      await syncStaff({ people: [li, wang, chen] }, store().people, hand.now);
      await revokeRemoved(startsWith([li, wang, chen]));
      expect(await told()).toEqual([]);
      expect(await store().people.byAccount('slack', 'U0LINA')).toMatchObject({ id: li.id, roles: ['engineer'] });
    });

    test('who speaks just then, while the platform is asked for their name, does not get their part back', async () => {
      await syncStaff({ people: [li, wang, chen] }, store().people, hand.now);
      const deps = startsWith([wang, chen]);
      const speaking = await whoIs(deps, {
        platform: 'slack',
        account: 'U0LINA',
        profile: async () => {
          await revokeRemoved(deps);
          return { name: 'Li Na', language: 'en', zone: 'Europe/Berlin' };
        },
      });
      expect(speaking).toMatchObject({ roles: [], identities: { slack: 'U0LINA' } });
      expect(speaking.id).not.toBe(li.id);
      expect(await store().people.find(li.id)).toMatchObject({ roles: [], active: false, identities: {} });
    });

    test('people with a role that no desk file gave keep it', async () => {
      await revokeRemoved(startsWith([wang, chen]));
      expect(await store().people.find(li.id)).toMatchObject({ roles: ['engineer'] });
    });
  });
}
