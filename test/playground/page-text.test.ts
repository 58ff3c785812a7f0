import { asSent, suggestionsFor } from '../../src/playground/page/chat/suggestions';
import { hashOf, routeOf } from '../../src/playground/page/route';
import { type Inline, inlineOf } from '../../src/playground/page/text/inline';
import type { Reader } from '../../src/playground/page/text/names';
import { slackDate } from '../../src/playground/page/text/slack-date';
import { counted, wordsFor } from '../../src/playground/page/words';

const bold = (text: string): Inline => ({ kind: 'bold', inside: [{ kind: 'text', text }] });
const text = (of: string): Inline => ({ kind: 'text', text: of });

describe('marks in mrkdwn', () => {
  test('asterisks between spaces are bold', () => {
    expect(inlineOf('a *b* c')).toEqual([text('a '), bold('b'), text(' c')]);
  });

  test.each(['今天要*提交*报销', '*加急*：请处理', '（*注意*）', '3 * 4 * 5'])(
    'asterisks stay visible in %s',
    (source) => {
      expect(inlineOf(source)).toEqual([text(source)]);
    },
  );

  test('Chinese is bold where both asterisks touch a half-width boundary', () => {
    expect(inlineOf('请 *马上* 处理')).toEqual([text('请 '), bold('马上'), text(' 处理')]);
    expect(inlineOf('*状态*\n处理中')[0]).toEqual(bold('状态'));
  });

  test('a mark does not reach over a line break', () => {
    expect(inlineOf('*a\nb*')).toEqual([text('*a'), { kind: 'break' }, text('b*')]);
  });

  test('inside code nothing is marked and escapes are undone', () => {
    expect(inlineOf('`*a* &lt;b&gt;`')).toEqual([{ kind: 'code', text: '*a* <b>' }]);
  });
});

describe('angle brackets in mrkdwn', () => {
  test('name people, channels, everybody, links and dates', () => {
    expect(inlineOf('<@U1>')).toEqual([{ kind: 'user', id: 'U1' }]);
    expect(inlineOf('<#C1|it>')).toEqual([{ kind: 'channel', id: 'C1', label: 'it' }]);
    expect(inlineOf('<!channel>')).toEqual([{ kind: 'broadcast', id: 'channel' }]);
    expect(inlineOf('<https://a.cn/?x=1&amp;y=2|here>')).toEqual([
      { kind: 'link', url: 'https://a.cn/?x=1&y=2', label: 'here' },
    ]);
    expect(inlineOf('<!date^1392734382^{date_num}|then>')).toEqual([
      { kind: 'date', at: 1392734382, format: '{date_num}', fallback: 'then' },
    ]);
  });

  test('an address that runs something is text, never a link', () => {
    expect(inlineOf('<javascript:alert(1)|win>')).toEqual([text('<javascript:alert(1)|win>')]);
  });

  test('one that never closes is text', () => {
    expect(inlineOf('a < b')).toEqual([text('a < b')]);
  });
});

test('a date is written for the zone and language of the reader', () => {
  const at = Date.UTC(2026, 10, 23, 1, 5) / 1000;
  expect(slackDate(at, '{date_num} {time}', 'Asia/Shanghai', 'zh-CN')).toBe('2026/11/23 09:05');
  expect(slackDate(at, '{time} {nonsense}', 'America/Los_Angeles', 'en-US')).toBe('17:05 {nonsense}');
});

test('every sentence exists in both languages and fills its blanks', () => {
  expect(wordsFor('zh-CN')('messageTo', { place: '#it' })).toBe('发消息到 #it');
  expect(wordsFor('de-DE')('messageTo', { place: '#it' })).toBe('Message #it');
  expect(wordsFor('en')(counted('replies', 1))).toBe('1 reply');
  expect(wordsFor('en')(counted('replies', 3), { count: 3 })).toBe('3 replies');
});

test('the address keeps who, where and which thread', () => {
  expect(routeOf('#/U1/C1/17.5')).toEqual({ as: 'U1', place: 'C1', thread: '17.5' });
  expect(routeOf('')).toEqual({ as: '', place: '', thread: '' });
  expect(hashOf({ as: 'U1', place: 'C1', thread: '' })).toBe('#/U1/C1');
});

describe('while one writes', () => {
  const people = [
    { id: 'U1', name: '李雷', color: '#000' },
    { id: 'U2', name: 'Grace', color: '#000' },
    { id: 'U3', name: 'Grace Chen', color: '#000' },
  ];
  const reader = { people } as unknown as Reader;
  const app = {
    name: '',
    botUserId: '',
    dm: '',
    description: '',
    shortcuts: [],
    commands: [{ command: '/repair', description: 'report', usageHint: '[text]' }],
  };

  test('commands are offered at the start, people after an @', () => {
    expect(suggestionsFor('/re', 3, app, reader).map(({ text: now }) => now)).toEqual(['/repair ']);
    expect(suggestionsFor('see /re', 7, app, reader)).toEqual([]);
    expect(suggestionsFor('请 @李', 4, app, reader).map(({ text: now }) => now)).toEqual(['请 @李雷 ']);
  });

  test('the longest name is the one meant', () => {
    expect(asSent('hi @Grace Chen and @Grace', people)).toBe('hi <@U3> and <@U2>');
  });

  test('a command is sent as it was written', () => {
    expect(asSent('/repair @Grace', people)).toBe('/repair @Grace');
  });
});
