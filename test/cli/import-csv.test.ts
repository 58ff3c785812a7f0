import path from 'node:path';
import type { Call } from '../../src/cli/command';
import { importCsv } from '../../src/cli/import-csv';
import { shifts } from '../../src/cli/shifts';
import { readConfig } from '../../src/config/read-config';
import { type Person, personId } from '../../src/domain/people/person';
import { whoIsOnDuty } from '../../src/domain/roster/who-is-on-duty';
import { after, days, type Instant, instant, minutes } from '../../src/domain/time/instant';
import type { Store } from '../../src/store/open-store';
import { aDeskFile } from '../config/a-desk-file';
import { gb18030 } from '../kit/encodings';
import { CommandPlace } from './call-command';
import { lookInStore } from './look-in-store';

let place: CommandPlace;
beforeEach(() => {
  place = new CommandPlace(aDeskFile());
});
afterEach(() => place.remove());

const friday = instant('2026-11-20T12:00:00+08:00');
const tuesday = instant('2026-11-24T10:00:00+08:00');

interface More {
  readonly values?: Partial<Call['values']>;
  readonly answer?: () => Promise<boolean>;
  readonly at?: Instant;
}

/** Imports on a Friday, and says yes to what it shows unless told otherwise. */
async function bring(kind: string, content: string | Uint8Array, { values, answer, at = friday }: More = {}) {
  const file = place.write(`${kind}.csv`, content);
  const why = kind === 'shifts' ? { reason: 'swap' } : {};
  const given = { rest: [kind, file], values: { yes: answer === undefined, ...why, ...values }, at };
  const { code, text } = await place.call(importCsv, answer ? { ...given, answer } : given);
  return { code, lines: text.split('\n') };
}

const inStore = <T>(look: (store: Store) => Promise<T>): Promise<T> => lookInStore(place, look);

const found = (id: string) => inStore((store) => store.people.find(personId(id)));
const keep = (person: Person) => inStore((store) => store.people.save(person, friday));

const onDuty = (): Promise<{ readonly primary: string | null }> =>
  inStore(async ({ roster }) => {
    const { desk } = readConfig(place.env, () => aDeskFile());
    const kept = await roster.shifts({ from: tuesday, to: after(tuesday, minutes(1)) });
    return whoIsOnDuty(tuesday, { ...kept, pattern: desk.duty });
  });

const zhou: Person = {
  id: personId('z01'),
  name: '周明',
  language: 'en',
  zone: 'Europe/London',
  roles: ['engineer'],
  skills: ['hardware'],
  active: false,
  identities: { slack: 'U0ZHOU', wecom: 'zhou' },
  home: 'wecom',
};

describe('a preview', () => {
  const file = 'id,name,roles\nz01,Zhou,\nz02,Zoe,lead\nwang.lei,,\n';

  test('says who is new, who changes from what to what and who stays, and without a yes nothing is done', async () => {
    await keep(zhou);
    expect(await bring('people', file, { answer: async () => false })).toEqual({
      code: 2,
      lines: [
        'people.csv: 1 new, 1 changed, 0 removed, 1 unchanged.',
        '  ~ Zhou (z01): name 周明 → Zhou',
        '  + Zoe (z02): name Zoe; language en; time zone Asia/Shanghai; roles lead; active yes',
        '  = unchanged: 王磊 (wang.lei)',
        'Nothing was changed. With --yes it is done.',
      ],
    });
    expect(await found('z01')).toEqual(zhou);
    expect(await found('z02')).toBeUndefined();
  });

  test('speaks Chinese at a Chinese desk', async () => {
    place.write('desk.yaml', aDeskFile(['desk', 'language'], 'zh-CN'));
    await keep(zhou);
    expect((await bring('people', file, { answer: async () => false })).lines).toEqual([
      'people.csv：新增 1，更改 1，移除 0，不变 1。',
      '  ~ Zhou（z01）：姓名/名称 周明 → Zhou',
      '  + Zoe（z02）：姓名/名称 Zoe; 语言 zh-CN; 时区 Asia/Shanghai; 角色 lead; 在职 是',
      '  = 不变：王磊（wang.lei）',
      '未做任何更改。加上 --yes 即可执行。',
    ]);
  });

  test('answered with yes, it is done, and only that', async () => {
    await keep(zhou);
    const { code, lines } = await bring('people', file, { answer: async () => true });
    expect([code, lines.at(-1)]).toEqual([0, '2 records were changed by people.csv.']);
    expect(await found('z01')).toEqual({ ...zhou, name: 'Zhou' });
    expect(await found('z02')).toMatchObject({ name: 'Zoe', roles: ['lead'] });
    // The desk had not run yet; its own people are not the import's to save.
    expect(await found('wang.lei')).toBeUndefined();
  });

  test('is shown again where somebody else changed the records meanwhile', async () => {
    await keep(zhou);
    const answer = async () => {
      await keep({ ...zhou, name: '周' });
      return true;
    };
    expect(await bring('people', file, { answer })).toMatchObject({
      code: 2,
      lines: expect.arrayContaining([expect.stringContaining('Something else changed these records meanwhile')]),
    });
    expect(await found('z02')).toBeUndefined();
  });

  test('of a file that changes nothing asks nothing', async () => {
    await keep(zhou);
    const answer = async () => Promise.reject(new Error('asked'));
    expect(await bring('people', 'id,name\nz01,周明\n', { answer })).toMatchObject({ code: 0 });
  });

  test('names twenty that stay, and counts the others', async () => {
    const many = Array.from({ length: 23 }, (_, nth) => `z${10 + nth},P${nth}`).join('\n');
    await bring('people', `id,name\n${many}\n`);
    expect((await bring('people', `id,name\n${many}\n`)).lines.at(-1)).toMatch(/P19 \(z29\) and 3 more$/);
  });
});

