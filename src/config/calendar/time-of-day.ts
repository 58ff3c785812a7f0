/** Minutes after midnight of `HH:mm`, up to `24:00`. Throws RangeError on anything else. */
export function minutesOf(time: string): number {
  const [, hour, minute] = /^(\d\d):([0-5]\d)$/.exec(time) ?? [];
  const minutes = Number(hour) * 60 + Number(minute);
  if (Number.isNaN(minutes) || minutes > 1440) throw new RangeError(`not a time of day: ${time}`);
  return minutes;
}

/** Minutes after midnight at which a window closes: one that does not close after it opens closes the next day. */
export function closingOf(opens: string, closes: string): number {
  const minutes = minutesOf(closes);
  return minutes > minutesOf(opens) ? minutes : minutes + 1440;
}
