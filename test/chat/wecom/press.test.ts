import { personId } from '../../../src/domain/people/person';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { refuse } from '../../../src/domain/refusal';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { say, typed } from '../../../src/domain/words';
import type { Reply } from '../../../src/ports/inbound';
import { welcomeCard } from '../../../src/views/intake-card';
import { desk as configured } from '../../kit/tickets';
import { wecomError } from './kit/scripted-wecom';
import { chosen, WecomUnderTest } from './kit/wecom-under-test';

let desk: WecomUnderTest;
beforeEach(async () => {
  desk = await WecomUnderTest.start();
});
afterEach(() => desk.stop());

/** A press on a card about ticket 1001; fields of the callback in place of the usual ones. */
const press = (fields: Readonly<Record<string, string>> = {}, key?: string): Promise<void> =>
  desk.told(
    {
      MsgType: 'event',
      Event: 'template_card_event',
      EventKey: '{"a":"claim","t":1001,"v":"x"}',
      TaskId: 'IT-1001@o1-1',
      CardType: 'button_interaction',
      ResponseCode: desk.api.click(),
      ...fields,
    },
    key,
  );

test('a press reaches the desk with what its button says, and the event is done', async () => {
  await press({}, 'the-key');
  expect(desk.inbound.given('press')).toEqual([
    expect.objectContaining({ key: 'the-key', action: 'claim', about: { kind: 'ticket', id: 1001 }, value: 'x' }),
  ]);
  expect(desk.inbox.finished).toEqual(['the-key']);
  expect(desk.api.sent()).toEqual([]);
});

test.each<[string, Reply, string]>([
  ['what was done', { kind: 'done', text: typed('好的') }, '【IT-1001】好的'],
  ['a refusal', { kind: 'refused', refusal: refuse('refusal.staleButton') }, '【IT-1001】'],
  ['what is wrong', { kind: 'invalid', invalid: { kind: 'invalid', fields: { a: say('wecom.send') } } }, '【IT-1001】'],
  ['a failure with its number', { kind: 'broken', reference: 'ab12' }, 'ab12'],
])('%s is said in words', async (_name, reply, words) => {
  desk.inbound.replies.set('press', reply);
  await press();
  expect(desk.api.texts).toEqual([expect.stringContaining(words)]);
});

test('a form is a link to its page', async () => {
  const form = {
    action: 'resolve',
    about: ticketRef(ticketId(1001)),
    title: say('wecom.send'),
    submit: say('wecom.send'),
    fields: [],
  };
  desk.inbound.replies.set('press', { kind: 'form', form });
  await press();
  expect(desk.api.texts).toEqual([
    expect.stringContaining('<a href="https://desk.example/pages/wecom/form/resolve/1001?value=x">打开表单</a>'),
  ]);
});

test('a card in answer is sent with a task of its own', async () => {
  desk.inbound.replies.set('press', { kind: 'card', card: welcomeCard(configured) });
  await press();
  const [sent] = desk.api.sent('template_card');
  expect(sent?.['template_card']).toMatchObject({ task_id: expect.stringMatching(/^IT-1001@[0-9a-f]{32}-1$/) });
});

test('an answer that may have arrived is repeated byte for byte, and said once', async () => {
  desk.inbound.replies.set('press', { kind: 'done', text: typed('好的') });
  desk.api.next('message/send', wecomError('timeout', 'uncertain'));
  await expect(press({}, 'again')).rejects.toMatchObject({ name: 'WecomError' });
  desk.inbound.replies.set('press', { kind: 'done', text: typed('已经做过了') });
  await press({}, 'again');
  const [first, second] = desk.api.to('message/send').map(({ text }) => text);
  expect(first).toBe(second);
  expect(desk.inbox.finished).toEqual(['again']);
});

