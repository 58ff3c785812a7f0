import { personId } from '../../../src/domain/people/person';
import { refuse } from '../../../src/domain/refusal';
import { hours, minutes } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import type { Delivery } from '../../../src/ports/platform';
import { DeliveryFailed, DeliveryUncertain } from '../../../src/ports/platform';
import { asCard, asMessage, type Card } from '../../../src/views/card';
import { aTicket } from '../../kit/tickets';
import { delivery, engineersContent, toEngineers } from './kit/deliveries';
import { wecomError } from './kit/scripted-wecom';
import { WecomUnderTest } from './kit/wecom-under-test';

let desk: WecomUnderTest;
beforeEach(async () => {
  desk = await WecomUnderTest.start();
});
afterEach(() => desk.stop());

const deliver = (more: Delivery) => desk.platform.deliver(more);
const photo = { id: 'F7', name: '照片.png', mime: 'image/png', size: 3, platform: 'slack', source: {} };
const card: Card = {
  title: say('desk.askReportTitle'),
  tone: 'plain',
  summary: say('desk.askSummary'),
  parts: [{ kind: 'buttons', buttons: [{ action: 'claim', label: typed('接单'), tone: 'main' }] }],
};

test('a card reaches its person under a task of its own, and its code is kept', async () => {
  const ref = await deliver(delivery({ outboxId: 'o1', content: asCard(card) }));
  expect(desk.api.sent('template_card')).toEqual([
    expect.objectContaining({ touser: 'zhouting', agentid: 1000002, enable_duplicate_check: 1 }),
  ]);
  const task = expect.stringMatching(/^IT-1001@[0-9a-f]{6}-o1-1$/);
  expect(desk.api.sent()[0]?.['template_card']).toMatchObject({ task_id: task });
  expect(ref.key).toEqual(task);
  await deliver(delivery({ edit: ref, content: asCard({ ...card, tone: 'bad' }) }));
  expect(desk.api.redrawn).toEqual([expect.objectContaining({ response_code: 'send-1', atall: 1 })]);
});

test('what only draws a card anew is sent nowhere and spends no code', async () => {
  const ref = await deliver(delivery({ content: asCard(card) }));
  const sent = desk.api.sent().length;
  const kept = await deliver(delivery({ edit: ref, refreshes: true, content: asCard({ ...card, tone: 'bad' }) }));
  expect([desk.api.sent().length, desk.api.redrawn]).toEqual([sent, []]);
  expect(kept).toEqual(ref);
});

test('a card whose code is lost cannot become the words that take its place; a click comes too late, and greys it', async () => {
  // WeCom says so to a repeated request whose first answer was lost.
  desk.api.next('message/send', { errcode: 0 });
  const ref = await deliver(delivery({ content: asCard(card) }));
  await deliver(delivery({ edit: ref, content: asMessage({ text: typed('王磊 已受理。') }) }));
  expect(desk.api.texts).toEqual(['【IT-1001】王磊 已受理。']);
  expect(desk.api.redrawn).toEqual([]);
  desk.inbound.replies.set('press', { kind: 'refused', refusal: refuse('refusal.staleButton') });
  await desk.told({
    ...{ MsgType: 'event', Event: 'template_card_event', CardType: 'button_interaction', FromUserName: 'zhouting' },
    ...{ EventKey: '{"a":"claim","t":1001}', TaskId: ref.key, ResponseCode: desk.api.click() },
  });
  const grey = { userids: ['zhouting'], button: { replace_name: expect.any(String) } };
  expect(desk.api.redrawn).toEqual([expect.objectContaining(grey)]);
});

test('the card of a ticket nobody has goes before what can wait', async () => {
  for (let sent = 0; sent < 28; sent += 1) {
    await deliver(delivery({ content: asMessage({ text: typed(`第 ${sent} 条`) }) }));
  }
  const one = delivery({ content: asMessage({ text: typed('还有一条') }) });
  await expect(deliver(one)).rejects.toMatchObject({ code: 'paced' });
  await deliver(toEngineers(['zhouting'], { content: engineersContent(aTicket()) }));
  expect(desk.api.sent('template_card')).toHaveLength(1);
});

