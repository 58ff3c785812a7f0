/** What a limit counts: UTF-16 units, UTF-8 bytes, the width of a Chinese character (字), entries, or time. */
export type Unit = 'characters' | 'bytes' | '字' | 'items' | 'milliseconds' | 'a second' | 'a minute' | 'an hour';

/** One limit of a platform: how much it takes, of what, and who says so. */
export interface Limit {
  readonly most: number;
  /** Where it also asks for something; less is refused. */
  readonly least?: number;
  readonly unit: Unit;
  readonly of: string;
  /** Address of the page that says it; or `measured` or `not documented`, and where it was seen. */
  readonly source: string;
}

/** Makes rows from one page: `page(3000, 'characters', 'a text object')`. */
export const saidOn =
  (source: string) =>
  (most: number, unit: Unit, of: string, least?: number): Limit => ({
    most,
    ...(least !== undefined && { least }),
    unit,
    of,
    source,
  });
