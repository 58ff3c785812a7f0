import fc from 'fast-check';
import type { Plan } from '../../../src/config/import/plan';
import { planAssets } from '../../../src/config/import/plan-assets';
import { planPeople } from '../../../src/config/import/plan-people';
import { planShifts, type ShiftsAtHand } from '../../../src/config/import/plan-shifts';
import { readAssets } from '../../../src/config/import/read-assets';
import { readPeople } from '../../../src/config/import/read-people';
import { readShifts } from '../../../src/config/import/read-shifts';
import type { Asset } from '../../../src/domain/asset/asset';
import type { DutyShift } from '../../../src/domain/desk';
import { type Person, type PersonId, personId } from '../../../src/domain/people/person';
import { after, hours, instant } from '../../../src/domain/time/instant';
import { say } from '../../../src/domain/words';
import { localMoment } from '../../../src/i18n/local-moment';
import { bytes, desk, sentences } from './reading';

const now = instant('2026-11-20T00:00:00Z');
const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
const csv = (rows: readonly (readonly string[])[]): Uint8Array => bytes(rows.map(quoted).join('\n'));

const zhou: Person = {
  id: personId('z01'),
  name: '周明',
  language: 'en',
  zone: 'Europe/London',
  roles: ['engineer', 'lead'],
  skills: ['hardware'],
  active: false,
  identities: { slack: 'U0ZHOU', wecom: 'zhou' },
  home: 'wecom',
  gone: ['slack'],
};
const guest: Person = {
  ...zhou,
  id: personId('slack:U0GUEST'),
  name: 'Guest',
  roles: [],
  identities: { slack: 'U0GUEST' },
};

interface Given {
  readonly known?: readonly Person[];
  readonly filed?: readonly Person[];
  readonly mustKeep?: ReadonlyMap<Person['id'], ReturnType<typeof say>>;
}
const importPeople = (file: string, { known = [zhou, guest], filed = [], mustKeep = new Map() }: Given = {}) => {
  const { rows, problems } = readPeople(bytes(file), desk);
  expect(problems).toEqual([]);
  return planPeople(rows, { known, filed, desk, mustKeep });
};
const afterOf = <Row>({ changes, problems }: Plan<Row>) => {
  expect(problems).toEqual([]);
  return changes.map((change) => change.after);
};

