import { audit } from '../../src/cli/audit';
import { calendar } from '../../src/cli/calendar';
import { cliContext, withStore } from '../../src/cli/cli-context';
import { actOn } from '../../src/commands/act';
import { compileHours } from '../../src/config/calendar/compile-hours';
import { personId } from '../../src/domain/people/person';
import { clocksOf } from '../../src/domain/sla/clocks';
import { after, type Instant, instant, minutes } from '../../src/domain/time/instant';
import { isOpen } from '../../src/domain/time/is-open';
import { quietDeps } from '../../src/wiring/counting-calendar';
import { realClock } from '../../src/wiring/real-clock';
import { syncStaff } from '../../src/wiring/sync-staff';
import { aDeskFile } from '../config/a-desk-file';
import { gb18030, utf8 } from '../kit/encodings';
import { aTicket, desk } from '../kit/tickets';
import { CommandPlace } from './call-command';

let place: CommandPlace;
beforeEach(() => {
  // Nobody of the customer: whoever leads confirms alone.
  place = new CommandPlace(aDeskFile());
});
afterEach(() => place.remove());

const of2027 = `
year: 2027
source: 国办发明电〔2026〕9 号
holidays:
  - { name: 元旦, from: 2027-01-01, to: 2027-01-03, makeUp: [2026-12-27] }
  - { name: 春节, from: 2027-02-05, to: 2027-02-11, makeUp: [2027-01-31, 2027-02-20] }
  - { name: 国庆节, from: 2027-10-01, to: 2027-10-07 }
`;
const bring = (text: string | Uint8Array, yes = true, at?: Instant) =>
  place.call(calendar, { rest: ['import', place.write('2027.yaml', text)], values: { yes }, ...(at && { at }) });
/** The hours of the desk's place as the next command, or a desk that starts now, has them. */
const hoursNow = (at?: Instant) =>
  withStore(
    at === undefined
      ? cliContext({ env: place.env, clock: realClock })
      : cliContext({ env: place.env, clock: { ...realClock, now: () => at }, pushed: true }),
    async (_store, { config }) => config.desk.places[0].hours,
  );

/** The only lead, with nobody of the customer there, confirms what was brought, or objects; by then it counts, or not. */
async function confirmed(id: number, action: 'confirm' | 'object' = 'confirm'): Promise<void> {
  const context = cliContext({ env: place.env, clock: realClock });
  await withStore(context, async (store, { config, clock }) => {
    await syncStaff(config.desk, store.people, clock.now());
    const by = await store.people.find(personId('li.na'));
    if (by === undefined) throw new Error('nobody leads');
    const deps = { ...quietDeps({ config, store, clock }), desk: config.desk };
    const request = {
      key: `${action}:${id}`,
      about: { kind: 'calendar', id },
      action,
      by,
      answers: { reason: '2月12日也放假' },
    } as const;
    expect((await actOn(deps, request)).kind).toBe('done');
  });
}
const inTwoMinutes = () => after(realClock.now(), minutes(2));

test('a year is shown, brought as a proposal with its source, and official once it was confirmed (5.4, TIME-1)', async () => {
  expect((await hoursNow()).missingYear).toBe(2027);
  const shown = await bring(of2027, false);
  expect(shown.code).toBe(2);
  expect(shown.text).toContain('off from 2027-02-05 to 2027-02-11, worked for it: 2027-01-31, 2027-02-20');

  const brought = await bring(of2027);
  expect([brought.code, brought.text]).toEqual([0, expect.stringContaining('leads and managers of both parties')]);
  expect((await hoursNow()).missingYear).toBe(2027);
  const { text } = await place.call(calendar, { rest: ['list'] });
  expect(text).toContain('2027  国办发明电〔2026〕9 号 (IT-Y4, to be confirmed by both parties)');
  expect(text).toContain('(IT-Y3, confirmed)');
  expect((await place.call(audit)).text).toContain('calendar:2027');
  expect(await bring(of2027)).toEqual({
    code: 0,
    text: 'The public holidays of 2027 are proposed exactly so already (IT-Y4) and wait to be confirmed.',
  });

  await confirmed(4);
  const hours = await hoursNow(inTwoMinutes());
  expect(hours.missingYear).toBe(2028);
  const opens = (at: string) => isOpen(hours, instant(at));
  expect([opens('2027-02-08T10:00+08:00'), opens('2027-02-20T10:00+08:00'), opens('2026-12-27T10:00+08:00')]).toEqual([
    false,
    true,
    true,
  ]);
  expect(await bring(of2027)).toEqual({
    code: 0,
    text: 'The public holidays of 2027 are in force exactly so (IT-Y4).',
  });
});

test('a corrected year takes the place of the proposal, and of what counts once it was confirmed itself', async () => {
  await bring(of2027);
  const corrected = of2027.replace('2027-10-07', '2027-10-08');
  expect((await bring(corrected)).code).toBe(0);
  expect((await place.call(calendar, { rest: ['list'] })).text).not.toContain('IT-Y4');
  await confirmed(5);
  expect(isOpen(await hoursNow(inTwoMinutes()), instant('2027-10-08T10:00+08:00'))).toBe(false);
  const revised = await bring(of2027, false, inTwoMinutes());
  expect(revised.text).toContain('Until they are confirmed those in force stay');
});