describe('people', () => {
  test('a file of ids and names leaves roles, skills, language, linked accounts and whoever has left as they are', async () => {
    await keep(zhou);
    expect((await bring('people', 'id,name\nz01,Zhou\n')).code).toBe(0);
    expect(await found('z01')).toEqual({ ...zhou, name: 'Zhou' });
  });

  test('are kept all or none', async () => {
    const { code, lines } = await bring('people', 'id,name,language\nzhao.min,赵敏,zh-CN\nx,X,klingon\n');
    expect([code, lines]).toEqual([
      1,
      [
        'people.csv has 1 problem; nothing was imported.',
        '  Line 3: "language" is "klingon". Known are: en, zh-cn, english, 英文, 中文',
      ],
    ]);
    expect(await found('zhao.min')).toBeUndefined();
  });

  test.each([
    ['of somebody of the desk file', 'slack', 'U0LINA', '李娜'],
    ['of somebody with a role', 'wecom', 'ZHOU', '周明'],
  ])('do not take the account %s', async (_, column, account, holder) => {
    await keep(zhou);
    expect(await bring('people', `id,name,${column}\nz02,Zoe,${account}\n`)).toEqual({
      code: 1,
      lines: [
        'people.csv has 1 problem; nothing was imported.',
        `  Line 2: "${column}" is "${account}". That account belongs to ${holder}, who serves at the desk; take it from them first.`,
      ],
    });
    expect((await found('z01'))?.identities).toEqual(zhou.identities);
    expect(await found('z02')).toBeUndefined();
  });

  test('take the account of somebody who was only met in chat, unless their tickets are open', async () => {
    await keep({ ...zhou, id: personId('slack:U0GUEST'), name: 'Guest', roles: [], identities: { slack: 'U0GUEST' } });
    const { code, lines } = await bring('people', 'id,name,slack\nz02,Zoe,U0GUEST\n');
    expect([code, lines]).toEqual([0, expect.arrayContaining(['  ~ Guest (slack:U0GUEST): Slack U0GUEST → (none)'])]);
    expect(await inStore(({ people }) => people.byAccount('slack', 'U0GUEST'))).toMatchObject({ id: 'z02' });
  });

  test('get a WeCom account, and WeCom finds them by it', async () => {
    await bring('people', gb18030('编号,姓名,企业微信账号\nz02,张伟,ZhangWei\n'));
    expect(await inStore(({ people }) => people.byAccount('wecom', 'zhangwei'))).toMatchObject({
      id: 'z02',
      name: '张伟',
    });
  });

  test('may be named by a shift afterwards', async () => {
    await bring('people', '\uFEFFid,name,roles,slack\nzhao.min,赵敏,engineer,U0ZHAO\nguest,Guest,,\n');
    const { code, lines } = await bring('shifts', 'date,from,to,primary\n2026-11-24,09:00,18:00,赵敏\n');
    expect([code, lines[1]]).toEqual([0, expect.stringMatching(/; primary 赵敏$/)]);
    expect((await onDuty()).primary).toBe('zhao.min');
  });
});