describe('people', () => {
  test('a file of ids and names changes nothing but names', () => {
    expect(afterOf(importPeople('id,name\nz01,周明\n'))).toEqual([]);
    expect(afterOf(importPeople('id,name\nz01,Zhou\n'))).toEqual([{ ...zhou, name: 'Zhou' }]);
    expect(afterOf(importPeople('id,name,roles,slack,active\nz01,,,,\n'))).toEqual([]);
  });

  test('what was emptied is empty, and whatever hung on it goes along', () => {
    const { home: _home, ...rest } = zhou;
    expect(afterOf(importPeople('id,roles,wecom\nz01,-,-\n'))).toEqual([
      { ...rest, roles: [], identities: { slack: 'U0ZHOU' } },
    ]);
  });

  test('a new account is reached again', () => {
    const { gone: _gone, ...rest } = zhou;
    expect(afterOf(importPeople('id,slack\nz01,U0NEW\n'))).toEqual([
      { ...rest, identities: { slack: 'U0NEW', wecom: 'zhou' } },
    ]);
  });

  test('somebody new has what the desk has where the file is silent, and needs a name', () => {
    expect(afterOf(importPeople('id,name\nz02,Zoe\n'))).toEqual([
      {
        id: 'z02',
        name: 'Zoe',
        language: desk.language,
        zone: desk.zone,
        roles: [],
        skills: [],
        active: true,
        identities: {},
      },
    ]);
    expect(sentences(importPeople('id,roles\nz02,lead\n').problems)).toEqual([
      'Line 2: this record is new, and a new one needs "name".',
    ]);
  });

  test.each([
    ['slack', 'U0ZHOU'],
    ['wecom', 'ZHOU'],
  ])('an account that somebody else keeps is refused by name: %s', (column, account) => {
    const why = say('cli.linkStaff', { holder: zhou.name });
    const mustKeep = new Map([[zhou.id, why]]);
    expect(sentences(importPeople(`id,name,${column}\nz02,Zoe,${account}\n`, { mustKeep }).problems)).toEqual([
      `Line 2: "${column}" is "${account}". That account belongs to 周明, who serves at the desk; take it from them first.`,
    ]);
  });

  test('an account passes on when the same file takes it from its holder, also both ways', () => {
    const mustKeep = new Map([zhou, guest].map(({ id, name }) => [id, say('cli.linkStaff', { holder: name })]));
    const given = importPeople('id,name,slack\nz02,Zoe,U0ZHOU\nz01,,-\n', { mustKeep });
    expect(afterOf(given).map((person) => [person?.id, person?.identities])).toEqual([
      ['z02', { slack: 'U0ZHOU' }],
      ['z01', { wecom: 'zhou' }],
    ]);
    const swapped = { ...guest, id: personId('z03') };
    const both = importPeople('id,slack\nz01,U0GUEST\nz03,U0ZHOU\n', { mustKeep, known: [zhou, swapped] });
    expect(afterOf(both).map((person) => person?.identities['slack'])).toEqual(['U0GUEST', 'U0ZHOU']);
  });

  test('whoever was only met in chat gives the account up, and that is shown', () => {
    const plan = importPeople('id,name,slack\nz02,Zoe,U0GUEST\n');
    expect(afterOf(plan).map((person) => [person?.id, person?.identities])).toEqual([
      ['slack:U0GUEST', {}],
      ['z02', { slack: 'U0GUEST' }],
    ]);
    expect(plan.changes[0]?.fields).toEqual([{ field: 'Slack', from: 'U0GUEST', to: say('cli.none') }]);
  });

  test('what the desk file says is changed there, what it leaves open is not', () => {
    const filed = { ...zhou, identities: { slack: 'U0ZHOU' } };
    const known = [{ ...zhou, inFile: filed.identities }];
    const file = 'id,name,language,roles,slack,wecom\nz01,Zhou,中文,-,U0NEW,new\n';
    expect(sentences(importPeople(file, { known, filed: [filed] }).problems)).toEqual([
      'Line 2: "name" of z01 stands in the desk file, which has the last word; change it there.',
      'Line 2: "roles" of z01 stands in the desk file, which has the last word; change it there.',
      'Line 2: "slack" of z01 stands in the desk file, which has the last word; change it there.',
    ]);
    const [person] = afterOf(importPeople('id,language,wecom\nz01,中文,new\n', { known, filed: [filed] }));
    expect(person).toMatchObject({ language: 'zh-CN', identities: { slack: 'U0ZHOU', wecom: 'new' } });
  });

  test('what is stored, written out and read again, changes nothing', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1 });
    const person = fc.record({
      id: fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,10}$/).map(personId),
      name: text,
      language: fc.constantFrom('en' as const, 'zh-CN' as const),
      zone: fc.constantFrom('Asia/Shanghai', 'Europe/London'),
      roles: fc.subarray(['engineer', 'lead', 'manager', 'admin'] as const),
      skills: fc.subarray(desk.catalogue.map(({ id }) => id)),
      active: fc.boolean(),
      identities: fc.record(
        { slack: fc.stringMatching(/^U[A-Z0-9]{2,8}$/), wecom: fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/) },
        { requiredKeys: [] },
      ),
    });
    const several = fc.uniqueArray(person, { selector: ({ id }) => id }).filter((all) => {
      const accounts = all.flatMap(({ identities }) => Object.values(identities));
      return new Set(accounts).size === accounts.length;
    });
    fc.assert(
      fc.property(several, (written) => {
        const rows = written.map((one) => [
          one.id,
          one.name,
          one.language,
          one.zone,
          one.roles.join(' ') || '-',
          one.skills.join(' ') || '-',
          one.identities.slack ?? '-',
          one.identities.wecom ?? '-',
          one.active ? 'yes' : 'no',
        ]);
        const file = csv([['id', 'name', 'language', 'zone', 'roles', 'skills', 'slack', 'wecom', 'active'], ...rows]);
        const { rows: read } = readPeople(file, desk);
        const at = { known: [], filed: [], desk, mustKeep: new Map() };
        const first = planPeople(read, at);
        const stored = first.changes.flatMap(({ after: one }) => (one ? [one] : []));
        // A name nobody can see, or that a spreadsheet made, is refused; all others are stored and come back the same.
        expect(stored.map(({ id }) => id)).toEqual(
          read.map(({ value }) => value.id).filter((id) => stored.some((one) => one.id === id)),
        );
        expect(planPeople(read, { ...at, known: stored }).changes).toEqual([]);
        const again = csv([['id', 'name'], ...stored.map(({ id, name }) => [id, name])]);
        expect(planPeople(readPeople(again, desk).rows, { ...at, known: stored }).changes).toEqual([]);
      }),
    );
  });
});