test('two messages are two requests, the same message again is one', async () => {
  await deliver(delivery({ outboxId: 'o1' }));
  await deliver(delivery({ outboxId: 'o2', content: asMessage({ text: typed('您好') }) }));
  await deliver(delivery({ outboxId: 'o2', content: asMessage({ text: typed('您好') }) }));
  expect(desk.api.texts).toEqual(['【IT-1001】你好', '【IT-1001】您好']);
});

test('a try without an answer is repeated byte for byte', async () => {
  const given = delivery({ content: asMessage({ text: typed('说'.repeat(2000)) }) });
  desk.api.next('message/send', { errcode: 0 }, wecomError('timeout', 'uncertain'));
  await expect(deliver(given)).rejects.toThrow(DeliveryUncertain);
  await desk.another().deliver({ ...given, content: asMessage({ text: typed('别的') }) });
  const texts = desk.api.to('message/send').map(({ text }) => text);
  expect(texts[1]).toBe(texts[2]);
  expect(new Set(texts).size).toBe(texts.length - 1);
});

test('a delivery that is done is not begun again', async () => {
  const given = delivery({ content: asCard(card) });
  const ref = await deliver(given);
  expect(await deliver(given)).toEqual(ref);
  expect(desk.api.sent()).toHaveLength(1);
});

test.each([
  ['invaliduser', { errcode: 0, invaliduser: 'ZHOUTING' }, 'invaliduser'],
  ['81013', wecomError('81013', 'recipient'), '81013'],
])('whoever WeCom does not reach is not reached, and has left (%s)', async (_name, answer, code) => {
  desk.api.next('message/send', answer);
  const failed = await deliver(delivery()).catch((error: unknown) => error);
  expect(failed).toBeInstanceOf(DeliveryFailed);
  expect(failed).toMatchObject({ retryIn: null, code });
  expect(desk.inbound.given('left')).toEqual([{ platform: 'wecom', account: 'zhouting' }]);
});

test.each([
  ['invaliduser', { errcode: 0, invaliduser: 'ZHOUTING' }],
  ['81013', wecomError('81013', 'recipient')],
])(
  'whoever the app does not see has not left: what is said to them waits, and somebody is told (%s)',
  async (_, answer) => {
    desk.api.next('message/send', answer);
    desk.api.next('user/get', wecomError('60011', 'recipient'));
    await expect(deliver(delivery())).rejects.toMatchObject({ name: 'DeliveryAway', code: '60011', onlyThem: true });
    expect(desk.inbound.given('left')).toEqual([]);
    await deliver(delivery());
    expect(desk.api.sent().at(-1)?.['touser']).toBe('zhouting');
  },
);

test('whoever WeCom does not know has left', async () => {
  desk.api.next('message/send', wecomError('81013', 'recipient'));
  desk.api.next('user/get', wecomError('60111', 'recipient'));
  await expect(deliver(delivery())).rejects.toMatchObject({ retryIn: null, code: '81013' });
  expect(desk.inbound.given('left')).toEqual([{ platform: 'wecom', account: 'zhouting' }]);
});

test('somebody without a licence is not reached, but has not left', async () => {
  desk.api.next('message/send', { errcode: 0, unlicenseduser: 'zhouting' });
  await expect(deliver(delivery())).rejects.toMatchObject({ retryIn: null, code: 'unlicensed' });
  expect(desk.inbound.given('left')).toEqual([]);
});

test('a busy WeCom is asked again when it says', async () => {
  desk.api.next('message/send', wecomError('45009', 'later'));
  await expect(deliver(delivery())).rejects.toMatchObject({ retryIn: 7000, code: '45009' });
});

