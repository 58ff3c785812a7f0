import { demoDesk } from '../../src/demo/demo-desk';
import type { Telephones } from '../../src/playground/wecom/telephones';
import { databases } from '../kit/databases';
import { onWecom } from '../kit/seats';
import { phones, World } from '../kit/world';

const embedded = databases.find(({ name }) => name === 'embedded');
if (embedded === undefined) throw new Error('no embedded database');

/** At night whoever is on duty is called, then the backup, then the leads. */
const calls = `${demoDesk}
telephone: { by: [wecom] }
rescue:
  outside:
    - { after: 0s, tell: [primary], by: [chat, call] }
    - { after: 150s, tell: [backup], by: [chat, call] }
    - { after: 240s, tell: [leads] }
    - { after: 300s, tell: [managers] }
`;
const atNight = '2026-11-24T22:00:00+08:00';

const telephonesOf = (world: World): Telephones => {
  const { wecom } = world.slack;
  if (wecom === undefined) throw new Error('no WeCom company');
  return wecom.telephones;
};

/** Receipts of calls, as they came: seconds after the report, whom, and what became of it. */
async function callsOf(world: World, key: string) {
  const { reportedAt } = await world.ticket(key);
  return (await world.events(key)).flatMap((event) =>
    event.type === 'rescue-receipt' && event.way === 'call'
      ? [[Math.round((event.at - reportedAt) / 1000), event.person, event.why ?? event.outcome] as const]
      : [],
  );
}

/** The same without the moments. */
const outcomesOf = async (world: World, key: string) => (await callsOf(world, key)).map(([, ...call]) => call);

const urgent = { 紧急程度: '紧急：无法工作' };

describe('an urgent ticket at night, everybody on WeCom', () => {
  let world: World;
  beforeEach(async () => {
    world = await World.start({ database: embedded, seats: onWecom, deskFile: calls, startsAt: atNight });
  });
  afterEach(() => world.stop());

  test('rings whoever is on duty once the card is out; where nobody answers the backup is called at once', async () => {
    const telephones = telephonesOf(world);
    telephones.decide('wanglei', 'ignores');
    telephones.decide('chenhao', 'answers');
    const key = await world.report('zhou', '机房漏水', urgent);
    await world.push('5s');
    expect(world.dm('wang').join('\n')).toContain(key);
    await world.push('100s');
    const told = await callsOf(world, key);
    expect(told.map(([, ...call]) => call)).toEqual([
      ['wang.lei', 'delivered'],
      ['wang.lei', 'unanswered'],
      ['chen.hao', 'delivered'],
      ['chen.hao', 'answered'],
    ]);
    // The next step would have come after 150 s by itself.
    expect(told.at(-1)?.[0]).toBeLessThanOrEqual(105);
    expect(await world.ticket(key)).toMatchObject({ state: 'new' });
    await world.push('20s');
    expect((await world.ticket(key)).calls).toBeUndefined();
    expect(telephones.calls).toHaveLength(2);
  });

  test('whoever claims it is called no more, nor anybody else; a call that rings already is heard to its end', async () => {
    const telephones = telephonesOf(world);
    const key = await world.report('zhou', '财务系统瘫痪', urgent);
    // Their chat has it: the telephone rings with it.
    expect(telephones.ringing('wanglei')).toBeDefined();
    await world.press('wang', key, '我来受理');
    await world.push('5m');
    expect(await outcomesOf(world, key)).toEqual([
      ['wang.lei', 'delivered'],
      ['wang.lei', 'unanswered'],
    ]);
    expect(telephones.calls).toHaveLength(1);
  });

  test('nobody is called any more without balance: the ladder goes on at once, and leads hear it once', async () => {
    telephonesOf(world).balance = 0;
    const [first, second] = [
      await world.report('zhou', '机房漏水', urgent),
      await world.report('zhou', '机房断电', urgent),
    ];
    await world.push('60s');
    for (const key of [first, second]) {
      expect(await outcomesOf(world, key)).toEqual([
        ['wang.lei', 'no-balance'],
        ['chen.hao', 'no-balance'],
      ]);
    }
    expect(world.dm('chen').filter((text) => text.includes('企业微信紧急通知无法拨打电话：余额不足'))).toHaveLength(1);
  });

  test('a person is called three times in eight minutes at most, and the ticket says so (published limit)', async () => {
    const telephones = telephonesOf(world);
    telephones.decide('wanglei', 'unreachable');
    telephones.decide('chenhao', 'unreachable');
    const keys: string[] = [];
    for (const words of ['机房漏水', '机房断电', '机房起火', '财务系统瘫痪']) {
      keys.push(await world.report('zhou', words, urgent));
      await world.push('60s');
    }
    expect((await outcomesOf(world, keys[0] ?? '')).slice(0, 2)).toEqual([
      ['wang.lei', 'delivered'],
      ['wang.lei', 'not-reachable'],
    ]);
    expect((await outcomesOf(world, keys[3] ?? '')).slice(0, 2)).toEqual([
      ['wang.lei', 'budget'],
      ['chen.hao', 'budget'],
    ]);
    expect(telephones.calls).toHaveLength(6);
  });

  test('a telephone that is taken out of the desk file calls nobody any more, and the ladder goes on', async () => {
    const telephones = telephonesOf(world);
    const key = await world.report('zhou', '机房漏水', urgent);
    await world.push('3s');
    expect(telephones.calls).toHaveLength(1);
    const without = calls.replace('telephone: { by: [wecom] }\n', '').replaceAll(', by: [chat, call]', '');
    await world.restart(without);
    await world.push('3m');
    expect(telephones.calls).toHaveLength(1);
    expect(await outcomesOf(world, key)).toEqual([
      ['wang.lei', 'delivered'],
      ['wang.lei', 'unknown'],
    ]);
    expect((await world.events(key)).filter(({ type }) => type === 'rescue-step-taken').length).toBeGreaterThan(1);
  });

  test('a call under way is asked about after a restart, and not made again', async () => {
    const telephones = telephonesOf(world);
    telephones.decide('wanglei', 'rings');
    const key = await world.report('zhou', '机房漏水', urgent);
    await world.push('25s');
    await world.restart();
    const call = telephones.ringing('wanglei');
    if (call === undefined) throw new Error('nothing rings');
    telephones.answer(call);
    await world.push('10s');
    expect(await outcomesOf(world, key)).toEqual([
      ['wang.lei', 'delivered'],
      ['wang.lei', 'answered'],
    ]);
    expect(telephones.calls).toHaveLength(1);
  });
});

