import { doctor } from '../../src/cli/doctor';
import { importCsv } from '../../src/cli/import-csv';
import { link } from '../../src/cli/link';
import { migrate } from '../../src/cli/migrate';
import { unlink } from '../../src/cli/unlink';
import { removedFromFile } from '../../src/domain/people/in-file';
import { type Person, personId } from '../../src/domain/people/person';
import { type Instant, minutes } from '../../src/domain/time/instant';
import type { Store } from '../../src/store/open-store';
import { syncStaff } from '../../src/wiring/sync-staff';
import { aDeskFile } from '../config/a-desk-file';
import { desk } from '../kit/tickets';
import { CommandPlace } from './call-command';
import { lookInStore } from './look-in-store';

let place: CommandPlace;
beforeEach(async () => {
  place = new CommandPlace();
  await place.call(migrate);
});
afterEach(() => place.remove());

const inStore = <T>(look: (store: Store) => Promise<T>): Promise<T> => lookInStore(place, look);
const find = (id: string): Promise<Person | undefined> => inStore(({ people }) => people.find(personId(id)));
const calling = (...rest: string[]) => place.call(unlink, { rest });

test('an account that was linked is taken back, and whoever writes from it is nobody the desk knows', async () => {
  await place.call(link, { rest: ['wecom:SunYue', 'sun.yue'] });
  expect(await calling('wecom:SunYue')).toMatchObject({ code: 0, text: expect.stringContaining('孙悦') });
  expect((await find('sun.yue'))?.identities).toEqual({ slack: 'U0SUN' });
  expect(await inStore(({ people }) => people.byAccount('wecom', 'sunyue'))).toBeUndefined();
});

test('an account that the desk file names is deleted there: the next start would give it back', async () => {
  await place.call(link, { rest: ['wecom:sunyue', 'sun.yue'] });
  expect(await calling('slack:U0SUN')).toMatchObject({ code: 1, text: expect.stringContaining('desk file') });
  expect((await find('sun.yue'))?.identities).toEqual({ slack: 'U0SUN', wecom: 'sunyue' });
});

test('an imported engineer without any account has no part any more, and leads are told', async () => {
  const lead = aDeskFile(['people', 'boss'], { name: 'Boss', roles: ['lead'], slack: 'U0BOSS' });
  place.write('desk.yaml', lead);
  const people = place.write('people.csv', 'id,name,roles,slack\nnew.one,New One,engineer,U0NEW\n');
  expect(await place.call(importCsv, { rest: ['people', people], values: { yes: true } })).toMatchObject({ code: 0 });
  await place.call(link, { rest: ['wecom:boss', 'boss'] });
  expect(await calling('slack:U0NEW')).toMatchObject({ code: 0 });
  expect(await find('new.one')).toMatchObject({ roles: [], active: false, identities: {} });
  const waiting = await inStore(({ outbox }) =>
    outbox.claim({ worker: 'w', now: Number.MAX_SAFE_INTEGER as Instant, length: minutes(1) }, 10),
  );
  expect(waiting.map(({ announcement }) => announcement.to)).toEqual(
    ['boss', 'li.na'].map((person) => ({ kind: 'person', person })),
  );
});

test('leads are told of whoever is imported as inactive (4.1)', async () => {
  const lead = aDeskFile(['people', 'boss'], { name: 'Boss', roles: ['lead'], slack: 'U0BOSS' });
  place.write('desk.yaml', lead);
  const importing = async (text: string) =>
    place.call(importCsv, { rest: ['people', place.write('people.csv', text)], values: { yes: true } });
  expect(await importing('id,name,roles,slack\nnew.one,New One,engineer,U0NEW\n')).toMatchObject({ code: 0 });
  await place.call(link, { rest: ['wecom:boss', 'boss'] });
  expect(await importing('id,active\nnew.one,no\n')).toMatchObject({ code: 0 });
  const waiting = await inStore(({ outbox }) =>
    outbox.claim({ worker: 'w', now: Number.MAX_SAFE_INTEGER as Instant, length: minutes(1) }, 10),
  );
  expect(waiting.map(({ announcement }) => announcement.to)).toContainEqual({ kind: 'person', person: 'boss' });
  expect(JSON.stringify(waiting)).toContain('assign.leftInactive');
});

test('who moved from the desk file to an import keeps the part that the import gives', async () => {
  const [li] = desk.people.filter(({ id }) => id === 'li.na');
  if (!li) throw new Error('the demo has no Li');
  const moved = { ...li, id: personId('moved.one'), identities: { slack: 'U0MOVED' } };
  await inStore(({ people }) => syncStaff({ people: [moved] }, people, 1 as Instant));
  const people = place.write('people.csv', `id,name,roles\nmoved.one,${li.name},engineer\n`);
  expect(await place.call(importCsv, { rest: ['people', people], values: { yes: true } })).toMatchObject({ code: 0 });
  const kept = await find('moved.one');
  expect(kept).toMatchObject({ roles: ['engineer'], identities: { slack: 'U0MOVED' } });
  expect(removedFromFile(kept ? [kept] : [], [])).toEqual([]);
});

test.each([
  [['wecom:nobody'], 'wecom:nobody'],
  [['telegram:x'], 'slack, wecom'],
  [['wecom:'], 'slack, wecom'],
  [[], 'slack, wecom'],
  [['wecom:x', 'y'], 'slack, wecom'],
])('what cannot be unlinked is said: %s', async (rest, words) => {
  expect(await calling(...rest)).toMatchObject({ code: 1, text: expect.stringContaining(words) });
});

test('the doctor names who is stored and no longer in the desk file, and whose account was renamed', async () => {
  const [li, wang] = desk.people.filter(({ id }) => id === 'li.na' || id === 'wang.lei');
  if (!li || !wang) throw new Error('the demo has neither');
  const stored = { ...li, id: personId('left.one'), name: '前同事', identities: { slack: 'U0LEFT' } };
  await inStore(async ({ people }) => {
    await syncStaff(
      { people: [stored, { ...wang, identities: { slack: 'U0WANGLEI', wecom: 'wl' } }] },
      people,
      1 as Instant,
    );
    await people.save({ ...li, inFile: { slack: 'U0LINA' }, identities: { slack: 'U0LINA2' } }, 1 as Instant);
    await people.save({ ...li, id: personId('by.import'), name: '外包', identities: {} }, 1 as Instant);
  });
  const { text } = await place.call(doctor, { env: { SLACK_API_URL: 'http://127.0.0.1:9/' } });
  expect(text).toContain('no longer named in the desk file: 前同事 (left.one), 王磊 wecom:wl');
  expect(text).toContain('not from the desk file (imported, or older than this version): 外包 (by.import)');
  expect(text).toContain('slack:U0LINA, but the platform renamed it: slack:U0LINA2');
});
