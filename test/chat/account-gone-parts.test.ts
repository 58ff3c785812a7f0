import { accountGone } from '../../src/chat/people/account-gone';
import { lookAfterRoster, rosterSeen } from '../../src/chat/people/look-after-roster';
import { actOn } from '../../src/commands/act';
import type { ActionRequest } from '../../src/commands/record/bound-kind';
import { recordDuty } from '../../src/commands/record-duty';
import { reportFault } from '../../src/commands/report-fault';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { TicketId } from '../../src/domain/ticket/ticket';
import { after, minutes, seconds } from '../../src/domain/time/instant';
import type { WordKey } from '../../src/domain/words';
import { createTranslator } from '../../src/i18n/create-translator';
import { sweepAccounts } from '../../src/scheduler/sweep-accounts';
import type { Announcement } from '../../src/views/announcement';
import { revokeRemoved } from '../../src/wiring/revoke-removed';
import { syncStaff } from '../../src/wiring/sync-staff';
import { databases, describeEachDatabase } from '../kit/databases';
import { deskAtHand, storeOf } from '../kit/desk-at-hand';
import { at, chen, desk, everybody, li, start, sun, tom, wang, zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded, 2);
const filed = desk.people.filter(({ roles }) => roles.length > 0);

/** Wang, Tom and the lead are on one platform each, and Li, who leaves, on the one the case says. */
const on = (person: Person, platform: string): Person => ({
  ...person,
  identities: { [platform]: person.identities[platform] ?? person.id },
});
let leaver: Person;

