import { zoneNames } from '../../src/i18n/zone-names';

test.each([
  ['Asia/Shanghai', 'Shanghai time', '上海时间'],
  ['Europe/Berlin', 'Germany Time', '德国时间'],
  ['UTC', 'GMT+0', 'GMT+0'],
])('the time of %s is called %s, 中文 %s', (zone, en, chinese) => {
  expect(zoneNames(zone)).toEqual({ en, 'zh-CN': chinese });
});
