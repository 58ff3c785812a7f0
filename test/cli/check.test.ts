import { check } from '../../src/cli/check';
import { migrate } from '../../src/cli/migrate';
import { aDeskFile } from '../config/a-desk-file';
import { CommandPlace } from './call-command';

let place: CommandPlace;
beforeEach(() => {
  place = new CommandPlace();
});
afterEach(() => place.remove());

test('a good configuration is counted up', async () => {
  expect(await place.call(check)).toEqual({
    code: 0,
    text: 'The configuration is fine. Places: 1, people: 3, kinds of work: 7.',
  });
});

test('every problem of environment and desk file is named at once, and no secret', async () => {
  place.write('desk.yaml', aDeskFile(['desk', 'nmae'], 'Desk').replace('xone:', 'zone:'));
  const { code, text } = await place.call(check, { env: { DATABASE_URL: 'oracle://x:geheim@y/z', LOG_LEVEL: 'loud' } });
  expect(code).toBe(1);
  expect(text.split('\n')[0]).toBe('The configuration has 3 problems:');
  expect(text).toContain('DATABASE_URL is no address of a database the desk knows');
  expect(text).toContain('LOG_LEVEL "loud" is not a level');
  expect(text).toContain('nmae');
  expect(text).toContain('name');
  expect(text).not.toMatch(/geheim|secret/);
});

test('a missing desk file is named with what to do', async () => {
  const { code, text } = await place.call(check, { env: { DESK_FILE: '/nowhere/desk.yaml' } });
  expect(code).toBe(1);
  expect(text).toContain('copy desk.example.yaml there');
});

test('a Chinese desk answers in Chinese', async () => {
  place.write('desk.yaml', aDeskFile(['desk', 'language'], 'zh-CN'));
  expect((await place.call(check)).text).toContain('配置无误：1 个地点');
});

test('the example desk file is fine as it stands', async () => {
  expect((await place.call(check, { env: { DESK_FILE: 'desk.example.yaml' } })).code).toBe(0);
});

test('migrations run once', async () => {
  expect((await place.call(migrate)).text).toMatch(/^\d+ migrations? (was|were) run\.$/);
  expect(await place.call(migrate)).toEqual({ code: 0, text: 'The database is up to date.' });
});