test('somebody who can no longer be told does not hold the event up', async () => {
  desk.inbound.replies.set('press', { kind: 'done', text: typed('好的') });
  desk.api.next('message/send', wecomError('81013', 'recipient'));
  await press({}, 'k');
  expect(desk.inbox.finished).toEqual(['k']);
});

test('the choice of a vote is the value of its press', async () => {
  const vote = { CardType: 'vote_interaction', EventKey: '{"a":"rate","t":1001}' };
  await press({ ...vote, SelectedItems: chosen({ value: '5' }) });
  expect(desk.inbound.given('press')).toEqual([
    expect.objectContaining({ action: 'rate', about: { kind: 'ticket', id: 1001 }, value: '5' }),
  ]);
});

test('a vote without a choice is asked for one', async () => {
  await press({ CardType: 'vote_interaction', EventKey: '{"a":"rate","t":1001}' });
  expect(desk.inbound.given('press')).toEqual([]);
  expect(desk.api.texts).toEqual(['【IT-1001】还没有选择。请先在卡片上选择，再提交。']);
});

describe('questions on a card', () => {
  const questions = {
    CardType: 'multiple_interaction',
    EventKey: '{"a":"report","v":"draft7"}',
    TaskId: 'D@1-1',
    SelectedItems: chosen({ category: 'hardware.printer', urgency: 'urgent' }),
  };

  test('are handed in like a form, and the card says so', async () => {
    desk.inbound.replies.set('submit', { kind: 'done', text: typed('IT-1002 已收到') });
    await press(questions);
    expect(desk.inbound.given('submit')).toEqual([
      expect.objectContaining({
        action: 'report',
        carried: { draft: 'draft7' },
        answers: { category: 'hardware.printer', urgency: 'urgent' },
      }),
    ]);
    expect(desk.api.redrawn).toEqual([
      expect.objectContaining({ userids: ['zhouting'], button: { replace_name: '已提交' }, response_code: 'click-1' }),
    ]);
  });

  test('stay open after a no', async () => {
    desk.inbound.replies.set('submit', { kind: 'refused', refusal: refuse('refusal.staleButton') });
    await press(questions);
    expect(desk.api.redrawn).toEqual([]);
  });

  test('lead to the form with the draft where more is needed', async () => {
    const form = {
      action: 'report',
      carried: { draft: 'draft7' },
      title: say('wecom.send'),
      submit: say('wecom.send'),
      fields: [],
    };
    desk.inbound.replies.set('submit', { kind: 'form', form });
    await press(questions);
    expect(desk.api.texts).toEqual([
      expect.stringContaining('https://desk.example/pages/wecom/form/report?draft=draft7'),
    ]);
  });

  test('lose nothing when the card can’t be greyed', async () => {
    desk.api.next('message/update_template_card', wecomError('45009', 'later'));
    await press(questions, 'k');
    expect(desk.inbox.finished).toEqual(['k']);
  });
});

test('a card of an older version is answered in words', async () => {
  await press({ EventKey: 'old' });
  expect(desk.inbound.acts).toEqual([]);
  expect(desk.api.texts).toEqual([expect.stringContaining('旧版本')]);
  expect(desk.api.redrawn).toHaveLength(1);
});

test('an entry of a card’s menu is a press like any other', async () => {
  await press({ Event: 'template_card_menu_event', EventKey: '{"a":"return","t":1001}' });
  expect(desk.inbound.given('press')).toEqual([
    expect.objectContaining({ action: 'return', about: { kind: 'ticket', id: 1001 } }),
  ]);
});

test('who pressed is known by name, and by no language', async () => {
  desk.api.next('user/get', { name: '周婷' });
  await press();
  const [{ from }] = desk.inbound.given('press') as [{ from: { profile(): Promise<unknown>; account: string } }];
  expect(await from.profile()).toEqual({ name: '周婷', account: 'zhouting' });
  await from.profile();
  expect(desk.api.to('user/get')).toHaveLength(1);
  expect(personId(from.account)).toBe('zhouting');
});