const shift = (day: number, from: number, to: number, changes: Partial<DutyShift> = {}): DutyShift => {
  const midnight = instant(`2026-11-${day}T00:00:00+08:00`);
  const span = { from: after(midnight, hours(from)), to: after(midnight, hours(to)) };
  return { span, primary: personId('li.na'), backup: null, places: [], skills: [], ...changes };
};
const wang = personId('wang.lei');
const row = ({ span, primary, backup, places }: DutyShift): readonly string[] => {
  const [date = '', from = ''] = localMoment(desk.zone, span.from).split('T');
  return [date, from, localMoment(desk.zone, span.to).split('T')[1] ?? '', primary, backup ?? '-', places.join(' ')];
};
const fileOf = (shifts: readonly DutyShift[]) =>
  csv([['date', 'from', 'to', 'primary', 'backup', 'places'], ...shifts.map(row)]);
const importShifts = (
  shifts: readonly DutyShift[],
  known: readonly DutyShift[],
  more: Partial<Omit<ShiftsAtHand, 'known'>> & { readonly file?: Uint8Array } = {},
) => {
  const { file = fileOf(shifts), ...atHand } = more;
  const { rows, problems } = readShifts(file, { desk, people: desk.people, mayBeEmpty: true });
  expect(problems).toEqual([]);
  return planShifts(rows, { now, ...atHand, known });
};
const steps = ({ changes }: Plan<DutyShift>) => changes.map(({ before, after: later }) => [before, later]);

describe('shifts', () => {
  const range = { from: instant('2026-11-24T00:00:00+08:00'), to: instant('2026-11-26T00:00:00+08:00') };

  test('the same file twice changes nothing the second time', () => {
    const all = [
      shift(24, 9, 18),
      shift(24, 18, 33, { primary: wang }),
      shift(24, 9, 18, { places: ['hq'], backup: wang }),
    ];
    expect(steps(importShifts(all, []))).toEqual(all.map((one) => [undefined, one]));
    const again = importShifts(all, all);
    expect([again.changes, again.unchanged.length]).toEqual([[], 3]);
  });

  test('a shift of the same start, place and skill is the same one, whoever has it and however long it lasts', () => {
    const other = shift(24, 9, 17, { primary: wang });
    expect(steps(importShifts([other], [shift(24, 9, 18)]))).toEqual([[shift(24, 9, 18), other]]);
  });

  test('two of them in one file are refused', () => {
    expect(sentences(importShifts([shift(24, 9, 18), shift(24, 9, 12)], []).problems)).toEqual([
      'Line 3: another line has a shift that begins then, for the same places and skills; keep one.',
    ]);
  });

  test('a range is replaced, and nothing beside it', () => {
    const known = [shift(23, 18, 33), shift(24, 9, 18), shift(25, 9, 18), shift(26, 0, 9)];
    const plan = importShifts([shift(25, 9, 18), shift(25, 18, 33)], known, { range });
    expect(steps(plan)).toEqual([
      [undefined, shift(25, 18, 33)],
      [shift(24, 9, 18), undefined],
    ]);
    expect(sentences(importShifts([shift(26, 9, 18)], known, { range }).problems)).toEqual([
      'Line 2: the shift does not begin within the days of --replace.',
    ]);
  });

  test('what has begun is never rewritten, neither changed nor added nor taken away', () => {
    const known = [shift(24, 9, 18), shift(25, 9, 18)];
    const at = instant('2026-11-24T10:00:00+08:00');
    const changed = [shift(24, 9, 18, { primary: wang }), shift(24, 8, 9), shift(25, 9, 18)];
    const plan = importShifts(changed, known, { now: at });
    expect([plan.changes, plan.unchanged.length, plan.problems]).toEqual([[], 1, []]);
    expect(sentences(plan.notes)).toEqual([
      expect.stringMatching(/^Line 2: the shift has begun already, and who was on duty is on record/),
      expect.stringMatching(/^Line 3: the shift has begun already/),
    ]);
    const emptied = importShifts([], known, { now: at, range });
    expect(steps(emptied)).toEqual([[shift(25, 9, 18), undefined]]);
    expect(sentences(emptied.notes)).toEqual([expect.stringMatching(/has begun already; it is left as it is\.$/)]);
  });

  test('who has left or may not serve is refused where a shift is to be theirs, and not where it was', () => {
    const [past, served, next] = [shift(23, 9, 18), shift(24, 9, 18, { backup: wang }), shift(25, 9, 18)];
    const at = instant('2026-11-24T10:00:00+08:00');
    const known = [past, served, next];
    const gone = { now: at, serves: (person: PersonId) => person !== past.primary };
    expect(importShifts(known, known, gone)).toMatchObject({ changes: [], notes: [], problems: [] });
    const changed = [past, served, { ...next, backup: wang }];
    expect(sentences(importShifts(changed, known, gone).problems)).toEqual([
      'Line 4: "primary" is "li.na", who is no active engineer or lead.',
    ]);
    const unvetted = { now: at, mayServe: (person: PersonId) => person !== wang };
    expect(importShifts(known, known, unvetted).problems).toEqual([]);
    expect(sentences(importShifts(changed, known, unvetted).problems)).toEqual([
      'Line 4: wang.lei may not be on duty then: not vetted by the customer, or no confidentiality agreement filed.',
    ]);
  });

  test('a file that says nothing of the backup leaves it as it is', () => {
    const known = [
      shift(24, 9, 18, { backup: wang }),
      shift(25, 9, 18, { primary: wang, backup: personId('sun.yue') }),
    ];
    const file = csv([
      ['date', 'from', 'to', 'primary'],
      ['2026-11-24', '09:00', '18:00', 'sun.yue'],
      ['2026-11-25', '09:00', '18:00', 'sun.yue'],
      ['2026-11-26', '09:00', '18:00', 'sun.yue'],
    ]);
    const { changes, problems } = importShifts([], known, { file });
    expect(changes.map(({ after: later }) => later?.backup)).toEqual([wang, 'sun.yue', null]);
    expect(sentences(problems)).toEqual(['Line 3: primary and backup are the same person; name somebody else.']);
  });

  test('what is stored, written out and read again, changes nothing, with a range and without', () => {
    const any = fc
      .tuple(
        fc.integer({ min: 24, max: 25 }),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 24 }),
        fc.boolean(),
      )
      .map(([day, from, length, here]) =>
        shift(day, from, from + length, { places: here ? ['hq'] : [], backup: here ? wang : null }),
      );
    const several = fc.uniqueArray(any, { selector: ({ span, places }) => `${span.from}${places.join()}` });
    fc.assert(
      fc.property(several, fc.boolean(), (known, ranged) => {
        const plan = importShifts(known, known, ranged ? { range } : {});
        expect([plan.changes, plan.notes, plan.problems]).toEqual([[], [], []]);
      }),
    );
  });
});

