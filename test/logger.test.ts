import { QueryFailedError } from 'typeorm';
import { createLogger } from '../src/logger';

function aLog(level = 'info') {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line: string) => void lines.push(line) });
  return { logger, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') as Record<string, unknown> };
}

test('writes JSON lines with an ISO moment, a level in words, and the facts of its room', () => {
  const log = aLog();
  log.logger.child({ room: 'scheduler' }).info('delivered', { ticket: 1042 });
  expect(log.last()).toMatchObject({ level: 'info', msg: 'delivered', room: 'scheduler', ticket: 1042 });
  expect(log.last()['time']).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
});

test('is as quiet as it was told', () => {
  const log = aLog('warn');
  log.logger.info('no');
  log.logger.debug('no');
  log.logger.warn('yes');
  expect(log.lines).toHaveLength(1);
});

test('shows no secret and no words of people, wherever they turn up', () => {
  const log = aLog();
  const cause = new Error('connect mysql://desk:hunter2@db/desk');
  const error = Object.assign(new Error('bad token xoxb-12-34-abcd', { cause }), { config: { data: 'private' } });
  log.logger.error('failed', {
    ...{ error, botToken: 'abc', signing_secret: 's', request: { headers: { Authorization: 'Bearer zzz' } } },
    ...{ text: 'my password is swordfish', note: 'xapp-1-A-b', list: ['Bearer q1'] },
  });
  expect(log.lines.join('')).not.toMatch(/hunter2|xoxb|abc"|zzz|swordfish|xapp|private|q1/);
  expect(log.last()['error']).toMatchObject({ type: 'Error', message: 'bad token [hidden]' });
});

test.each(['p@ssword', 'pa/ss', 'a:b@c/d', 'hunter2'])(
  'hides a password of an address however it is written: %s',
  (password) => {
    const log = aLog();
    const url = `mysql://desk:${password}@db.example/desk`;
    log.logger.error('failed', { url, error: new Error(`connect ${url} failed`) });
    expect(log.last()).toMatchObject({
      url: 'mysql://desk:[hidden]@db.example/desk',
      error: { message: 'connect mysql://desk:[hidden]@db.example/desk failed' },
    });
  },
);

test('hides a mail address that an error repeats, and shows an account that looks like one', () => {
  const log = aLog();
  log.logger.error('failed', { account: 'lina@corp.example', error: new Error('not a number: lina@corp.example') });
  expect(log.last()).toMatchObject({ account: 'lina@corp.example', error: { message: 'not a number: [hidden]' } });
});

/** What people wrote, as outsides quote it when they choke on it. */
const words = "三楼 it's broken";
const phone = '13800138000';

function thrownBy(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

const fromDatabase = (sqlMessage: string): Error => {
  const driver = Object.assign(new Error(sqlMessage), {
    code: 'ER_X',
    errno: 1366,
    sqlMessage,
    sql: `INSERT '${words}'`,
  });
  return new QueryFailedError(`INSERT INTO ticket VALUES ('${words}')`, [words, phone], driver);
};

test.each<readonly [string, unknown]>([
  ['a duplicate', fromDatabase(`Duplicate entry '${words}-${phone}' for key 'PRIMARY'`)],
  ['broken syntax', fromDatabase(`You have an error in your SQL syntax near '${words}\nat line 1:2:3' at line 1`)],
  [
    'letters a column does not take',
    fromDatabase(`Incorrect string value: '${words}' for column \`d\`.\`t\` at row 1`),
  ],
  ['an answer that is no JSON', thrownBy(() => JSON.parse(`${words} ${phone}`))],
  ['an argument Node does not take', thrownBy(() => Buffer.alloc(words as never))],
  ['a client that keeps its request', Object.assign(new Error('503'), { config: { data: words }, request: { words } })],
  ['a cause of a cause', new Error('a', { cause: new Error('b', { cause: fromDatabase(`Data: “${words}”`) }) })],
  ['a thing that is no error', { parameters: [words], sql: words, body: { text: words }, bytes: Buffer.from(words) }],
  ['telephone numbers', { a: phone, b: `call +86 138-0013-8000 or 021-62345678`, c: ['+49 170 1234567'] }],
  ['keys in an address', { url: 'https://qyapi.example/cgi-bin/send?debug=1&access_token=geheim&x=1' }],
  ['an address to answer at', new Error('POST https://hooks.slack.com/actions/T1/2/geheim failed')],
])('says of %s where and of which kind it is, and nothing of what was said', (_title, error) => {
  const log = aLog('trace');
  log.logger.error('failed', { error });
  log.logger.child({ error }).debug(`failed ${phone}`);
  expect(log.lines.join('')).not.toMatch(/三楼|broken|38001|0013|62345678|1234567|geheim/);
  expect(log.last()['msg']).toBe('failed [hidden]');
});

test('keeps what helps whoever looks for the cause', () => {
  const log = aLog();
  const error = Object.assign(new Error("connect ECONNREFUSED 10.0.0.7:3306, it isn't there"), {
    code: 'ECONNREFUSED',
  });
  log.logger.error('failed', { error, ticket: 1042, key: 'slack:submit:V1:1732790000.123456' });
  expect(log.last()).toMatchObject({
    ticket: 1042,
    key: 'slack:submit:V1:1732790000.123456',
    error: { type: 'Error', code: 'ECONNREFUSED', message: "connect ECONNREFUSED 10.0.0.7:3306, it isn't there" },
  });
  expect((log.last()['error'] as { stack: string }).stack).toMatch(/^at .*logger\.test\.ts:\d+:\d+/);
});
