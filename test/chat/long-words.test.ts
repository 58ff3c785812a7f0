import { createInbound } from '../../src/chat/create-inbound';
import type { Person } from '../../src/domain/people/person';
import { ticketRef } from '../../src/domain/record/record-ref';
import type { FileRef, Ticket } from '../../src/domain/ticket/ticket';
import type { Answered } from '../../src/ports/inbound';
import type { Form } from '../../src/views/form';
import { announced } from '../kit/announced';
import { databases } from '../kit/databases';
import { deskAtHand } from '../kit/desk-at-hand';
import { aReport, aTicket, li, zhou } from '../kit/tickets';
import { senderOf } from './kit/sender-of';

const [embedded] = databases;
if (!embedded) throw new Error('there is no embedded database');
const hand = deskAtHand(embedded);
const inbound = () => createInbound(hand.inboundDeps());
const photo: FileRef = { id: 'F1', name: 'a.png', mime: 'image/png', size: 3, platform: 'slack', source: {} };
const formOf = ({ reply }: Answered): Form => {
  if (reply.kind !== 'form') throw new Error(reply.kind);
  return reply.form;
};
const open = (given: { text?: string; files?: readonly FileRef[] }) =>
  inbound().open({ from: senderOf(zhou), action: 'report', ...given });
const initialOf = (form: Form): string => {
  const field = form.fields.find((one) => one.kind === 'text' && one.name === 'description');
  return field?.kind === 'text' ? (field.initial ?? '') : '';
};
let nth = 0;
const file = (form: Form, description: string) => {
  nth += 1;
  const answers = { description, branch: 'hardware', 'item-hardware': 'printer', urgency: 'normal' };
  const carried = form.carried ?? {};
  return inbound().submit({ from: senderOf(zhou), key: `file${nth}`, action: 'report', carried, answers });
};
const newest = async (): Promise<Ticket | undefined> => (await hand.stores[0]?.tickets.ofRequester(zhou.id, 1))?.[0];
const wordsIn = ({ speak }: Answered, form: Form): string =>
  form.fields.map((field) => (field.kind === 'words' ? speak(field.text) : '')).join('');

const long = `${'Word 打不开了，报错如下：第七行。'.repeat(290)}完`;

test('a report of five thousand characters is filed whole, and its form says what goes along (1.7)', async () => {
  const opened = await open({ text: long });
  const form = formOf(opened);
  const head = initialOf(form);
  expect(head.length).toBeLessThanOrEqual(3000);
  expect(long.startsWith(head)).toBe(true);
  expect(wordsIn(opened, form)).toContain(`其余 ${long.length - head.length} 字`);
  const filed = await file(form, `更正：${head}`);
  expect(filed.reply.kind).toBe('done');
  expect((await newest())?.description === `更正：${long}`).toBe(true);
});

test('a form that comes back with a question keeps the rest out of its box, and loses nothing of it', async () => {
  const form = formOf(await open({ text: long }));
  nth += 1;
  const answers = { description: initialOf(form), urgency: 'normal', branch: '?' };
  const carried = { ...form.carried, proposed: '?' };
  const again = await inbound().submit({ from: senderOf(zhou), key: `file${nth}`, action: 'report', carried, answers });
  expect(initialOf(formOf(again))).toBe(initialOf(form));
});

test('files of a message reported by shortcut are filed with it (1.6)', async () => {
  const opened = await open({ text: '投影仪不亮', files: [photo] });
  const form = formOf(opened);
  expect(wordsIn(opened, form)).toContain('1 个附件');
  await file(form, '投影仪不亮');
  expect(await newest()).toMatchObject({ description: '投影仪不亮', files: [photo], source: 'message' });
});

test('words longer than anything that can be said whole are refused, and nothing of them is kept (1.7)', async () => {
  await file(formOf(await open({ text: 'Word 打不开' })), 'Word 打不开');
  const ticket = await newest();
  if (!ticket) throw new Error('nothing was filed');
  const events = async () => (await hand.stores[0]?.tickets.events(ticket.id))?.length;
  const before = await events();
  const reply = (by: Person, action: string, text: string) => {
    nth += 1;
    const answers = { text };
    return inbound().submit({
      from: senderOf(by),
      key: `say${nth}`,
      action,
      about: ticketRef(ticket.id),
      carried: {},
      answers,
    });
  };
  for (const [by, action] of [
    [zhou, 'add-information'],
    [li, 'reply'],
    [li, 'note'],
  ] as const) {
    const answer = await reply(by, action, 'x'.repeat(12_001));
    expect(answer.reply).toMatchObject({ kind: 'invalid', invalid: { fields: { text: { say: 'form.tooLong' } } } });
  }
  expect(await events()).toBe(before);
  expect((await reply(zhou, 'add-information', 'x'.repeat(12_000))).reply.kind).toBe('done');
});

test('engineers read the whole report where their card has only its beginning (1.7)', () => {
  const said = (description: string) =>
    announced(aTicket({ description }), aReport({ description })).flatMap(({ to, content }) =>
      to.kind === 'engineers' && content.kind === 'message' ? [content.text] : [],
    );
  expect(said(long)).toEqual([{ typed: long }]);
  expect(said('打印机卡纸')).toEqual([]);
});