describe('assets (OBJ-1)', () => {
  const pc: Asset = {
    tag: 'PC-1',
    type: 'pc',
    name: 'ThinkPad',
    place: 'hq',
    user: personId('li.na'),
    warrantyUntil: '2027-06-30',
    vendor: '联想',
  };
  const importAssets = (file: string, known: readonly Asset[] = [pc]) => {
    const { rows, problems } = readAssets(bytes(file), desk, desk.people);
    expect(problems).toEqual([]);
    return planAssets(rows, known, 'hq');
  };

  test('a file of tags and users changes nothing but users, and empties where it says so', () => {
    expect(afterOf(importAssets('tag,user\nPC-1,wang.lei\n'))).toEqual([{ ...pc, user: wang }]);
    expect(afterOf(importAssets('tag,name,user,warranty,vendor\nPC-1,,,,\n'))).toEqual([]);
    expect(afterOf(importAssets('tag,user,warranty,vendor\nPC-1,-,-,-\n'))).toEqual([
      { ...pc, user: null, warrantyUntil: '', vendor: '' },
    ]);
  });

  test('a new device needs its type and name, and is at the first place', () => {
    expect(sentences(importAssets('tag,type\nPC-2,pc\nPC-3,\n').problems)).toEqual([
      'Line 2: this record is new, and a new one needs "name".',
      'Line 3: this record is new, and a new one needs "type".',
    ]);
    expect(afterOf(importAssets('tag,type,name\nPC-2,pc,X1\n'))).toEqual([
      { tag: 'PC-2', type: 'pc', name: 'X1', place: 'hq', user: null, warrantyUntil: '', vendor: '' },
    ]);
  });

  test('the same file twice changes nothing the second time', () => {
    const file = 'tag,type,name,place,user,warranty,vendor\nPC-2,打印机,HP,hq,李娜,2027/1/5,-\n';
    const stored = afterOf(importAssets(file)).flatMap((asset) => (asset ? [asset] : []));
    expect(importAssets(file, stored).changes).toEqual([]);
  });
});
