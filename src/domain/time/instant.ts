/** A moment: milliseconds since 1970-01-01T00:00:00Z. Compare with `<`; write it out only in `i18n/`. */
export type Instant = number & { readonly unit: 'instant' };

/** A length of time in milliseconds. Build one with `minutes(15)`; add one with `after`. */
export type Duration = number & { readonly unit: 'duration' };

/** A half-open stretch of time: `from` belongs to it, `to` does not. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export const seconds = (count: number): Duration => (count * 1000) as Duration;
export const minutes = (count: number): Duration => seconds(count * 60);
export const hours = (count: number): Duration => minutes(count * 60);
export const days = (count: number): Duration => hours(count * 24);

/** The moment `length` of wall time after `start`. */
export const after = (start: Instant, length: Duration): Instant => (start + length) as Instant;

/** The moment `length` of wall time before `end`. */
export const before = (end: Instant, length: Duration): Instant => (end - length) as Instant;

/** Wall time from `from` to `to`; negative when `to` is earlier. */
export const between = (from: Instant, to: Instant): Duration => (to - from) as Duration;

/** Reads an ISO 8601 moment that names its offset. Throws RangeError on anything else. */
export function instant(text: string): Instant {
  const at = Date.parse(text);
  if (Number.isNaN(at) || !/(Z|[+-]\d\d:\d\d)$/.test(text)) {
    throw new RangeError(`not a moment with an offset: ${text}`);
  }
  return at as Instant;
}
