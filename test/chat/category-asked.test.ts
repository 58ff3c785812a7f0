import { createInbound } from '../../src/chat/create-inbound';
import type { Sender } from '../../src/ports/inbound';
import type { Answers, Form } from '../../src/views/form';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { zhou } from '../kit/tickets';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);

const from: Sender = {
  platform: 'slack',
  account: zhou.identities['slack'] ?? '',
  profile: async () => ({ name: zhou.name }),
};
let keys = 0;
const key = () => {
  keys += 1;
  return `asked${keys}`;
};
const inbound = () => createInbound(hand.inboundDeps());
const open = async (text?: string): Promise<Form> => {
  const { reply } = await inbound().open({ from, action: 'report', ...(text === undefined ? {} : { text }) });
  if (reply.kind !== 'form') throw new Error(reply.kind);
  return reply.form;
};
/** What a form holds when nobody touches it, and what is typed over it. */
const filled = (form: Form, typed: Answers): Answers => ({
  ...Object.fromEntries(
    form.fields.flatMap((field) =>
      (field.kind === 'text' || field.kind === 'choice') && field.initial ? [[field.name, field.initial]] : [],
    ),
  ),
  ...typed,
});
const send = async (form: Form, typed: Answers) => {
  const answers = filled(form, typed);
  const { reply, speak } = await inbound().submit({
    from,
    key: key(),
    action: 'report',
    carried: form.carried ?? {},
    answers,
  });
  return { reply, speak };
};
const again = async (form: Form, typed: Answers): Promise<Form> => {
  const { reply } = await send(form, typed);
  if (reply.kind !== 'form') throw new Error(reply.kind);
  return reply.form;
};
const chosenIn = (form: Form) =>
  form.fields.flatMap((field) =>
    field.kind === 'choice' && (field.name === 'branch' || field.name.startsWith('item-')) ? [field.initial] : [],
  );
const category = async () => (await hand.stores[0]?.tickets.ofRequester(zhou.id, 1))?.[0]?.category;

test('a form opened empty has chosen nothing, and comes back once with what the words mean (7.2)', async () => {
  const empty = await open();
  expect(chosenIn(empty)).toEqual(['?']);
  const asked = await again(empty, { description: '打印机卡纸', spot: '三楼' });
  expect(chosenIn(asked)).toEqual(['hardware', 'printer']);
  expect((await send(asked, { description: '打印机卡纸' })).reply.kind).toBe('done');
  expect(await category()).toBe('hardware.printer');
});

test('words that say nothing leave the question open, and it is said what to do (7.2)', async () => {
  const { reply, speak } = await send(await open(), { description: '坏了' });
  if (reply.kind !== 'invalid') throw new Error(reply.kind);
  expect(Object.values(reply.invalid.fields).map(speak)).toEqual(['请选择问题类别；都不合适时请选“其他”。']);
  expect(await category()).toBeUndefined();
});

test('a suggestion that nobody touched follows words that were changed since (7.2)', async () => {
  const first = await open('我的电脑很慢');
  expect(chosenIn(first)).toEqual(['system', 'fault']);
  const asked = await again(first, { description: '打印机卡纸' });
  expect(chosenIn(asked)).toEqual(['hardware', 'printer']);
});

test('whoever chooses is not asked again: another kind, the last one, or what was suggested before', async () => {
  const first = await open('我的电脑很慢');
  const chosen = { branch: 'office', 'item-office': 'upgrade', description: '打印机卡纸' };
  expect((await send(first, chosen)).reply.kind).toBe('done');
  expect(await category()).toBe('office.upgrade');

  const asked = await again(await open(), { description: '键盘坏了' });
  const other = { branch: 'other', 'item-other': 'task', description: '键盘坏了' };
  expect((await send(asked, other)).reply.kind).toBe('done');
  expect(await category()).toBe('other.task');

  const changed = await again(await open('系统很慢'), { description: '鼠标坏了' });
  const before = { branch: 'system', 'item-system': 'fault', description: '鼠标坏了' };
  expect((await send(changed, before)).reply.kind).toBe('done');
  expect(await category()).toBe('system.fault');
});

test('a card without threads has chosen nothing either where the words say nothing, and says what to do (7.2)', async () => {
  const { reply } = await inbound().hear({ from, key: key(), where: 'chat', text: '坏了', files: [] });
  const ask = reply.kind === 'card' ? reply.card.parts.find((part) => part.kind === 'ask') : undefined;
  expect(ask?.questions[0]).toMatchObject({ name: 'category', initial: '?' });
  const carried = { draft: ask?.value ?? '' };
  const answer = (chosen: string) =>
    inbound().submit({ from, key: key(), action: 'report', carried, answers: { category: chosen, urgency: 'normal' } });
  expect((await answer('?')).reply.kind).toBe('invalid');
  expect(await category()).toBeUndefined();
  expect((await answer('-')).reply.kind).toBe('done');
  expect(await category()).toBe('other.task');
});
