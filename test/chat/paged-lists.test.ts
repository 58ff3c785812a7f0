import { createInbound } from '../../src/chat/create-inbound';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import type { Person } from '../../src/domain/people/person';
import { type Ticket, ticketId } from '../../src/domain/ticket/ticket';
import { after, minutes } from '../../src/domain/time/instant';
import type { Inbound } from '../../src/ports/inbound';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { ended, firstNumber, stored } from '../kit/stored-tickets';
import { aTicket, chen, li, liHasIt, start, sun, tom, wang, zhou } from '../kit/tickets';
import { FakeSlack } from './slack/kit/fake-slack';
import { interaction, send, startSlack, until } from './slack/kit/slack-desk';
import { WecomUnderTest } from './wecom/kit/wecom-under-test';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const accountOf = (person: Person): string => person.identities['slack'] ?? '';

/** What somebody has on their screen: all of it as JSON, and what each button brings back. */
interface Screen {
  readonly said: string;
  readonly buttons: ReadonlyMap<string, string>;
}
/** A platform, as somebody who looks something up uses it. */
interface Seat {
  /** They write a word that asks for something. */
  readonly ask: (person: Person, words: string) => Promise<Screen>;
  /** They press a button with this behind it, on what they look at or on a message. */
  readonly press: (person: Person, value: string, on?: 'message') => Promise<Screen>;
  readonly rows: number;
  readonly stop: () => Promise<void>;
}

const objectsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  value === null || typeof value !== 'object'
    ? []
    : [value as Readonly<Record<string, unknown>>, ...Object.values(value).flatMap(objectsIn)];

async function onSlack(inbound: Inbound): Promise<Seat> {
  const fake = await new FakeSlack().start();
  const desk = await startSlack(fake.apiUrl);
  Object.assign(desk.inbound, inbound);
  let trigger = 0;
  const answered = async (body: (trigger: string) => string): Promise<Screen> => {
    const before = fake.asked('views.update').length;
    trigger += 1;
    await send(desk.url, body(`t${trigger}`));
    await until(() => fake.asked('views.update').length > before);
    const view = fake.asked('views.update').at(-1)?.['view'];
    const buttons = objectsIn(view).filter(({ type, value }) => type === 'button' && typeof value === 'string');
    const labelled = buttons.map(({ text, value }) => [String(Object(text).text), String(value)] as const);
    return { said: JSON.stringify(view), buttons: new Map(labelled) };
  };
  return {
    rows: 8,
    ask: (person, words) => {
      const user = { id: accountOf(person), locale: person.language === 'en' ? 'en-US' : person.language };
      fake.next('users.info', { ok: true, user: { ...user, name: 'somebody', profile: { real_name: person.name } } });
      return answered((id) => `command=%2Frepair&text=${words}&user_id=${accountOf(person)}&trigger_id=${id}`);
    },
    press: (person, value, on) =>
      answered((id) =>
        interaction({
          ...{ type: 'block_actions', user: { id: accountOf(person) }, trigger_id: id },
          ...(on === undefined && { view: { type: 'modal', id: 'V1', hash: 'h1' } }),
          actions: [{ action_id: 'press:0', type: 'button', value }],
        }),
      ),
    stop: async () => {
      await desk.stop();
      await fake.stop();
    },
  };
}

async function onWecom(inbound: Inbound): Promise<Seat> {
  const desk = await WecomUnderTest.start();
  Object.assign(desk.inbound, inbound);
  for (const person of [chen, tom, li, sun]) {
    await hand.stores[0]?.people.save({ ...person, identities: { wecom: accountOf(person).toLowerCase() } }, start);
  }
  let keys = 0;
  const answered = async (person: Person, fields: Readonly<Record<string, string>>): Promise<Screen> => {
    keys += 1;
    await desk.told({ FromUserName: accountOf(person).toLowerCase(), ...fields }, `key${keys}`);
    const sent = desk.api.sent().at(-1);
    const buttons = objectsIn(sent).filter(({ text, key }) => typeof text === 'string' && typeof key === 'string');
    return {
      said: JSON.stringify(sent),
      buttons: new Map(buttons.map(({ text, key }) => [String(text), String(key)])),
    };
  };
  const card = { MsgType: 'event', Event: 'template_card_event', CardType: 'button_interaction', TaskId: 'list@1' };
  return {
    rows: 4,
    ask: (person, words) => answered(person, { MsgType: 'text', Content: words, MsgId: `m${keys}` }),
    press: (person, value) => answered(person, { ...card, EventKey: value, ResponseCode: desk.api.click() }),
    stop: () => desk.stop(),
  };
}

let seat: Seat | undefined;
afterEach(async () => {
  await seat?.stop();
  seat = undefined;
});

const tickets = (count: number): readonly Ticket[] =>
  Array.from({ length: count }, (_, nth) => aTicket({ reportedAt: after(start, minutes(nth)) }));
const numbersIn = (screen: Screen): readonly string[] =>
  [...screen.buttons.keys()].filter((one) => /^IT-\d+$/.test(one));
function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there');
  return value;
}
const inLanguages = [
  [
    chen,
    {
      next: '下一页',
      first: '第一页',
      page: (nth: number, of: number) => `第 ${nth}/${of} 页`,
      none: '没有未完成的工单',
    },
  ],
  [
    tom,
    {
      next: 'Next page',
      first: 'First page',
      page: (nth: number, of: number) => `(${nth} of ${of})`,
      none: 'No open tickets',
    },
  ],
] as const;

