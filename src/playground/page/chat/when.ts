import type { Words } from '../words';

/** Milliseconds since 1970 of a message's ts. */
export const msOf = (ts: string): number => Math.round(Number(ts) * 1000);

const memory = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${JSON.stringify(options)}`;
  const known = memory.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone: zone, ...options });
  memory.set(key, known);
  return known;
}

/** `09:12` on the persona's wall. */
export function clockTime(ts: string, locale: string, zone: string): string {
  return format(locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(msOf(ts)));
}

/** Day and time in full, for a tooltip. */
export function fullMoment(ts: string, locale: string, zone: string): string {
  return format(locale, zone, { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(msOf(ts)));
}

/** The day a moment falls on in the zone, `YYYY-MM-DD`. */
export function dayOf(ms: number, zone: string): string {
  return format('en-CA', zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(ms));
}

/** The day as a divider says it: today, yesterday, or weekday and date. */
export function dayName(
  ms: number,
  now: number,
  reader: { readonly locale: string; readonly zone: string; readonly words: Words },
) {
  const day = dayOf(ms, reader.zone);
  if (day === dayOf(now, reader.zone)) return reader.words('today');
  if (day === dayOf(now - 86_400_000, reader.zone)) return reader.words('yesterday');
  return format(reader.locale, reader.zone, { weekday: 'long', month: 'long', day: 'numeric' }).format(new Date(ms));
}
