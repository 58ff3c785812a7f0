import { changedIn, heardIn, keptKey } from '../../../src/chat/slack/parse';
import { readPressValue, writePressValue } from '../../../src/chat/slack/press-value';
import { cut, cutEscaped, plainText, withoutMention } from '../../../src/chat/slack/text';
import { ticketRef } from '../../../src/domain/record/record-ref';
import { ticketId } from '../../../src/domain/ticket/ticket';

const me = { botUser: 'UBOT', bot: 'BBOT', team: 'T1' };
const message = (more: object) => ({ type: 'message', channel: 'C1', user: 'U1', text: '你好', ts: '2.0', ...more });

const heard: readonly (readonly [string, object, string | undefined])[] = [
  ['a direct message', { channel: 'D1', channel_type: 'im' }, 'direct'],
  ['an answer in a direct thread', { channel: 'D1', channel_type: 'im', thread_ts: '1.0' }, 'thread'],
  ['the head of a direct thread', { channel: 'D1', channel_type: 'im', thread_ts: '2.0' }, 'direct'],
  ['an answer in a channel thread', { thread_ts: '1.0' }, 'thread'],
  ['an answer also sent to the channel', { thread_ts: '1.0', subtype: 'thread_broadcast' }, 'thread'],
  ['a file in a thread', { thread_ts: '1.0', subtype: 'file_share' }, 'thread'],
  ['a mention in a channel', { text: '<@UBOT> 坏了' }, 'mention'],
  ['a mention with a label', { text: '坏了 <@UBOT|desk>' }, 'mention'],
  ['an app_mention event', { type: 'app_mention', text: '<@UBOT>' }, 'mention'],
  ['channel talk', {}, undefined],
  ['somebody else who is mentioned', { text: '<@UBOTHER>' }, undefined],
  ['our own message', { user: 'UBOT', channel_type: 'im' }, undefined],
  ['a message of another bot', { bot_id: 'B2', channel_type: 'im' }, undefined],
  ['Slackbot', { user: 'USLACKBOT', channel_type: 'im' }, undefined],
  ['an edit', { subtype: 'message_changed', channel_type: 'im' }, undefined],
  ['a deletion', { subtype: 'message_deleted', channel_type: 'im' }, undefined],
  ['somebody joining', { subtype: 'channel_join', thread_ts: '1.0' }, undefined],
  ['an event without a person', { user: undefined, channel_type: 'im' }, undefined],
  ['an event of an account that is none', { user: 'U1'.repeat(100), channel_type: 'im' }, undefined],
  ['an event of an account that is a sentence', { user: 'U1 or 1=1', channel_type: 'im' }, undefined],
  ['another kind of event', { type: 'reaction_added' }, undefined],
];

test.each(heard)('hears %s where it belongs', (_what, more, where) => {
  expect(heardIn(message(more), me)?.where).toBe(where);
});

