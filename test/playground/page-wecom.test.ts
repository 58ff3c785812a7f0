import { applyWecomEvent } from '../../src/playground/page/wecom/apply-wecom-event';
import { buttonRows } from '../../src/playground/page/wecom/button-rows';
import { choiceOf, tick } from '../../src/playground/page/wecom/card-choice';
import { clip, roomOf } from '../../src/playground/page/wecom/clip';
import { linkTarget } from '../../src/playground/page/wecom/link-target';
import { markdownLines } from '../../src/playground/page/wecom/markdown-lines';
import { memberOf, withMembers, withoutSlack } from '../../src/playground/page/wecom/member-persona';
import { pictureSource } from '../../src/playground/page/wecom/picture-source';
import { chatidOf, groupPlace, isWecomPlace, wecomPlace } from '../../src/playground/page/wecom/places';
import { textParts } from '../../src/playground/page/wecom/text-parts';
import { textcardLines } from '../../src/playground/page/wecom/textcard-parts';
import { hasTimeMark } from '../../src/playground/page/wecom/time-marks';
import { voiceClip, voiceSeconds } from '../../src/playground/page/wecom/voice-clip';
import { lastInWecom, unreadInWecom } from '../../src/playground/page/wecom/wecom-unread';
import type { WecomGroup, WecomMember, WecomMessage, WecomState } from '../../src/playground/wecom/wire';
import type { PlayState } from '../../src/playground/wire';

const wang: WecomMember = {
  userid: 'wang',
  name: '王小明',
  role: 'employee',
  title: '会计',
  color: '#336699',
  language: 'zh-CN',
  status: 1,
  visible: true,
};
const li: WecomMember = { ...wang, userid: 'li', name: '李雷', slackUser: 'U1' };

const message = (msgid: string, at: number, over: Partial<WecomMessage> = {}): WecomMessage => ({
  msgid,
  userid: 'wang',
  from: 'app',
  at,
  type: 'text',
  text: msgid,
  ...over,
});
const group = (over: Partial<WecomGroup> = {}): WecomGroup => ({
  chatid: 'desk',
  name: '值班群',
  owner: 'li',
  members: ['li', 'wang'],
  messages: [{ id: '1', at: 4000, type: 'text', text: 'hello' }],
  ...over,
});
const stateOf = (...messages: readonly WecomMessage[]) =>
  ({ me: wang, members: [wang, li], messages, groups: [], menu: [] }) as unknown as WecomState;
const ids = (state: WecomState) => state.messages.map(({ msgid }) => msgid);

describe('a text of the app', () => {
  test('links where it says <a href>, and everything else stays the text it is', () => {
    expect(textParts('请<a href="https://desk/f?a=1&amp;b=2">填写</a><b>表单</b>')).toEqual([
      { text: '请' },
      { text: '填写', href: 'https://desk/f?a=1&b=2' },
      { text: '<b>表单</b>' },
    ]);
  });

  test('a bare address is a link up to the Chinese comma', () => {
    expect(textParts('见 https://desk/jobs，谢谢')).toEqual([
      { text: '见 ' },
      { text: 'https://desk/jobs', href: 'https://desk/jobs' },
      { text: '，谢谢' },
    ]);
  });
});

describe('where a link leads', () => {
  const base = 'http://127.0.0.1:3999/#/@wang/wecom';

  test.each([
    ['http://127.0.0.1:3999/webview/pages/wecom/jobs', '/webview/@wang/pages/wecom/jobs'],
    ['http://localhost:3999/webview/pages/a?b=1#c', '/webview/@wang/pages/a?b=1#c'],
    ['http://127.0.0.1:3999/webview/@li/pages/a', '/webview/@wang/pages/a'],
  ])('%s is a page of the desk, shown as this member', (address, path) => {
    expect(linkTarget(address, 'wang', base)).toEqual({ kind: 'inside', path });
  });

  test.each(['https://work.weixin.qq.com/', 'http://127.0.0.1:3999/elsewhere', 'http://127.0.0.1:4000/webview/a'])(
    '%s opens in a tab of its own',
    (address) => {
      expect(linkTarget(address, 'wang', base)).toEqual({ kind: 'tab', url: address });
    },
  );

  test.each(['javascript:alert(1)', 'data:text/html,x', '图片的url', ''])('"%s" leads nowhere', (address) => {
    expect(linkTarget(address, 'wang', base)).toEqual({ kind: 'nowhere' });
  });
});

