import { SlackError } from '../../src/chat/slack/errors';
import { WecomError } from '../../src/chat/wecom/api';
import { voiceFor } from '../../src/cli/refused-config';
import { startTrouble, troubleOf } from '../../src/cli/trouble-of';
import { seconds } from '../../src/domain/time/instant';
import type { Language } from '../../src/domain/words';
import { FontsDrawNothing } from '../../src/reports/chart/draw-digest';
import { AnotherProcess } from '../../src/store/only-process';
import { SchemaTooNew } from '../../src/store/schema';
import { AddressRefused } from '../../src/web/server';

const coded = (code: string, more: object = {}) => Object.assign(new Error(`in English: ${code}`), { code, ...more });
const refusing = { fate: 'setup', retryIn: seconds(60) } as const;
const slack = new SlackError('auth.test', { code: 'invalid_auth', fate: 'later', retryIn: seconds(60) }, undefined);

const told = (language: Language, error: unknown): string => {
  const { found, advice } = troubleOf(error);
  const speak = voiceFor({ language }, {});
  return [found, ...(advice === undefined ? [] : [advice])].map((one) => speak(one)).join(' / ');
};

test.each<[string, unknown, string, string]>([
  ['a newer release', new SchemaTooNew(['X1']), 'belongs to a newer release: X1', '数据库属于更新的版本：X1'],
  [
    'another desk',
    new AnotherProcess('/x/desk.db'),
    'Another process runs the desk on /x',
    '已有另一个进程在 /x/desk.db 上',
  ],
  [
    'a port that is taken',
    new AddressRefused('127.0.0.1:80', 'HTTP_PORT', coded('EADDRINUSE')),
    '127.0.0.1:80 is taken by another process (EADDRINUSE). / end the other process, or write another port or address; HTTP_PORT',
    '127.0.0.1:80 已被其他进程占用（EADDRINUSE）。',
  ],
  [
    'an address of another computer',
    new AddressRefused('10.9.9.9:80', 'WATCH_PORT', coded('EADDRNOTAVAIL')),
    '10.9.9.9:80 cannot be listened on (EADDRNOTAVAIL)',
    '无法在 10.9.9.9:80 上监听（EADDRNOTAVAIL）',
  ],
  [
    'fonts',
    new FontsDrawNothing(['/x.otf']),
    'fonts of the digest picture draw nothing: /x.otf',
    '字体无法绘制：/x.otf',
  ],
  ['a refused bot token', slack, 'Slack rejected the bot token: invalid_auth', 'Slack 机器人令牌无效：invalid_auth'],
  [
    'a refused app-level token',
    coded('slack_webapi_platform_error', { data: { ok: false, error: 'not_allowed_token_type' } }),
    'Slack rejected the app-level token (SLACK_APP_TOKEN): not_allowed_token_type',
    '应用级令牌（SLACK_APP_TOKEN）无效：not_allowed_token_type',
  ],
  [
    'a refused secret of WeCom',
    new WecomError('gettoken', { code: '40001', ...refusing }, 'invalid credential'),
    'WeCom rejected the app: 40001 / copy Secret again',
    '企业微信拒绝了本应用：40001 / 请从应用详情页重新复制 Secret',
  ],
  [
    'a database that nobody serves',
    Object.assign(new AggregateError([coded('ECONNREFUSED', { address: '::1', port: 9 })]), { fatal: true }),
    'cannot be reached: nothing answers there (ECONNREFUSED ::1:9) / check DATABASE_URL',
    '数据库无法连接：该地址无响应（ECONNREFUSED ::1:9）',
  ],
  [
    'a wrong password',
    coded('ER_ACCESS_DENIED_ERROR'),
    'the user or the password is wrong (ER_ACC',
    '用户名或密码错误（ER_ACC',
  ],
  ['no such database', coded('ER_BAD_DB_ERROR'), 'there is no database of that name', '没有该名称的数据库'],
  ['a certificate', coded('CERT_HAS_EXPIRED'), "the server's certificate is not trusted", '服务器证书不受信任'],
  ['a busy file', coded('SQLITE_BUSY_SNAPSHOT'), 'another process writes to the file', '另一个进程正在写入该文件'],
  ['a file of another kind', coded('SQLITE_NOTADB'), 'the file is no database, or damaged', '文件不是数据库，或已损坏'],
  [
    'a folder that is closed',
    coded('EACCES'),
    'This could not be done: this user may not use it (EACCES)',
    '当前用户没有权限（EACCES）',
  ],
  ['a full disk', coded('ENOSPC'), 'the disk is full (ENOSPC)', '磁盘已满（ENOSPC）'],
  [
    'what nobody foresaw',
    new Error('x is not y\nat z'),
    'This could not be done: x is not y (as the program said it)',
    '操作未能完成：x is not y（程序原文）',
  ],
])('what a command fails of is told in both languages: %s (K9)', (_, error, en, zh) => {
  expect(told('en', error)).toContain(en);
  expect(told('zh-CN', error)).toContain(zh);
  expect(told('en', error) + told('zh-CN', error)).not.toContain('in English');
});

test('what nobody foresaw at a start follows that it could not start, and not another sentence of that kind', () => {
  const speak = voiceFor({ language: 'en' }, {});
  expect(speak(startTrouble(new Error('x is not y')).found)).toBe('x is not y (as the program said it)');
  expect(startTrouble(slack)).toEqual(troubleOf(slack));
});
