import type { Ticket } from '../../../src/domain/ticket/ticket';
import { hours } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import type { Delivery } from '../../../src/ports/platform';
import { MessageGone, type MessageRef } from '../../../src/ports/platform';
import { asCard, asMessage, type Card, type Content } from '../../../src/views/card';
import { requesterCard } from '../../../src/views/requester-card';
import { ticketViewOf } from '../../kit/ticket-views';
import { aTicket, at, closedForZhou, context, happened, li, liHasIt, wang } from '../../kit/tickets';
import { delivery, engineersContent, toEngineers } from './kit/deliveries';
import { wecomError } from './kit/scripted-wecom';
import { WecomUnderTest } from './kit/wecom-under-test';

let desk: WecomUnderTest;
beforeEach(async () => {
  desk = await WecomUnderTest.start();
});
afterEach(() => desk.stop());

const deliver = (more: Delivery) => desk.platform.deliver(more);
const offering = (...actions: readonly string[]): Content => {
  const buttons = actions.map((action) => ({ action, label: typed(action), tone: 'plain' as const }));
  const card: Card = {
    title: say('desk.askReportTitle'),
    tone: 'plain',
    summary: say('desk.askSummary'),
    parts: buttons.length === 0 ? [] : [{ kind: 'buttons', buttons }],
  };
  return asCard(card);
};
const dataOf = (ref: MessageRef) => ref.data as { readonly cards: readonly { readonly task: string }[] };
const taskIn = (ref: MessageRef): string => dataOf(ref).cards.at(-1)?.task ?? '';

/** Somebody presses a button; the card brings a code of its own each time. */
const press = (from: string, task: string, key?: string): Promise<void> =>
  desk.told(
    {
      FromUserName: from,
      MsgType: 'event',
      Event: 'template_card_event',
      EventKey: '{"a":"claim","t":1001}',
      TaskId: task,
      CardType: 'button_interaction',
      ResponseCode: desk.api.click(),
    },
    key,
  );