const does = async (by: Person, action: string, ticket: TicketId, answers: ActionRequest['answers'] = {}) => {
  hand.now = after(hand.now, seconds(1));
  const outcome = await actOn(hand.deps(), {
    key: `${action}:${ticket}:${by.id}`,
    action,
    about: ticketRef(ticket),
    by,
    answers,
  });
  if (outcome.kind !== 'done') throw new Error(`${action} of ${ticket}: ${JSON.stringify(outcome)}`);
};
const reported = async (words: string, by: Person = zhou): Promise<TicketId> => {
  const answers = { description: words, branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  const outcome = await reportFault(hand.deps(), { key: words, by, requester: by, source: 'form', answers });
  if (outcome.kind !== 'reported') throw new Error(JSON.stringify(outcome));
  return outcome.ticket.id;
};

const said = async (): Promise<readonly Announcement[]> => {
  const { outbox } = hand.stores[0] ?? {};
  const found: Announcement[] = [];
  hand.now = after(hand.now, seconds(5));
  for (;;) {
    const rows = (await outbox?.claim({ worker: 'w', now: hand.now, length: minutes(1) }, 50)) ?? [];
    if (rows.length === 0) return found;
    for (const row of rows) {
      found.push(row.announcement);
      await outbox?.delivered(row, 'slack', { key: row.id, data: {} }, hand.now);
    }
  }
};
const names = new Map<string, string>(everybody.map((one) => [one.id, one.name]));
/** Everything a person alone is told, in words: texts, facts and buttons. */
function wordsTo(all: readonly Announcement[], person: Person): string {
  const speak = createTranslator().speakTo({
    ...{ language: 'zh-CN', zone: 'Asia/Shanghai', now: hand.now },
    nameOf: (one) => names.get(one) ?? one,
  });
  const texts = (value: unknown): readonly string[] => {
    if (value === null || typeof value !== 'object') return [];
    if ('say' in value || 'typed' in value) return [speak(value as never)];
    return Object.values(value).flatMap(texts);
  };
  return all
    .flatMap(({ to, content }) => (to.kind === 'person' && to.person === person.id ? texts(content) : []))
    .join('\n');
}
const types = async (id: TicketId) => (await hand.stores[0]?.tickets.events(id))?.map(({ event }) => event.type) ?? [];
const find = async (id: TicketId) => {
  const ticket = await hand.stores[0]?.tickets.find(id);
  if (!ticket) throw new Error(`there is no ${id}`);
  return ticket;
};

/** Every way in which somebody leaves. */
const ways: Readonly<Record<string, { platform: string; leave: () => Promise<void> }>> = {
  'Slack says that the account was deactivated': {
    platform: 'slack',
    leave: () => accountGone(hand.inboundDeps(), 'slack', leaver.identities['slack'] ?? ''),
  },
  'the company deletes or disables the member on WeCom': {
    platform: 'wecom',
    leave: () => accountGone(hand.inboundDeps(), 'wecom', leaver.identities['wecom'] ?? ''),
  },
  'the account is found gone on WeCom at night': { platform: 'wecom', leave: () => foundGone('wecom') },
  'the account is found gone on Slack at night': { platform: 'slack', leave: () => foundGone('slack') },
  'their account is unlinked': {
    platform: 'wecom',
    leave: () => changedTo({ identities: {} }, 'notice.engineerUnlinked'),
  },
  '`active: false` in the desk file': {
    platform: 'slack',
    leave: () => startWith(filed.map((one) => (one.id === leaver.id ? { ...leaver, active: false } : one))),
  },
  'taken out of the desk file': {
    platform: 'slack',
    leave: () => startWith(filed.filter(({ id }) => id !== leaver.id)),
  },
  'imported as inactive': { platform: 'wecom', leave: () => changedTo({ active: false }) },
  'imported without a role in the desk': { platform: 'slack', leave: () => changedTo({ roles: [] }) },
};

async function startWith(people: readonly Person[]): Promise<void> {
  const store = hand.stores[0];
  if (!store) throw new Error('there is no store');
  await syncStaff({ people }, store.people, hand.now);
  await revokeRemoved({ ...hand.inboundDeps(), desk: { ...hand.deps().desk, people } as never });
}

async function foundGone(name: string): Promise<void> {
  const deps = hand.inboundDeps();
  const left = (platform: string, account: string) => accountGone(deps, platform, account);
  const stillThere = async (account: string) => account !== leaver.identities[name];
  await sweepAccounts({
    ...deps,
    worker: 'w',
    platforms: [{ name, stillThere } as never],
    inbound: { left, returned: async () => undefined },
    tasks: hand.stores[0]?.tasks as never,
    localTime: () => ({ date: '2026-11-25', minute: 4 * 60 }),
  } as never);
}

async function changedTo(changes: Partial<Person>, text?: WordKey): Promise<void> {
  const before = await rosterSeen(hand.inboundDeps());
  await hand.stores[0]?.people.change(leaver.id, (known) => known && { ...known, ...changes }, hand.now);
  await lookAfterRoster(hand.inboundDeps(), { before, ...(text && { text }) });
}

describe.each(Object.entries(ways))('%s', (_way, { platform, leave }) => {
  let owned: TicketId, helped: TicketId, offered: TicketId, asked: TicketId;

  beforeEach(async () => {
    await reachedOn(li, platform);
    owned = await reported('打印机卡纸');
    await does(leaver, 'claim', owned);
    await does(leaver, 'promise', owned, { due: after(hand.now, minutes(30)), text: '送修结果' });
    helped = await reported('显示器闪');
    await does(wang, 'claim', helped);
    await does(wang, 'add-collaborator', helped, { person: li.id });
    offered = await reported('键盘坏');
    await does(wang, 'claim', offered);
    await does(wang, 'hand-over', offered, { person: li.id, note: '请接手' });
    asked = await reported('鼠标坏');
    await does(chen, 'assign', asked, { person: li.id });
    await said();
  });

  test('served until then, and whoever came first after that served since (STAFF-3)', async () => {
    const { desk: now, ...deps } = hand.inboundDeps();
    const record = () => recordDuty({ ...deps, places: now.places, pattern: now.duty });
    await leave();
    const left = hand.now;
    hand.now = at('18:01');
    await record();
    const { history = [] } = await deps.roster.shifts({ from: start, to: hand.now });
    const served = history.filter(
      ({ span, places, skills }) => span.to > start && !places.includes('beijing') && skills.length === 0,
    );
    expect(served.toSorted((one, other) => one.span.from - other.span.from)).toMatchObject([
      { primary: li.id, backup: wang.id, span: { to: left } },
      { primary: wang.id, backup: null, span: { from: left, to: at('18:00') } },
    ]);
  });

  test('is written down by the desk alone where a command beside it has another desk file, and told once', async () => {
    const deps = hand.inboundDeps();
    const before = await rosterSeen(deps);
    await storeOf(hand, 0).people.save({ ...leaver, active: false }, hand.now);
    const history = async () => (await deps.roster.shifts({ from: start, to: hand.now })).history ?? [];
    await lookAfterRoster({ ...deps, isInForce: async () => false }, { before });
    expect(await history()).toEqual([]);
    const told = await said();
    expect(wordsTo(told, chen)).not.toBe('');
    await lookAfterRoster(deps);
    expect(await history()).not.toEqual([]);
    expect(wordsTo(await said(), chen)).toBe('');
  });

  test('ends every part they had, tells requester, colleagues and lead once, and is not done twice (4.1)', async () => {
    await leave();
    const heard = await said();
    const lead = heard.filter(
      ({ to, slot }) => to.kind === 'person' && to.person === chen.id && slot?.startsWith('left:'),
    );
    expect(lead).toHaveLength(1);
    const words = wordsTo(lead, chen);
    expect(words).toContain('李娜');
    for (const id of [owned, helped, offered, asked]) expect(words).toContain(`IT-${id}`);
    expect(words).toMatch(/约定 .*前答复/);
    expect(words).toMatch(/值班：.*11月\d+日/);
    // One tap gives it to whoever the desk would choose; Tom is not on shift.
    expect(words).toContain(`IT-${owned} → 王磊`);
    expect(wordsTo(heard, zhou)).toContain('李娜无法继续处理您的报修');
    expect(wordsTo(heard, wang)).toContain('李娜已离开，接手请求已结束');
    expect((await types(owned)).at(-1)).toBe('owner-gone');
    expect((await find(helped)).collaborators).toEqual([]);
    expect((await find(offered)).handover).toBeUndefined();
    expect(await find(asked)).toMatchObject({ state: 'new', asked: [li.id] });
    expect((await find(asked)).assignment).toBeUndefined();

    // A restart, another process, the next night.
    await leave().catch(() => undefined);
    await lookAfterRoster({ ...hand.inboundDeps(), ...(hand.stores[1] as object) });
    expect((await said()).filter(({ slot }) => slot?.startsWith('left:'))).toEqual([]);
    expect((await types(owned)).filter((type) => type === 'owner-gone')).toHaveLength(1);
  });
});

/** As `people` of the store has them, with this one reached on one platform alone. */
async function reachedOn(person: Person, platform: string): Promise<void> {
  leaver = on(person, platform);
  const store = storeOf(hand, 0);
  const people = filed.map((one) => (one.id === leaver.id ? leaver : one));
  await store.people.save(leaver, hand.now);
  await syncStaff({ people }, store.people, hand.now);
  await lookAfterRoster(hand.inboundDeps());
}

test.each(Object.entries(ways))(
  'a lead who owes a call-back owes it no more, and somebody else is asked, once: %s',
  async (_way, { platform, leave }) => {
    await reachedOn(chen, platform);
    const rated = await reported('耳机坏');
    await does(li, 'claim', rated);
    await does(li, 'resolve', rated, { cause: 'c', fix: 'f', advice: 'a' });
    await does(zhou, 'confirm', rated);
    await does(zhou, 'rate', rated, { stars: '1', reasons: [], comment: '太慢' });
    const before = await said();
    expect(wordsTo(before, chen)).toContain('请回访');
    expect(wordsTo(before, sun)).not.toContain('请回访');
    await leave();
    const heard = await said();
    expect(wordsTo(heard, sun)).toContain('待回访，已重新通知');
    expect(wordsTo(heard, sun)).toContain('请回访');
    expect(wordsTo(heard, chen)).toBe('');
    await leave().catch(() => undefined);
    expect(wordsTo(await said(), sun)).toBe('');
  },
);

describe('whoever decides after somebody left', () => {
  let tickets: readonly TicketId[];
  beforeEach(async () => {
    await lookAfterRoster(hand.inboundDeps());
    tickets = [await reported('打印机卡纸'), await reported('扫描仪坏')];
    for (const id of tickets) await does(li, 'claim', id);
    for (const platform of ['slack', 'wecom'])
      await accountGone(hand.inboundDeps(), platform, li.identities[platform] ?? '');
  });

  test('reads one message with a button for each ticket and one for all, each ticket proposed to whoever has least', async () => {
    const [card] = (await said()).filter(({ slot }) => slot?.startsWith('left:'));
    const buttons = JSON.stringify(card?.content);
    expect(buttons).toContain('reassign-all');
    expect(buttons.match(/assign-to/g)).toHaveLength(2);
  });

  test('whoever comes back is on the roster, leads hear it once, and leaving again is told again', async () => {
    await said();
    const back = { platform: 'slack', account: li.identities['slack'] ?? '' };
    await hand.stores[0]?.people.change(li.id, (known) => known && { ...known, gone: [] }, hand.now);
    await lookAfterRoster(hand.inboundDeps());
    await lookAfterRoster(hand.inboundDeps());
    expect(wordsTo(await said(), chen).match(/已恢复/g)).toHaveLength(1);
    for (const platform of ['slack', 'wecom'])
      await accountGone(hand.inboundDeps(), platform, li.identities[platform] ?? back.account);
    expect(wordsTo(await said(), chen)).toContain('李娜已无法联系');
  });
});

describeEachDatabase('a desk of two processes', (kind) => {
  const both = deskAtHand(kind, 2);
  const look = (nth: number) => lookAfterRoster({ ...both.inboundDeps(), ...storeOf(both, nth) });

  test('notices at the same moment that somebody left, and tells it once; so when they are back', async () => {
    await look(0);
    const { people, outbox } = storeOf(both, 0);
    const told = async (slot: string) =>
      (await outbox.claim({ worker: 'w', now: both.now, length: minutes(1) }, 50)).filter(({ announcement }) =>
        `${announcement.slot ?? announcement.key}`.startsWith(slot),
      );
    await people.change(tom.id, (known) => known && { ...known, active: false }, both.now);
    await Promise.all([look(0), look(1), look(0), look(1)]);
    expect(await told('left:tom')).toHaveLength(1);
    await people.change(tom.id, (known) => known && { ...known, active: true }, both.now);
    both.now = after(both.now, minutes(2));
    await Promise.all([look(0), look(1), look(0), look(1)]);
    expect(await told('back:tom')).toHaveLength(1);
  });
});

test('at the first look ever, whoever left before and still has open tickets is found; nobody else is told of', async () => {
  const id = await reported('打印机卡纸');
  await does(li, 'claim', id);
  await said();
  await hand.stores[0]?.people.change(li.id, (known) => known && { ...known, active: false }, hand.now);
  await hand.stores[0]?.people.change(tom.id, (known) => known && { ...known, active: false }, hand.now);
  await lookAfterRoster(hand.inboundDeps());
  const heard = (await said()).filter(({ slot }) => slot?.startsWith('left:'));
  expect(heard.map(({ slot }) => slot?.split(':')[1])).toEqual([li.id]);
});
