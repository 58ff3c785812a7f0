import { type Json, WecomError } from '../../../src/chat/wecom/api';
import { Directory } from '../../../src/chat/wecom/directory';
import { type Instant, minutes, seconds } from '../../../src/domain/time/instant';

type Told = Readonly<Record<string, Json | WecomError>>;
const refused = (code: string, fate: WecomError['fate'] = 'recipient') =>
  new WecomError('test', { code, fate, retryIn: seconds(1) });

/** A company that answers each call by its method and what it is asked for. */
function company(told: Told) {
  const asked: string[] = [];
  const clock = { at: 0, now: () => clock.at as Instant };
  const changed: Told[] = [told];
  const call = async (method: string, _body?: Json | string, query: Readonly<Record<string, string>> = {}) => {
    const about = [method, ...Object.entries(query).flatMap(([name, value]) => (name === 'agentid' ? [] : [value]))];
    asked.push(about.join(' '));
    const answer = changed.at(-1)?.[about.join(' ')] ?? refused('60011');
    if (answer instanceof WecomError) throw answer;
    return answer;
  };
  return { asked, clock, changed, directory: new Directory({ call }, 1, clock, seconds(0)) };
}

const departments = {
  department: [
    { id: 1, name: '明湖科技', parentid: 0 },
    { id: 2, name: '财务部', parentid: 1 },
  ],
};
const whole: Told = {
  'department/list': departments,
  'agent/get': { allow_userinfos: { user: [{ userid: 'LiNa' }] }, allow_partys: { partyid: [1] } },
  'user/simplelist 1': { userlist: [{ userid: 'LiNa', name: '李娜', department: [1] }] },
  'user/simplelist 2': { userlist: [{ userid: 'zhouting', name: '周婷', department: [1, 2] }] },
};
const zhou = { account: 'zhouting', name: '周婷', department: '财务部' };
const lina = { account: 'lina', name: '李娜', department: '明湖科技' };

test('everybody in the departments the app sees is in it once, with the nearest department', async () => {
  const { directory, asked } = company(whole);
  expect(await directory.members()).toEqual([lina, zhou]);
  expect(asked).not.toContain('user/get LiNa');
});

test('an app that sees some members and tags alone has those, and nobody it may not see', async () => {
  const { directory } = company({
    'agent/get': { allow_userinfos: { user: [{ userid: 'emma' }, { userid: 'gone' }] }, allow_tags: { tagid: [7] } },
    'tag/get 7': { userlist: [{ userid: 'tom', name: 'Tom' }], partylist: [] },
    'user/get emma': { userid: 'emma', name: 'Emma Wilson', department: [9] },
    'user/get tom': { userid: 'tom', name: 'Tom Baker' },
  });
  expect(await directory.members()).toEqual([
    { account: 'emma', name: 'Emma Wilson' },
    { account: 'tom', name: 'Tom Baker' },
  ]);
});

test('it is read once for all who look, again after an hour, and the old one serves meanwhile and when that fails', async () => {
  const { directory, asked, clock, changed } = company(whole);
  await Promise.all([directory.members(), directory.members()]);
  const calls = asked.length;
  clock.at = minutes(59);
  await directory.members();
  expect(asked).toHaveLength(calls);
  clock.at = minutes(61);
  changed.push({ ...whole, 'user/simplelist 2': refused('-1', 'later') });
  expect(await directory.members()).toEqual([lina, zhou]);
  await new Promise(setImmediate);
  expect(asked.length).toBeGreaterThan(calls);
  expect(await directory.members()).toEqual([lina, zhou]);
});

test('while WeCom does not answer whoever looks is told so, and it is not asked again at once', async () => {
  const { directory, asked, clock, changed } = company({ 'department/list': refused('timeout', 'later') });
  await expect(directory.members()).rejects.toThrow('timeout');
  await expect(directory.members()).rejects.toThrow('a moment ago');
  expect(asked).toHaveLength(1);
  clock.at = minutes(1);
  changed.push(whole);
  expect(await directory.members()).toHaveLength(2);
});

test('where one call fails the others that are left are not made', async () => {
  const many = Array.from({ length: 40 }, (_, nth) => ({ id: nth + 1, name: `部门 ${nth + 1}`, parentid: 0 }));
  const { directory, asked } = company({
    'department/list': { department: many },
    'agent/get': {},
    'user/simplelist 1': refused('45009', 'later'),
  });
  await expect(directory.members()).rejects.toThrow('45009');
  await new Promise((later) => setTimeout(later, 20));
  expect(asked.length).toBeLessThan(20);
});

test('of a directory that takes long to be read each who looks is told so at once, after the first waited', async () => {
  let answer: (told: Json) => void = () => undefined;
  const call = async (method: string): Promise<Json> =>
    method === 'department/list'
      ? new Promise((told) => {
          answer = told;
        })
      : ((whole[method] ?? whole['user/simplelist 1']) as Json);
  const directory = new Directory({ call }, 1, { now: () => 0 as Instant }, seconds(0.2));
  await expect(directory.members()).rejects.toThrow('still being read');
  const began = performance.now();
  await expect(directory.members()).rejects.toThrow('still being read');
  expect(performance.now() - began).toBeLessThan(100);
  answer(departments);
  await new Promise((later) => setTimeout(later, 20));
  expect(await directory.members()).not.toHaveLength(0);
});

test('an app that WeCom refuses knows of nobody, which is not believed: it is asked again once that is mended', async () => {
  const { directory, clock, changed } = company({ 'department/list': refused('60020', 'setup') });
  await expect(directory.members()).rejects.toThrow('nobody');
  clock.at = minutes(1);
  changed.push(whole);
  expect(await directory.members()).toHaveLength(2);
});
