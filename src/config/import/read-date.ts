import { isDate } from '../desk-file/dates';

/** Reads `2026-11-23`, `2026/1/5`, `2026.1.5` or `2026年1月5日` as `YYYY-MM-DD`; undefined for anything else. */
export function readDate(text: string): string | undefined {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDate(date) ? date : undefined;
}
