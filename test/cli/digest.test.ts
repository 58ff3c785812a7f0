import { readFileSync } from 'node:fs';
import path from 'node:path';
import { digest } from '../../src/cli/digest';
import { migrate } from '../../src/cli/migrate';
import { instant } from '../../src/domain/time/instant';
import { CommandPlace } from './call-command';

let place: CommandPlace;
beforeEach(async () => {
  place = new CommandPlace();
  await place.call(migrate);
});
afterEach(() => place.remove());

/** Monday noon: Friday the 20th has had its digest, Monday has not. */
const at = instant('2026-11-23T12:00:00+08:00');

test('a dry run shows the day, draws its picture, and sends nothing', async () => {
  const out = path.join(place.folder, 'digest.png');
  const { code, text } = await place.call(digest, { values: { date: '2026-11-20', dryRun: true, out }, at });
  expect(code).toBe(0);
  expect(text).toContain('From Fri 20 Nov, 00:00 to Mon 23 Nov, 00:00');
  expect(text).toContain(`Its picture is in ${out}.`);
  expect(readFileSync(out).subarray(1, 4).toString()).toBe('PNG');
  expect((await place.call(digest, { values: { date: '2026-11-20' }, at })).text).toContain('1 reader;');
});

test.each([
  ['no day', undefined, 'Say of which day: --date YYYY-MM-DD.'],
  ['something that is no day', 'yesterday', 'Say of which day: --date YYYY-MM-DD.'],
  ['a Sunday', '2026-11-22', '2026-11-22 is a day off and has no digest of its own; it belongs to that of 2026-11-20.'],
  ['a year nobody knows', '2077-01-04', 'There is no digest of 2077-01-04: the calendar does not reach it.'],
])('%s is answered with what to do', async (_, date, sentence) => {
  const given = { values: { ...(date === undefined ? {} : { date }) }, at };
  expect(await place.call(digest, given)).toEqual({ code: 1, text: sentence });
});

test('a day that is not over is shown, not sent: its whole digest is still to come', async () => {
  const { code, text } = await place.call(digest, { values: { date: '2026-11-23' }, at });
  expect(code).toBe(1);
  expect(text).toMatch(/^The digest of 2026-11-23 is not due before .*09:07; --dry-run shows what it would say now\.$/);
  expect((await place.call(digest, { values: { date: '2026-11-23', dryRun: true }, at })).code).toBe(0);
});
