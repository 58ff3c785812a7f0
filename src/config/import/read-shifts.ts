import type { Desk, DutyLine, DutyShift } from '../../domain/desk';
import type { Person, PersonId } from '../../domain/people/person';
import { dayNumber } from '../../domain/time/local-date';
import { localTimes } from '../calendar/local-times';
import { closingOf, minutesOf } from '../calendar/time-of-day';
import type { Imported } from './imported';
import { rosteredIn } from './person-in';
import { placesOf } from './places-of';
import { date, endTime, time } from './read-date';
import { skillsOf } from './read-people';
import { type Read, readRows } from './read-rows';
import type { Dictionary, RowReader } from './row-reader';
import { oneOf, orNothing, someOf } from './understandings';

const columns = {
  date: { headings: ['date', '日期'], needed: true },
  from: { headings: ['from', '开始', '开始时间'], needed: true },
  to: { headings: ['to', '结束', '结束时间'], needed: true },
  primary: { headings: ['primary', '主值班', '值班人'], needed: true },
  backup: { headings: ['backup', '备值班', '备班'] },
  places: { headings: ['places', '地点', 'place'] },
  skills: { headings: ['skills', '技能', 'skill'] },
  line: { headings: ['line', '值班线', '线'] },
};

/** A shift as a row says it; without `backup` it says nothing of that. */
export interface ShiftRow extends Omit<DutyShift, 'backup'> {
  readonly backup?: PersonId | null;
}

/** Columns of a file of shifts. */
export type ShiftColumn = keyof typeof columns;
type Row = RowReader<ShiftColumn>;

/** What shifts are read with. */
export interface ShiftReading {
  readonly desk: Pick<Desk, 'zone' | 'catalogue' | 'places'>;
  /** Whom the desk knows, from desk file and database. */
  readonly people: readonly Person[];
  /** Whether a file of headings alone says something: that there are no shifts. */
  readonly mayBeEmpty?: boolean;
}

const lines: Dictionary<DutyLine> = {
  ...{ operating: 'operating', 服务时间: 'operating' },
  ...{ emergency: 'emergency', 应急值班: 'emergency', 紧急值班: 'emergency' },
};

const shiftDate = date('2026-11-23');

/**
 * Duty shifts of a CSV file, in its order: local times of the desk's zone. A shift that ends no later than it begins
 * ends on the next day.
 */
export function readShifts(bytes: Uint8Array, reading: ShiftReading): Imported<Read<ShiftColumn, ShiftRow>> {
  const { desk, people, mayBeEmpty = false } = reading;
  const places = someOf(placesOf(desk));
  const skills = someOf(skillsOf(desk));
  const readSpan = spanReader(desk.zone);
  const personOf = rosteredIn(people);
  const lineOf = orNothing<DutyLine | null>(oneOf(lines), null);
  const backupOf = orNothing<PersonId | null>(personOf, null);
  return readRows<ShiftColumn, ShiftRow>(bytes, {
    columns,
    mayBeEmpty,
    unique: {},
    readRow: (row) => {
      const span = readSpan(row);
      const primary = row.needed('primary', personOf);
      const backup = row.read('backup', backupOf);
      if (primary !== undefined && primary === backup) row.complain('cli.backupIsPrimary', 'backup');
      const where = { places: row.read('places', places) ?? [], skills: row.read('skills', skills) ?? [] };
      const line = row.read('line', lineOf) ?? null;
      if (span === undefined || primary === undefined) return undefined;
      return {
        span,
        primary,
        ...where,
        ...(backup === undefined ? {} : { backup }),
        ...(line === null ? {} : { line }),
      };
    },
  });
}

function spanReader(zone: string): (row: Row) => DutyShift['span'] | undefined {
  const toInstant = localTimes(zone);
  return (row) => {
    const day = row.needed('date', shiftDate);
    const from = row.needed('from', time);
    const to = row.needed('to', endTime);
    if (day === undefined || from === undefined || to === undefined) return undefined;
    const number = dayNumber(day);
    return { from: toInstant(number, minutesOf(from)), to: toInstant(number, closingOf(from, to)) };
  };
}