describe.each([
  ['Slack', onSlack],
  ['WeCom', onWecom],
])('on %s', (_, sit) => {
  test.each(inLanguages)(
    'a list is read to its end, and goes back where it is shorter by then or empty, in the language of %#',
    async (by, words) => {
      await stored(hand.url, tickets(21));
      seat = await sit(createInbound(hand.inboundDeps()));
      const pages = Math.ceil(21 / seat.rows);
      let screen = await seat.ask(by, 'open');
      const first = screen;
      const read = [...numbersIn(screen)];
      let last = '';
      for (let nth = 2; nth <= pages; nth += 1) {
        last = must(screen.buttons.get(words.next));
        screen = await seat.press(by, last);
        expect(screen.said).toContain(words.page(nth, pages));
        read.push(...numbersIn(screen));
      }
      expect([screen.buttons.has(words.next), screen.buttons.has(words.first)]).toEqual([false, true]);
      expect([read.length, new Set(read).size]).toEqual([21, 21]);
      // Most of them end while the last page is on the screen.
      await ended(hand.url, seat.rows + 1);
      screen = await seat.press(by, last);
      expect(screen.said).toContain(words.page(2, 2));
      expect(numbersIn(screen)).toHaveLength(1);
      await ended(hand.url, 2);
      screen = await seat.press(by, must(first.buttons.get(words.next)));
      expect(numbersIn(screen)).toHaveLength(2);
      expect([...screen.buttons.keys()]).toHaveLength(2);
      await ended(hand.url, 0);
      screen = await seat.press(by, last);
      expect(screen.said).toContain(words.none);
      expect(numbersIn(screen)).toEqual([]);
    },
  );

  test('what calls somebody to a ticket opens it as they may see and use it, whichever channels they read', async () => {
    await stored(hand.url, [aTicket({ title: '全楼断网' })]);
    seat = await sit(createInbound(hand.inboundDeps()));
    const look = JSON.stringify({ a: 'look', t: firstNumber, o: 'card' });
    const actions = async (by: Person): Promise<readonly string[]> => {
      const screen = await must(seat).press(by, look, 'message');
      expect(screen.said).toContain('全楼断网');
      return [...screen.buttons.values()].map((value) => String(Object(JSON.parse(value)).a));
    };
    for (const by of [li, chen]) expect(await actions(by)).toContain('claim');
    expect(await actions(sun)).not.toContain('claim');
    const strangers = await seat.press({ ...zhou, identities: { slack: 'U0STRANGER' } }, look, 'message');
    expect(strangers.said).toMatch(/找不到|仅限本公司同事/);
    expect(strangers.said).not.toContain('断网');
  });

  test('a list of more than it can show says on each page how many it leaves out', async () => {
    const deps: InboundDeps = hand.inboundDeps();
    const one = aTicket();
    const five = Array.from({ length: 5001 }, (_, nth) => ({ ...one, id: ticketId(firstNumber + nth) }));
    const many = { open: async (most: number) => five.slice(0, most), countOpen: async () => 5210 };
    seat = await sit(createInbound({ ...deps, tickets: Object.assign(Object.create(deps.tickets), many) }));
    const pages = 5000 / seat.rows;
    const screen = await seat.ask(chen, 'open');
    const next = must(screen.buttons.get('下一页'));
    const last = await seat.press(chen, next.replace('1:open', '999999:open'));
    for (const [shown, nth] of [
      [screen, 1],
      [last, pages],
    ] as const) {
      expect(shown.said).toContain(`第 ${nth}/${pages} 页`);
      expect(shown.said).toContain('另有 210 单未列出');
    }
    expect(last.buttons.has('下一页')).toBe(false);
  });
});

const later = { urgent: false, reportedAt: after(start, minutes(2)) };
const fiveLater = after(start, minutes(5));

describe('a home page', () => {
  const mine = [
    aTicket({ ...later, title: '张三的键盘', owner: li.id, state: 'claimed' }),
    liHasIt({ title: '先报的打印机' }),
    aTicket({ ...later, title: '全楼断网', urgent: true, owner: wang.id, state: 'claimed' }),
    aTicket({ ...later, title: '别人的投影仪', requester: tom.id }),
  ];
  /** Titles of lists, with the tickets on each in their order. */
  const homeOf = async (person: Person, rowsOfCard?: number): Promise<readonly string[]> => {
    const profile = async () => ({ name: person.name });
    const from = { platform: 'slack', account: accountOf(person), profile, ...(rowsOfCard && { rowsOfCard }) };
    const { cards, speak } = await createInbound(hand.inboundDeps()).home(from);
    return cards.flatMap((card) => {
      const rows = card.parts.flatMap((part) => (part.kind === 'facts' && part.style === 'list' ? part.rows : []));
      const titles = mine.map(({ title }) => title);
      const names = rows.map(({ value }) => titles.find((title) => speak(value).includes(title)) ?? '?');
      return rows.length === 0 ? [] : [`${speak(card.title)}: ${names.join(', ')}`];
    });
  };
  // What was reported first is answered already: what is due next of it is due last.
  const [urgent, first, next, theirs] = ['全楼断网', '先报的打印机', '张三的键盘', '别人的投影仪'];
  const open = `未完成的工单: ${urgent}, ${next}, ${theirs}, ${first}`;
  const reported = `我的报修: ${urgent}, ${next}, ${first}`;

  test.each([
    ['a requester, their own requests and nothing of others', zhou, [reported]],
    ['an engineer, what they have and all that is open', li, [`我的工单: ${next}, ${first}`, open]],
    ['a lead, all that is open', chen, [open]],
    ['a manager, all that is open', sun, [open]],
  ] as const)('shows %s, urgent first, then by what is due next', async (_, person, lists) => {
    await stored(hand.url, mine);
    hand.now = fiveLater;
    expect(await homeOf(person)).toEqual(lists);
    expect(await homeOf(person, 4)).toEqual(lists);
  });
});
