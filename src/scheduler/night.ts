/** What the desk's clocks show: `YYYY-MM-DD`, and minutes after midnight. */
export interface LocalTime {
  readonly date: string;
  readonly minute: number;
}

const from = 3 * 60 + 17;
const to = 6 * 60;

/** From 03:17, when nobody else does anything on the hour, to 06:00; a desk that was off until then waits for the next night. */
export const isNight = ({ minute }: LocalTime): boolean => minute >= from && minute < to;
