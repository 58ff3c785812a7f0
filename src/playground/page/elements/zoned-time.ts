const fields = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;

/** `YYYY-MM-DDTHH:mm` on the wall of `zone` at this many seconds since 1970. */
export function wallTime(epochSeconds: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...fields }).formatToParts(
    new Date(epochSeconds * 1000),
  );
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/** Seconds since 1970 when the wall of `zone` shows `wall`; a time a zone skips counts as the one after the jump. */
export function epochOfWall(wall: string, zone: string): number {
  const asUtc = Date.parse(`${wall}:00Z`) / 1000;
  const offset = (at: number) => Date.parse(`${wallTime(at, zone)}:00Z`) / 1000 - at;
  const guess = asUtc - offset(asUtc);
  return asUtc - offset(guess);
}
