import { heedLanguage } from '../../src/chat/conversation/choose-language';
import { accountGone, accountReturned } from '../../src/chat/people/account-gone';
import { accountRenamed } from '../../src/chat/people/renamed';
import { whoIs } from '../../src/chat/people/who';
import type { Person } from '../../src/domain/people/person';
import type { People } from '../../src/ports/repositories';
import { mendPeople } from '../../src/wiring/mend-people';
import { revokeRemoved } from '../../src/wiring/revoke-removed';
import { syncStaff } from '../../src/wiring/sync-staff';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { chen, li, wang } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const store = () => {
  const [one] = hand.stores;
  if (!one) throw new Error('there is no store');
  return one;
};

const account = 'U0LINA';
const before: Person = { ...li, language: 'zh-CN', identities: { slack: account }, inFile: { slack: account } };
/** What another process writes down just after the record was read. */
const meanwhile = { home: 'wecom', identities: { slack: account, wecom: 'lina' } };

/** The people of the desk, of whom one is changed by another process after each look at them. */
function overtaken(): People {
  const { people } = store();
  const then = async <Answer>(answer: Promise<Answer>): Promise<Answer> => {
    const read = await answer;
    await people.change(li.id, (known) => known && { ...known, ...meanwhile }, hand.now);
    return read;
  };
  return {
    find: (id) => then(people.find(id)),
    findEach: (ids) => then(people.findEach(ids)),
    byAccount: (platform, name) => then(people.byAccount(platform, name)),
    staff: () => then(people.staff()),
    everyone: () => then(people.everyone()),
    change: (...given) => people.change(...given),
    changeAll: (...given) => people.changeAll(...given),
    save: (...given) => people.save(...given),
  };
}

type Deps = ReturnType<typeof hand.inboundDeps>;
const from = { platform: 'slack', account, profile: async () => ({ name: 'Li Na' }) };
const changes: readonly (readonly [string, (deps: Deps) => Promise<unknown>, Partial<Person>])[] = [
  [
    'whoever speaks, and is found in another zone',
    (deps) => whoIs(deps, { ...from, profile: async () => ({ name: 'Li Na', zone: 'Europe/Berlin' }) }, account),
    { zone: 'Europe/Berlin', identities: meanwhile.identities },
  ],
  [
    'whoever asks for another language',
    (deps) => heedLanguage(deps, { from, key: 'k', text: 'english', where: 'chat', files: [] } as never),
    { language: 'en', identities: meanwhile.identities },
  ],
  ['an account that is gone', (deps) => accountGone(deps, 'slack', account), { gone: ['slack'], ...meanwhile }],
  [
    'an account that is called otherwise',
    (deps) => accountRenamed(deps, 'slack', { account, to: 'U0LI' }),
    { home: 'wecom', identities: { slack: 'U0LI', wecom: 'lina' } },
  ],
  [
    'the people of the desk file',
    ({ people }) => syncStaff({ people: [{ ...before, name: 'Li' }] }, people, hand.now),
    { name: 'Li', ...meanwhile },
  ],
  [
    'a record that is mended',
    async ({ people, desk, logger }) => {
      const spoilt = { ...before, language: 'constructor' as never };
      await store().people.save({ ...spoilt, ...meanwhile }, hand.now);
      const speakingNoneOf = async () => [spoilt];
      await mendPeople(desk, { changeAll: people.changeAll, speakingNoneOf }, hand.now, logger);
    },
    { language: 'zh-CN', ...meanwhile },
  ],
];

test.each(changes)('%s: what another process wrote down at the same moment stays', async (_who, change, expected) => {
  await store().people.save(before, hand.now);
  await change(hand.inboundDeps({ people: overtaken() }));
  expect(await store().people.find(li.id)).toMatchObject(expected);
  expect((await store().people.byAccount('wecom', 'lina'))?.id).toBe(li.id);
});

test('whoever is named in the desk file again, by another process, at the moment of being struck off, stays', async () => {
  await store().people.save({ ...before, inFile: { slack: account } }, hand.now);
  const { people } = store();
  const staff = async () => {
    const read = await people.staff();
    await people.change(li.id, (known) => known && { ...known, inFile: undefined as never }, hand.now);
    return read;
  };
  const deps = hand.inboundDeps({ people: { ...overtaken(), staff } });
  await revokeRemoved({ ...deps, desk: { ...deps.desk, people: [wang, chen] } });
  expect(await people.find(li.id)).toMatchObject({ roles: ['engineer'], active: true });
});

test('leads hear of whoever loses both accounts at the same moment, each noticed by another process', async () => {
  await store().people.save({ ...before, identities: meanwhile.identities }, hand.now);
  const { people } = store();
  const byAccount: People['byAccount'] = async (platform, name) => {
    const read = await people.byAccount(platform, name);
    await people.change(li.id, (known) => known && { ...known, gone: ['wecom'] }, hand.now);
    return read;
  };
  await accountGone(hand.inboundDeps({ people: { ...overtaken(), byAccount } }), 'slack', account);
  expect(await people.find(li.id)).toMatchObject({ gone: ['wecom', 'slack'] });
  const rows = await store().outbox.claim({ worker: 'w', now: hand.now, length: 60_000 as never }, 50);
  expect(rows.map(({ announcement: { to } }) => to)).toEqual([{ kind: 'person', person: chen.id }]);
});

test('an account that is back keeps what else became of its person', async () => {
  await store().people.save({ ...before, gone: ['slack'] }, hand.now);
  await accountReturned(hand.inboundDeps({ people: overtaken() }), 'slack', account);
  expect(await store().people.find(li.id)).toMatchObject({ gone: [], ...meanwhile });
});
