import fc from 'fast-check';
import { readFormData, writeFormData } from '../../../src/chat/slack/form-data';
import { readPressValue, writePressValue } from '../../../src/chat/slack/press-value';
import { eventKeyOf, pressIn } from '../../../src/chat/wecom/render/event-key';
import { type KindName, kindNames, type RecordRef } from '../../../src/domain/record/record-ref';
import { readAbout, readAction, writeAbout, writeAction } from '../../../src/domain/record/record-wire';
import { ticketId } from '../../../src/domain/ticket/ticket';
import { say } from '../../../src/domain/words';
import { slackLimits } from '../../../src/platforms/slack-limits';
import { wecomLimits } from '../../../src/platforms/wecom-limits';
import { actionPath, longestPath, readPlace } from '../../../src/web/pages/address';
import { anotherKind } from '../../kit/another-kind';

const visit = anotherKind();

const abouts = fc.option(
  fc.record({
    kind: fc.constantFrom<KindName>(...kindNames, visit.kind),
    id: fc.integer({ min: 1, max: 999_999_999_999_999 }),
  }),
  { nil: undefined },
);
const actions = fc.stringMatching(/^[a-z][a-z0-9-]{0,40}$/);
const on = (action: string, about: RecordRef | undefined) => ({ action, ...(about && { about }) });

/** How the last release wrote it where people press, and where it is kept. */
const before = {
  press: (action: string, ticket?: number) => JSON.stringify({ a: action, t: ticket, v: '5' }),
  form: (action: string, ticket?: number) => JSON.stringify({ a: action, t: ticket, c: { draft: 'd' } }),
};

test('whatever an action is done to comes back from chats, pages and the database as it was written', () => {
  fc.assert(
    fc.property(actions, abouts, (action, about) => {
      const meant = on(action, about);
      expect(readAction(writeAction({ ...meant, value: 'x' }))).toEqual({ ...meant, value: 'x' });
      expect(readAbout(writeAbout(about))).toEqual(about ? { about } : {});
      expect(readPressValue(writePressValue({ ...meant, value: '5' }))).toEqual({ ...meant, value: '5' });
      expect(pressIn(eventKeyOf({ ...meant, value: '5' }))).toEqual({ ...meant, value: '5' });
      const form = { ...meant, title: say('desk.send'), submit: say('desk.send'), fields: [] };
      expect(readFormData(writeFormData(form))).toEqual({ ...meant, carried: {} });
    }),
  );
});

test('a ticket is written in the very words of the last release, and what that wrote is a ticket’s', () => {
  fc.assert(
    fc.property(actions, fc.option(fc.integer({ min: 1, max: 999_999_999 }), { nil: undefined }), (action, ticket) => {
      const meant = on(action, ticket === undefined ? undefined : { kind: 'ticket', id: ticketId(ticket) });
      const written = { action, ...(ticket !== undefined && { ticket }) };
      expect(JSON.stringify(writeAction(meant))).toBe(JSON.stringify(written));
      expect(readAction(written)).toEqual(meant);
      expect(writePressValue({ ...meant, value: '5' })).toBe(before.press(action, ticket));
      expect(readPressValue(before.press(action, ticket))).toEqual({ ...meant, value: '5' });
      expect(eventKeyOf({ ...meant, value: '5' })).toBe(before.press(action, ticket));
      expect(pressIn(before.press(action, ticket))).toEqual({ ...meant, value: '5' });
      const form = { ...meant, carried: { draft: 'd' }, title: say('desk.send'), submit: say('desk.send'), fields: [] };
      expect(writeFormData(form)).toBe(before.form(action, ticket));
      expect(readFormData(before.form(action, ticket))).toEqual({ ...meant, carried: { draft: 'd' } });
      const path = actionPath('press', meant);
      expect(path).toBe(`press/${action}${ticket === undefined ? '' : `/${ticket}`}`);
      expect(readPlace(`/pages/wecom/${path}`)?.address).toEqual({ kind: 'press', ...meant });
    }),
  );
});

test('a process that does not know the kind passes it on whole, and takes it for no ticket’s', () => {
  expect(writeAction({ action: 'answer', about: visit })).toEqual({ action: 'visit-7.answer' });
  const unknown = { action: 'travel-1042.answer', value: '5' };
  expect(readAction(unknown)).toEqual(unknown);
  expect(writeAction(readAction(unknown))).toEqual(unknown);
  expect(readAbout({ about: 'travel-1042' })).toEqual({});
  expect(readAction({ action: '1042.answer' })).toEqual({ action: '1042.answer' });
});

test.each([0, -1, 1.5, 2 ** 53, '1042', null, Number.NaN])('%s is the number of no ticket', (ticket) => {
  expect(readAction({ action: 'claim', ticket })).toEqual({ action: 'claim' });
});

test('the page of a record is at its name, also where a process that does not know the kind leads there', () => {
  const page = { kind: 'form', action: 'answer', about: visit };
  expect(actionPath('form', { action: 'answer', about: visit })).toBe('form/answer/visit-7');
  expect(readPlace('/pages/wecom/form/answer/visit-7')?.address).toEqual(page);
  expect(readPlace('/pages/wecom/form/visit-7.answer')?.address).toEqual(page);
  expect(readPlace('/pages/wecom/job/visit-7')?.address).toEqual({ kind: 'job', about: visit });
  expect(
    ['form/answer/travel-7', 'form/travel-7.answer', 'form/1042.answer', 'job/travel-7', 'job/visit-07', 'job/1e3'].map(
      (path) => readPlace(`/pages/wecom/${path}`),
    ),
  ).toEqual(Array.from({ length: 6 }, () => undefined));
});

test('the longest name leaves room for the longest value, wherever a platform counts', () => {
  const longest: RecordRef = { kind: 'verification' as KindName, id: 999_999_999_999_999 };
  const press = { action: 'a'.repeat(41), about: longest, value: 'v'.repeat(200) };
  expect(writePressValue({ ...press, opens: 'form', orLook: true }).length).toBeLessThan(slackLimits.buttonValue.most);
  expect(Buffer.byteLength(eventKeyOf({ ...press, value: '坏'.repeat(200) }))).toBeLessThan(wecomLimits.key.most);
  expect(actionPath('form', { ...press, query: { value: '坏'.repeat(40) } }).length).toBeLessThan(longestPath);
});
