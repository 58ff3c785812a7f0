import { importCsv } from '../../src/cli/import-csv';
import { readConfig } from '../../src/config/read-config';
import { personId } from '../../src/domain/people/person';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { after, type Instant, instant, minutes } from '../../src/domain/time/instant';
import { openStore, type Store } from '../../src/store/open-store';
import { aDeskFile } from '../config/a-desk-file';
import { countingIds } from '../kit/counting-ids';
import { CommandPlace } from './call-command';

let place: CommandPlace;
beforeEach(() => {
  place = new CommandPlace(aDeskFile());
});
afterEach(() => place.remove());

/** A shift of Wang Lei and Li Na on 2026-11-24, saved by a spreadsheet on a Chinese computer (GB18030). */
const shiftsInGb18030 = Buffer.from(
  'c8d5c6da2cbfaacabc2cbde1caf82cd6f7d6b5b0e02cb1b8d6b5b0e00d0a' +
    '323032362d31312d32342c30393a30302c31383a30302ccdf5c0da2cc0eec4c80d0a',
  'hex',
);
const tuesday = instant('2026-11-24T10:00:00+08:00');

async function inStore<T>(look: (store: Store) => Promise<T>): Promise<T> {
  const url = place.env['DATABASE_URL'] ?? '';
  const store = await openStore({ url, ids: countingIds, now: () => 0 as Instant });
  try {
    return await look(store);
  } finally {
    await store.close();
  }
}

const onDuty = (): Promise<{ readonly primary: string | null }> =>
  inStore(async ({ roster }) => {
    const { desk } = readConfig(place.env, () => aDeskFile());
    const overrides = await roster.shifts({ from: tuesday, to: after(tuesday, minutes(1)) });
    return whoIsOnDuty(tuesday, { overrides, pattern: desk.duty });
  });

test('an imported shift in GB18030 decides who is on duty', async () => {
  const file = place.write('值班.csv', shiftsInGb18030);
  expect(await place.call(importCsv, { rest: ['shifts', file] })).toEqual({
    code: 0,
    text: '1 row of 值班.csv was imported.',
  });
  expect(await onDuty()).toEqual({ primary: 'wang.lei', backup: 'li.na' });
});

test('every bad row is named with its line, and nothing of the file is kept', async () => {
  const file = place.write(
    'duty.csv',
    [
      'date,from,to,primary,backup',
      '2026-11-24,09:00,18:00,王磊,li.na',
      '2026-11-31,09:00,18:00,王磊,',
      '2026-11-25,9 Uhr,18:00,Nobody,',
    ].join('\n'),
  );
  const { code, text } = await place.call(importCsv, { rest: ['shifts', file] });
  expect(code).toBe(1);
  expect(text.split('\n')).toEqual([
    'duty.csv has 3 problems; nothing was imported.',
    '  Line 3: "date" is "2026-11-31"; write it like 2026-11-23.',
    '  Line 4: "from" is "9 Uhr"; write it like 09:00.',
    '  Line 4: "primary" is "Nobody", whom the desk does not know; write the id of a person, or import the person first.',
  ]);
  expect(await onDuty()).toEqual({ primary: 'li.na', backup: 'wang.lei' });
});

test('people are imported, and then a shift may name them', async () => {
  const people = place.write('people.csv', '\uFEFFid,name,roles,slack\nzhao.min,赵敏,engineer,U0ZHAO\nguest,Guest,,\n');
  expect((await place.call(importCsv, { rest: ['people', people] })).text).toBe('2 rows of people.csv were imported.');
  const shift = place.write('duty.csv', 'date,from,to,primary\n2026-11-24,09:00,18:00,赵敏\n');
  expect((await place.call(importCsv, { rest: ['shifts', shift] })).code).toBe(0);
  expect((await onDuty()).primary).toBe('zhao.min');
});

test('people are kept all or none', async () => {
  const people = place.write('people.csv', 'id,name,language\nzhao.min,赵敏,zh-CN\nx,X,klingon\n');
  const { code, text } = await place.call(importCsv, { rest: ['people', people] });
  expect(code).toBe(1);
  expect(text).toContain('Line 3: "language" is "klingon".');
  expect(await inStore((store) => store.people.find(personId('zhao.min')))).toBeUndefined();
});

test('assets are imported with their user (OBJ-1)', async () => {
  const file = place.write(
    'assets.csv',
    '资产编号;类型;名称;使用人;保修到期\nPC-0042;笔记本;ThinkPad X1;李娜;2027-06-30\n',
  );
  expect((await place.call(importCsv, { rest: ['assets', file] })).code).toBe(0);
  expect(await inStore((store) => store.assets.ofUser(personId('li.na')))).toMatchObject([
    { tag: 'PC-0042', type: 'pc', warrantyUntil: '2027-06-30' },
  ]);
});

test('a file that is not there, and a kind nobody knows, are told in a sentence', async () => {
  expect(await place.call(importCsv, { rest: ['people', '/nowhere.csv'] })).toMatchObject({
    code: 1,
    text: expect.stringContaining('The file /nowhere.csv cannot be read'),
  });
  await expect(place.call(importCsv, { rest: ['toString', 'x.csv'] })).rejects.toThrow('say what to import');
});
