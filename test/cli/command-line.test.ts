import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { aDeskFile } from '../config/a-desk-file';
import { compiledCli } from '../kit/compiled-cli';
import { marked, utf16le } from '../kit/encodings';
import { CommandPlace } from './call-command';

let place: CommandPlace;
beforeEach(() => {
  place = new CommandPlace();
});
afterEach(() => place.remove());

/** The real command line in the place's folder, with nothing in its environment but what is given. */
function dutydesk(given: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [compiledCli(), ...given], {
    cwd: place.folder,
    env: { PATH: process.env['PATH'], ...env },
  });
  return { status, stdout: stdout.toString(), stderr: stderr.toString() };
}

test('a command nobody knows is answered with those there are', () => {
  const { status, stdout, stderr } = dutydesk(['strat']);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  for (const name of [
    'start',
    'demo',
    'check',
    'migrate',
    'doctor',
    'import',
    'shifts',
    'digest',
    'link',
    'wecom-menu',
  ]) {
    expect(stderr).toContain(`dutydesk ${name}`);
  }
});

/** Makes Node as it is where the packages of the playground were left out. */
const withoutPlayground = `
const { Module } = require('node:module');
const { devDependencies } = require(${JSON.stringify(path.join(__dirname, '../../src/playground/package.json'))});
const resolve = Module._resolveFilename;
Module._resolveFilename = (name, ...rest) => {
  if (!(name in devDependencies)) return resolve(name, ...rest);
  throw Object.assign(new Error("Cannot find module '" + name + "'"), { code: 'MODULE_NOT_FOUND' });
};`;

test('where the desk was installed for production, the demo says what to run instead', () => {
  const hook = place.write('without.cjs', withoutPlayground);
  const { status, stdout, stderr } = dutydesk(['demo'], { NODE_OPTIONS: `--require=${hook}`, DEMO_PORT: '0' });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^What the demo needs is not part of .*, run: npm ci && npm run demo\n$/);
});

test('start names every problem of the configuration and ends with 1', () => {
  const { status, stderr } = dutydesk(['start'], { LOG_LEVEL: 'loud' });
  expect(status).toBe(1);
  expect(stderr).toContain('DATABASE_URL is missing');
  expect(stderr).toContain('no chat platform is configured');
  expect(stderr).toContain('LOG_LEVEL "loud" is not a level');
  expect(stderr).not.toContain('    at ');
});

test.each([
  [
    'en',
    [
      'The desk could not start: The database cannot be reached: nothing answers there (ECONNREFUSED 127.0.0.1:9)',
      'what to do: check DATABASE_URL, and that the database runs and lets this computer in',
      '`dutydesk doctor` looks at everything the desk depends on.',
    ],
  ],
  [
    'zh-CN',
    [
      '服务台无法启动：数据库无法连接：该地址无响应（ECONNREFUSED 127.0.0.1:9）',
      '处理办法：请检查 DATABASE_URL，并确认数据库正在运行且允许本机连接',
      '运行 `dutydesk doctor` 可检查服务台依赖的各项。',
    ],
  ],
])('a desk that cannot start says why in its language, without a secret, and where to look: %s', (language, said) => {
  const dead = {
    DATABASE_URL: 'mysql://desk:geheim@127.0.0.1:9/desk',
    DATABASE_WAIT: '0',
  };
  const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', HTTP_PORT: '0', LOG_LEVEL: 'silent' };
  place.write('desk.yaml', aDeskFile(['desk', 'language'], language));
  const { status, stderr } = dutydesk(['start'], { ...dead, ...tokens });
  expect(status).toBe(1);
  expect(stderr.split('\n')).toEqual([...said, '']);
  expect(stderr).not.toContain('geheim');
});

test('a .env in the folder is read, and the environment wins over it', () => {
  place.write(
    '.env',
    'DATABASE_URL=sqlite:./here.db\nSLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKEN=xapp-1\nHTTP_PORT=99999\n',
  );
  expect(dutydesk(['check'], { HTTP_PORT: '8080' })).toMatchObject({ status: 0, stderr: '' });
  expect(dutydesk(['check']).stdout).toContain('HTTP_PORT "99999" is not a port');
});

test('a .env is read as its editor saved it', () => {
  const settings = '# 值班台\nDATABASE_URL=sqlite:./here.db\nSLACK_BOT_TOKEN=xoxb-1\nSLACK_APP_TOKEN=xapp-1\n';
  place.write('.env', marked(utf16le, settings));
  expect(dutydesk(['check'])).toMatchObject({ status: 0, stderr: '' });
});

test('an import without a terminal and without a yes is shown and not made, and the exit code says so', () => {
  const desk = { DATABASE_URL: 'sqlite:./here.db', SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  place.write('people.csv', 'id,name\nz01,Zhou\n');
  const shown = dutydesk(['import', 'people', 'people.csv'], desk);
  expect(shown).toMatchObject({ status: 2, stderr: '', stdout: expect.stringContaining('+ Zhou (z01): name Zhou') });
  expect(dutydesk(['import', 'people', 'people.csv', '--yes'], desk)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/1 new, .*\n1 record was changed by people\.csv\.\n$/s),
  });
});
