import { debian, type Run } from './debian';

/** A machine that answers each call with the next of these complaints; an empty one, and no more, are success. */
function machine(...complaints: readonly string[]) {
  const calls: string[] = [];
  const left = [...complaints];
  const run: Run = async (program, words) => {
    calls.push([program, ...words].join(' '));
    const complaint = left.shift();
    if (complaint) throw new Error(`Command failed\n${complaint}`);
  };
  return { calls, debian: debian(run, async () => calls.push('waits')) };
}

const install = 'apt-get install -y -qq --no-install-recommends chromium';
const frontend = 'E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 3201 (apt-get)';
const lists = 'E: Unable to lock directory /var/lib/apt/lists/';
const noList = 'E: Unable to locate package chromium';

test('a lock that another installation holds is waited for', async () => {
  const { calls, debian: packages } = machine(frontend, frontend);
  await packages.install(['chromium']);
  expect(calls).toEqual([install, 'waits', install, 'waits', install]);
});

test('missing lists of packages are brought, and their lock is waited for, too', async () => {
  const { calls, debian: packages } = machine(noList, lists, 'E: Could not get lock /var/lib/apt/lists/lock');
  await packages.install(['chromium']);
  const update = 'apt-get update -qq';
  expect(calls).toEqual([install, update, 'waits', update, 'waits', update, install]);
});

test.each([
  [
    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.",
    'dpkg --configure -a',
  ],
  ["E: Unmet dependencies. Try 'apt --fix-broken install' with no packages", 'apt-get install -y -qq --fix-broken'],
])('what an interrupted installation left is finished first: %s', async (complaint, cure) => {
  const { calls, debian: packages } = machine(complaint, frontend);
  await packages.install(['chromium']);
  expect(calls).toEqual([install, cure, 'waits', cure, install]);
});

test('an interrupted installation on a machine without lists of packages is no trouble either', async () => {
  const { calls, debian: packages } = machine('E: dpkg was interrupted', '', noList);
  await packages.install(['chromium']);
  expect(calls).toEqual([install, 'dpkg --configure -a', install, 'apt-get update -qq', install]);
});

test('what cannot be installed is an error that says why', async () => {
  const { debian: packages } = machine(noList, '', noList);
  await expect(packages.install(['chromium'])).rejects.toThrow(noList);
});

test('a lock that is never let go is waited for ten minutes, and is then an error', async () => {
  const { calls, debian: packages } = machine(...Array.from({ length: 5000 }, () => frontend));
  await expect(packages.install(['chromium'])).rejects.toThrow(frontend);
  expect(calls.filter((call) => call === 'waits')).toHaveLength(599);
});
