import fc from 'fast-check';
import { dedupeKey } from '../../../../src/chat/wecom/callback/dedupe-key';
import { keptEvent } from '../../../../src/chat/wecom/callback/kept';
import { wecomEventIn } from '../../../../src/chat/wecom/callback/parse';
import { readXml } from '../../../../src/chat/wecom/callback/xml';
import type { WecomEvent } from '../../../../src/chat/wecom/wecom-event';
import { samples } from '../samples';

const read = (text: string) => {
  const xml = readXml(text);
  if (xml === undefined) throw new Error('no XML');
  return xml;
};
const told = (text: string): WecomEvent => wecomEventIn(read(text));
const seconds = (count: number) => count * 1000;

const message = (said: object, at = 1348831860) => ({
  kind: 'message',
  from: 'fromuser',
  at: seconds(at),
  id: '1234567890123456',
  said,
});
const press = { kind: 'press', from: 'fromuser', at: seconds(123456789), eventKey: 'key111', taskId: 'taskid111' };

const expected: { readonly [Name in keyof typeof samples]: object } = {
  text: message({ type: 'text', text: 'this is a test' }),
  image: message({ type: 'media', media: 'image', mediaId: 'media_id' }),
  voice: message({ type: 'media', media: 'voice', mediaId: 'media_id', format: 'Format' }, 1357290913),
  video: message({ type: 'media', media: 'video', mediaId: 'media_id' }, 1357290913),
  location: message({ type: 'location', label: '位置信息', latitude: '23.134', longitude: '113.358' }, 1351776360),
  link: message({ type: 'link', title: 'this is a title！', description: 'this is a description！', url: 'URL' }),
  file: message({ type: 'media', media: 'file', mediaId: 'MEDIA123', name: '日志.txt' }),
  leadingZero: { kind: 'ignored', what: '' },
  subscribe: { kind: 'joined', account: 'fromuser', at: seconds(1348831860) },
  unsubscribe: { kind: 'left', account: 'fromuser', at: seconds(1348831860) },
  enterAgent: { kind: 'entered', from: 'fromuser', at: seconds(1408091189) },
  locationReport: { kind: 'ignored', what: 'event LOCATION' },
  batchJobResult: { kind: 'ignored', what: 'event batch_job_result' },
  click: { kind: 'menu', from: 'fromuser', at: seconds(123456789), eventKey: 'EVENTKEY' },
  view: { kind: 'ignored', what: 'event view' },
  cardEvent: {
    ...press,
    cardType: 'text_notice',
    responseCode: 'ResponseCode',
    selected: { QuestionKey1: ['OptionId1', 'OptionId2'], QuestionKey2: ['OptionId3', 'OptionId4'] },
  },
  cardEventOneOption: {
    kind: 'press',
    from: '00123',
    at: seconds(1763780000),
    eventKey: 'rate_submit',
    taskId: 'it-1042@rate-1',
    cardType: 'vote_interaction',
    responseCode: 'RC_abc',
    selected: { score: ['5'] },
  },
  cardMenuEvent: { ...press, cardType: 'text_notice', responseCode: 'ResponseCode', selected: {} },
  taskcardClick: { kind: 'ignored', what: 'event taskcard_click' },
  picWeixin: { kind: 'ignored', what: 'event pic_weixin' },
  inactiveAlert: { kind: 'alarm', what: 'inactive_alert', effectAt: seconds(1764518400) },
  closeInactiveAgent: { kind: 'alarm', what: 'close_inactive_agent' },
  deleteUser: { kind: 'left', account: 'zhangsan', at: seconds(1403610513) },
  updateUser: { kind: 'renamed', account: 'zhangsan', to: 'zhangsan001', at: seconds(1403610513) },
  updateUserReduced: { kind: 'ignored', what: 'event change_contact' },
  updateTag: { kind: 'ignored', what: 'event change_contact' },
  createParty: { kind: 'ignored', what: 'event change_contact' },
  openApprovalChange: { kind: 'ignored', what: 'event open_approval_change' },
};

test.each(Object.keys(samples) as (keyof typeof samples)[])('reads the sample %s', (name) => {
  expect(told(samples[name])).toEqual(expected[name]);
});

test.each([
  ['2', 'disabled', true],
  ['5', 'left', true],
  ['1', 'active', false],
  ['4', 'not activated yet', false],
  ['', 'unknown', false],
])('a member whose status becomes %s (%s) has left: %s', (status, _means, isGone) => {
  const text = samples.updateUserReduced.replace('<Department>', `<Status>${status}</Status><Department>`);
  const left = { kind: 'left', account: 'zhangsan', at: seconds(1403610513) };
  expect(told(text)).toEqual(isGone ? left : { kind: 'ignored', what: 'event change_contact' });
  // Whatever is said of somebody who is deleted.
  expect(told(text.replace('update_user', 'delete_user'))).toEqual(left);
});

const said = (inside: string): string =>
  `<xml>\n<FromUserName>\n<![CDATA[0254571]]>\n</FromUserName><MsgType> <![CDATA[text]]> </MsgType>${inside}</xml>`;

