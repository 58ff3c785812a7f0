import { createInbound } from '../../../src/chat/create-inbound';
import type { Json } from '../../../src/chat/wecom/api';
import { menuAsks } from '../../../src/chat/wecom/menu';
import type { Person } from '../../../src/domain/people/person';
import type { Language } from '../../../src/domain/words';
import { wecomLimits } from '../../../src/platforms/wecom-limits';
import { appMenu } from '../../../src/wiring/app-menu';
import { databases } from '../../kit/databases';
import { deskAtHand } from '../../kit/desk-at-hand';
import { chen, li, start, sun, zhou } from '../../kit/tickets';
import { voiceIn } from '../slack/kit/voices';
import { WecomUnderTest } from './kit/wecom-under-test';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
let desk: WecomUnderTest;
const people = { requester: zhou, engineer: li, lead: chen, manager: sun } as const;
const accountOf = ({ identities }: Person): string => (identities['slack'] ?? '').toLowerCase();

beforeEach(async () => {
  desk = await WecomUnderTest.start();
  const inbound = createInbound(hand.inboundDeps());
  Object.assign(desk.inbound, inbound);
  for (const person of Object.values(people)) {
    await hand.stores[0]?.people.save({ ...person, identities: { wecom: accountOf(person) } }, start);
  }
  const from = { platform: 'wecom', account: accountOf(zhou), profile: async () => ({ name: zhou.name }) };
  const answers = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await inbound.submit({ from, key: 'reported', action: 'report', carried: {}, answers });
});
afterEach(() => desk.stop());

let keys = 0;
/** Each message has these of its own. */
const ofTheMessage = ['task_id', 'duplicate_check_interval'];
/** What somebody is sent for what they do. */
async function sentFor(person: Person, fields: Readonly<Record<string, string>>): Promise<string> {
  const before = desk.api.sent().length;
  keys += 1;
  await desk.told({ FromUserName: accountOf(person), MsgId: `${keys}`, ...fields }, `menu${keys}`);
  return JSON.stringify(desk.api.sent().slice(before), (name, value: unknown) =>
    ofTheMessage.includes(name) ? '' : value,
  );
}
const click = (person: Person, key: string) => sentFor(person, { MsgType: 'event', Event: 'click', EventKey: key });
const write = (person: Person, text: string) => sentFor(person, { MsgType: 'text', Content: text });

/** Entries that ask for something, with what they are called. */
const asking = (language: Language): readonly Json[] => {
  const [, { sub_button } = {}] = appMenu(voiceIn(language), 'https://desk.example')['button'] as Json[];
  return (sub_button as readonly Json[]).filter(({ type }) => type === 'click');
};

test.each(Object.entries(people))('each entry of the menu answers a %s as its word does', async (_, person) => {
  for (const key of menuAsks) {
    // The first answer promises the picture of the fortnight, the next ones say that it is there.
    expect(await click(person, key)).toContain(accountOf(person));
    const clicked = await click(person, key);
    expect(clicked).toContain(accountOf(person));
    expect(await write(person, key)).toBe(clicked);
    for (const language of ['zh-CN', 'en'] as const) {
      const name = asking(language).find((entry) => entry['key'] === key)?.['name'];
      expect(await write(person, String(name))).toBe(clicked);
    }
  }
});

test('what the entries show is for whoever may see it: requesters are told that a list is not for them', async () => {
  expect(await click(zhou, 'open')).toContain('全部工单仅服务台人员可以查看');
  expect(await click(zhou, 'mine')).toContain('打印机卡纸');
  for (const person of [li, chen, sun]) expect(await click(person, 'open')).toContain('打印机卡纸');
  expect(await click(li, 'mine')).not.toContain('打印机卡纸');
  expect(await click(zhou, 'duty')).toContain('主值班');
});

test('whoever is not active any more reads that, whichever entry they choose', async () => {
  const gone = { ...li, active: false, identities: { wecom: accountOf(li) } };
  await hand.stores[0]?.people.save(gone, start);
  for (const key of menuAsks) expect(await click(li, key)).not.toContain('打印机卡纸');
  expect(await click(li, 'open')).toBe(await click(li, 'mine'));
});

test.each(['zh-CN', 'en'] as const)('the menu keeps to what WeCom takes, in %s', (language) => {
  const bytes = ({ name }: Json) => Buffer.byteLength(String(name));
  const top = appMenu(voiceIn(language), 'https://desk.example')['button'] as readonly Json[];
  const menus = top.map(({ sub_button }) => (sub_button ?? []) as readonly Json[]);
  const below = menus.flat();
  expect([top.length <= 3, Math.max(...menus.map(({ length }) => length)) <= 5]).toEqual([true, true]);
  expect([
    Math.max(...top.map(bytes)) <= wecomLimits.menuName.most,
    Math.max(...below.map(bytes)) <= wecomLimits.menuNameBelow.most,
  ]).toEqual([true, true]);
});