test('files come along; one that is lost is said in words', async () => {
  const log = { ...photo, name: 'log.txt', mime: 'text/plain', id: 'F8' };
  desk.fetched = async (id) => {
    if (id === 'F8') throw new Error('gone');
    return Buffer.from('png bytes');
  };
  await deliver(delivery({ content: asMessage({ text: typed('看图'), files: [photo, log] }) }));
  expect(desk.api.uploads).toEqual([{ type: 'image', file: { name: '照片.png', bytes: Buffer.from('png bytes') } }]);
  expect(desk.api.sent().map(({ msgtype }) => msgtype)).toEqual(['text', 'image', 'text']);
  expect(desk.api.texts.at(-1)).toBe('【IT-1001】文件“log.txt”没有转过来，请对方重新发送。');
});

test('a picture that WeCom does not take for one goes as a file', async () => {
  desk.api.refusedPictures = true;
  await deliver(delivery({ content: asMessage({ text: typed('看图'), files: [photo] }) }));
  expect(desk.api.sent().map(({ msgtype }) => msgtype)).toEqual(['text', 'file']);
});

test('nothing is sent while WeCom takes no files for now', async () => {
  desk.api.uploadFails = wecomError('45009', 'later');
  const given = delivery({ content: asMessage({ text: typed('看图'), files: [photo] }) });
  await expect(deliver(given)).rejects.toMatchObject({ retryIn: 7000 });
  expect(desk.api.calls).toEqual([]);
});

describe('among engineers', () => {
  test('one message with one card goes to everybody here whom the ticket concerns', async () => {
    await deliver(toEngineers(['li', 'wang', 'slack:tom'], { content: engineersContent(aTicket()) }));
    expect(desk.api.sent().map(({ touser }) => touser)).toEqual(['li|wang']);
  });

  test('where nobody is here, nothing is sent and nobody waits', async () => {
    const ref = await deliver(toEngineers(['slack:tom'], { content: engineersContent(aTicket()) }));
    expect(ref.data).toMatchObject({ cards: [], phase: 'claim' });
    expect(desk.api.calls).toEqual([]);
  });

  test('their own words do not come back to them', async () => {
    const words = asMessage({ text: typed('我去现场'), from: personId('li') });
    await deliver(toEngineers(['li'], { content: words }));
    await deliver(toEngineers(['li', 'wang'], { content: words }));
    expect(desk.api.sent().map(({ touser }) => touser)).toEqual(['wang']);
  });

  test('one of several who has left is told on, the others have their card', async () => {
    desk.api.next('message/send', { errcode: 0, invaliduser: 'wang', response_code: 'c' });
    await deliver(toEngineers(['li', 'wang'], { content: engineersContent(aTicket()) }));
    expect(desk.inbound.given('left')).toEqual([{ platform: 'wecom', account: 'wang' }]);
  });

  test('whoever has just been sent the card is not sent the first rescue card as well', async () => {
    const shown = await deliver(toEngineers(['zhouting'], { content: engineersContent(aTicket()) }));
    const slot = { slot: '1001:rescue:zhouting', echoesSlot: '1001:engineers:wecom', reason: 'rescue' as const };
    const echo = await deliver(delivery({ ...slot, content: asCard(card), echoes: shown }));
    expect(echo.data).toMatchObject({ echo: true });
    // Before the card's reference is written down, what was drawn up counts.
    expect((await deliver(delivery({ ...slot, content: asCard(card) }))).data).toMatchObject({ echo: true });
    await deliver(delivery({ ...slot, edit: echo, content: asMessage({ text: typed('李娜已受理') }) }));
    expect(desk.api.sent()).toHaveLength(1);
  });

  test('a later rescue card is a message of its own', async () => {
    await deliver(toEngineers(['zhouting'], { content: engineersContent(aTicket()) }));
    await deliver(delivery({ slot: '1001:rescue:zhouting', reason: 'rescue', content: asCard(card) }));
    expect(desk.api.sent()).toHaveLength(2);
  });

  test('the claimer’s own card does not wait for others’ old cards to be settled', async () => {
    const shown = await deliver(toEngineers(['li', 'wang'], { content: engineersContent(aTicket()) }));
    const owned = { content: engineersContent(aTicket({ owner: personId('li'), state: 'claimed' })), edit: shown };
    desk.api.next('message/update_template_card', wecomError('45009', 'later'));
    const claimed = toEngineers(['li'], owned);
    await expect(deliver(claimed)).rejects.toMatchObject({ name: 'DeliveryPutOff', begun: true });
    expect(desk.api.sent('template_card').at(-1)?.['touser']).toBe('li');
    const before = desk.api.sent().length;
    await deliver(claimed);
    expect(desk.api.sent()).toHaveLength(before);
    expect(desk.api.redrawn.length).toBeGreaterThan(0);
  });

  test('where none of several is in the app’s sight, nobody is taken to have left: it is waited for', async () => {
    desk.api.next('message/send', wecomError('81013', 'recipient'));
    const card = toEngineers(['li', 'wang'], { content: engineersContent(aTicket()) });
    await expect(deliver(card)).rejects.toMatchObject({ name: 'DeliveryAway', code: '81013' });
    desk.api.next('message/send', { errcode: 0, invaliduser: 'li|wang' });
    await expect(deliver(card)).rejects.toMatchObject({ name: 'DeliveryAway', code: 'invaliduser' });
    expect(desk.inbound.given('left')).toEqual([]);
    await deliver(card);
    expect(desk.api.sent('template_card').at(-1)?.['touser']).toBe('li|wang');
  });

  test('an app that is switched off is waited for', async () => {
    desk.api.next('message/send', wecomError('48002', 'setup'));
    await expect(deliver(delivery())).rejects.toMatchObject({ name: 'DeliveryAway', code: '48002' });
  });
});