/** Whoever is on duty at night has a number, and nothing but Slack. */
const byProvider = [
  ['slack: U0WANGLEI', phones.wang],
  ['slack: U0CHENHAO', phones.chen],
].reduce(
  (file, [account = '', number = '']) => file.replace(account, `${account}, phone: "${number}"`),
  calls.replace('by: [wecom]', 'by: [webhook]'),
);

describe('an urgent ticket at night, everybody on Slack', () => {
  let world: World;
  beforeEach(async () => {
    const settings = { database: embedded, deskFile: byProvider, startsAt: atNight, hasTelephony: true };
    world = await World.start(settings);
  });
  afterEach(() => world.stop());

  test('1 on the telephone claims it for whoever was called, as the button would, and their card says so (HOT-6)', async () => {
    const { telephony } = world.slack;
    const key = await world.report('zhou', '机房漏水', urgent);
    await world.push('25s');
    expect(telephony.current('U0WANGLEI')).toMatchObject({ state: 'ringing', to: phones.wang });
    expect(telephony.current('U0WANGLEI')?.words).toMatch(
      new RegExp(`IT 服务台。紧急：上海办公室的 ${key} .*机房漏水.*按 1`),
    );
    await telephony.answer('U0WANGLEI');
    expect(await world.ticket(key)).toMatchObject({ state: 'new' });
    expect(await telephony.press('U0WANGLEI', '1')).toBe('claimed');
    await world.drain();
    expect(await world.ticket(key)).toMatchObject({ state: 'claimed', owner: 'wang.lei' });
    expect(await world.card(key)).toContain('王磊');
    expect(world.told('zhou', key)).toContain('王磊');
    await world.push('10m');
    expect(telephony.calls).toHaveLength(1);
    expect(await outcomesOf(world, key)).toEqual([
      ['wang.lei', 'delivered'],
      ['wang.lei', 'answered'],
    ]);
  });

  test('three tickets at once ring once: it says how many wait, and 1 claims the one that it names', async () => {
    const { telephony } = world.slack;
    const keys = [];
    for (const words of ['机房漏水', '机房断电', '机房起火']) keys.push(await world.report('zhou', words, urgent));
    await world.push('25s');
    expect(telephony.calls).toHaveLength(1);
    const { words = '' } = telephony.current('U0WANGLEI') ?? {};
    const named = keys.find((key) => words.includes(`请按 1 受理 ${key}`)) ?? '';
    expect(await telephony.press('U0WANGLEI', '1')).toBe('claimed');
    await world.push('30s');
    expect(await world.ticket(named)).toMatchObject({ state: 'claimed', owner: 'wang.lei' });
    for (const key of keys.filter((one) => one !== named)) {
      expect(await world.ticket(key)).toMatchObject({ state: 'new', rescueSteps: 1 });
      expect(await outcomesOf(world, key)).toEqual([['wang.lei', 'answered']]);
      const receipts = (await world.ticket(key)).receipts?.filter(({ way }) => way === 'call');
      expect(receipts).toMatchObject([{ rangFor: (await world.ticket(named)).id }]);
    }
    expect(telephony.calls).toHaveLength(1);
  });

  test('whoever lets it ring is followed by the next at once, and who comes second hears who has it', async () => {
    const { telephony } = world.slack;
    telephony.decide('U0WANGLEI', 'ignores');
    const key = await world.report('zhou', '机房断电', urgent);
    await world.push('25s');
    await world.push('25s');
    expect(await outcomesOf(world, key)).toEqual([
      ['wang.lei', 'delivered'],
      ['wang.lei', 'unanswered'],
      ['chen.hao', 'delivered'],
    ]);
    await world.press('wang', key, '我来受理');
    expect(await telephony.press('U0CHENHAO', '1')).toBe('refused');
    expect(telephony.current('U0CHENHAO')?.said).toContain('王磊');
    expect(await world.ticket(key)).toMatchObject({ owner: 'wang.lei' });
  });

  test('a provider without balance is told of once, and the ladder goes on', async () => {
    world.slack.telephony.refusesWith = 'no-balance';
    const key = await world.report('zhou', '机房起火', urgent);
    await world.push('60s');
    expect(await outcomesOf(world, key)).toEqual([
      ['wang.lei', 'no-balance'],
      ['chen.hao', 'no-balance'],
    ]);
    expect(world.dm('chen').filter((text) => text.includes('语音服务商无法拨打电话：余额不足'))).toHaveLength(1);
  });
});
