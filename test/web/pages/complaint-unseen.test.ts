import { createInbound } from '../../../src/chat/create-inbound';
import type { Complaint } from '../../../src/domain/complaint/complaint';
import { type Person, personId, type Role } from '../../../src/domain/people/person';
import { type RecordRef, recordName } from '../../../src/domain/record/record-ref';
import { hours } from '../../../src/domain/time/instant';
import type { Answered, Sender } from '../../../src/ports/inbound';
import type { Announcement } from '../../../src/views/announcement';
import { databases } from '../../kit/databases';
import { deskAtHand, storeOf } from '../../kit/desk-at-hand';
import { desk as demo, zhou as someone } from '../../kit/tickets';
import { openDatabaseAt } from '../../store/open-test-database';
import { type PageBrowser, PagesUnderTest } from './kit';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const tested = new PagesUnderTest();
beforeAll(() => tested.start());
afterAll(() => tested.stop());

const somebody = (id: string, roles: readonly Role[] = [], more: Partial<Person> = {}): Person => ({
  ...someone,
  ...{ id: personId(id), name: `name of ${id}`, roles, language: 'zh-CN', identities: { chat: id }, ...more },
});

/** Every part that somebody can have in a complaint, or not have. */
const cast = {
  complainant: somebody('complainant'),
  about: somebody('about', ['engineer']),
  owner: somebody('owner', ['engineer']),
  helper: somebody('helper', ['engineer']),
  formerOwner: somebody('former-owner', ['engineer']),
  pastLevel: somebody('past-level', ['lead']),
  levelNow: somebody('level-now', ['manager']),
  nextLevel: somebody('next-level', ['manager']),
  // They hold a level that the complaint has come through, and have a part in it.
  excludedLevel: somebody('excluded-level', ['manager', 'engineer']),
  leadOfNoLevel: somebody('lead-of-none', ['lead']),
  managerOfNone: somebody('manager-of-none', ['manager']),
  otherEngineer: somebody('other-engineer', ['engineer']),
  otherEmployee: somebody('other-employee'),
  administrator: somebody('administrator', ['admin']),
  whoLeft: somebody('who-left', ['lead'], { active: false }),
  stranger: somebody('stranger'),
} as const;
type Part = keyof typeof cast;
const parts = Object.keys(cast) as readonly Part[];
const seers: readonly Part[] = ['complainant', 'pastLevel', 'levelNow'];
const unseeing = parts.filter((part) => !seers.includes(part));

const level = (...people: readonly Person[]) => ({ who: { people: people.map(({ id }) => id) }, within: hours(4) });
const desk = {
  ...demo,
  complaints: {
    levels: [
      level(cast.pastLevel, cast.whoLeft),
      level(cast.excludedLevel),
      level(cast.levelNow, cast.excludedLevel),
      level(cast.nextLevel),
    ],
  },
};

const sender = (part: Part): Sender => ({
  platform: 'chat',
  account: cast[part].identities['chat'] ?? '',
  profile: async () => ({ name: cast[part].name }),
});
const inbound = () => createInbound(hand.inboundDeps({ desk }));
let nth = 0;
const key = (): string => {
  nth += 1;
  return `press${nth}`;
};
const submit = (part: Part, action: string, answers: object, about?: RecordRef): Promise<Answered> =>
  inbound().submit({
    ...{ from: sender(part), key: key(), action, carried: {}, answers: answers as Record<string, string> },
    ...(about && { about }),
  });
const press = (part: Part, action: string, about: RecordRef): Promise<Answered> =>
  inbound().press({ from: sender(part), key: key(), action, about });

const ticket: RecordRef = { kind: 'ticket', id: 1001 };
const complaint: RecordRef = { kind: 'complaint', id: 1 };
const missing: RecordRef = { kind: 'complaint', id: 99 };
const words = {
  ...{ text: '他在电话里吼我', findings: '听了录音', measures: '培训他', reason: '超出权限', verdict: 'partly' },
};
const files = [{ id: 'f1', name: 'proof.jpg', mime: 'image/jpeg', size: 3, platform: 'desk', source: {} }];
/** Whatever tells of it, but for words that are everybody's. */
const traces = /他在电话里吼我|听了录音|培训他|超出权限|proof\.jpg|IT-C1(?!\d)|complaint[-:]1(?!\d)|"kind":"complaint"/;