describe('a group that reads along', () => {
  test('reads one line for a change of a card, and none for words', async () => {
    const platform = desk.another({ group: 'it-group' });
    const ref = await platform.deliver(toEngineers(['li'], { content: engineersContent(aTicket()) }));
    await platform.deliver(toEngineers(['li'], { edit: ref, content: engineersContent(aTicket()) }));
    const lines = desk.api.to('appchat/send').map(({ body }) => body);
    expect(lines).toEqual([expect.objectContaining({ chatid: 'it-group', msgtype: 'markdown' })]);
    const { slot: _, ...words } = toEngineers(['li']);
    await platform.deliver(words);
    expect(desk.api.to('appchat/send')).toHaveLength(1);
  });

  test('never holds the card up, and is not told again', async () => {
    const platform = desk.another({ webhook: 'https://push.example/send?key=1' });
    desk.api.next('webhook/send', wecomError('93000', 'setup'));
    const given = toEngineers(['li'], { content: engineersContent(aTicket()) });
    await platform.deliver(given);
    await platform.deliver(given);
    expect(desk.api.to('webhook/send')).toHaveLength(1);
    expect(desk.log.lines.join()).toContain('the group could not be told');
  });

  test('reads the digest, which needs a group', async () => {
    const digest = delivery({ to: { kind: 'digests' }, content: asMessage({ text: typed('昨天 3 单') }) });
    expect(desk.platform.addresses?.({ kind: 'digests' })).toBe(false);
    const platform = desk.another({ group: 'it-group' });
    expect(platform.addresses?.({ kind: 'digests' })).toBe(true);
    await platform.deliver(digest);
    expect(desk.api.to('appchat/send').map(({ body }) => body)).toEqual([
      { chatid: 'it-group', msgtype: 'text', text: { content: expect.stringContaining('昨天 3 单') } },
    ]);
    desk.api.next('appchat/send', wecomError('86003', 'never'));
    await expect(platform.deliver({ ...digest, outboxId: 'o9' })).rejects.toMatchObject({ code: '86003' });
  });
});

test('remembers for an hour what somebody was told about', async () => {
  await deliver(delivery({ slot: '1001:ask:zhouting:1', content: asCard(card) }));
  const hear = () => desk.told({ MsgType: 'text', Content: '好了', MsgId: '7' });
  await hear();
  desk.clock.pass(minutes(61));
  await hear();
  expect(desk.inbound.given('hear')).toEqual([
    expect.objectContaining({ recent: '1001:ask:zhouting:1' }),
    expect.not.objectContaining({ recent: expect.anything() }),
  ]);
  desk.clock.pass(hours(100));
});