describe('shifts', () => {
  const file = 'date,from,to,primary,backup\n2026-11-24,09:00,18:00,王磊,li.na\n2026-11-25,18:00,09:00,li.na,\n';
  const listed = async (range: string) => {
    const { code, text } = await place.call(shifts, { rest: ['list', range] });
    return { code, lines: text.split('\n') };
  };
  const tail = expect.stringMatching(/^\d imported shifts?\. Where there is none, the weekly pattern/);

  test('decide who is on duty, and the same file twice says it once', async () => {
    expect(
      (await bring('shifts', gb18030('日期,开始,结束,主值班,备值班\r\n2026-11-24,09:00,18:00,王磊,李娜\r\n'))).code,
    ).toBe(0);
    expect(await onDuty()).toEqual({ primary: 'wang.lei', backup: 'li.na' });
    expect((await bring('shifts', file)).lines[0]).toBe('shifts.csv: 1 new, 0 changed, 0 removed, 1 unchanged.');
    expect((await bring('shifts', file)).lines[0]).toBe('shifts.csv: 0 new, 0 changed, 0 removed, 2 unchanged.');
    expect(await listed('2026-11-01..2026-11-30')).toEqual({
      code: 0,
      lines: [
        'Tue 24 Nov, 09:00 to Tue 24 Nov, 18:00: 王磊; backup 李娜',
        'Wed 25 Nov, 18:00 to Thu 26 Nov, 09:00: 李娜',
        tail,
      ],
    });
    expect((await listed('2026-11-25')).lines).toHaveLength(2);
  });

  test('tell those whose duty they change, once, and in the morning where it can wait', async () => {
    const { desk } = readConfig(place.env, () => aDeskFile());
    for (const person of desk.people) await keep(person);
    const told = () =>
      inStore(async ({ outbox }) => {
        const due = await outbox.claim({ worker: 'w', now: after(friday, days(30)), length: minutes(1) }, 99);
        return due.flatMap(({ announcement: { to, content, notBefore } }) =>
          to.kind === 'person' && content.kind === 'message'
            ? [`${to.person} ${JSON.stringify(content.text)} ${notBefore}`]
            : [],
        );
      });
    await bring('shifts', file);
    const first = (await told()).toSorted();
    expect(first).toEqual([
      expect.stringMatching(/^li\.na .*roster\.changed\.(primary|backup|off)/),
      expect.stringMatching(/^wang\.lei .*roster\.changed\.primary/),
    ]);
    await bring('shifts', file);
    expect(await told()).toEqual([]);
    const evening = instant('2026-11-20T22:00:00+08:00');
    await bring('shifts', file.replace('2026-11-25,18:00,09:00,li.na,', '2026-11-25,18:00,09:00,wang.lei,'), {
      at: evening,
    });
    const morning = instant('2026-11-23T09:00:00+08:00');
    const later = await told();
    expect(later.map((text) => text.endsWith(` ${morning}`))).toEqual([true, true]);
  });

  test('are not imported by another desk file than the one that the desk goes by', async () => {
    const version = (digest: string, nth: number) => ({
      ...({ version: nth, digest, at: friday, who: 'desk', why: 'started', changes: [] } as const),
    });
    await inStore((store) => store.deskVersions.add(version('0'.repeat(64), 1)));
    const { code, lines } = await bring('shifts', file);
    expect([code, lines[1]]).toEqual([1, expect.stringContaining('another desk file')]);
    expect(await onDuty()).not.toEqual({ primary: 'wang.lei', backup: 'li.na' });
    const { deskFile } = readConfig(place.env, () => aDeskFile());
    await inStore((store) => store.deskVersions.add(version(deskFile.digest, 2)));
    expect((await bring('shifts', file)).code).toBe(0);
  });

  test('have a line of their own where the file says so, and both lines where it does not (TIME-2)', async () => {
    const columns = '日期,开始,结束,主值班,备值班,值班线';
    const rows = [
      '2026-11-24,09:00,18:00,王磊,,服务时间',
      '2026-11-24,09:00,09:00,李娜,王磊,应急值班',
      '2026-11-25,09:00,18:00,王磊,,',
    ];
    const withLines = [columns, ...rows].join('\n');
    expect((await bring('shifts', withLines, { values: {}, answer: async () => false })).lines.slice(0, 3)).toEqual([
      'shifts.csv: 3 new, 0 changed, 0 removed, 0 unchanged.',
      '  + shift of Tue 24 Nov, 09:00 for operating time: until Tue 24 Nov, 18:00; primary 王磊',
      '  + shift of Tue 24 Nov, 09:00 for emergency line: until Wed 25 Nov, 09:00; primary 李娜; backup 王磊',
    ]);
    expect((await bring('shifts', withLines)).code).toBe(0);
    expect((await bring('shifts', withLines)).lines[0]).toBe('shifts.csv: 0 new, 0 changed, 0 removed, 3 unchanged.');
    expect((await listed('2026-11-24..2026-11-30')).lines).toEqual([
      'Tue 24 Nov, 09:00 to Tue 24 Nov, 18:00: 王磊; for operating time',
      'Tue 24 Nov, 09:00 to Wed 25 Nov, 09:00: 李娜; backup 王磊; for emergency line',
      'Wed 25 Nov, 09:00 to Wed 25 Nov, 18:00: 王磊',
      tail,
    ]);
    // A file of before, without the column, is about shifts of both lines, and takes none of the others away.
    expect((await bring('shifts', file)).lines[0]).toBe('shifts.csv: 2 new, 0 changed, 0 removed, 0 unchanged.');
    expect((await bring('shifts', 'date,from,to,primary,line\n2026-12-01,09:00,18:00,li.na,night\n')).lines[1]).toMatch(
      /Line 2: .*night/,
    );
  });

  test('are written to a file of which an import changes nothing', async () => {
    const columns = 'date,from,to,primary,backup,places,skills,line';
    const rows = ['2026-11-24,18:00,09:00,li.na,wang.lei,hq,,emergency', '2026-11-25,00:00,24:00,wang.lei,-,,,'];
    await bring('shifts', [columns, ...rows].join('\n'));
    const given = await place.call(shifts, { rest: ['export', '2026-11-24..2026-11-30'], at: friday });
    expect(given.text.split('\n')).toEqual([columns, rows[0], '2026-11-25,00:00,00:00,wang.lei,-,,,']);
    const out = path.join(place.folder, 'given.csv');
    const written = await place.call(shifts, {
      rest: ['export', '2026-11-24..2026-11-30'],
      values: { out },
      at: friday,
    });
    expect([written.code, written.text]).toEqual([0, `2 shifts written to ${out}.`]);
    const again = await place.call(importCsv, {
      rest: ['shifts', out],
      values: { replace: '2026-11-24..2026-11-30', yes: true },
      at: friday,
    });
    expect(again.text.split('\n')[0]).toBe('given.csv: 0 new, 0 changed, 0 removed, 2 unchanged.');
    const nowhere = await place.call(shifts, {
      rest: ['export'],
      values: { out: path.join(place.folder, 'no', 'x.csv') },
    });
    expect([nowhere.code, nowhere.text]).toEqual([1, expect.stringContaining('could not be written')]);
  });

  test('of a range are replaced, shown first, and those beside it stay', async () => {
    await bring('shifts', file);
    const values = { replace: '2026-11-25..2026-11-30' };
    const next = 'date,from,to,primary\n2026-11-26,09:00,18:00,王磊\n';
    const no = await bring('shifts', next, { values, answer: async () => false });
    expect([no.code, no.lines.slice(0, 3)]).toEqual([
      2,
      [
        'shifts.csv: 1 new, 0 changed, 1 removed, 0 unchanged.',
        '  + shift of Thu 26 Nov, 09:00: until Thu 26 Nov, 18:00; primary 王磊',
        '  - shift of Wed 25 Nov, 18:00: until Thu 26 Nov, 09:00; primary 李娜',
      ],
    ]);
    expect((await listed('2026-11-25')).lines).toHaveLength(2);
    expect((await bring('shifts', next, { values })).code).toBe(0);
    expect((await listed('2026-11-01..2026-11-30')).lines).toEqual([
      expect.stringMatching(/^Tue 24 Nov, 09:00/),
      expect.stringMatching(/^Thu 26 Nov, 09:00/),
      tail,
    ]);
    expect((await bring('shifts', 'date,from,to,primary\n', { values })).code).toBe(0);
    expect((await listed('2026-11-25..2026-11-30')).lines).toEqual([tail]);
  });

  test('of whoever may not be on duty then are refused, line by line, and nothing is kept (STAFF-3)', async () => {
    const vetted = aDeskFile(['people', 'li.na'], {
      ...{ name: '李娜', roles: ['engineer', 'lead'], slack: 'U0LINA' },
      ...{ vetted: '2025-01-06', nda: '2026-11-25' },
    });
    place.write('desk.yaml', `${vetted}\nstaff: { vetting: required }\n`);
    const { code, lines } = await bring(
      'shifts',
      'date,from,to,primary,backup\n2026-11-24,09:00,18:00,li.na,\n2026-11-25,09:00,18:00,li.na,wang.lei\n',
    );
    expect([code, lines.length]).toEqual([1, 3]);
    expect(lines[1]).toMatch(/Line 2: 李娜 may not be on duty then: not vetted/);
    expect(lines[2]).toMatch(/Line 3: 王磊 may not be on duty then/);
    const good = await bring('shifts', 'date,from,to,primary\n2026-11-25,09:00,18:00,li.na\n');
    expect(good.code).toBe(0);
  });

  test('that have begun or are on record stay, whatever is imported', async () => {
    await bring('shifts', file);
    const recorded = { span: { from: instant('2026-11-23T09:00:00+08:00'), to: instant('2026-11-23T18:00:00+08:00') } };
    const monday = { ...recorded, primary: personId('li.na'), backup: null, places: [], skills: [] };
    await inStore(({ roster }) => roster.record(monday, tuesday));
    const values = { replace: '2026-11-23..2026-11-24' };
    const rewritten = 'date,from,to,primary\n2026-11-23,09:00,18:00,王磊\n2026-11-24,09:00,18:00,li.na\n';
    const { code, lines } = await bring('shifts', rewritten, { values, at: tuesday });
    expect([code, lines]).toEqual([
      0,
      [
        'shifts.csv: 0 new, 0 changed, 0 removed, 0 unchanged.',
        expect.stringMatching(/^ {2}! Line 2: the shift has begun already, and who was on duty is on record/),
        expect.stringMatching(/^ {2}! Line 3: the shift has begun already/),
      ],
    ]);
    expect((await onDuty()).primary).toBe('wang.lei');
    expect(await inStore(({ roster }) => roster.shifts(monday.span))).toEqual({
      history: [monday],
      overrides: [],
      changes: [],
      service: [],
      unseen: [],
    });
  });

  test.each([
    ['people', '2026-11-25', '--replace is for shifts only.'],
    ['assets', '2026-11-25', '--replace is for shifts only.'],
    ['shifts', '2026-11-31', '"2026-11-31" is no span of days; write one like 2026-12-01..2026-12-31.'],
    [
      'shifts',
      '2026-11-30..2026-11-01',
      '"2026-11-30..2026-11-01" is no span of days; write one like 2026-12-01..2026-12-31.',
    ],
  ])('%s cannot replace %s', async (kind, replace, sentence) => {
    expect(await bring(kind, file, { values: { replace } })).toEqual({ code: 1, lines: [sentence] });
    expect((await listed('soon')).code).toBe(1);
  });
});

