import { check } from '../../src/cli/check';
import { migrate } from '../../src/cli/migrate';
import { roster } from '../../src/cli/roster';
import { attendanceRules } from '../../src/domain/attendance/attendance-rules';
import { ticketRef } from '../../src/domain/record/record-ref';
import { ticketId } from '../../src/domain/ticket/ticket';
import { instant } from '../../src/domain/time/instant';
import { aDeskFile } from '../config/a-desk-file';
import { anAttendance, expected, next } from '../kit/attendance-gallery';
import { li, wang } from '../kit/tickets';
import { CommandPlace } from './call-command';
import { lookInStore } from './look-in-store';

const at = instant('2026-11-30T10:00+08:00');
const always = { days: 'mon-sun', from: '00:00', to: '24:00', primary: 'li.na' };
const file = aDeskFile(['duty'], [{ ...always, backup: 'wang.lei' }]);

let place: CommandPlace;
beforeEach(async () => {
  place = new CommandPlace(file);
  await place.call(migrate, { at });
});
afterEach(() => place.remove());

test('`roster coverage` lists what the roster lacks as it stands, and says how many things that is (STAFF-7)', async () => {
  await lookInStore(place, (store) =>
    store.uow.transact(at, (tx) =>
      tx.decideDuty(ticketRef(ticketId(1)), [
        {
          ...{ kind: 'temporary', shifts: [], places: [], skills: [] },
          span: { from: instant('2026-12-02T18:00+08:00'), to: instant('2026-12-02T20:00+08:00') },
        },
      ]),
    ),
  );
  const { code, text } = await place.call(roster, { rest: ['coverage'], at });
  expect(code).toBe(1);
  expect(text).toContain('nobody is on duty (all places), Wed 2 Dec, 18:00–20:00');
});

test('people whom nobody has any more are named, also where the file alone is looked at', async () => {
  const { code, text } = await place.call(roster, { rest: ['coverage'], at });
  // Nobody of the file was ever stored: the desk was not started.
  expect(code).toBe(1);
  expect(text).toContain('is on the roster but not there any more');
  place.write('desk.yaml', aDeskFile(['duty'], [always]));
  expect((await place.call(check, { at })).text).toContain('! no backup (all places)');
});

test('anything else is told how', async () => {
  await expect(place.call(roster, { rest: ['holes'], at })).rejects.toThrow('dutydesk roster coverage');
});

test('`roster fairness` lists who bore how much of some days, nights and days off besides, and how that counts', async () => {
  place.write(
    'desk.yaml',
    aDeskFile(
      ['duty'],
      [
        { ...always, days: 'mon-fri' },
        { ...always, days: 'sat-sun', primary: 'wang.lei' },
      ],
    ),
  );
  const { code, text } = await place.call(roster, { rest: ['fairness', '2026-11-20..2026-11-22'], at });
  expect(code).toBe(0);
  expect(text.split('\n').slice(0, 2)).toEqual([
    '王磊: on duty 2 days; nights 16 h, weekends 2 days, holidays 0; calls at night 0',
    '李娜: on duty 1 day; nights 8 h, weekends 0, holidays 0; calls at night 0',
  ]);
  expect(text).toContain('counts twice');
  expect(await place.call(roster, { rest: ['fairness', 'soon'], at })).toMatchObject({ code: 1 });
});

test('`roster days` lists what of a month is not payable: whoever was on duty and not vetted, and empty posts (STAFF-3)', async () => {
  const duty = { ...always, backup: 'wang.lei' };
  const vetting = aDeskFile(['duty'], [duty]).concat('\nstaff: { vetting: required }\n');
  place.write('desk.yaml', vetting);
  // Whoever the desk does not know had no post.
  await lookInStore(place, (store) =>
    store.people.changeAll(new Map([li, wang].map((one) => [one.id, () => one])), at),
  );
  const counted = await place.call(roster, { rest: ['days', '2026-11'], at });
  expect(counted.code).toBe(0);
  expect(counted.text).toContain('2026-11-29: 李娜 was on duty for 1 day without being vetted.');
  expect(counted.text).toContain('Person-days so far: 60 not vetted, 0 uncovered.');
  const oneDay = await place.call(roster, { rest: ['days', '2026-11-29'], at });
  expect(oneDay.text).toContain('Person-days so far: 2 not vetted, 0 uncovered.');
  expect((await place.call(check, { at })).text).toContain('this file does not say that they are vetted');
  place.write('desk.yaml', aDeskFile(['duty'], [always]));
  expect((await place.call(roster, { rest: ['days'], at })).text).toMatch(/0 not vetted, [1-9]\d* uncovered/);
  expect(await place.call(roster, { rest: ['days', '2026-13'], at })).toMatchObject({ code: 1 });
});

test('`roster sign-ins` lists who was seen at their post, when and how (STAFF-6)', async () => {
  await lookInStore(place, (store) =>
    store.uow.transact(at, async (tx) => {
      const attendance = anAttendance(next.seen(3));
      const { id: _, ...draft } = attendance;
      await tx.open('attendance', draft, expected, attendanceRules.index(draft));
    }),
  );
  const listed = await place.call(roster, { rest: ['sign-ins', '2026-11-24..2026-11-24'], at });
  expect(listed.text).toContain('李娜');
  expect(listed.text).toMatch(/Signed in at .*09:03.*by the button/);
  expect(listed.text).toContain('1 sign-in.');
  expect((await place.call(roster, { rest: ['sign-ins', '2026-11-25..2026-11-25'], at })).text).toContain('0 sign-ins');
  expect((await place.call(roster, { rest: ['sign-ins', 'soon'], at })).code).toBe(1);
});
