import { createInbound } from '../../src/chat/create-inbound';
import { personId } from '../../src/domain/people/person';
import type { Sender } from '../../src/ports/inbound';
import { syncStaff } from '../../src/wiring/sync-staff';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { li } from '../kit/tickets';

const sender = (account: string): Sender => ({ platform: 'wecom', account, profile: async () => ({ name: account }) });
const report = { branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };

for (const kind of databases) {
  describe(`a member of the company gets another userid (${kind.name})`, () => {
    const hand = deskAtHand(kind);
    const inbound = () => createInbound(hand.inboundDeps());
    const people = () => {
      const [store] = hand.stores;
      if (!store) throw new Error('there is no store');
      return store.people;
    };
    const file = (account: string) => ({ people: [{ ...li, identities: { wecom: account } }] });
    const reports = (account: string, description: string) =>
      inbound().submit({
        from: sender(account),
        key: `${account}:${description}`,
        action: 'report',
        carried: {},
        answers: { description, ...report },
      });

    test('the account follows its person, also over a start whose desk file still has the old name', async () => {
      await syncStaff(file('lina'), people(), hand.now);
      await inbound().renamed('wecom', { account: 'lina', to: 'li.na2' });
      expect(await people().byAccount('wecom', 'lina')).toBeUndefined();
      await syncStaff(file('lina'), people(), hand.now);
      expect(await people().byAccount('wecom', 'li.na2')).toMatchObject({ id: li.id, roles: ['engineer'] });
      await syncStaff(file('li.na2'), people(), hand.now);
      expect((await people().find(li.id))?.identities).toMatchObject({ wecom: 'li.na2' });
    });

    test('requests stay with whoever made them, and whoever gets the old userid next has none of them', async () => {
      await reports('zhang', '打印机卡纸');
      await inbound().renamed('wecom', { account: 'zhang', to: 'zhang.san' });
      const { cards } = await inbound().home(sender('zhang.san'));
      expect(JSON.stringify(cards)).toContain('打印机卡纸');
      expect(JSON.stringify((await inbound().home(sender('zhang'))).cards)).not.toContain('打印机卡纸');
      expect(await people().byAccount('wecom', 'zhang.san')).toMatchObject({ id: 'wecom:zhang' });
      const next = await people().byAccount('wecom', 'zhang');
      expect(next?.id).not.toBe('wecom:zhang');
      await reports('zhang', '键盘失灵');
      expect(await people().byAccount('wecom', 'zhang')).toEqual(next);
    });

    test('two first messages of one newcomer are one person', async () => {
      await Promise.all([reports('new', '鼠标失灵'), reports('new', '耳机失灵'), inbound().home(sender('new'))]);
      expect(await people().byAccount('wecom', 'new')).toMatchObject({ id: personId('wecom:new') });
    });

    test('of an account nobody has nothing is written down', async () => {
      await inbound().renamed('wecom', { account: 'nobody', to: 'somebody' });
      expect(await people().byAccount('wecom', 'somebody')).toBeUndefined();
    });
  });
}
