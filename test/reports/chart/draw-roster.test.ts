import { personId } from '../../../src/domain/people/person';
import { type Fortnight, fortnightOf, partByPart } from '../../../src/domain/roster/fortnight';
import type { Shifts } from '../../../src/domain/roster/shifts';
import { after, days, hours, type Instant, instant } from '../../../src/domain/time/instant';
import { createTranslator } from '../../../src/i18n/create-translator';
import { localDays } from '../../../src/i18n/local-days';
import { drawRoster, svgOfRoster } from '../../../src/reports/chart/draw-roster';
import { rosterWidth } from '../../../src/reports/chart/roster-section';
import { rosterPictureCard } from '../../../src/views/roster/roster-picture-card';
import { desk, li, wang } from '../../kit/tickets';

const long = { ...li, id: personId('the-longest-name-of-anybody-who-was-ever-on-duty-anywhere') };
const people = new Map([li, wang, long].map((one) => [one.id, one]));
const zone = 'Asia/Shanghai';
/** Before a long holiday, and a Saturday that makes up for one of its days. */
const now = instant('2026-09-27T09:10+08:00');
const from = (day: number, hour: number): Instant => after(now, (days(day) + hours(hour)) as ReturnType<typeof days>);
const shift = (day: number, hour: number, lasts: number, primary = li.id) => ({
  span: { from: from(day, hour), to: from(day, hour + lasts) },
  ...{ primary, backup: wang.id, places: [], skills: [] },
});
const always: Shifts = { overrides: [], changes: [], pattern: [shift(0, -10, 24 * 20)] };

const translator = createTranslator();
const speaker = (language: 'en' | 'zh-CN') => translator.speakTo({ language, zone, now, nameOf: (id) => id });

const roster = (shifts: Shifts): Fortnight =>
  fortnightOf({ now, zone, days: localDays(zone, now, 14), places: desk.places, shifts, people });
const drawing = (shifts: Shifts, language: 'en' | 'zh-CN' = 'en') => ({
  ...{ desk, roster: roster(shifts), language },
  speak: speaker(language),
});
const wordsOf = (shifts: Shifts, language: 'en' | 'zh-CN' = 'en'): readonly string[] =>
  [...svgOfRoster(drawing(shifts, language)).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, words = '']) => words);

test('is a PNG as wide as a phone has pixels, in each language', async () => {
  for (const language of ['en', 'zh-CN'] as const) {
    const png = await drawRoster(drawing(always, language));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.readUInt32BE(16)).toBe(1080);
    expect(png.length).toBeLessThan(2 ** 21);
  }
});

test('marks today, holidays, days that make up for them, and days off by the calendar of promises (TIME-3)', () => {
  const words = wordsOf(always);
  expect(words).toContain('Today');
  expect(words.filter((word) => word === 'Holiday')).toHaveLength(5);
  expect(words.filter((word) => word === 'Make-up day')).toHaveLength(1);
  expect(words.filter((word) => word === 'Day off')).toHaveLength(2);
  expect(words).toContain('Every hour has somebody on duty.');
  expect(words.join()).toContain('As of Sun 27 Sep, 09:10');
});

test('a hole is red and counted, leave is named below (STAFF-7)', () => {
  const span = { from: from(2, 0), to: from(3, 0) };
  const gone = [li.id, wang.id].map((id) => ({ kind: 'move' as const, span, from: id, to: null, away: true as const }));
  const shifts: Shifts = { ...always, changes: [{ record: { kind: 'leave', id: 1 }, changes: gone }] };
  const svg = svgOfRoster(drawing(shifts));
  expect(svg.match(/fill="#b91c1c"/g)).toHaveLength(2);
  const words = wordsOf(shifts);
  expect(words.filter((word) => word === 'nobody')).toHaveLength(2);
  expect(words).toContain('2 stretches have nobody on duty.');
  expect(words.filter((word) => word.startsWith('On leave: '))).toHaveLength(2);
  const [part] = rosterPictureCard(desk, roster(shifts), 'key').parts;
  const alt = part?.kind === 'picture' ? speaker('en')(part.picture.alt) : '';
  expect(alt).toContain('2 stretches have nobody on duty.');
  expect(alt).toMatch(/Tue 29 Sep, 09:10 nobody/);
});

test('a part by itself is named', () => {
  const place = desk.places[1]?.id ?? '';
  const shifts: Shifts = { ...always, overrides: [{ ...shift(0, 0, 300, wang.id), places: [place] }] };
  const parts = partByPart(roster(shifts));
  const titles = parts.map((part) => svgOfRoster({ ...drawing(shifts), roster: part }));
  expect(titles.map((svg) => [svg.includes('Shanghai office'), svg.includes('Beijing office')])).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('nothing is drawn beyond the edges, whatever the names, hours and parts', () => {
  const pattern = Array.from({ length: 24 * 14 }, (_, hour) => shift(0, hour, 1, hour % 2 === 0 ? long.id : li.id));
  const places = desk.places.map(({ id }) => id);
  const own = { ...shift(0, 0, 300), places: places.slice(0, 1), skills: ['network'] };
  const svg = svgOfRoster(drawing({ overrides: [own], changes: [], pattern }));
  const [, height = '0'] = /viewBox="0 0 \d+ (\d+)"/.exec(svg) ?? [];
  const boxes = [...svg.matchAll(/M([\d.]+) ([\d.]+)L/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  expect(boxes.length).toBeGreaterThan(300);
  expect(boxes.filter(([x, y]) => x > rosterWidth || y > Number(height))).toEqual([]);
});
