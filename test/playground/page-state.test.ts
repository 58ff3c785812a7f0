import { chartDataOf, scaleFor } from '../../src/playground/page/blocks/chart-data';
import { checkField } from '../../src/playground/page/elements/check-field';
import { initialValue, isEmpty, valuesOf } from '../../src/playground/page/elements/values';
import { epochOfWall, wallTime } from '../../src/playground/page/elements/zoned-time';
import { openedAs } from '../../src/playground/page/opened-as';
import { placesShown } from '../../src/playground/page/places-shown';
import { applyEvent } from '../../src/playground/page/state/apply-event';
import { eventCutter } from '../../src/playground/page/state/event-stream';
import { totalUnread, unreadIn } from '../../src/playground/page/state/unread';
import type { PlayMessage, PlayState, SlackJson } from '../../src/playground/wire';

const me = { id: 'U1' };
const message = (ts: string, over: Partial<PlayMessage> = {}): PlayMessage => ({
  channel: 'C1',
  ts,
  user: 'U2',
  text: ts,
  ...over,
});
const stateOf = (...messages: readonly PlayMessage[]) =>
  ({ me, messages, views: [], home: null }) as unknown as PlayState;
const order = (state: PlayState) => state.messages.map(({ ts }) => ts);

describe('what the persona sees', () => {
  test('a message takes its place by time, and coming twice shows once', () => {
    const once = applyEvent(stateOf(message('1'), message('3')), { type: 'message', message: message('2') });
    expect(order(once)).toEqual(['1', '2', '3']);
    expect(order(applyEvent(once, { type: 'message', message: message('2') }))).toEqual(['1', '2', '3']);
  });

  test('an edit replaces, a deletion removes', () => {
    const edited = applyEvent(stateOf(message('1')), {
      type: 'message_changed',
      message: message('1', { text: 'new' }),
    });
    expect(edited.messages).toEqual([message('1', { text: 'new' })]);
    expect(order(applyEvent(edited, { type: 'message_deleted', channel: 'C1', ts: '1' }))).toEqual([]);
    expect(order(applyEvent(edited, { type: 'message_deleted', channel: 'C2', ts: '1' }))).toEqual(['1']);
  });

  test('a file that became ready is shown so wherever it was sent', () => {
    const file = { id: 'F1', name: 'a.png', title: 'a', mimetype: 'image/png', size: 1, url: '/f', ready: false };
    const before = stateOf(message('1', { files: [file] }));
    const after = applyEvent(before, { type: 'file', file: { ...file, ready: true } });
    expect(after.messages[0]?.files?.[0]?.ready).toBe(true);
  });
});

test('unread are messages of others since the last look', () => {
  const state = stateOf(message('1'), message('5'), message('6', { user: 'U1' }), message('7', { channel: 'C2' }));
  expect([...unreadIn(state, { since: 2, channels: {} })]).toEqual([
    ['C1', 1],
    ['C2', 1],
  ]);
  expect(totalUnread(state, { since: 2, channels: { C1: 5 } })).toBe(1);
});

test('server-sent events are found in whatever pieces they arrive', () => {
  const whole = 'retry: 1000\n\nid: 7\ndata: {"a":1}\n\n: still here\n\nid: 8\nevent: reset\ndata: {}\n\n';
  const seen = [
    { id: '7', event: 'message', data: '{"a":1}' },
    { id: '8', event: 'reset', data: '{}' },
  ];
  expect(eventCutter()(whole)).toEqual(seen);
  const cut = eventCutter();
  expect([...whole].flatMap((letter) => cut(letter))).toEqual(seen);
});

describe('what a form sends', () => {
  const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
  const blocks: readonly SlackJson[] = [
    { type: 'section', block_id: 's' },
    { type: 'input', block_id: 'a', element: { type: 'plain_text_input', action_id: 'x', initial_value: 'hello' } },
    { type: 'input', block_id: 'b', element: { type: 'radio_buttons', action_id: 'x', initial_option: option('n') } },
    { type: 'actions', block_id: 'c', elements: [{ type: 'button', action_id: 'go' }] },
    { type: 'section', block_id: 'd', accessory: { type: 'users_select', action_id: 'x' } },
  ];

  test('is what was typed, else what was kept, else what the form began with; buttons hold nothing', () => {
    const typed = { a: { x: { type: 'plain_text_input', value: 'typed' } } };
    const kept = { b: { x: { type: 'radio_buttons', selected_option: option('u') } } };
    expect(valuesOf(blocks, typed, kept)).toEqual({
      ...typed,
      ...kept,
      d: { x: { type: 'users_select', selected_user: null } },
    });
    expect(valuesOf(blocks, {}, {})['a']).toEqual({ x: { type: 'plain_text_input', value: 'hello' } });
  });

  test.each([
    ['plain_text_input', true],
    ['multi_static_select', true],
    ['file_input', true],
    ['datetimepicker', true],
  ])('an untouched %s is empty', (type, empty) => {
    expect(isEmpty(initialValue({ type }))).toBe(empty);
  });
});

