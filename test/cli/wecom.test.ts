import { doctor } from '../../src/cli/doctor';
import { migrate } from '../../src/cli/migrate';
import { wecomGroup } from '../../src/cli/wecom-group';
import { wecomMenu } from '../../src/cli/wecom-menu';
import { wordedBeginnings } from '../../src/commands/kinds';
import { type Language, say } from '../../src/domain/words';
import { voiceIn } from '../chat/slack/kit/voices';
import { FakeApi } from '../chat/wecom/api/fake-api';
import { aDeskFile } from '../config/a-desk-file';
import { CommandPlace } from './call-command';

/** A desk on WeCom alone, with a group; no official calendar, so that this test is true in any year. */
const deskFile = aDeskFile(['workingHours', 'office', 'calendar'], 'none')
  .replace(/slack: U0LINA/, 'wecom: lina')
  .replace(/slack: U0WANGLEI/, 'wecom: wanglei')
  .replace(/slack:\n[\s\S]*$/, 'wecom:\n  group: desk1\n');
const app = {
  errcode: 0,
  errmsg: 'ok',
  name: 'IT 服务台',
  close: 0,
  redirect_domain: '127.0.0.1',
  isreportenter: 1,
};
const member = (status: number): object => ({ errcode: 0, errmsg: 'ok', status });

let fake: FakeApi;
let place: CommandPlace;
beforeEach(async () => {
  fake = await new FakeApi().start();
  place = new CommandPlace(deskFile);
});
afterEach(async () => {
  await fake.stop();
  place.remove();
});

const env = (): Readonly<Record<string, string>> => ({
  SLACK_BOT_TOKEN: '',
  SLACK_SIGNING_SECRET: '',
  WECOM_CORP_ID: 'wx1',
  WECOM_AGENT_ID: '1000002',
  WECOM_SECRET: 'geheim',
  WECOM_TOKEN: 'QDG6eK',
  WECOM_ENCODING_AES_KEY: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  WECOM_API_URL: fake.url,
});

describe('the doctor', () => {
  beforeEach(() => place.call(migrate, { env: env() }));
  const look = async () => {
    const { code, text } = await place.call(doctor, { env: env() });
    expect(text).not.toMatch(/geheim|QDG6eK|jWmYm7/);
    const [ours = '', theirs = ''] = text.split(/(?<=holidays of \d{4} .*\n)/);
    expect(ours).not.toContain('problem');
    return { code, text, lines: theirs.split('\n') };
  };

  test('has a line for everything the desk depends on in WeCom', async () => {
    fake.next('agent/get', app);
    fake.next('user/get', member(1), member(1));
    const { code, lines, text } = await look();
    expect(text).toContain("✓ ok  The clock agrees with WeCom's.");
    expect(text).toContain('! warning  No desk answers at http://127.0.0.1:9/wecom/callback from here');
    expect(lines).toEqual([
      '✓ ok  WeCom knows the app IT 服务台.',
      "✓ ok  Sign-in to the desk's pages comes back to 127.0.0.1.",
      '✓ ok  The desk hears when somebody opens the app.',
      expect.stringMatching(
        /^✓ ok {2}WeCom must be able to reach http:\/\/127\.0\.0\.1:9\/wecom\/callback\. .*43012\.$/,
      ),
      '✓ ok  The group desk1 can be written to.',
      '✓ ok  2 people with a role can be reached on WeCom.',
      'Everything is in order.',
    ]);
    expect(code).toBe(0);
  });

  test('asks whether the emergency notice may be used, and calls nobody for it', async () => {
    place.write('desk.yaml', `${deskFile}telephone: { by: [wecom] }\n`);
    fake.next('agent/get', app);
    fake.next('user/get', member(1), member(1));
    fake.next('pstncc/getstates', { errcode: 40058, errmsg: 'no such call' });
    expect((await place.call(doctor, { env: env() })).text).toContain(
      '✓ ok  WeCom takes calls of the emergency notice;',
    );
    fake.next('agent/get', app);
    fake.next('user/get', member(1), member(1));
    fake.next('pstncc/getstates', { errcode: 301050, errmsg: 'not switched on' });
    const { code, text } = await place.call(doctor, { env: env() });
    expect([code, text]).toEqual([1, expect.stringContaining('WeCom refuses calls of the emergency notice: 301050')]);
    expect(text).toContain('紧急通知');
  });

  const untrusted = 'not allow to access from your ip, hint: [1], from ip: 9.30.0.138, more info at https://x?e=60020';
  test.each<readonly [string, object | 'hang up', string, RegExp, RegExp]>([
    ['a wrong secret', { errcode: 40001, errmsg: 'x' }, 'gettoken', /rejected the app: 40001/, /copy Secret again/],
    ['a wrong company', { errcode: 40013, errmsg: 'x' }, 'gettoken', /rejected the app: 40013/, /copy 企业ID again/],
    [
      'an address WeCom does not trust',
      { errcode: 60020, errmsg: untrusted },
      'agent/get',
      /address 9\.30\.0\.138 \(60020\)/,
      /add it to 企业可信IP/,
    ],
    ['an agent of another app', { errcode: 40056, errmsg: 'x' }, 'agent/get', /40056/, /copy AgentId again/],
    ['an app switched off', { errcode: 48006, errmsg: 'x' }, 'agent/get', /switched off in WeCom/, /switch it on/],
    ['a line that is cut', 'hang up', 'gettoken', /cannot be reached: network/, /WECOM_PROXY/],
    ['a code nobody knows', { errcode: 12345, errmsg: 'x' }, 'agent/get', /12345/, /look 12345 up/],
  ])('tells %s, with what to do, and looks no further', async (_what, answer, method, found, advice) => {
    fake.next(method, answer);
    const { code, lines } = await look();
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`^✗ problem .*${found.source}`)),
      expect.stringMatching(new RegExp(`^ {4}what to do: .*${advice.source}`)),
      '1 problem was found.',
    ]);
    expect(code).toBe(1);
  });

  test('names the domain, the group and the people that are to be mended', async () => {
    fake.next('agent/get', { ...app, redirect_domain: 'old.example.com', isreportenter: 0 });
    fake.next('appchat/get', { errcode: 48002, errmsg: 'x' });
    fake.next('user/get', { errcode: 60111, errmsg: 'x' }, member(4));
    const { text } = await look();
    for (const part of [
      'does not trust the domain 127.0.0.1',
      'write 127.0.0.1 into',
      'nobody is greeted',
      'The group desk1 cannot be written to: 48002',
      "let the app's visible range",
      'li.na (lina) cannot be reached on WeCom: 60111',
      'correct the account in the desk file',
      'wang.lei (wanglei) cannot be reached on WeCom: status 4',
      'ask them to sign in to WeCom once',
    ]) {
      expect(text).toContain(part);
    }
  });

  test('speaks Chinese where the desk does', async () => {
    place.write('desk.yaml', deskFile.replace('desk:\n', 'desk:\n  language: zh-CN\n'));
    fake.next('gettoken', { errcode: 40001, errmsg: 'x' });
    expect((await look()).text).toContain('请从应用详情页重新复制 Secret');
  });
});

