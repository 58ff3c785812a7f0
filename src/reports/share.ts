/** How many out of how many. `rate` is 0 to 1, null where there is nothing to divide by. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  readonly rate: number | null;
}

export const shareOf = (part: number, whole: number): Share => ({
  part,
  whole,
  rate: whole === 0 ? null : part / whole,
});

/**
 * A rate in percent with at most one decimal, rounded half up as people do: 2 of 3 → 66.7. Whether a target was reached is
 * asked of the rate, and said by a sign beside it.
 */
export const percent = (rate: number): number => Math.round(rate * 1000 + 1e-9) / 10;

/** Difference of two rates in percentage points, as far as people can see them: never contradicts the two numbers shown. */
export const points = (rate: number, previous: number): number =>
  Math.round((percent(rate) - percent(previous)) * 10) / 10;