test('a picture comes from the desk as this member sees it or from this server, and from nowhere else', () => {
  const base = 'http://127.0.0.1:3999/';
  const from = (source: string) => pictureSource(source, 'wang', base);
  expect(from('http://127.0.0.1:3999/webview/files/a.png')).toBe('/webview/@wang/files/a.png');
  expect(from('http://127.0.0.1:3999/wecom/media/m/a.png')).toBe('http://127.0.0.1:3999/wecom/media/m/a.png');
  expect(from('/wecom/media/m/a.png')).toBe('/wecom/media/m/a.png');
  expect(['https://example.com/a.png', '//example.com/a.png', 'javascript:1', '图片的url'].map(from)).toEqual(
    Array.from({ length: 4 }),
  );
});

describe('markdown of the app', () => {
  test('knows headings, bold, links, code, quotes, three colours and mentions', () => {
    expect(
      markdownLines('## 日报\n>**事项**：<font color="info">开会</font>\n[改](https://a/b) `x` <@wang>\n').map(
        ({ kind, level, parts }) => [kind, level, parts.map((part) => part.kind).join(' ')],
      ),
    ).toEqual([
      ['heading', 2, 'text'],
      ['quote', 0, 'bold text colour'],
      ['plain', 0, 'link text code text mention'],
      ['plain', 0, ''],
    ]);
  });

  test.each(['- 一', '| a | b |', '*斜*', '<script>x</script>', '<font color="red">x</font>'])(
    '%s stays the characters it is',
    (line) => {
      expect(markdownLines(line)).toEqual([{ kind: 'plain', level: 0, parts: [{ kind: 'text', text: line }] }]);
    },
  );
});

test('a textcard has lines in three tones, and other tags are text', () => {
  expect(textcardLines('<div class="gray">今天</div>你好<br>再见<div class="highlight">请<b>来</b></div>')).toEqual([
    { tone: 'gray', text: '今天' },
    { tone: 'normal', text: '你好' },
    { tone: 'normal', text: '再见' },
    { tone: 'highlight', text: '请<b>来</b>' },
  ]);
});

describe('labels on a card', () => {
  test('count a Chinese character as one and a Latin letter as half', () => {
    expect(roomOf('打印机 HP')).toBe(4.5);
    expect(roomOf('👩‍🔧')).toBe(1);
  });

  test('are cut to the room there is, with a sign that something is missing', () => {
    expect(clip('转给二线工程师处理', 10)).toBe('转给二线工程师处理');
    expect(clip('转给二线工程师立即处理', 10)).toBe('转给二线工程师立即…');
    expect(clip('Hand over to the second line', 10)).toBe('Hand over to the s…');
    expect(roomOf(clip('👩‍🔧'.repeat(20), 5))).toBeLessThanOrEqual(5);
  });
});

describe('buttons of a card', () => {
  const rows = (...labels: readonly string[]) => buttonRows(labels.map((text) => ({ text }))).map((row) => row.length);

  test('stand side by side as far as their labels allow', () => {
    expect(rows()).toEqual([]);
    expect(rows('接单')).toEqual([1]);
    expect(rows('已解决', '仍有问题')).toEqual([2]);
    expect(rows('接单', '转派', '备注')).toEqual([3]);
    expect(rows('一', '二', '三', '四', '五')).toEqual([2, 2, 1]);
    expect(rows('一', '二', '三', '四', '五', '六')).toEqual([3, 3]);
    expect(rows('我已到达现场了', '需要更多时间处理')).toEqual([1, 1]);
  });
});

describe('what is chosen on a card', () => {
  const options = [
    { id: 'a', text: 'A' },
    { id: 'b', text: 'B' },
  ];

  test('a list nobody touched shows the option named, else the first (page 90236)', () => {
    const card = {
      card_type: 'multiple_interaction',
      select_list: [
        { question_key: 'one', selected_id: 'b', option_list: options },
        { question_key: 'two', selected_id: 'gone', option_list: options },
      ],
    };
    expect(choiceOf(card, {})).toEqual({ one: ['b'], two: ['a'] });
    expect(choiceOf(card, { one: ['a'] })).toEqual({ one: ['a'], two: ['a'] });
  });

  test('a vote has one answer, or several where its mode says so', () => {
    const ticked = options.map((option) => ({ ...option, is_checked: true }));
    const vote = (mode: number) => ({
      card_type: 'vote_interaction',
      checkbox: { question_key: 'v', mode, option_list: ticked },
    });
    expect(choiceOf(vote(0), {})).toEqual({ v: ['a'] });
    expect(choiceOf(vote(1), {})).toEqual({ v: ['a', 'b'] });
    expect(tick(['a'], 'b', 0)).toEqual(['b']);
    expect(tick(['a'], 'b', 1)).toEqual(['a', 'b']);
    expect(tick(['a', 'b'], 'a', 1)).toEqual(['b']);
  });
});

