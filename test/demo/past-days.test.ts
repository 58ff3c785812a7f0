import { voiceIn } from '../../src/cli/refused-config';
import { readConfig } from '../../src/config/read-config';
import { demoDesk } from '../../src/demo/demo-desk';
import { type PastDays, pastDaysBefore } from '../../src/demo/past/fill-past';
import { scenes } from '../../src/demo/past/scenes';
import { runDemo } from '../../src/demo/run-demo';
import { type Instant, instant } from '../../src/domain/time/instant';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
const { hours } = readConfig({ DATABASE_URL: 'sqlite:x', ...tokens }, () => demoDesk).desk.places[0];
const before = (present: string): PastDays | undefined => pastDaysBefore(hours, instant(present));
const dates = (past: PastDays | undefined) => past?.days.map(({ date }) => date);
const shanghai = (at: Instant | undefined) => at && new Date(at + 8 * 3600_000).toISOString().slice(0, 16);

test('the past of a Monday are the Thursday and Friday before it', () => {
  const past = before('2026-11-23T09:10:00+08:00');
  expect(dates(past)).toEqual(['2026-11-19', '2026-11-20']);
  expect(shanghai(past?.startsAt)).toBe('2026-11-19T09:10');
});

test('after a holiday the past lies before it', () => {
  expect(dates(before('2026-10-08T10:00:00+08:00'))).toEqual(['2026-09-29', '2026-09-30']);
});

test('the newest tickets came in lately, but not while the office was closed', () => {
  expect(shanghai(before('2026-11-24T16:00:00+08:00')?.justNow)).toBe('2026-11-24T15:35');
  expect(shanghai(before('2026-11-24T13:10:00+08:00')?.justNow)).toBe('2026-11-24T13:01');
});

test('where the calendar does not know the days before, there is no past', () => {
  expect(pastDaysBefore({ ...hours, days: hours.days.slice(0, 2) }, hours.days[1]?.spans[0]?.from ?? hours.from)).toBe(
    undefined,
  );
});

test('it has tickets in both languages, a low rating, a call-back, one that waits and two that are open, and what became of the roster', () => {
  const records = new Set(scenes.flatMap((scene) => ('record' in scene ? [scene.record] : [])));
  expect(records.size).toBeGreaterThanOrEqual(6);
  const words = JSON.stringify(scenes);
  const roster = ['请假', '换班', '值班例外', '交接我的工单', '提名工程师'];
  for (const part of [...roster, '2 不满意', '已回访', '转为等待', '转交上一级', '申请许可', 'Outlook', '打印机']) {
    expect(words).toContain(part);
  }
});

test('a page that was not built is told in a sentence', async () => {
  const settings = { port: 0, folder: '/nowhere', logLevel: 'silent', pageDir: '/nowhere' };
  await expect(runDemo(settings, () => undefined, voiceIn({}))).rejects.toThrow('The page of the demo is not built');
});
