import { describeEachDatabase } from '../kit/databases';
import { type Heard, heardBy } from '../kit/heard';
import { onWecom, people, type Seats, type Somebody, seatOf } from '../kit/seats';
import { isOfShift } from '../kit/shift-words';
import { World } from '../kit/world';

/** Thursday before the Spring Festival: a working Friday, a Saturday that is worked, nine days off, and the Tuesday after. */
const thursday = '2026-02-12';
const workingDays = ['02-13', '02-14', '02-24'];
const at = (day: string, time: string): string => `${day}T${time}:00+08:00`;

const everybody = Object.keys(people) as readonly Somebody[];
const english: readonly Somebody[] = ['emma', 'tom', 'kate'];
const names: Readonly<Partial<Record<Somebody, string>>> = {
  li: '李娜',
  wang: '王磊',
  chen: '陈浩',
  sun: '孙悦',
  tom: 'Tom Baker',
  kate: 'Kate Miller',
};

const minute = 60_000;
const local = (moment: number): string => new Date(moment + 480 * minute).toISOString();
const dayOf = ({ at: moment }: Heard): string => local(moment).slice(5, 10);
const minuteOf = ({ at: moment }: Heard): string => local(moment).slice(5, 16);
const isRest = (one: Heard): boolean => {
  const time = local(one.at).slice(11, 16);
  return time < '09:00' || time > '18:00' || ![thursday.slice(5), ...workingDays].includes(dayOf(one));
};

