import { CookieJar } from '../../../src/playground/wecom/cookie-jar';

const now = Date.parse('2026-11-23T01:00:00Z');
const jarWith = (...headers: readonly string[]): CookieJar => {
  const jar = new CookieJar();
  for (const header of headers) jar.take(header, '/webview/pages/form/report', now);
  return jar;
};

test('a cookie goes where its path says, and below', () => {
  const jar = jarWith('a=1=x; Path=/webview/pages; HttpOnly', 'b=2; Path=/other', 'c=3');
  expect(jar.headerFor('/webview/pages')).toBe('a=1=x');
  expect(jar.headerFor('/webview/pages/form/wait')).toBe('a=1=x; c=3');
  expect(jar.headerFor('/webview/pagesque')).toBeUndefined();
});

test('a new value takes the old one’s place; one that has ended takes it away', () => {
  const jar = jarWith('a=1; Path=/', 'a=2; Path=/', 'b=1; Path=/; Max-Age=60');
  expect(jar.headerFor('/x')).toBe('a=2; b=1');
  jar.take('a=; Path=/; Max-Age=0', '/', now);
  jar.take('b=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT', '/', now);
  expect(jar.headerFor('/x')).toBeUndefined();
});

test('what is no cookie is left', () => {
  expect(jarWith('nothing', '=x').headerFor('/webview/pages/form/report')).toBeUndefined();
});
