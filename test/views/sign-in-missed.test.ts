import { compileDesk } from '../../src/config/compile-desk';
import { readDeskFile } from '../../src/config/desk-file/read-desk-file';
import { demoDesk } from '../../src/demo/demo-desk';
import type { Person } from '../../src/domain/people/person';
import { byPattern } from '../../src/domain/roster/shifts';
import { createTranslator } from '../../src/i18n/create-translator';
import { attendanceViews } from '../../src/views/attendance/attendance-views';
import { anAttendance, next, viewOfAttendance } from '../kit/attendance-gallery';
import { at, chen, context, everybody, tom } from '../kit/tickets';

const names = new Map<string, string>(everybody.map(({ id, name }) => [id, name]));
const nameOf = (id: string): string => names.get(id) ?? id;
const zh = createTranslator().speakTo({ language: 'zh-CN', zone: 'Asia/Shanghai', now: at('09:30'), nameOf });
const nobody = new Set<Person>();

/** What the lead reads of Li, who was not seen by half past nine, where these have the day. */
function saidOfLi(rows: readonly string[], gone = nobody): string {
  const duty = rows.map((row) => `  - { days: mon-fri, from: "09:00", to: "18:00", ${row} }`).join('\n');
  const read = readDeskFile(demoDesk.replace(/duty:[\s\S]*?slack:/, `duty:\n${duty}\nslack:`), 'demo');
  if (read.problems !== undefined) throw new Error('the desk file is wrong');
  const desk = compileDesk(read.file);
  const people = new Map(everybody.map((one) => [one.id, { ...one, active: !gone.has(one) }]));
  const missed = anAttendance(next.reminded(), next.missed());
  const view = viewOfAttendance(missed, context(at('09:30'), { desk, people, shifts: byPattern(desk) }));
  const event = next.missed() as Parameters<typeof attendanceViews.notifications.missed>[0]['event'];
  const said = attendanceViews.notifications.missed({ event, view, before: missed });
  const [message] = said.flatMap(({ to, content }) =>
    to.kind === 'person' && to.person === chen.id && content.kind === 'message' ? [zh(content.text)] : [],
  );
  return message ?? '';
}

test.each([
  ['has a backup', ['primary: li.na, backup: tom.baker'], nobody, true],
  [
    'has one for something',
    ['primary: wang.lei', 'primary: li.na, backup: tom.baker, skills: [hardware]'],
    nobody,
    true,
  ],
  ['has none', ['primary: li.na'], nobody, false],
  ['has one who has left', ['primary: li.na, backup: tom.baker'], new Set([tom]), false],
  ['is the backup', ['primary: wang.lei, backup: li.na'], nobody, false],
])(
  'whoever hears that one who %s was not seen reads whether somebody is called with them (STAFF-6)',
  (_, rows, gone, isBacked) => {
    const said = saidOfLi(rows, gone);
    expect(said).toContain('李娜（主值班，09:00 起）尚未签到。');
    expect(said.includes('呼叫时同时通知备值班')).toBe(isBacked);
  },
);

test.each([
  ['in the night', '2026-11-25T02:00', '2026-11-25T07:00'],
  ['as it ends', '2026-11-25T07:00', undefined],
  ['in the evening', '2026-11-24T22:59', undefined],
  ['by day', '2026-11-25T10:00', undefined],
])('what a desk that was away says late of a sign-in waits for the morning: %s', (_, moment, until) => {
  const read = readDeskFile(demoDesk, 'demo');
  if (read.problems !== undefined) throw new Error('the desk file is wrong');
  const desk = compileDesk(read.file);
  const reminded = anAttendance(next.reminded());
  const now = context(at(moment), { desk, shifts: byPattern(desk) });
  const tell = <Type extends 'reminded' | 'missed'>(type: Type) => {
    const event = { ...next[type](), at: at(moment) } as never;
    return attendanceViews.notifications[type]({ event, view: viewOfAttendance(reminded, now), before: reminded });
  };
  const waits = [...tell('reminded'), ...tell('missed').filter(({ onlyInPlace }) => onlyInPlace !== true)].map(
    ({ notBefore }) => notBefore,
  );
  expect(waits.length).toBeGreaterThan(1);
  expect(new Set(waits)).toEqual(new Set([until === undefined ? undefined : at(until)]));
});
