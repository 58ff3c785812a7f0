import { describeEachDatabase } from '../kit/databases';
import { type Heard, heardBy, kindOf } from '../kit/heard';
import { pressedOnCopies } from '../kit/pressed-on-a-copy';
import { people, type Somebody, wecomServesSlack } from '../kit/seats';
import { World } from '../kit/world';

/** Of requesters and of those who serve some are on Slack, some on WeCom. */
const seats = { ...wecomServesSlack, others: { emma: 'wecom', wang: 'slack', chen: 'slack', kate: 'slack' } } as const;

/** A Wednesday afternoon, with a holiday on Friday (端午节) and a weekend before the Tuesday on which it ends. */
const wednesday = '2026-06-17T16:00:00+08:00';
const nextTuesday = '2026-06-23T10:00:00+08:00';
const names: Readonly<Partial<Record<Somebody, string>>> = {
  li: '李娜',
  wang: '王磊',
  chen: '陈浩',
  sun: '孙悦',
  kate: 'Kate Miller',
};

const everybody = Object.keys(people) as readonly Somebody[];
const hour = 3_600_000;
const local = (at: number): Date => new Date(at + 8 * hour);
const dayOf = (at: number): string => local(at).toISOString().slice(5, 10);
/** The evening on which a night began; undefined by day. */
function nightOf(at: number): string | undefined {
  const hours = local(at).getUTCHours();
  if (hours >= 9 && hours < 18) return undefined;
  return dayOf(at - 9 * hour);
}

const isList = ({ words }: Heard): boolean => /\d+ 单需要跟进/.test(words);