test.each([undefined, '', ' 　'])(
  'shifts without a reason (%j) are shown only; other files have none',
  async (reason) => {
    const file = 'date,from,to,primary\n2026-11-24,09:00,18:00,王磊\n';
    const { code, lines } = await bring('shifts', file, { values: { reason } });
    expect([code, lines]).toEqual([
      2,
      [
        'shifts.csv: 1 new, 0 changed, 0 removed, 0 unchanged.',
        '  + shift of Tue 24 Nov, 09:00: until Tue 24 Nov, 18:00; primary 王磊',
        'Nothing was changed. Say why with --reason "why": it is kept with the change.',
      ],
    ]);
    expect(await inStore(({ roster }) => roster.imported({ from: friday, to: after(friday, days(30)) }))).toEqual([]);
    expect(await bring('people', 'id,name\nz01,Zhou\n', { values: { reason: 'new' } })).toEqual({
      code: 1,
      lines: ['--reason is for shifts only.'],
    });
  },
);

test('assets are imported with their user, and another file changes only what it names (OBJ-1)', async () => {
  await bring('assets', '资产编号;类型;名称;使用人;保修到期\nPC-0042;笔记本;ThinkPad X1;李娜;2027-06-30\n');
  expect((await bring('assets', 'tag,vendor\nPC-0042,联想\n')).lines).toEqual([
    'assets.csv: 0 new, 1 changed, 0 removed, 0 unchanged.',
    '  ~ PC-0042 (ThinkPad X1): vendor (none) → 联想',
    '1 record was changed by assets.csv.',
  ]);
  expect(await inStore((store) => store.assets.ofUser(personId('li.na')))).toMatchObject([
    { tag: 'PC-0042', type: 'pc', warrantyUntil: '2027-06-30', vendor: '联想' },
  ]);
});

test('a file that is not there or too big, and a kind nobody knows, are told in a sentence', async () => {
  expect(await place.call(importCsv, { rest: ['people', '/nowhere.csv'] })).toMatchObject({
    code: 1,
    text: expect.stringContaining('The file /nowhere.csv cannot be read'),
  });
  expect(await bring('people', Buffer.alloc(5 * 1024 * 1024 + 1, 'x'))).toEqual({
    code: 1,
    lines: ['The file is bigger than 5 MB; divide it.'],
  });
  await expect(place.call(importCsv, { rest: ['toString', 'x.csv'] })).rejects.toThrow(
    'dutydesk import people|shifts|assets FILE',
  );
});
