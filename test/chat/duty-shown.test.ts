import { createInbound } from '../../src/chat/create-inbound';
import type { InboundDeps } from '../../src/chat/inbound-deps';
import { type Person, personId, type Role } from '../../src/domain/people/person';
import { after, days, instant, minutes } from '../../src/domain/time/instant';
import { createTranslator } from '../../src/i18n/create-translator';
import { findDutyLink } from '../../src/ports/duty-links';
import type { Answered, Sender } from '../../src/ports/inbound';
import type { Button, Card } from '../../src/views/card';
import { allShifts } from '../kit/all-shifts';
import { databases } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { desk, li, start, tom, zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

const somebody = (id: string, roles: readonly Role[], more: Partial<Person> = {}): Person => ({
  ...zhou,
  ...{ id: personId(id), name: `name of ${id}`, roles, identities: { chat: id }, ...more },
});
const cast = {
  requester: somebody('requester', []),
  engineer: somebody('engineer', ['engineer']),
  lead: somebody('lead', ['lead']),
  manager: somebody('manager', ['manager']),
  administrator: somebody('administrator', ['admin']),
} as const;
type Part = keyof typeof cast;
const parts = Object.keys(cast) as readonly Part[];

const sender = (part: Part): Sender => ({
  platform: 'chat',
  account: cast[part].id,
  profile: async () => ({ name: cast[part].name }),
});
let secrets = 0;
const secret = (): string => {
  secrets += 1;
  return String(secrets).padStart(64, '0');
};
const inbound = (more: Parameters<typeof hand.inboundDeps>[0] = {}) =>
  createInbound(hand.inboundDeps({ calendars: { url: 'https://desk.example.com', secret }, ...more }));
let nth = 0;
const press = (part: Part, action: string, value?: string, more = {}): Promise<Answered> => {
  nth += 1;
  return inbound(more).press({ from: sender(part), key: `press${nth}`, action, ...(value && { value }) });
};
const ask = (part: Part, text: string, more = {}): Promise<Answered> =>
  inbound(more).open({ from: sender(part), action: 'ask', text });

const cardOf = ({ reply }: Answered): Card => {
  if (reply.kind !== 'card') throw new Error(`no card, but ${reply.kind}`);
  return reply.card;
};
const buttonsOn = (answered: Answered): readonly Button[] =>
  cardOf(answered).parts.flatMap((part) => (part.kind === 'buttons' ? part.buttons : []));
const said = ({ reply, speak }: Answered): string =>
  reply.kind === 'done' && reply.text !== undefined ? speak(reply.text) : '';
const secretIn = (answered: Answered): string => /\/duty\/([0-9a-f]{64})\.ics/.exec(said(answered))?.[1] ?? '';

beforeEach(async () => {
  const people = Object.values(cast);
  await storeOf(hand, 0).people.changeAll(new Map(people.map((person) => [person.id, () => person])), start);
});

test.each(parts)('a %s is offered of the roster just what they may press', async (part) => {
  const offered = [
    ...buttonsOn(await ask(part, 'duty')),
    ...(part === 'requester' ? [] : buttonsOn(await press(part, 'roster'))),
  ];
  const all = ['roster', 'duty-link mine', 'duty-link all'];
  for (const one of all) {
    const [action = '', value] = one.split(' ');
    const isOffered = offered.some((button) => button.action === action && button.value === value);
    const { reply } = await press(part, action, value);
    expect([one, reply.kind !== 'refused']).toEqual([one, isOffered]);
  }
  const mayReadAll = part === 'lead' || part === 'manager' || part === 'administrator';
  expect(offered.some(({ value }) => value === 'all')).toBe(mayReadAll);
});

test('who is on duty is nobody’s secret; the roster with who is on leave is for those with a part in the desk', async () => {
  expect(JSON.stringify(cardOf(await ask('requester', 'duty')))).toContain(li.id);
  expect((await press('requester', 'roster')).reply.kind).toBe('refused');
});

test.each(parts.filter((part) => part !== 'requester'))(
  'what of the month is not payable: a %s reads it as a lead or manager alone (STAFF-3)',
  async (part) => {
    const since = new Map([...(desk.vetting?.since ?? [])].filter(([id]) => id !== tom.id));
    const unvetted = { desk: { ...desk, vetting: { since } } };
    const read = JSON.stringify(cardOf(await press(part, 'roster', undefined, unvetted)).parts);
    const isTheirs = part === 'lead' || part === 'manager';
    expect(read.includes('roster.unpaid.counted')).toBe(isTheirs);
    expect(/roster\.unpaid\.unvetted.*tom\.baker/.test(read)).toBe(isTheirs);
    // A desk that asks for no vetting shows nobody any of it.
    const { vetting: _vetting, ...usual } = desk;
    const plain = cardOf(await press(part, 'roster', undefined, { desk: usual }));
    expect(JSON.stringify(plain)).not.toContain('roster.unpaid');
  },
);

test('a link is shown once, found by its secret alone, replaced by another and ended by a press', async () => {
  const store = storeOf(hand, 0);
  const find = (one: string) => findDutyLink(store.shared, one, hand.now);
  const first = secretIn(await press('engineer', 'duty-link', 'mine'));
  expect((await find(first))?.link).toMatchObject({ person: 'engineer', scope: 'mine' });
  expect(JSON.stringify(await store.shared.under('duty-link', hand.now))).not.toContain(first);

  const again = await press('engineer', 'duty-link', 'mine');
  expect(cardOf(again).parts).toHaveLength(2);
  expect(JSON.stringify(again.reply)).not.toContain(first);
  expect(await find(first)).toBeDefined();

  const next = secretIn(await press('engineer', 'duty-link', 'mine:new'));
  expect([await find(first), (await find(next))?.link.person]).toEqual([undefined, 'engineer']);
  await press('engineer', 'duty-link', 'mine:end');
  expect(await find(next)).toBeUndefined();
  expect(secretIn(await press('engineer', 'duty-link', 'mine'))).not.toBe('');
});

test('a lead’s two links end each for itself; nobody asks for a link with a made-up value, or where there are no pages', async () => {
  const mine = secretIn(await press('lead', 'duty-link', 'mine'));
  const all = secretIn(await press('lead', 'duty-link', 'all'));
  await press('lead', 'duty-link', 'mine:end');
  const find = (one: string) => findDutyLink(storeOf(hand, 0).shared, one, hand.now);
  expect([await find(mine), (await find(all))?.link.scope]).toEqual([undefined, 'all']);
  for (const value of [undefined, '', 'ours', 'mine:', 'all:new:new', 'constructor']) {
    expect((await press('lead', 'duty-link', value)).reply.kind).toBe('refused');
  }
  const without = { calendars: undefined };
  expect((await press('lead', 'duty-link', 'mine', without)).reply.kind).toBe('refused');
  const offered = [
    ...buttonsOn(await ask('lead', 'duty', without)),
    ...buttonsOn(await press('lead', 'roster', undefined, without)),
  ];
  expect(offered.filter(({ action }) => action === 'duty-link')).toEqual([]);
});

test('a picture that cannot be drawn leaves the words, and is tried again', async () => {
  const drawRoster = () => Promise.reject(new Error('no ink'));
  expect(JSON.stringify(cardOf(await ask('engineer', 'duty', { drawRoster })))).toContain(li.id);
  expect(hand.errors).toMatchObject([{ message: 'the picture of the roster could not be sent' }]);
  const drawn: object[] = [];
  const draws = async (drawing: object) => {
    drawn.push(drawing);
    return Buffer.from('picture');
  };
  await ask('engineer', 'duty', { drawRoster: draws });
  await ask('engineer', 'duty', { drawRoster: draws });
  expect(drawn).toHaveLength(1);
});

test.each(parts)(
  'the own page of a %s has the picture of the roster just where they may see who is on leave',
  async (part) => {
    const { cards } = await inbound().home(sender(part));
    const named = cards.flatMap((card) => card.parts).find(({ kind }) => kind === 'picture');
    const { pictures, reply } = await inbound().rosterPictures(sender(part));
    const [picture] = pictures;
    expect([named !== undefined, picture !== undefined, reply.kind !== 'refused']).toEqual(
      Array(3).fill(part !== 'requester'),
    );
    if (named?.kind === 'picture') expect([named.picture.key, named.beside]).toEqual([picture?.key, true]);
  },
);

test('who would see the same has the same picture, drawn once until something in it changes', async () => {
  let drawn = 0;
  const drawRoster = async () => {
    drawn += 1;
    return Buffer.from(`picture ${drawn}`);
  };
  const pictureOf = async (part: Part, more = {}) =>
    (await inbound({ drawRoster, ...more }).rosterPictures(sender(part))).pictures[0];
  const first = await pictureOf('engineer');
  expect(String(await first?.png())).toBe('picture 1');
  hand.now = after(hand.now, minutes(20));
  const later = await pictureOf('lead');
  expect([later?.key, String(await later?.png()), drawn]).toEqual([first?.key, 'picture 1', 1]);
  const english = { ...cast.manager, language: 'en' as const };
  const renamed = { ...li, name: '李娜（新）' };
  await storeOf(hand, 0).people.changeAll(new Map([[english.id, () => english]]), start);
  const keys = [first?.key, (await pictureOf('manager'))?.key];
  const closed = { ...desk, places: desk.places.map((place) => ({ ...place, name: { en: 'x', 'zh-CN': 'x' } })) };
  keys.push((await pictureOf('engineer', { desk: closed }))?.key);
  await storeOf(hand, 0).people.changeAll(new Map([[li.id, () => renamed]]), start);
  keys.push((await pictureOf('engineer'))?.key);
  hand.now = after(hand.now, days(1));
  keys.push((await pictureOf('engineer'))?.key);
  expect(new Set(keys).size).toBe(5);
});

test('where places differ, each has a picture of its own, and whoever asks for all gets them in one', async () => {
  const scoped = desk.places.map(({ id }, nth) => ({
    span: { from: start, to: after(start, days(3)) },
    ...{ primary: nth === 0 ? li.id : tom.id, backup: null, places: [id], skills: [] },
  }));
  const drawn: number[] = [];
  const drawRoster: InboundDeps['drawRoster'] = async ({ roster }) => {
    drawn.push(roster.parts.length);
    return Buffer.from('picture');
  };
  const more = { desk: { ...desk, duty: scoped }, drawRoster };
  const { pictures } = await inbound(more).rosterPictures(sender('engineer'));
  for (const { png } of pictures) await png();
  const { cards } = await inbound(more).home(sender('engineer'));
  const named = cards.flatMap(({ parts }) => parts.flatMap((part) => (part.kind === 'picture' ? [part.picture] : [])));
  expect(named.map(({ key }) => key)).toEqual(pictures.map(({ key }) => key));
  expect(named.map(({ alt }) => /上海|北京/.exec(JSON.stringify(alt))?.[0])).toEqual(['上海', '北京']);
  await ask('engineer', 'duty', more);
  expect(drawn).toEqual([1, 1, 2]);
});

test('a roster of many parts stays a short card', async () => {
  const scoped = desk.places.flatMap(({ id }, place) =>
    desk.catalogue.map((branch, nth) => ({
      span: { from: start, to: after(start, days(3)) },
      ...{ primary: (nth + place) % 2 === 0 ? li.id : tom.id, backup: null, places: [id], skills: [branch.id] },
    })),
  );
  const many = { ...desk, duty: [...scoped, ...allShifts(desk.duty)] };
  const card = cardOf(await ask('engineer', 'duty', { desk: many }));
  const [facts] = card.parts;
  expect(facts?.kind === 'facts' && facts.rows.length).toBeLessThanOrEqual(7);
  expect(JSON.stringify(card)).toContain('roster.moreParts');
});

test('whoever reads in another zone reads their own dates and hours', async () => {
  const berlin = somebody('engineer', ['engineer'], { zone: 'Europe/Berlin', language: 'en' });
  await storeOf(hand, 0).people.changeAll(new Map([[berlin.id, () => berlin]]), start);
  hand.now = instant('2026-11-24T01:30:00+08:00');
  const card = cardOf(await press('engineer', 'roster'));
  const speak = createTranslator().speakTo({
    language: 'en',
    zone: 'Europe/Berlin',
    now: hand.now,
    nameOf: (id) => id,
  });
  const table = card.parts.find((part) => part.kind === 'table');
  const rows = table?.kind === 'table' ? table.rows.map((row) => row.map(speak).join(' ')) : [];
  expect(rows[0]).toMatch(/^Today, Mon 23 Nov 18:30–24:00 /);
});
