import type { Desk, DutyShift } from '../../domain/desk';
import type { Person } from '../../domain/people/person';
import { dayNumber } from '../calendar/local-date';
import { localTimes } from '../calendar/local-times';
import { closingOf, minutesOf } from '../calendar/time-of-day';
import { readClockTime } from '../desk-file/windows';
import type { Imported } from './imported';
import { engineerFinder } from './person-finder';
import { readDate } from './read-date';
import { skillsOf } from './read-people';
import { readRows } from './read-rows';
import type { Dictionary, RowReader } from './row-reader';

const columns = {
  date: { headings: ['date', '日期'], needed: true },
  from: { headings: ['from', '开始', '开始时间'], needed: true },
  to: { headings: ['to', '结束', '结束时间'], needed: true },
  primary: { headings: ['primary', '主值班', '值班人'], needed: true },
  backup: { headings: ['backup', '备值班', '备班'] },
  places: { headings: ['places', '地点', 'place'] },
  skills: { headings: ['skills', '技能', 'skill'] },
};

type Row = RowReader<keyof typeof columns>;

/**
 * Duty shifts of a CSV file, in its order: local times of the desk's zone. A shift that ends no later than it begins
 * ends on the next day. `people`: whom the desk knows, from desk file and database.
 */
export function readShifts(
  bytes: Uint8Array,
  desk: Pick<Desk, 'zone' | 'catalogue' | 'places'>,
  people: readonly Person[],
): Imported<DutyShift> {
  const places = placesOf(desk);
  const skills = skillsOf(desk);
  const readSpan = spanReader(desk.zone);
  const engineer = engineerFinder(people);
  return readRows<keyof typeof columns, DutyShift>(bytes, {
    columns,
    unique: [],
    readRow: (row) => {
      const span = readSpan(row);
      const primary = row.needed('primary') === '' ? undefined : engineer(row, 'primary');
      const backup = row.text('backup') === '' ? undefined : engineer(row, 'backup');
      if (primary !== undefined && primary.id === backup?.id) row.complain('cli.backupIsPrimary', 'backup');
      const where = { places: row.someOf('places', places), skills: row.someOf('skills', skills) };
      if (span === undefined || primary === undefined) return undefined;
      return { span, primary: primary.id, backup: backup?.id ?? null, ...where };
    },
  });
}

function spanReader(zone: string): (row: Row) => DutyShift['span'] | undefined {
  const toInstant = localTimes(zone);
  return (row) => {
    const date = row.read('date', readDate, '2026-11-23');
    const from = row.read('from', readClockTime, '09:00');
    const to = row.read('to', (text) => (text === '24:00' ? text : readClockTime(text)), '18:00');
    if (date === undefined || from === undefined || to === undefined) return undefined;
    const day = dayNumber(date);
    return { from: toInstant(day, minutesOf(from)), to: toInstant(day, closingOf(from, to)) };
  };
}

/** Everything by which people may name a place without spaces, in lower case. */
export function placesOf({ places }: Pick<Desk, 'places'>): Dictionary<string> {
  return Object.fromEntries(
    places.flatMap(({ id, name }) => [id, name['zh-CN']].map((word) => [word.toLowerCase(), id])),
  );
}