describe('a person’s card', () => {
  const edit = (ref: MessageRef, content: Content) => deliver(delivery({ edit: ref, content }));

  test('is redrawn with the code of its sending, and posted anew when no code is left', async () => {
    const ref = await deliver(delivery({ content: offering('one') }));
    const second = await edit(ref, offering('two'));
    expect(second.key).toBe(ref.key);
    expect(desk.api.redrawn).toHaveLength(1);
    await expect(edit(second, offering('three'))).rejects.toThrow(MessageGone);
    expect(desk.api.redrawn).toHaveLength(1);
  });

  test('stays as it is, when no code is left, while nothing new is offered', async () => {
    const ref = await deliver(delivery({ content: offering('one', 'two') }));
    const second = await edit(ref, offering('one'));
    await edit(second, offering());
    expect(desk.api.sent()).toHaveLength(1);
  });

  test('keeps its last code while nothing changes that is seen at once', async () => {
    const ref = await deliver(delivery({ content: offering('one') }));
    await edit(ref, offering('one'));
    expect(desk.api.redrawn).toEqual([]);
    await press('zhouting', taskIn(ref));
    await edit(ref, offering('one'));
    expect(desk.api.redrawn).toEqual([expect.objectContaining({ response_code: 'click-2' })]);
  });

  test('takes a second card of choices back with the first', async () => {
    const stars = [1, 2, 3, 4, 5].map((count) => ({
      action: 'rate',
      value: String(count),
      label: typed(`${count}`),
      tone: 'plain' as const,
    }));
    const other = { action: 'reopen', label: typed('重新打开'), tone: 'plain' as const };
    const title = say('desk.askReportTitle');
    const buttons = [{ kind: 'buttons' as const, buttons: stars, menu: [other] }];
    const vote = asCard({ title, tone: 'good', summary: title, parts: buttons });
    const ref = await deliver(delivery({ content: vote }));
    expect(desk.api.sent('template_card')).toHaveLength(2);
    await edit(ref, offering('rate-more'));
    const [first, second] = desk.api.redrawn.map(({ template_card: card }) => card as { card_type: string });
    expect([first?.card_type, second?.card_type]).toEqual(['button_interaction', 'text_notice']);
  });

  test('stays as it is without a code where it would offer nothing', async () => {
    const ref = await deliver(delivery({ content: offering('one') }));
    const second = await edit(ref, offering('two'));
    expect(await edit(second, offering())).toMatchObject({ key: ref.key });
  });

  test('is posted anew after three days', async () => {
    const ref = await deliver(delivery({ content: offering('one') }));
    desk.clock.pass(hours(72));
    await expect(edit(ref, offering('two'))).rejects.toThrow(MessageGone);
    expect(desk.api.redrawn).toEqual([]);
  });

  test('is posted anew where WeCom says that its code is spent', async () => {
    const ref = await deliver(delivery({ content: offering('one') }));
    desk.api.codes.clear();
    await expect(edit(ref, offering('two'))).rejects.toThrow(MessageGone);
  });

  test('keeps its code when WeCom does not answer', async () => {
    const ref = await deliver(delivery({ content: offering('one') }));
    const given = delivery({ edit: ref, content: offering('two') });
    desk.api.next('message/update_template_card', wecomError('timeout', 'uncertain'));
    await expect(deliver(given)).rejects.toMatchObject({ name: 'DeliveryUncertain' });
    await deliver(given);
    expect(desk.api.redrawn.map(({ response_code: code }) => code)).toEqual(['send-1', 'send-1']);
  });

  test('is one of its own when it calls somebody to a ticket again', async () => {
    const ref = await deliver(delivery({ reason: 'rescue', content: offering('claim') }));
    const again = delivery({ reason: 'rescue', edit: ref, content: offering('claim') });
    await expect(deliver(again)).rejects.toThrow(MessageGone);
  });

  test('is greyed for whoever presses it after a newer one has come', async () => {
    const ref = await deliver(delivery({ content: offering('one') }));
    desk.clock.pass(hours(72));
    await expect(edit(ref, offering('two'))).rejects.toThrow(MessageGone);
    await press('zhouting', taskIn(ref));
    expect(desk.api.redrawn).toEqual([
      expect.objectContaining({ userids: ['zhouting'], button: { replace_name: '已更新，请看最新卡片' } }),
    ]);
  });

  test('gives way to words in its place', async () => {
    const ref = await deliver(delivery({ content: offering('claim') }));
    await edit(ref, asMessage({ text: typed('李娜 已受理') }));
    const [{ template_card: card }] = desk.api.redrawn as [{ template_card: unknown }];
    expect(card).toMatchObject({ card_type: 'text_notice', main_title: { title: '【IT-1001】李娜 已受理' } });
    expect(JSON.stringify(card)).not.toContain('claim');
    expect(desk.api.texts).toEqual([]);
  });

  test('is followed by the words where no code is left, or where they do not fit', async () => {
    const long = `李娜已受理，${'她马上就到'.repeat(40)}`;
    const ref = await deliver(delivery({ content: offering('claim') }));
    await edit(ref, asMessage({ text: typed(long) }));
    await edit(ref, asMessage({ text: typed('已受理') }));
    expect(desk.api.redrawn).toHaveLength(1);
    expect(desk.api.texts).toEqual([`【IT-1001】${long}`, '【IT-1001】已受理']);
  });
});

describe('a requester’s card', () => {
  const requesterContent = (ticket: Ticket): Content =>
    asCard(requesterCard(ticketViewOf(ticket, context(at('09:12')))));
  const urgent = { urgent: true } as const;

  test.each([
    ['an urgent job', urgent],
    ['any other job', {}],
  ])('of %s says nothing untrue once it is claimed, and is not sent again at each step', async (_what, changes) => {
    const ref = await deliver(delivery({ content: requesterContent(aTicket(changes)) }));
    const claimed = await deliver(delivery({ edit: ref, content: requesterContent(liHasIt(changes)) }));
    expect(desk.api.redrawn).toHaveLength(1);
    const shown = [...desk.api.sent('template_card'), ...desk.api.redrawn].map((one) => JSON.stringify(one));
    for (const untrue of ['待受理', '暂无', '"状态"', '"负责人"']) expect(shown.join()).not.toContain(untrue);
    expect(shown[0]).toContain('已收到');
    expect(shown[1]).not.toContain('已收到');
    const remote = happened(liHasIt(changes), { type: 'remote-started', by: li.id, at: at('09:13') });
    await deliver(delivery({ edit: claimed, content: requesterContent(remote) }));
    expect(desk.api.sent()).toHaveLength(1);
    expect(desk.api.redrawn).toHaveLength(1);
  });

  test('that comes once more says what can be pressed, and nothing over again', async () => {
    const content = requesterContent(liHasIt());
    await deliver(delivery({ content, again: true }));
    await deliver(delivery({ content }));
    const [brief, whole] = desk.api.sent('template_card').map((one) => JSON.stringify(one['template_card']));
    for (const words of ['类别', '地点']) {
      expect(brief).not.toContain(words);
      expect(whole).toContain(words);
    }
    expect(brief).toContain('button_list');
  });

  test('and what is said below it call it a request, for whoever reads it has no part in the desk', async () => {
    await deliver(delivery({ content: asMessage({ text: say('notice.keptUrgentByYou', { ticket: 'IT-1001' }) }) }));
    expect(desk.api.texts).toEqual(['【IT-1001】明白，该报修仍按紧急处理。']);
  });

  test('says how it ended', () => {
    const [state] = requesterCard(ticketViewOf(closedForZhou(), context(at('09:30')))).parts.flatMap((part) =>
      part.kind === 'facts' ? part.rows : [],
    );
    expect(state).not.toHaveProperty('changes');
  });
});

