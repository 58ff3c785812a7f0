import { check } from '../../src/cli/check';
import { deskSide } from '../../src/cli/desk-side';
import { migrate } from '../../src/cli/migrate';
import { realClock } from '../../src/wiring/real-clock';
import { aDeskFile } from '../config/a-desk-file';
import { gb18030, marked, utf8, utf16le } from '../kit/encodings';
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

test.each([
  ['Notepad\'s "ANSI" in China', gb18030],
  ['Notepad\'s "Unicode"', (text: string) => marked(utf16le, text)],
  ['UTF-8 with a mark', (text: string) => marked(utf8, text)],
])('a desk file saved as %s is the same desk file', async (_, encode) => {
  place.write('desk.yaml', encode(aDeskFile()));
  const { config } = deskSide({ env: place.env, clock: realClock });
  expect(config.desk.people.map(({ name }) => name)).toEqual(['李娜', '王磊']);
  expect((await place.call(check)).code).toBe(0);
});

test.each([
  ['a workbook', Buffer.from('PK\x03\x04'), 'is a spreadsheet or another Office file, not text'],
  ['UTF-8 that was cut', utf8(`desk:\n  zone: UTC\n  name: 服务台`).subarray(0, -1), 'is damaged in line 3'],
  ['Western "ANSI"', Buffer.from('desk:\n  name: B\xfcro\n', 'latin1'), 'is neither UTF-8, UTF-16 nor GB18030'],
])('a desk file that is %s is refused for what it is', async (_, bytes, reason) => {
  place.write('desk.yaml', bytes);
  const { code, text } = await place.call(check);
  expect([code, text]).toEqual([1, expect.stringContaining(`desk.yaml ${reason}`)]);
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
