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
