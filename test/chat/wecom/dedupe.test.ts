import { personId } from '../../../src/domain/people/person';
import { minutes } from '../../../src/domain/time/instant';
import { say, typed } from '../../../src/domain/words';
import type { Delivery } from '../../../src/ports/platform';
import { asMessage } from '../../../src/views/card';
import { delivery, toEngineers } from './kit/deliveries';
import { WecomUnderTest } from './kit/wecom-under-test';

let desk: WecomUnderTest;
beforeEach(async () => {
  desk = await WecomUnderTest.start();
});
afterEach(() => desk.stop());

const deliver = (more: Delivery) => desk.platform.deliver(more);
const told = () => desk.api.sent('text').map(({ touser }) => touser);

test('who writes the same twice is passed on twice', async () => {
  const words = asMessage({ text: typed('在吗'), from: personId('wang.lei') });
  await deliver(delivery({ outboxId: 'o1', content: words }));
  await deliver(delivery({ outboxId: 'o2', content: words }));
  expect(told()).toEqual(['zhouting', 'zhouting']);
});

test('whoever is called again within the minute hears it again', async () => {
  const call = asMessage({ text: typed('仍无人接单。') });
  await deliver(delivery({ outboxId: 'o1', content: call, reason: 'rescue' }));
  await deliver(delivery({ outboxId: 'o2', content: call, reason: 'rescue' }));
  expect(told()).toEqual(['zhouting', 'zhouting']);
});

test('who else was called is for channels: those called have a card of their own', async () => {
  const called = asMessage({
    ...{ text: say('notice.rescue', { ticket: 'IT-1001' }), mentions: [personId('wang.lei')] },
    eachHasCard: true,
  });
  await deliver(toEngineers(['li.na', 'wang.lei'], { reason: 'rescue', content: called }));
  expect(told()).toEqual([]);
});

test('whoever is called alone is not called by name in their own chat', async () => {
  const calls = (words: string) => asMessage({ text: typed(words), mentions: [personId('wang.lei')] });
  await deliver(toEngineers(['wang.lei'], { content: calls('请协助。') }));
  await deliver(toEngineers(['li.na', 'wang.lei'], { content: calls('请尽快协助。') }));
  expect(desk.api.texts).toEqual([
    '【IT-1001】请协助。',
    '【IT-1001】请尽快协助。\n@wang.lei',
    '【IT-1001】请尽快协助。',
  ]);
});

test('what is said in a thread and to one person in it is told them once; a minute later it is news again', async () => {
  const warning = asMessage({ text: typed('解决时限将于 10:13 到期。'), mentions: [personId('zhouting')] });
  await deliver(toEngineers(['zhouting', 'wang.lei'], { outboxId: 'o1', content: warning }));
  const once = told();
  await deliver(delivery({ outboxId: 'o2', content: warning }));
  expect(told()).toEqual(once);
  desk.clock.pass(minutes(1));
  await deliver(delivery({ outboxId: 'o3', content: warning }));
  expect(told()).toEqual([...once, 'zhouting']);
});