test('knows a mention by where it stands, and other events by their id', () => {
  const text = '<@UBOT> hi';
  const both = ['message', 'app_mention'].map((type) =>
    keptKey({ event_id: type, event: message({ type, text }) }, me),
  );
  expect(both).toEqual(['slack:message:C1:2.0', 'slack:message:C1:2.0']);
  expect(keptKey({ event_id: 'Ev1', event: { type: 'user_change' } }, me)).toBe('slack:event:Ev1');
  expect([keptKey({}, me), keptKey(null, me), keptKey({ event: message({}) }, me)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

describe('words that change', () => {
  const was = { type: 'message', user: 'U1', text: '3 楼', ts: '2.0' };
  const edit = (now: object, more: object = {}) => ({
    type: 'message',
    subtype: 'message_changed',
    channel: 'D1',
    channel_type: 'im',
    ts: '9.0',
    event_ts: '9.0',
    message: { ...was, text: '5 楼', edited: { user: 'U1', ts: '9.0' }, ...now },
    previous_message: was,
    ...more,
  });
  const deleted = { subtype: 'message_deleted', message: undefined, deleted_ts: '2.0' };
  const elsewhere = { channel: 'C1', channel_type: 'channel' };
  const told: readonly (readonly [string, object, object | undefined])[] = [
    ['told with what was and is', edit({}), { before: '3 楼', now: '5 楼', by: 'U1', where: 'direct' }],
    ['none where only a preview came', edit({ text: '3 楼', attachments: [{}], edited: undefined }), undefined],
    ['none of a bot’s', edit({ bot_id: 'B2' }, { previous_message: { ...was, bot_id: 'B2' } }), undefined],
    ['none of our own', edit({ user: 'UBOT' }, { previous_message: { ...was, user: 'UBOT' } }), undefined],
    ['none of what somebody else wrote over', edit({ user: 'U2' }), undefined],
    ['none where nobody knows what was', edit({}, { previous_message: undefined }), undefined],
    ['none of channel talk', edit({}, elsewhere), undefined],
    ['none where only our mention came or went', edit({ text: '<@UBOT> 3 楼' }), undefined],
    [
      'told in a thread',
      edit({}, { ...elsewhere, previous_message: { ...was, thread_ts: '1.0' } }),
      { where: 'thread' },
    ],
    ['a deletion', edit({}, deleted), { before: '3 楼', where: 'direct' }],
    ['a deletion that leaves a gravestone', edit({ user: 'USLACKBOT', subtype: 'tombstone' }), { before: '3 楼' }],
    ['a deletion when nothing is left', edit({ text: ' ' }), { before: '3 楼' }],
    ['none of a photo without words', edit({}, { ...deleted, previous_message: { ...was, text: '' } }), undefined],
  ];
  test.each(told)('an edit or a deletion is %s', (what, event, change) => {
    const found = changedIn(event, me);
    if (change === undefined) expect(found).toBeUndefined();
    else expect(found).toMatchObject(change);
    if (what.startsWith('a deletion')) expect(found).not.toHaveProperty('now');
    expect(keptKey({ event_id: 'Ev1', event }, me) === undefined).toBe(change === undefined);
  });

  test('each change of a message is one of its own', () => {
    const key = (stamp: string) => keptKey({ event: edit({}, { event_ts: stamp }) }, me);
    expect([key('9.0'), key('10.0')]).toEqual(['slack:changed:D1:2.0:9.0', 'slack:changed:D1:2.0:10.0']);
  });
});

test('takes files people share along, and leaves out those Slack does not hold', () => {
  const files = [
    { id: 'F1', name: 'a.png', url_private: 'https://files.slack.com/a' },
    { id: 'F2', mode: 'tombstone' },
    7,
  ];
  expect(heardIn(message({ channel_type: 'im', subtype: 'file_share', files }), me)?.files.map(({ id }) => id)).toEqual(
    ['F1'],
  );
});

const markup: readonly (readonly [string, string])[] = [
  ['a &lt;b&gt; &amp; &amp;lt;', 'a <b> & &lt;'],
  ['<https://a.b/c?d=1&amp;e=2>', 'https://a.b/c?d=1&e=2'],
  ['<http://www.a.b|www.a.b>', 'http://www.a.b'],
  ['<https://a.b|the page>', 'the page (https://a.b)'],
  ['<mailto:x@y.z|x@y.z>', 'x@y.z'],
  ['<@U1> 和 <@U2|li> 和 <@U3>', '@李雷 和 @li 和 @U3'],
  ['<#C1|general> <!here> <!subteam^S1|@it>', '#general @here @it'],
  ['*不加粗* _x_ `y` 👩‍👩‍👧', '*不加粗* _x_ `y` 👩‍👩‍👧'],
];
test.each(markup)('reads %s the way it was typed', (written, read) => {
  expect(plainText(written, (id) => (id === 'U1' ? '李雷' : undefined))).toBe(read);
});

test('takes the mention of the bot out of the sentence', () => {
  expect(withoutMention('<@UBOT> VPN\n<@UBOT|desk> 断了', 'UBOT')).toBe('VPN\n 断了');
});

test('cuts between characters and shows it; half an entity is never left', () => {
  expect(cut('😀😀😀', 4)).toBe('😀…');
  expect(cut('好', 1)).toBe('好');
  const short = cutEscaped('<'.repeat(100), 42);
  expect(short.length).toBeLessThanOrEqual(42);
  expect(short.replaceAll('&lt;', '')).toBe('…');
});

test('a control brings back what it carried; anything else is none of ours', () => {
  const press = { action: 'rate', about: ticketRef(ticketId(1042)), value: '5', opens: 'form' } as const;
  expect(readPressValue(writePressValue(press))).toEqual(press);
  for (const foreign of [undefined, '', 'claim', '[]', '{"t":1}', '{"a":7}', 'null']) {
    expect(readPressValue(foreign)).toBeUndefined();
  }
  expect(readPressValue('{"a":"claim","t":-1,"v":9,"o":"x"}')).toEqual({ action: 'claim' });
});