test.each([
  ['with blanks around its CDATA', '<Content>\n  <![CDATA[  打印机 坏了 \n]]>\n</Content>', '  打印机 坏了 \n'],
  ['without CDATA', '<Content> VPN </Content>', 'VPN'],
  ['with the end of CDATA in it', '<Content><![CDATA[a]]]]><![CDATA[>b]]></Content>', 'a]]>b'],
  ['with markup in it', '<Content><![CDATA[<!DOCTYPE x> <![CDATA[ &lt;]]></Content>', '<!DOCTYPE x> <![CDATA[ &lt;'],
  ['that is empty', '<Content></Content>', ''],
])('keeps a text %s as it was typed', (_what, inside, text) => {
  expect(told(said(inside))).toMatchObject({ from: '0254571', said: { type: 'text', text } });
});

test.each([
  ['an entity bomb', '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><xml><A>&b;</A></xml>'],
  ['a document type inside', '<xml><!DOCTYPE x><A>1</A></xml>'],
  ['an outside entity', '<xml><!ENTITY x SYSTEM "file:///etc/passwd"></xml>'],
  ['nesting without end', `<xml>${'<a>'.repeat(9000)}</xml>`],
  ['names that are traps', '<xml><a><__proto__><admin>1</admin></__proto__></a></xml>'],
  ['JSON', '{"encrypt":"msg_encrypt"}'],
  ['a page', '<html><body>Bad gateway</body></html>'],
  ['nothing', ''],
])('refuses %s', (_what, text) => {
  expect(readXml(text)).toBeUndefined();
});

test('is never at a loss, whatever comes', () => {
  const names = fc.constantFrom('MsgType', 'Event', 'FromUserName', 'SelectedItems', 'SelectedItem', 'OptionIds', 'X');
  const values = fc.constantFrom('text', 'event', 'template_card_event', 'image', 'subscribe', '', '<A>1</A>', 'li');
  const anything = fc.array(fc.tuple(names, values), { maxLength: 12 });
  fc.assert(
    fc.property(anything, fc.string(), (fields, tail) => {
      const xml = `<xml>${fields.map(([name, value]) => `<${name}>${value}</${name}>`).join('')}${tail}</xml>`;
      const element = readXml(xml);
      if (element === undefined) return;
      expect(wecomEventIn(element)).toHaveProperty('kind');
      expect(dedupeKey(element, { corpId: 'c', agentId: 1 })).toMatch(/^wecom:c:1:/);
    }),
    { numRuns: 2000 },
  );
});

describe('one key for one callback', () => {
  const key = (text: string): string => dedupeKey(read(text), { corpId: 'wx1', agentId: 2 });

  test('a message goes by its id, which stays as long as it is', () => {
    expect(key(samples.text.replace('1234567890123456', '4561255354251345929'))).toBe(
      'wecom:wx1:2:4561255354251345929:fromuser',
    );
  });

  test('two presses in one second are two', () => {
    const other = samples.cardEvent.replace('key111', 'key112');
    const elsewhere = samples.cardEvent.replace('taskid111', 'taskid112');
    expect(new Set([samples.cardEvent, other, elsewhere].map(key)).size).toBe(3);
  });

  test('an empty message id is none', () => {
    const empty = (time: string) => said(`<MsgId><![CDATA[]]></MsgId><CreateTime>${time}</CreateTime>`);
    expect(key(empty('1'))).not.toBe(key(empty('2')));
  });

  test.each([
    ['text', ['Content'], '三楼打印机卡纸', '还有，它在冒烟'],
    ['image', ['MediaId'], 'm1', 'm2'],
    ['location', ['Location_X'], '23.1', '23.2'],
    ['link', ['Title'], '手册', '另一本'],
    ['event', ['EventKey'], 'mine', 'report'],
  ] as const)(
    'two of one person in one second are two though they have no id, and each is one however often it comes: %s (1.8)',
    (type, [field], one, other) => {
      for (const id of ['', '<MsgId></MsgId>', '<MsgId><![CDATA[]]></MsgId>']) {
        const sent = (value: string, more = '') =>
          key(
            `<xml><FromUserName>wang</FromUserName><CreateTime>1700000000</CreateTime><MsgType>${type}</MsgType>${id}` +
              `<Event>click</Event><${field}><![CDATA[${value}]]></${field}>${more}</xml>`,
          );
        expect(sent(one)).not.toBe(sent(other));
        expect(sent(one, '\n')).toBe(sent(one));
        expect(sent(one, '<ResponseCode>b</ResponseCode>')).toBe(sent(one, '<ResponseCode>a</ResponseCode>'));
      }
    },
  );

  test('what was chosen on a card tells two presses of one second apart', () => {
    const other = samples.cardEventOneOption.replace('CDATA[5]', 'CDATA[4]');
    expect(key(other)).not.toBe(key(samples.cardEventOneOption));
  });
});

test('a userid longer than any is nobody', () => {
  const from = (account: string) => told(samples.text.replace('fromUser', account)).kind;
  expect([from('a'.repeat(64)), from('a'.repeat(65)), from('界'.repeat(22))]).toEqual([
    'message',
    'ignored',
    'ignored',
  ]);
});

test('what the inbox kept is read again, and nothing else', () => {
  expect(keptEvent({ key: 'k', xml: samples.click })).toEqual({ key: 'k', event: told(samples.click) });
  for (const other of [undefined, null, 'x', {}, { key: 'k' }, { key: 1, xml: samples.click }, { key: 'k', xml: '' }]) {
    expect(keptEvent(other)).toBeUndefined();
  }
});