test('a year that was objected to is asked about anew where whoever imports it means it as it is', async () => {
  await bring(of2027);
  await confirmed(4, 'object');
  expect((await bring(of2027)).text).toContain('leads and managers of both parties');
  expect((await place.call(calendar, { rest: ['list'] })).text).toContain('(IT-Y5, to be confirmed by both parties)');
});

test('a year that this release knows is revised like any other (TIME-1)', async () => {
  const text = 'year: 2026\nsource: x\nholidays: [{ name: 元旦, from: 2026-01-01 }]\n';
  expect((await bring(text)).text).toContain('are proposed');
  expect((await hoursNow()).days.some(({ date }) => date === '2026-10-02')).toBe(false);
});

test.each([
  ['as the desk file writes it', (text: string) => utf8(`calendar:\n  - ${text.trim().replaceAll('\n', '\n    ')}\n`)],
  ['in GB18030', gb18030],
  ['as JSON', () => utf8('{"year": 2027, "source": "x", "holidays": [{"name": "元旦", "from": "2027-01-01"}]}')],
])('a year is read %s', async (_how, written) => {
  expect((await bring(written(of2027))).code).toBe(0);
});

test.each([
  [
    'a year behind a gap',
    'year: 2028\nsource: x\nholidays: [{ name: 元旦, from: 2028-01-01 }]\n',
    'holidays of 2027 first',
  ],
  ['no source', of2027.replace(/source.*\n/, ''), '`source` is missing'],
  [
    'a date that is none',
    of2027.replace('2027-02-11', '2027-02-30'),
    '2027.yaml line 6: `holidays[1].to` "2027-02-30" is not a date',
  ],
  ['a holiday of another year', of2027.replace('2027-10-01', '2026-10-01'), 'is not in 2027'],
  ['a holiday the wrong way round', of2027.replace('2027-02-11', '2027-02-01'), 'is before "2027-02-05"'],
  ['a make-up day that is no weekend', of2027.replace('2027-02-20', '2027-02-22'), 'is no Saturday or Sunday'],
  ['a date told twice', of2027.replace('2027-02-20', '2027-02-06'), 'tells "2027-02-06" a second time'],
  ['no holidays', 'year: 2027\nsource: x\nholidays: []\n', 'names no holiday'],
  ['an unknown key', of2027.replace('makeUp', 'makeup'), 'unknown key `makeup`'],
  ['a list of names', '- 元旦\n- 春节\n', 'the file must have'],
  ['a workbook', Buffer.from('PK\x03\x04'), 'is a spreadsheet'],
])('%s is refused, with why', async (_what, text, why) => {
  const said = await bring(text);
  expect([said.code, said.text]).toEqual([1, expect.stringContaining(why)]);
  expect((await hoursNow()).missingYear).toBe(2027);
});

test('a ticket reported while no calendar was known is judged by the one that was brought (11.5)', () => {
  const week = { 1: '', 2: '', 3: '', 4: '', 5: '' };
  const plan = {
    zone: 'Asia/Shanghai',
    week: Object.fromEntries(Object.keys(week).map((day) => [day, [['09:00', '18:00'] as const]])),
    overlay: new Map(),
    official: 'cn' as const,
  };
  const years = [2024, 2025, 2026, 2027].map((year) => ({
    year,
    source: 'x',
    holidays: [{ festival: 'x', from: `${year}-01-01`, to: `${year}-01-05`, makeUp: [] }],
  }));
  const reported = (at: string, urgent = false) => {
    const reportedAt = instant(at);
    return aTicket({ regime: 'unknown', reportedAt, rescueFrom: reportedAt, lastReportAt: reportedAt, urgent });
  };
  const due = (ticket: ReturnType<typeof reported>, known: typeof years) =>
    clocksOf(ticket, desk.slaTargets, compileHours({ ...plan, years: known }), ticket.reportedAt)
      .filter(({ clause }) => clause === 'SLA-2')
      .map((clock) => ('dueAt' in clock ? clock.dueAt : clock.state));
  const [before, after] = [years.slice(0, 3), years];
  const onHoliday = reported('2027-01-04T10:00+08:00');
  const urgent = reported('2027-01-04T10:00+08:00', true);
  const atWork = reported('2027-01-06T10:00+08:00');
  expect([onHoliday, urgent, atWork].map((ticket) => due(ticket, before))).toEqual([
    ['unknown'],
    ['unknown'],
    ['unknown'],
  ]);
  expect(due(onHoliday, after)).toEqual([instant('2027-01-06T09:02+08:00')]);
  expect(due(urgent, after)).toEqual([instant('2027-01-04T10:05+08:00')]);
  expect(due(atWork, after)).toEqual([instant('2027-01-06T10:02+08:00')]);
});