function countedBy<T>(things: readonly T[], name: (thing: T) => string | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) {
    const key = name(thing);
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** How many of which kind each person is told each day. */
function table(heard: ReadonlyMap<Somebody, readonly Heard[]>): string {
  const lines = [...heard].flatMap(([who, all]) =>
    [...countedBy(all, ({ at }) => dayOf(at))].map(([day, count]) => {
      const kinds = countedBy(
        all.filter(({ at }) => dayOf(at) === day),
        kindOf,
      );
      const told = [...kinds].map(([kind, times]) => `${kind} ${times}`).join(', ');
      return `${who.padEnd(5)} ${day} ${String(count).padStart(4)}  ${told}`;
    }),
  );
  return `${lines.join('\n')}\n`;
}

describeEachDatabase('a week that is pushed', (database) => {
  if (database.name !== 'embedded') return;
  let world: World;
  const heard = new Map<Somebody, readonly Heard[]>();
  const tried: string[] = [];
  const refused: string[] = [];
  beforeAll(async () => {
    world = await World.start({ database, startsAt: wednesday, seats });
    await aWeekOfSilence(world, async (when) => {
      const now = await pressedOnCopies(world, everybody);
      tried.push(...now.tried.map((one) => `${when}: ${one}`));
      refused.push(...now.refused.map((one) => `${when}: ${one}`));
    });
    process.stdout.write(`${tried.length} presses tried\n`);
    for (const who of everybody) heard.set(who, heardBy(world, who));
    process.stdout.write(table(heard));
  }, 300_000);
  afterAll(() => world.stop());

  const told = (who: Somebody): readonly Heard[] => heard.get(who) ?? [];
  const most = (counts: ReadonlyMap<string, number>): number => Math.max(0, ...counts.values());

  test.each<Somebody>(['zhou', 'emma'])('%s hears of one request at most 12 times a day, and 3 a night', (who) => {
    expect(told(who).length).toBeGreaterThan(10);
    expect(most(countedBy(told(who), ({ at, key }) => key && `${key} ${dayOf(at)}`))).toBeLessThanOrEqual(12);
    // What they did themselves that evening is answered.
    const later = told(who).filter(({ at }) => at > Date.parse('2026-06-17T18:10:00+08:00'));
    const nights = countedBy(later, ({ at, key }) => {
      const night = nightOf(at);
      return night === undefined || key === undefined ? undefined : `${key} ${night}`;
    });
    expect(most(nights)).toBeLessThanOrEqual(3);
  });

  test('the lead reads one list an hour at most, and little else', () => {
    const lists = told('chen').filter((one) => isList(one));
    expect(lists.length).toBeGreaterThan(3);
    const gaps = lists.slice(1).map(({ at }, nth) => at - (lists[nth]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(hour);
    const others = told('chen').filter((one) => !isList(one) && dayOf(one.at) !== '06-17');
    expect(most(countedBy(others, ({ at }) => dayOf(at)))).toBeLessThanOrEqual(12);
  });

  test.each<Somebody>(['sun', 'kate'])('%s, a manager, reads the digest and what was brought that far', (who) => {
    expect(most(countedBy(told(who), ({ at }) => dayOf(at)))).toBeLessThanOrEqual(6);
  });

  test('whoever is away without a word is not asked every hour, and at night nobody off duty is', () => {
    expect(
      most(
        countedBy(
          told('wang').filter(({ at }) => dayOf(at) > '06-18'),
          ({ at }) => dayOf(at),
        ),
      ),
    ).toBeLessThanOrEqual(20);
    const atNight = told('li').filter(({ at }) => nightOf(at) !== undefined && dayOf(at) > '06-17');
    expect(most(countedBy(atNight, ({ at }) => nightOf(at)))).toBeLessThanOrEqual(3);
  });

  test('no button on anybody’s newest card of a ticket refuses them, whenever it is pressed', () => {
    expect(refused).toEqual([]);
    expect(new Set(tried).size).toBeGreaterThan(40);
    // The questions that WeCom asks on a card, and what a lead may do from a list.
    expect(tried).toEqual(expect.arrayContaining(['just claimed: emma report', 'on Tuesday: chen assign']));
  });

  test.each(Object.entries(names) as readonly (readonly [Somebody, string])[])(
    '%s is nowhere told of themselves by name',
    (who, name) => {
      const own = told(who).filter(({ inChannel, words }) => !inChannel && words.includes(name));
      expect(own.map(({ words }) => words)).toEqual([]);
    },
  );
});

/**
 * Twelve open requests of which nobody writes a word: an urgent one claimed five minutes after its owner's duty ended, one
 * with a promise, one that waits for the vendor, one that nobody has, and five of somebody who is away without telling.
 */
async function aWeekOfSilence(world: World, press: (when: string) => Promise<void>): Promise<void> {
  const words = [
    ...['邮箱登录不了', '显示器闪屏', '打印机卡纸', 'Excel 打不开', '网络很慢', '键盘失灵', '鼠标没反应', '投影仪不亮'],
    ...['扫描仪坏了', '电脑蓝屏', '摄像头没画面'],
  ];
  // What is begun in WeCom and never filed keeps its card of questions.
  await world.hands('emma').write('会议室有异味');
  await world.drain();
  // All at one moment, so that all of them fall due together.
  for (const [nth, text] of words.entries()) await reportAtOnce(world, nth % 2 === 0 ? 'zhou' : 'emma', text);
  await world.drain();
  const keys = await world.keys();
  const owners = [...words.slice(0, 5).map(() => 'wang' as const), 'chen', 'chen', 'li', 'li', 'li'] as const;
  for (const [nth, owner] of owners.entries()) await world.hands(owner).press(keys[nth] ?? '', '我来受理');
  await world.drain();
  await press('just claimed');
  const [promised = '', waiting = ''] = keys.slice(7);
  await world.press('li', promised, '约定答复时间');
  const due = Date.parse('2026-06-18T15:00:00+08:00') / 1000;
  await world.fillIn('li', { 答复时间: due, 到时答复什么: '换灯泡的时间' });
  await world.press('li', waiting, '转为等待');
  await world.fillIn('li', { '等待什么？': 'vendor', 向报修人说明: '厂商预计三天' });
  await world.pushTo('2026-06-17T18:03:00+08:00');
  const urgent = await world.report('zhou', '财务系统全部瘫痪', { 紧急程度: '紧急：无法工作' });
  await world.pushTo('2026-06-17T18:05:00+08:00');
  await world.press('li', urgent, '我来受理');
  await endOne(world, press);
  await world.pushTo('2026-06-17T22:30:00+08:00');
  await press('at night');
  await world.pushTo('2026-06-20T11:00:00+08:00');
  await press('on a Saturday');
  await world.pushTo(nextTuesday);
  await press('on Tuesday');
}

/** One more, of which the desk reports twice by itself before it is resolved and closed. */
async function endOne(world: World, press: (when: string) => Promise<void>): Promise<void> {
  const solved = await world.report('zhou', '机房断电', { 紧急程度: '紧急：无法工作' });
  await world.press('li', solved, '我来受理');
  await world.push('130m');
  await press('of which nobody writes');
  await world.press('li', solved, '解决');
  await world.fillIn('li', { 原因: '跳闸', 处理: '已复位', 建议: '勿超载' });
  await press('just resolved');
  await world.pressInDm('zhou', '已解决');
  await world.pressInDm('zhou', '4 满意');
  await press('just closed');
}

async function reportAtOnce(world: World, who: Somebody, words: string): Promise<void> {
  await world.hands(who).beginReport(words);
  await world.form(who);
  await world.hands(who).submit({});
}