describe('what a member sees', () => {
  test('a message takes its place by time, an update replaces it, and coming twice shows once', () => {
    const first = applyWecomEvent(stateOf(message('a', 1), message('c', 3)), {
      type: 'message',
      message: message('b', 2),
    });
    expect(ids(first)).toEqual(['a', 'b', 'c']);
    const updated = message('b', 2, { text: 'new' });
    const second = applyWecomEvent(first, { type: 'message_changed', message: updated });
    expect(ids(second)).toEqual(['a', 'b', 'c']);
    expect(second.messages[1]).toEqual(updated);
  });

  test('what WeCom dropped and what is somebody else’s is not shown', () => {
    const before = stateOf(message('a', 1));
    const dropped = message('b', 2, { discarded: true });
    expect(ids(applyWecomEvent(before, { type: 'message', message: dropped }))).toEqual(['a']);
    const others = message('b', 2, { userid: 'li' });
    expect(ids(applyWecomEvent(before, { type: 'message', message: others }))).toEqual(['a']);
  });

  test('a group appears with its first message and goes when one is taken out of it', () => {
    const inside = applyWecomEvent(stateOf(), { type: 'group', group: group() });
    expect(inside.groups).toEqual([group()]);
    expect(applyWecomEvent(inside, { type: 'group', group: group({ members: ['li'] }) }).groups).toEqual([]);
    expect(applyWecomEvent(stateOf(), { type: 'group', group: group({ messages: [] }) }).groups).toEqual([]);
  });

  test('unread is what the app wrote since the last look, in the chat and in each group', () => {
    const state = { ...stateOf(message('a', 1000), message('b', 3000, { from: 'member' }), message('c', 4000)) };
    const all: WecomState = { ...state, groups: [group()] };
    expect([...unreadInWecom(all, { since: 2, channels: {} })]).toEqual([
      [wecomPlace, 1],
      [groupPlace('desk'), 1],
    ]);
    expect([...unreadInWecom(all, { since: 2, channels: { [wecomPlace]: 4 } })]).toEqual([[groupPlace('desk'), 1]]);
    expect(lastInWecom(all).get(wecomPlace)).toBe(4);
  });

  test('a message that came in the very moment of the last look is unread', () => {
    const one = stateOf(message('a', 4000));
    const seen = { since: 0, channels: { [wecomPlace]: lastInWecom(one).get(wecomPlace) ?? 0 } };
    expect(unreadInWecom(one, seen).size).toBe(0);
    expect(unreadInWecom(stateOf(message('a', 4000), message('b', 4000)), seen).get(wecomPlace)).toBe(1);
  });

  test('the time stands above the first message and after five quiet minutes', () => {
    expect(hasTimeMark(undefined, { at: 0 })).toBe(true);
    expect(hasTimeMark({ at: 0 }, { at: 299_999 })).toBe(false);
    expect(hasTimeMark({ at: 0 }, { at: 300_000 })).toBe(true);
  });
});

describe('personas on WeCom', () => {
  const slack = {
    me: { id: 'U1', tz: 'Asia/Shanghai' },
    personas: [{ id: 'U1' }],
    users: [{ id: 'U1' }],
    app: { name: 'Desk', dm: 'D1', commands: [], shortcuts: [] },
    messages: [{ text: 'for U1 only' }],
    channels: [{ id: 'C1' }],
  } as unknown as PlayState;

  test('who is on both is one persona, who is on WeCom only is one more', () => {
    expect(withMembers(slack, [wang, li]).personas.map(({ id }) => id)).toEqual(['U1', '@wang']);
    expect(memberOf('U1', [wang, li])).toBe(li);
    expect(memberOf('@wang', [wang, li])).toBe(wang);
    expect(memberOf('U2', [wang, li])).toBeUndefined();
  });

  test('who is on WeCom only sees nothing of anybody’s Slack', () => {
    const seen = withoutSlack(withMembers(slack, [wang]), wang);
    expect([seen.me.id, seen.app.dm, seen.messages, seen.channels]).toEqual(['@wang', '', [], []]);
  });

  test('places of WeCom are told from channels', () => {
    expect(['wecom', 'wecom:desk', 'C1', 'home'].map(isWecomPlace)).toEqual([true, true, false, false]);
    expect([chatidOf(groupPlace('a:b')), chatidOf(wecomPlace)]).toEqual(['a:b', undefined]);
  });
});

test('a voice clip is AMR and as long as it says', () => {
  const clip3 = voiceClip(3);
  expect(new TextDecoder().decode(clip3.slice(0, 6))).toBe('#!AMR\n');
  expect(voiceSeconds(clip3.length)).toBe(3);
  expect(voiceSeconds(0)).toBe(1);
});