function mostIn<T>(things: readonly T[], name: (thing: T) => string): number {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(name(thing), (counts.get(name(thing)) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** As many messages as anybody of that part may read on one day after the first, and in one minute. */
const bounds: readonly (readonly [Somebody, number, number])[] = [
  ['zhou', 12, 4],
  ['emma', 12, 4],
  ['li', 22, 3],
  ['wang', 16, 4],
  // Two colleagues who left the day before hand over to him, and he answers nothing; in WeCom a list and its lines are two messages.
  ['tom', 24, 6],
  ['chen', 23, 3],
  ['sun', 8, 2],
  ['kate', 8, 2],
];

/** What is open, by what it is there for. */
interface Opened {
  readonly asked: string;
  readonly urgent: string;
  readonly late: string;
  readonly promised: string;
}

/** Somebody says what they want, chooses what it should become, and fills in the form. */
async function begin(world: World, who: Somebody, [said, button]: readonly [string, string]): Promise<void> {
  await world.hands(who).write(said);
  await world.drain();
  await world.pressInDm(who, button);
  await world.fillIn(who, {});
}

async function claimed(world: World, by: Somebody, key: string): Promise<string> {
  await world.press(by, key, '我来受理');
  return key;
}

/** Tickets: one silent, one that waits for its requester, one promised, one solved and complained about, one for a permission. */
async function tickets(world: World): Promise<Opened> {
  const silent = await claimed(world, 'li', await world.report('zhou', '打印机卡纸'));
  const asked = await claimed(world, 'wang', await world.report('zhou', '键盘失灵'));
  await world.press('wang', asked, '转为等待');
  await world.fillIn('wang', { '等待什么？': 'requester', 向报修人说明: '请告诉我们型号' });
  const promised = await claimed(world, 'wang', await world.report('emma', '投影仪不亮'));
  await world.press('wang', promised, '约定答复时间');
  const due = Date.parse(at('2026-02-24', '11:00')) / 1000;
  await world.fillIn('wang', { 答复时间: due, 到时答复什么: '换灯泡的时间' });
  const solved = await claimed(world, 'li', await world.report('zhou', '扫描仪坏了'));
  await world.press('li', solved, '解决');
  await world.fillIn('li', { 原因: '卷纸', 处理: '清理', 建议: '用干纸' });
  await world.pressOwn('zhou', solved, '投诉');
  await world.fillIn('zhou', { '发生了什么？': '没修好就走了', '是否针对某个人？': '李娜' });
  const permitted = await claimed(world, 'li', await world.report('emma', 'Excel 打不开'));
  await world.press('li', permitted, '申请许可');
  await world.fillIn('li', { '需要做什么？': 'login', 具体内容: '登录您的电脑', 为什么需要: '查看插件' });
  return { asked, promised, late: silent, urgent: '' };
}

/** The rest of the week's records, some of them in the evening; whoever has them says nothing. */
async function openAll(world: World): Promise<Opened> {
  const opened = await tickets(world);
  await begin(world, 'zhou', ['咨询 VPN 怎么申请？', '提问咨询']);
  await begin(world, 'emma', ['咨询 How do I print double-sided?', 'Ask a question']);
  await world.press('li', 'IT-Q2', '我来答复');
  await begin(world, 'emma', ['咨询 Where do I get a badge?', 'Ask a question']);
  await world.press('wang', 'IT-Q3', '我来答复');
  await world.press('wang', 'IT-Q3', '答复');
  await world.fillIn('wang', { '答复 1': 'At the front desk.' });
  await world.pushTo(at(thursday, '17:45'));
  await world.report('zhou', '摄像头没画面');
  const risky = await claimed(world, 'wang', await world.report('zhou', '系统越来越慢'));
  await world.press('wang', risky, '有风险的操作');
  await world.fillIn('wang', { 要做什么操作: '重装系统', 可能丢失什么: 'D 盘的文件' });
  await world.pushTo(at(thursday, '18:05'));
  const urgent = await claimed(
    world,
    'wang',
    await world.report('zhou', '财务系统全部瘫痪', { 紧急程度: '紧急：无法工作' }),
  );
  await world.pushTo(at(thursday, '20:00'));
  await begin(world, 'zhou', ['咨询 年会的网络怎么安排？', '提问咨询']);
  await begin(world, 'zhou', ['投诉：电话没人接', '投诉']);
  return { ...opened, urgent };
}

const seatings: Readonly<Record<string, Seats>> = {
  'on WeCom': onWecom,
};

describeEachDatabase('a long week of all kinds of records', (database) => {
  if (database.name !== 'embedded') return;
  describe.each(Object.entries(seatings))('%s', (_seating, seats) => {
    let opened: Opened;
    let log: Awaited<ReturnType<World['events']>>;
    const heard = new Map<Somebody, readonly Heard[]>();
    beforeAll(async () => {
      const world = await World.start({ database, seats, startsAt: at(thursday, '14:30') });
      try {
        opened = await openAll(world);
        await world.pushTo(at('2026-02-24', '15:00'));
        for (const who of everybody) heard.set(who, heardBy(world, who));
        log = await world.events(opened.late);
      } finally {
        await world.stop();
      }
    }, 120_000);

    const told = (who: Somebody): readonly Heard[] => heard.get(who) ?? [];
    /** After whoever is at their desk did what they did. */
    const later = (who: Somebody): readonly Heard[] =>
      told(who).filter(
        ({ at: when, words }) => when > Date.parse(at(thursday, '20:10')) && words !== '' && !isOfShift(words),
      );

    test.each(bounds)('%s reads at most %i messages a day, and %i in a minute', (who, aDay, aMinute) => {
      expect(later(who).length).toBeGreaterThan(0);
      expect(mostIn(later(who), dayOf)).toBeLessThanOrEqual(aDay);
      expect(mostIn(later(who), minuteOf)).toBeLessThanOrEqual(aMinute);
    });

    test('nobody is called at night or on a day off about what can wait', () => {
      const called = everybody.flatMap((who) =>
        later(who)
          .filter(isRest)
          .map(({ words }) => `${who}: ${words}`),
      );
      expect(called.filter((words) => !words.includes(opened.urgent))).toEqual([]);
    });

    test('no working day goes by on which whoever is waited for, or waits, hears nothing of it', () => {
      const days = (who: Somebody, key: string, what: RegExp): readonly string[] => [
        ...new Set(later(who).flatMap((one) => (one.words.includes(key) && what.test(one.words) ? [dayOf(one)] : []))),
      ];
      // Earlier ones read in Slack as they stood.
      const asked = seatOf('zhou', seats) === 'slack' ? /还在等您答复|等报修人回复/ : /还在等您答复/;
      expect(days('zhou', opened.asked, asked)).toEqual(expect.arrayContaining(workingDays));
      expect(days('zhou', 'IT-P2', /还在等您答复/)).toEqual(expect.arrayContaining(workingDays));
      expect(days('emma', 'IT-P1', /still waiting for your answer/)).toEqual(expect.arrayContaining(workingDays));
      expect(days('zhou', 'IT-Q1', /未能/)).toEqual(expect.arrayContaining(workingDays));
      expect(days('emma', 'IT-Q2', /We are sorry/)).toEqual(expect.arrayContaining(workingDays));
      expect(days('zhou', 'IT-C2', /接手|尚未答复/)).toEqual(expect.arrayContaining(workingDays));
    });

    test('a time that was given is told at that time: kept, missed, or with a new one', () => {
      expect(
        later('emma').some(
          ({ words, at: moment }) =>
            /promised an answer by/.test(words) && minuteOf({ at: moment, words, key: undefined }) === '02-24T11:00',
        ),
      ).toBe(true);
      expect(later('zhou').some((one) => /IT-C2.*(未能|接手)/.test(one.words) && minuteOf(one) === '02-13T14:00')).toBe(
        true,
      );
    });

    test('every hop of the ladder for a ticket that nobody hears of leaves its receipt on it', () => {
      const hops = log.flatMap((event) =>
        event.type === 'silence-step-taken' ? event.told.map((person) => `${event.step} ${person}`) : [],
      );
      const receipts = log.flatMap((event) =>
        event.type === 'rescue-receipt' && event.ladder === 'silence' ? [`${event.step} ${event.person}`] : [],
      );
      expect(receipts.toSorted()).toEqual(hops.toSorted());
      expect(new Set(hops.map((hop) => hop.split(' ')[1]))).toEqual(
        new Set(['li.na', 'chen.hao', 'sun.yue', 'kate.miller']),
      );
    });

    test('each reads their own language, and nobody of themselves by name or of a number twice', () => {
      for (const who of everybody) {
        const name = names[who];
        for (const { words } of later(who).filter(({ inChannel }) => inChannel !== true)) {
          if (name !== undefined) expect(words).not.toContain(name);
          expect(words).not.toMatch(/【(IT-[A-Z]?\d+)】[^\n]*\1(?!\d)/);
          if (english.includes(who)) expect(words).not.toMatch(/很抱歉|时限|答复|已受理|需要跟进/);
        }
      }
    });
  });
});
