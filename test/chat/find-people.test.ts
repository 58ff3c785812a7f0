import { createInbound } from '../../src/chat/create-inbound';
import type { Member } from '../../src/domain/people/member';
import { type Person, personId } from '../../src/domain/people/person';
import type { Standing } from '../../src/domain/people/standing';
import type { Sender } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { chen, li, start, sun, wang, zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

const company: readonly Member[] = [
  { account: 'zhouting', name: '周婷', department: '财务部' },
  { account: 'zhouwei', name: '周伟', department: '市场部' },
];
/** A platform that shows the company, and knows these accounts. */
const at = (person: Person, more: Partial<Sender> = {}): Sender => ({
  platform: 'wecom',
  account: person.identities['wecom'] ?? person.id,
  profile: async (account = person.id) => {
    if (account === 'newcomer') return { name: '新人', account: 'newcomer' };
    if (account === 'stranger') throw new Error('60011');
    return { name: account };
  },
  members: async () => company,
  ...more,
});
const inChat = (person: Person): Person => ({ ...person, identities: { ...person.identities, wecom: person.id } });
const everybody = [li, wang, chen, zhou, sun].map(inChat);
const theirs = ({ id }: Person): Person => everybody.find((one) => one.id === id) ?? li;
beforeEach(async () => {
  for (const person of everybody) await hand.stores[0]?.people.save(person, start);
});
const find = (by: Person, words: string, more: Partial<Sender> = {}) =>
  createInbound(hand.inboundDeps()).findPeople(at(theirs(by), more), words);
const accounts = async (...asked: Parameters<typeof find>) =>
  (await find(...asked)).found?.members.map(({ account }) => account);

test('whoever files for others finds them by part of a name, with their department (K10)', async () => {
  const { found } = await find(li, '周');
  expect(found).toEqual({ members: company.toReversed(), more: false, whole: true });
  expect(await accounts(chen, 'zhouw')).toEqual(['zhouwei']);
});

test.each([
  ['an employee', zhou],
  ['a manager', sun],
])(
  '%s names a colleague by the whole name or account, and does not browse who there is (SITE-4)',
  async (_, person) => {
    expect(await accounts(person, '周')).toEqual([]);
    expect(await accounts(person, 'zhouw')).toEqual([]);
    expect(await accounts(person, 'newcomer')).toEqual([]);
    expect(await accounts(person, 'zhouwei')).toEqual(['zhouwei']);
  },
);

test('whoever serves nobody reads no more of a colleague than the name, and goes through no list of names', async () => {
  expect((await find(zhou, '周伟')).found?.members).toEqual([{ account: 'zhouwei', name: '周伟' }]);
  for (let nth = 0; nth < 15; nth += 1) await find(sun, `周${nth}`);
  expect(await accounts(sun, 'zhouwei')).toEqual([]);
  // Everybody has a budget of their own.
  expect(await accounts(zhou, 'zhouwei')).toEqual(['zhouwei']);
});

test('nor does whoever was an engineer, has left, or is no member of the company', async () => {
  await hand.stores[0]?.people.save({ ...theirs(wang), roles: [] }, start);
  expect(await accounts(wang, '周')).toEqual([]);
  await hand.stores[0]?.people.save({ ...theirs(li), active: false }, start);
  expect(await accounts(li, '周')).toBeUndefined();
  const outside: Partial<Sender> = { account: 'wwother/li', standing: async (): Promise<Standing> => 'outsider' };
  expect(await accounts(chen, '周', outside)).toBeUndefined();
});

test('a whole account that is newer than the directory is found; one the platform does not show is not', async () => {
  expect([await accounts(li, 'newcomer'), await accounts(li, 'stranger')]).toEqual([['newcomer'], []]);
});

test('whoever guesses one account after the other has WeCom asked about a few of them a minute', async () => {
  let asked = 0;
  const profile = async (account?: string) => {
    if (account?.startsWith('guess') !== true) return { name: li.name };
    asked += 1;
    throw new Error('60111');
  };
  for (let nth = 0; nth < 40; nth += 1) await find(li, `guess${nth}`, { profile });
  expect(asked).toBe(30);
  expect(await accounts(li, '周')).toHaveLength(2);
  expect(await accounts(chen, 'newcomer')).toEqual(['newcomer']);
});

test('while the directory cannot be read those whom the desk has met are found, and it says so', async () => {
  const away: Partial<Sender> = { members: () => Promise.reject(new Error('timeout')) };
  const gone = { ...theirs(zhou), id: personId('zhougone'), name: '周离职', gone: ['wecom'] };
  await hand.stores[0]?.people.save({ ...gone, identities: { wecom: 'zhougone' } }, start);
  const { found } = await find(li, '周', away);
  expect(found?.whole).toBe(false);
  expect(found?.members).toContainEqual({ account: zhou.id, name: zhou.name });
  expect(found?.members.map(({ account }) => account)).not.toContain('zhougone');
});

test('whom the platform does not show cannot be filed for, whoever guesses the account (HOT-1)', async () => {
  const from = at(theirs(li), { standing: async (account) => (account === 'stranger' ? 'outsider' : 'admitted') });
  const answers = { description: '卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  const file = (requester: string) =>
    createInbound(hand.inboundDeps()).submit({
      from,
      key: `guess:${requester}`,
      action: 'report',
      carried: {},
      answers: { ...answers, requester },
    });
  expect((await file('stranger')).reply).toMatchObject({ kind: 'invalid', invalid: { fields: { requester: {} } } });
  expect((await file('zhouwei')).reply.kind).toBe('done');
});