describe('a field is checked before it is sent', () => {
  const input = (element: object, over: object = {}): SlackJson => ({ type: 'input', element, ...over }) as SlackJson;
  const typed = (type: string, value: string | null) => ({ type, value });

  test('a needed one may not be empty, an optional one may', () => {
    const value = typed('plain_text_input', null);
    expect(checkField(input({ type: 'plain_text_input' }), value)).toEqual({ word: 'required' });
    expect(checkField(input({ type: 'plain_text_input' }, { optional: true }), value)).toBeUndefined();
  });

  test.each([
    [{ type: 'email_text_input' }, 'nobody', 'badEmail'],
    [{ type: 'url_text_input' }, 'not a url', 'badUrl'],
    [{ type: 'number_input', is_decimal_allowed: false }, '1.5', 'badNumber'],
    [{ type: 'number_input', is_decimal_allowed: true, max_value: '5' }, '6', 'badNumber'],
    [{ type: 'plain_text_input', min_length: 4 }, 'abc', 'tooShort'],
  ])('%j does not take %s', (element, value, word) => {
    expect(checkField(input(element), typed(element.type, value))?.word).toBe(word);
  });
});

test('a moment is typed in the zone of the persona, also over a change of clocks', () => {
  const at = Date.UTC(2026, 10, 23, 1, 12) / 1000;
  expect(wallTime(at, 'Asia/Shanghai')).toBe('2026-11-23T09:12');
  for (const zone of ['Asia/Shanghai', 'Europe/Berlin', 'America/Los_Angeles', 'Asia/Kolkata'])
    for (const time of [at, Date.UTC(2026, 2, 29, 2, 30) / 1000, Date.UTC(2026, 9, 25, 4, 30) / 1000])
      expect(epochOfWall(wallTime(time, zone), zone)).toBe(time);
});

describe('a chart', () => {
  test('puts each value under its category and leaves a gap where there is none', () => {
    const chart = {
      type: 'line',
      series: [{ name: 's', data: [{ label: 'b', value: 2 }] }],
      axis_config: { categories: ['a', 'b'], x_label: 'day' },
    };
    expect(chartDataOf({ type: 'data_visualization', title: 't', chart })).toEqual({
      kind: 'line',
      title: 't',
      categories: ['a', 'b'],
      series: [{ name: 's', values: [null, 2] }],
      xLabel: 'day',
      yLabel: '',
    });
    expect(chartDataOf({ type: 'data_visualization', chart: { type: 'radar' } })).toBeUndefined();
  });

  test.each([
    [
      [0, 97],
      [0, 20, 40, 60, 80, 100],
    ],
    [[3], [0, 1, 2, 3]],
    [[], [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [
      [-4, 6],
      [-4, -2, 0, 2, 4, 6],
    ],
  ])('is marked in round steps for %j', (values, marks) => {
    expect(scaleFor(values)).toEqual(marks);
  });
});

test.each([
  ['en-GB', ['en-GB', 'en'], 'U2'],
  ['zh-TW', ['zh-TW'], 'U1'],
  ['one the demo does not speak, then English', ['de', 'en'], 'U2'],
  ['one nobody reads', ['de-DE'], 'U1'],
  ['none it tells', [], 'U1'],
])('a fresh page plays the first who reads as the browser does: %s', (_, languages, as) => {
  const personas = [
    { id: 'U1', locale: 'zh-CN' },
    { id: 'U2', locale: 'en-US' },
    { id: 'U3', locale: 'en-US' },
  ];
  expect(openedAs(personas, languages)).toBe(as);
});

describe('on a screen with room for both platforms', () => {
  const now = { me: 'U1', app: 'D1', hasRoom: true };

  test('the place somebody is at and the last of the other platform are shown', () => {
    const first = placesShown(undefined, { ...now, place: 'C1' });
    expect([first.main, first.beside]).toEqual(['C1', 'wecom']);
    const group = placesShown(first.last, { ...now, place: 'wecom:g1' });
    expect([group.main, group.beside]).toEqual(['C1', 'wecom:g1']);
    expect(placesShown(group.last, { ...now, place: 'home' })).toMatchObject({ main: 'home', beside: 'wecom:g1' });
  });

  test('another persona begins with their own chats, and where there is no room one place is shown', () => {
    const { last } = placesShown(undefined, { ...now, place: 'C1' });
    expect(placesShown(last, { ...now, me: 'U2', app: 'D2', place: 'wecom' })).toMatchObject({ main: 'D2' });
    expect(placesShown(last, { ...now, place: 'wecom', hasRoom: false })).toMatchObject({
      main: 'wecom',
      beside: undefined,
    });
  });
});