/** A ticket with everybody who has a part in it. */
async function theTicket(): Promise<void> {
  const described = { description: '打印机卡纸', branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  await submit('complainant', 'report', described);
  const id = (await storeOf(hand, 0).tickets.newest(1))[0] ?? 0;
  Object.assign(ticket, { id });
  await press('formerOwner', 'claim', ticket);
  await submit('formerOwner', 'return-claim', { reason: '忙' }, ticket);
  await press('owner', 'claim', ticket);
  for (const helps of ['helper', 'excludedLevel'] as const)
    await submit('owner', 'add-collaborator', { person: cast[helps].id }, ticket);
}

/** The complaint, from its words to the answer of the level that has it now. */
async function theComplaint(): Promise<void> {
  await inbound().submit({
    ...{ from: sender('complainant'), key: key(), action: 'complaint.new', carried: { on: recordName(ticket) } },
    answers: { text: words.text, against: cast.about.id, files },
  });
  await submit('pastLevel', 'pass-up', words, complaint);
  await press('levelNow', 'take', complaint);
  await submit('complainant', 'add', { text: `${words.text}！` }, complaint);
}

beforeEach(async () => {
  browsers.clear();
  tested.begin('zh-CN');
  Object.assign(tested.inbound, inbound());
  for (const [part, person] of Object.entries(cast)) {
    const account = person.identities['chat'] ?? '';
    tested.signIn.profiles = { ...tested.signIn.profiles, [account]: { name: person.name, language: 'zh-CN' } };
    if (part !== 'stranger') await storeOf(hand, 0).people.save(person, hand.now);
  }
  await theTicket();
});

type Surface = (part: Part) => Promise<string>;

const told = ({ reply }: Answered): string => JSON.stringify(reply);
const asks =
  (text: string): Surface =>
  async (part) =>
    told(await inbound().open({ from: sender(part), action: 'ask', text }));
const browsers = new Map<Part, PageBrowser>();
const page =
  (path: string): Surface =>
  async (part) => {
    const browser = browsers.get(part) ?? (await tested.browser(cast[part].identities['chat']));
    browsers.set(part, browser);
    const { status, text } = await browser.get(`/pages/chat/${path}`);
    // A page has marks of its own each time it is asked for.
    return `${status} ${text.replaceAll(/[\w-]{20,}/g, '')}`;
  };
/** Everything that stands somewhere by itself: it must not change when somebody else complains. */
const standing: Readonly<Record<string, Surface>> = {
  'the page of theirs': async (part) => JSON.stringify((await inbound().home(sender(part))).cards),
  'open records': asks('未完成的工单'),
  'their work': asks('我的工单'),
  'their requests': asks('我的报修'),
  'how it stands': asks('进度'),
  'a search by its words': asks('查找 吼我'),
  'a search by its number': asks('查找 IT-C1'),
  'the ticket in chat': async (part) => JSON.stringify((await inbound().look(sender(part), ticket)).cards),
  'the list as a page': page('jobs'),
  'the ticket as a page': async (part) => page(`job/${recordName(ticket)}`)(part),
};
/** What somebody asks for who has its number from somewhere; `about` is the complaint, or one that never was. */
const asked: Readonly<Record<string, (about: RecordRef) => Surface>> = {
  'its number in words': ({ id }) => asks(`IT-C${id}`),
  'a question about it': ({ id }) => asks(`IT-C${id} 怎么样`),
  'words to it': ({ id }) => asks(`IT-C${id}：我也这样想`),
  'its card and history': (about) => async (part) => {
    const { cards, ...answered } = await inbound().look(sender(part), about);
    return JSON.stringify(cards) + told(answered);
  },
  ...Object.fromEntries(
    ['take', 'answer', 'pass-up', 'add', 'accept', 'not-accept', 'withdraw'].flatMap((action) => [
      [`a press of ${action}`, (about: RecordRef) => async (part: Part) => told(await press(part, action, about))],
      [
        `the form of ${action}`,
        (about: RecordRef) => async (part: Part) => told(await inbound().open({ from: sender(part), action, about })),
      ],
      [
        `a filled-in ${action}`,
        (about: RecordRef) => async (part: Part) => told(await submit(part, action, words, about)),
      ],
      [`the page of ${action}`, (about: RecordRef) => page(`form/${action}/${recordName(about)}`)],
    ]),
  ),
  'its page': (about) => page(`job/${recordName(about)}`),
  'a file of it': (about) => page(`file/f1?job=${recordName(about)}`),
};

/** Whatever the desk has to say, to whom. */
async function messages(): Promise<readonly Announcement[]> {
  const database = await openDatabaseAt(hand.url);
  try {
    const rows: { data: string }[] = await database.read.query('SELECT data FROM outbox ORDER BY id');
    return rows.map(({ data }) => JSON.parse(data) as Announcement);
  } finally {
    await database.close();
  }
}
const saidTo = (all: readonly Announcement[], part: Part): readonly string[] =>
  all.flatMap((one) => (one.to.kind === 'person' && one.to.person === cast[part].id ? [JSON.stringify(one)] : []));
/** What is exported of somebody. */
async function exported(part: Part): Promise<string> {
  const given: unknown[] = [];
  for await (const record of storeOf(hand, 0).personal.given(cast[part])) given.push(record);
  for await (const row of storeOf(hand, 0).personal.rows(cast[part])) given.push(row);
  return JSON.stringify(given);
}

const everywhere = async (part: Part): Promise<Readonly<Record<string, string>>> => {
  const seen: Record<string, string> = {};
  for (const [name, surface] of Object.entries(standing)) seen[name] = await surface(part);
  return seen;
};

test('whoever is no part of it finds no trace of a complaint, wherever they look, and is told nothing', async () => {
  const before = new Map<Part, Readonly<Record<string, string>>>();
  for (const part of unseeing) before.set(part, await everywhere(part));
  const saidBefore = await messages();
  await theComplaint();
  const kept = await storeOf(hand, 0).records.find<Complaint>(complaint);
  expect(kept).toMatchObject({ level: 2, told: [cast.levelNow.id], takenBy: cast.levelNow.id, about: ticket });
  expect(kept?.excluded.toSorted()).toEqual(
    [cast.about, cast.owner, cast.helper, cast.formerOwner, cast.excludedLevel].map(({ id }) => id).toSorted(),
  );
  const said = await messages();
  const wrong: string[] = [];
  for (const part of unseeing) {
    const after = await everywhere(part);
    for (const [name, shown] of Object.entries(after))
      if (shown !== before.get(part)?.[name] || (traces.test(shown) && !name.includes('search')))
        wrong.push(`${part} reads of it in ${name}`);
    for (const [name, surface] of Object.entries(asked)) {
      const [hidden, none] = [await surface(complaint)(part), await surface(missing)(part)];
      const same = hidden.replaceAll(/IT-C1(?!\d)/g, 'IT-C99').replaceAll('complaint-1', 'complaint-99');
      if (same.replaceAll(/"id":1,|"id":1}/g, '') !== none.replaceAll(/"id":99,|"id":99}/g, ''))
        wrong.push(`${part} is answered otherwise by ${name}: ${hidden.slice(0, 300)} / ${none.slice(0, 300)}`);
      if (/吼我|录音/.test(hidden)) wrong.push(`${part} reads its words in ${name}`);
    }
    const [was, is] = [saidTo(saidBefore, part), saidTo(said, part)];
    if (JSON.stringify(was) !== JSON.stringify(is)) wrong.push(`${part} is told something`);
    if (traces.test(await exported(part))) wrong.push(`${part} is given something of it`);
  }
  expect(wrong).toEqual([]);
  // Nothing of it is in a channel: what engineers share is what it was.
  const shared = (all: readonly Announcement[]) => all.filter(({ to }) => to.kind !== 'person');
  expect(shared(said)).toEqual(shared(saidBefore));
});

