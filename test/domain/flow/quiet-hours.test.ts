import { quietIn, quietUntil } from '../../../src/domain/flow/quiet-hours';
import { instant } from '../../../src/domain/time/instant';

const night = { from: 22 * 60, to: 7 * 60 + 30 };
const at = (text: string) => instant(`2026-11-24T${text}+08:00`);
const minute = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const until = (hours: typeof night, text: string) => quietUntil(hours, at(text), minute(text));

test('quiet hours over midnight last until their end, and begin with their first minute', () => {
  expect(until(night, '21:59:59')).toBeUndefined();
  expect(until(night, '22:00:00')).toBe(instant('2026-11-25T07:30+08:00'));
  expect(until(night, '23:59:59')).toBe(instant('2026-11-25T07:30+08:00'));
  expect(until(night, '00:00:00')).toBe(at('07:30:00'));
  expect(until(night, '07:29:59')).toBe(at('07:30:00'));
  expect(until(night, '07:30:00')).toBeUndefined();
});

test('quiet hours within a day do not reach over midnight', () => {
  const noon = { from: 12 * 60, to: 14 * 60 };
  expect(until(noon, '13:00:00')).toBe(at('14:00:00'));
  for (const text of ['11:59:59', '14:00:00', '00:00:00']) expect(until(noon, text)).toBeUndefined();
});

test.each([
  ['免打扰 22:00-07:30', night],
  ['免打扰22：00到7：30', night],
  ['免打扰 22点00至7点30分', night],
  ['Quiet hours 22:00 – 07:30', night],
  ['do not disturb 22:00 to 7:30', night],
  ['quiet 0:00-24:00', 'show'],
  ['quiet 25:00-07:00', 'show'],
  ['免打扰', 'show'],
  ['quiet', 'show'],
  ['勿扰 关闭', 'off'],
  ['quiet off', 'off'],
  ['quiet please, the printer is loud', undefined],
  ['免打扰模式下打印机没声音', undefined],
  ['电脑很安静', undefined],
])('%s', (text, wanted) => {
  expect(quietIn(text)).toEqual(wanted);
});