describe('the engineers’ card', () => {
  const claimable = (): Promise<MessageRef> =>
    deliver(toEngineers(['wang.lei', 'chen.hao'], { content: engineersContent(aTicket()) }));
  const claimed = (ref: MessageRef, recipients: readonly string[] = ['li.na']) =>
    deliver(toEngineers(recipients, { edit: ref, content: engineersContent(liHasIt()) }));

  test('closes for everyone with the code of the click that took the ticket; its owner gets one to work with', async () => {
    const ref = await claimable();
    await press('wang.lei', taskIn(ref));
    const mine = await claimed(ref);
    expect(desk.api.redrawn).toEqual([expect.objectContaining({ response_code: 'click-2', atall: 1 })]);
    expect(JSON.stringify(desk.api.redrawn)).toContain('li.na 已受理');
    expect(desk.api.sent('template_card').map(({ touser }) => touser)).toEqual(['wang.lei|chen.hao', 'li.na']);
    expect(taskIn(mine)).not.toBe(taskIn(ref));
  });

  test.each([
    { who: 'li.na', says: ['已受理', '负责人', '01:11 起', '须在'], not: ['"keyname":"报修人"', '"keyname":"地点"'] },
    {
      who: 'tom.baker',
      says: ['Owner', 'since Tue 24 Nov 2026, 01:11'],
      not: ['"keyname":"Requester"', '"keyname":"Place"'],
    },
  ])(
    'is a short one for whoever has the whole of it above, with what they may press: $who',
    async ({ who, says, not }) => {
      const ref = await deliver(toEngineers([who, 'chen.hao'], { content: engineersContent(aTicket()) }));
      const [whole] = desk.api.sent('template_card').map((one) => JSON.stringify(one['template_card']));
      for (const words of not) expect(whole).toContain(words);
      await press(who, taskIn(ref));
      const mine = await claimed(ref, [who, 'wang.lei']);
      const after = desk.api.sent('template_card').slice(-2);
      const sentTo = (account: string) =>
        JSON.stringify(after.find(({ touser }) => touser === account)?.['template_card']);
      for (const words of says) expect(sentTo(who)).toContain(words);
      for (const words of not) expect(sentTo(who)).not.toContain(words);
      expect(sentTo(who)).toContain('button_list');
      // Whoever joins has nothing above, and what is above keeps what it says.
      expect(sentTo('wang.lei')).toContain('报修人');
      expect(JSON.stringify(desk.api.redrawn)).toContain(not[0]);
      expect(dataOf(mine).cards).toHaveLength(2);
    },
  );

  test('closes with the code of its sending when the ticket is taken on Slack, and nobody here gets another', async () => {
    const ref = await claimable();
    const next = await claimed(ref, ['slack:tom']);
    expect(desk.api.redrawn).toEqual([expect.objectContaining({ response_code: 'send-1', atall: 1 })]);
    expect(desk.api.sent()).toHaveLength(1);
    expect(dataOf(next).cards).toEqual([]);
  });

  test('tells a late loser on their own card', async () => {
    const ref = await claimable();
    await press('wang.lei', taskIn(ref));
    await claimed(ref);
    await press('chen.hao', taskIn(ref), 'late');
    expect(desk.api.redrawn.at(-1)).toMatchObject({ userids: ['chen.hao'], button: {} });
  });

  test('goes to helpers by a message of their own, and is greyed for whoever leaves', async () => {
    const mine = await claimed(await claimable());
    const helped = happened(liHasIt(), { type: 'collaborator-added', by: li.id, person: wang.id, at: at('09:12') });
    const both = await deliver(toEngineers(['li.na', 'wang.lei'], { edit: mine, content: engineersContent(helped) }));
    expect(desk.api.sent('template_card').at(-1)).toMatchObject({ touser: 'wang.lei' });
    expect(dataOf(both).cards).toHaveLength(2);
    const before = desk.api.redrawn.length;
    const alone = await deliver(toEngineers(['li.na'], { edit: both, content: engineersContent(helped) }));
    expect(desk.api.redrawn.slice(before)).toEqual([expect.objectContaining({ atall: 1 })]);
    expect(dataOf(alone).cards).toHaveLength(1);
  });

  test('is new to everybody when the ticket is free again', async () => {
    const mine = await claimed(await claimable());
    const free = await deliver(toEngineers(['wang.lei'], { edit: mine, content: engineersContent(aTicket()) }));
    expect(desk.api.redrawn).toHaveLength(2);
    expect(desk.api.sent('template_card').at(-1)).toMatchObject({ touser: 'wang.lei' });
    expect(free.data).toMatchObject({ phase: 'claim' });
  });

  test('is given anew to those whose card has no code left', async () => {
    const mine = await claimed(await claimable());
    desk.clock.pass(hours(72));
    const waiting = happened(liHasIt(), { type: 'remote-started', by: li.id, at: at('09:12') });
    const next = await deliver(toEngineers(['li.na'], { edit: mine, content: engineersContent(waiting) }));
    expect(desk.api.sent('template_card').at(-1)).toMatchObject({ touser: 'li.na' });
    expect(taskIn(next)).not.toBe(taskIn(mine));
  });

  test('speaks to each in their own language, before and after it is claimed', async () => {
    const ref = await deliver(toEngineers(['li.na', 'tom.baker'], { content: engineersContent(aTicket()) }));
    const titles = () =>
      desk.api.sent('template_card').map((one) => [one['touser'], JSON.stringify(one['template_card'])]);
    expect(titles()).toEqual([
      ['li.na', expect.stringContaining('我来受理')],
      ['tom.baker', expect.stringContaining('Claim')],
    ]);
    await deliver(toEngineers(['tom.baker'], { edit: ref, content: engineersContent(liHasIt()) }));
    const over = desk.api.redrawn.map((one) => JSON.stringify(one));
    for (const words of [/picked it up/, /已受理/]) expect(over).toContainEqual(expect.stringMatching(words));
    expect(over).toHaveLength(2);
  });

  test('is told whoever it names alone, for they are addressed and not named', async () => {
    await deliver(toEngineers(['li.na', 'wang.lei', 'chen.hao'], { content: engineersContent(aTicket()) }));
    const cards = desk.api.sent('template_card').map((one) => [one['touser'], JSON.stringify(one['template_card'])]);
    expect(cards).toEqual([
      ['li.na', expect.stringContaining('您当前值班')],
      ['wang.lei|chen.hao', expect.stringContaining('li.na 当前值班')],
    ]);
  });

  test('shows everybody how it ended', async () => {
    const ref = await claimable();
    const over = engineersContent(closedForZhou());
    await deliver(toEngineers([], { edit: ref, content: over }));
    expect(desk.api.redrawn).toHaveLength(1);
    expect(desk.api.sent()).toHaveLength(1);
  });

  test('an edit that stopped half way goes on where it stopped', async () => {
    const ref = await claimable();
    const edit = toEngineers(['li.na'], { edit: ref, content: engineersContent(liHasIt()) });
    desk.api.next('message/send', wecomError('timeout', 'uncertain'));
    await expect(deliver(edit)).rejects.toMatchObject({ name: 'DeliveryUncertain' });
    await desk.another().deliver(edit);
    expect(desk.api.redrawn).toHaveLength(1);
    const [, first, again] = desk.api.to('message/send').map(({ text }) => text);
    expect(first).toBe(again);
  });
});

test('one code is taken by one of two processes', async () => {
  const ref = await deliver(delivery({ content: offering('one') }));
  const other = desk.another();
  const edits = [desk.platform, other].map((platform) =>
    platform.deliver(delivery({ edit: ref, content: offering('two') })).then(
      () => 'redrawn',
      (error: unknown) => (error instanceof MessageGone ? 'gone' : error),
    ),
  );
  expect((await Promise.all(edits)).sort()).toEqual(['gone', 'redrawn']);
});
