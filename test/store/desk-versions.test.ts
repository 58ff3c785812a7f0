import type { DeskVersion } from '../../src/domain/desk-version';
import { personId } from '../../src/domain/people/person';
import type { Instant } from '../../src/domain/time/instant';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { li } from '../kit/tickets';

for (const kind of databases) {
  describe(`versions of the desk file (${kind.name})`, () => {
    const hand = deskAtHand(kind, kind.name === 'mariadb' ? 2 : 1);
    const version = (nth: number, digest: string): DeskVersion => ({
      ...{ version: nth, digest, at: hand.now, who: 'operator:chen', why: 'asked', reason: '李娜换班' },
      changes: [{ path: ['people', 'li.na', 'roles'], before: 'engineer', after: 'lead' }],
    });

    test('the newest is in force, and a number is given once', async () => {
      const { deskVersions } = storeOf(hand, 0);
      expect(await deskVersions.newest()).toBeUndefined();
      const added = await Promise.all(
        hand.stores.map((store, nth) => store.deskVersions.add(version(1, `${nth}`.repeat(64)))),
      );
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await deskVersions.add(version(1, 'c'.repeat(64)))).toBe(false);
      expect(await deskVersions.add(version(2, 'd'.repeat(64)))).toBe(true);
      expect(await deskVersions.newest()).toEqual(version(2, 'd'.repeat(64)));
      expect((await deskVersions.list(9)).map((one) => one.version)).toEqual([2, 1]);
      expect((await deskVersions.list(1)).map((one) => one.at)).toEqual([hand.now as Instant]);
    });

    test('somebody who is erased is named in none of them any more', async () => {
      const { deskVersions, personal } = storeOf(hand, 0);
      await deskVersions.add({
        ...version(1, 'a'.repeat(64)),
        changes: [
          { path: ['people', 'li.na', 'roles'], before: 'engineer', after: 'lead' },
          { path: ['duty'], before: 'primary: li.na, backup: li.nan', after: 'primary: wang.lei, backup: li.na' },
        ],
      });
      await personal.erase({ ...li, name: '欧阳李娜' }, personId('erased-1'), ['李娜']);
      const kept = await deskVersions.newest();
      expect(kept?.changes).toEqual([
        { path: ['people', 'erased-1', 'roles'], before: 'engineer', after: 'lead' },
        { path: ['duty'], before: 'primary: erased-1, backup: li.nan', after: 'primary: wang.lei, backup: erased-1' },
      ]);
      expect(JSON.stringify(kept)).not.toContain('李娜');
    });
  });
}