test('its complainant and the levels it has reached find it on each of those ways', async () => {
  await theComplaint();
  const wrong: string[] = [];
  const open: Readonly<Partial<Record<Part, readonly string[]>>> = {
    complainant: ['the page of theirs', 'their requests', 'the list as a page'],
    pastLevel: ['open records'],
    levelNow: ['open records', 'a search by its words', 'the page of theirs'],
  };
  for (const part of seers) {
    for (const name of open[part] ?? [])
      if (!/IT-C1(?!\d)|complaint/.test((await standing[name]?.(part)) ?? ''))
        wrong.push(`${part} misses it in ${name}`);
    for (const name of ['its number in words', 'its card and history', 'its page'])
      if (!(await asked[name]?.(complaint)(part))?.includes(words.text)) wrong.push(`${part} misses it in ${name}`);
    if (!(await asked['a file of it']?.(complaint)(part))?.startsWith('200')) wrong.push(`${part} misses its file`);
    if (!saidTo(await messages(), part).some((one) => traces.test(one))) wrong.push(`${part} is not told`);
  }
  expect(wrong).toEqual([]);
});

test.each([
  ['finds what they wrote down', cast.about.id, true],
  ['finds nothing of it where it is about themselves', cast.leadOfNoLevel.id, false],
])('a lead who writes it down for somebody on the phone %s', async (_what, against, sees) => {
  const given = { text: words.text, requester: cast.complainant.identities['chat'] ?? '', against };
  await submit('leadOfNoLevel', 'complaint.new', given);
  const kept = await storeOf(hand, 0).records.find<Complaint>(complaint);
  expect(kept).toMatchObject({ complainant: cast.complainant.id, filedBy: cast.leadOfNoLevel.id });
  const shown: string[] = [];
  for (const name of ['its card and history', 'its page', 'its number in words'])
    shown.push((await asked[name]?.(complaint)('leadOfNoLevel')) ?? '');
  expect(shown.map((one) => one.includes(words.text))).toEqual(shown.map(() => sees));
  const listed = Object.values(await everywhere('leadOfNoLevel')).join();
  if (!sees) expect(listed).not.toContain('"kind":"complaint"');
  if (!sees) expect(await exported('leadOfNoLevel')).not.toContain('"kind":"complaint"');
  expect((await asked['its card and history']?.(complaint)('complainant')) ?? '').toContain(words.text);
});