describe('the menu', () => {
  test('is created and shown, in the desk’s language, within what WeCom takes', async () => {
    const english = await place.call(wecomMenu, { env: env() });
    place.write('desk.yaml', deskFile.replace('desk:\n', 'desk:\n  language: zh-CN\n'));
    const chinese = await place.call(wecomMenu, { env: env() });
    expect([english.code, chinese.code]).toEqual([0, 0]);
    const menus = fake.to('menu/create').map(({ body }) => JSON.parse(body.toString()));
    const form = 'http://127.0.0.1:9/pages/wecom/form/report';
    const page = 'http://127.0.0.1:9/pages/wecom/jobs';
    const menu = (
      [report, find, urgent, more]: readonly string[],
      begins: readonly string[],
      [mine, open, duty, help, all]: readonly string[],
    ) => ({
      button: [
        { type: 'view', name: report, url: form },
        {
          name: find,
          sub_button: [
            { type: 'click', name: mine, key: 'mine' },
            { type: 'click', name: open, key: 'open' },
            { type: 'click', name: duty, key: 'duty' },
            { type: 'click', name: help, key: 'help' },
            { type: 'view', name: all, url: page },
          ],
        },
        {
          name: more,
          sub_button: [
            { type: 'view', name: urgent, url: `${form}?urgency=urgent` },
            // WeCom shows five below one name; the others are begun by their words.
            ...wordedBeginnings()
              .slice(0, 4)
              .map(({ id }, nth) => ({
                ...{ type: 'view', name: begins[nth] },
                url: `http://127.0.0.1:9/pages/wecom/form/${id}`,
              })),
          ],
        },
      ],
    });
    const begins = (language: Language) => wordedBeginnings().map(({ label }) => voiceIn(language)(say(label)));
    expect(menus).toEqual([
      menu(['Report', 'Look up', 'Urgent', 'More'], begins('en'), [
        'My requests',
        'Open',
        'On duty',
        'Help',
        'Overview',
      ]),
      menu(['报修', '查询', '紧急', '更多服务'], begins('zh-CN'), ['我的报修', '未完成', '值班', '帮助', '总览']),
    ]);
    for (const { name } of menus.flatMap(({ button }) => button)) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(16);
    }
    expect(fake.to('menu/create')[0]?.query.get('agentid')).toBe('1000002');
    expect(chinese.text).toContain('"name": "我的报修"');
  });

  test('that WeCom refuses is told', async () => {
    fake.next('menu/create', { errcode: 60020, errmsg: 'from ip: 1.2.3.4' });
    const { code, text } = await place.call(wecomMenu, { env: env() });
    expect(code).toBe(1);
    expect(text).toContain('WeCom did not take the menu: 60020');
  });

  test('is refused to a desk without WeCom', async () => {
    const slack = new CommandPlace();
    const { code, text } = await slack.call(wecomMenu);
    slack.remove();
    expect([code, text]).toEqual([1, expect.stringContaining('WeCom is not configured')]);
  });
});

describe('wecom-group', () => {
  const withoutGroup = deskFile.replace(/wecom:\n {2}group: desk1\n$/, '');
  const make = async (file: string) => {
    place.remove();
    place = new CommandPlace(file);
    return place.call(wecomGroup, { env: env() });
  };

  test('makes a group of everybody who works tickets, says hello, and tells what to write down', async () => {
    fake.next('appchat/create', { errcode: 0, errmsg: 'ok', chatid: 'desk9' });
    const { code, text } = await make(withoutGroup);
    expect(text).toMatch(/group is there[\s\S]*wecom:\n {2}group: desk9/);
    expect(code).toBe(0);
    expect(fake.asked.map(({ path }) => path).filter((path) => path.startsWith('appchat/'))).toEqual([
      'appchat/create',
      'appchat/send',
    ]);
  });

  test('says why not: a group is there, or WeCom refuses', async () => {
    expect((await make(deskFile)).text).toContain('names a group already: desk1');
    fake.next('appchat/create', { errcode: 48002, errmsg: 'x' });
    const { code, text } = await make(withoutGroup);
    expect(text).toContain('48002');
    expect(code).toBe(1);
  });
});
